"""What each schedule starts from, and how far its settings go: never to a rate below 0 or above the one that is set."""

import pytest

from engine.registry import fields_of
from engine.schedules.base import Schedule
from engine.schedules.constant import Constant
from engine.schedules.cosine import Cosine
from engine.schedules.exponential import Exponential
from engine.schedules.one_cycle import OneCycle
from engine.schedules.step import Step
from engine.schedules.warmup_cosine import WarmupCosine

SETTINGS: dict[type[Schedule], dict[str, tuple[float, float, float]]] = {
    Constant: {},
    Cosine: {"final": (0, 0, 1)},
    Exponential: {"final": (0.01, 1e-6, 1)},
    OneCycle: {"start": (0.1, 0, 1), "tail": (0.1, 0.001, 0.9), "final": (0.001, 0, 1)},
    Step: {"drops": (3, 1, 20), "share": (0.1, 0.001, 1)},
    WarmupCosine: {"warmup": (0.1, 0.001, 0.9), "start": (0.01, 0, 1), "final": (0, 0, 1)},
}
"""Of each setting: its default, the lowest and the highest value."""


@pytest.mark.parametrize("cls", list(SETTINGS))
def test_defaults_and_limits(cls: type[Schedule]) -> None:
    given = {one.name: (one.default, one.hyper.low, one.hyper.high) for one in fields_of(cls)}
    assert given == SETTINGS[cls]


@pytest.mark.parametrize("cls", list(SETTINGS))
@pytest.mark.parametrize("end", [1, 2])
def test_at_the_ends_of_its_limits_the_factor_stays_between_0_and_1(cls: type[Schedule], end: int) -> None:
    schedule = cls(**{name: values[end] for name, values in SETTINGS[cls].items()})
    factors = [schedule.factor(step / 200) for step in range(201)]
    assert min(factors) >= 0
    assert max(factors) <= 1 + 1e-12
