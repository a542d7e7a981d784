"""What each rule starts from, as its source or the course gives it, and how far its settings go."""

import math

import numpy as np
import pytest

from engine.optimizers.adagrad import AdaGrad
from engine.optimizers.adam import Adam
from engine.optimizers.adamw import AdamW
from engine.optimizers.base import Optimizer
from engine.optimizers.momentum import Momentum
from engine.optimizers.nesterov import Nesterov
from engine.optimizers.rmsprop import RMSprop
from engine.optimizers.sgd import SGD
from engine.registry import fields_of

RATE, SMALL_RATE, TINY = (1e-6, 10.0), (1e-6, 1.0), (1e-12, 1e-2)
SETTINGS: dict[type[Optimizer], dict[str, tuple[float, tuple[float, float]]]] = {
    SGD: {"learning_rate": (0.01, RATE)},
    Momentum: {"learning_rate": (0.01, RATE), "momentum": (0.9, (0, 0.999))},
    Nesterov: {"learning_rate": (0.01, RATE), "momentum": (0.9, (0, 0.999))},
    AdaGrad: {"learning_rate": (0.01, RATE), "epsilon": (1e-7, TINY)},
    RMSprop: {"learning_rate": (1e-3, SMALL_RATE), "decay": (0.99, (0, 0.9999)), "epsilon": (1e-8, TINY)},
    Adam: {
        "learning_rate": (1e-3, SMALL_RATE),
        "beta1": (0.9, (0, 0.9999)),
        "beta2": (0.999, (0, 0.9999)),
        "epsilon": (1e-8, TINY),
    },
}
SETTINGS[AdamW] = {**SETTINGS[Adam], "weight_decay": (0.01, (0, 1))}


@pytest.mark.parametrize("cls", list(SETTINGS))
def test_defaults_and_limits_are_those_of_its_source(cls: type[Optimizer]) -> None:
    given = {one.name: (one.default, (one.hyper.low, one.hyper.high)) for one in fields_of(cls)}
    assert given == SETTINGS[cls]


@pytest.mark.parametrize("cls", list(SETTINGS))
@pytest.mark.parametrize("end", [0, 1])
def test_at_the_ends_of_its_limits_a_step_stays_finite(cls: type[Optimizer], end: int) -> None:
    rule = cls(**{name: limits[end] for name, (_, limits) in SETTINGS[cls].items()})
    theta = np.ones(3, np.float32)
    memory = rule.fresh_memory(theta)
    for t in (1, 2, 3):
        rule.step(theta, np.array([0.5, -0.5, 0], np.float32), memory, t)
    assert np.isfinite(theta).all()


def test_a_schedule_scales_the_rate_alone_and_beyond_its_limits() -> None:
    adam = Adam(learning_rate=0.5, beta1=0.7)
    assert math.isclose(adam.scaled(0.1).learning_rate, 0.05)
    assert adam.scaled(4.0).learning_rate == 2.0
    assert (adam.scaled(0.1).beta1, adam.learning_rate) == (0.7, 0.5)
