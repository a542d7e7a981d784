"""A climb, then half a cosine wave."""

import pytest

from engine.schedules.cosine import Cosine
from engine.schedules.warmup_cosine import WarmupCosine


def test_warmup_climbs_in_a_line_to_1_and_then_glides() -> None:
    schedule = WarmupCosine(warmup=0.2, start=0.1, final=0.0)
    assert [schedule.factor(p) for p in (0, 0.1, 0.2, 0.6, 1)] == pytest.approx([0.1, 0.55, 1, 0.5, 0], abs=1e-15)


@pytest.mark.parametrize("q", [0.0, 0.3, 1.0])
def test_after_the_climb_it_is_the_cosine_over_what_is_left(q: float) -> None:
    schedule = WarmupCosine(warmup=0.25, final=0.1)
    assert schedule.factor(0.25 + 0.75 * q) == pytest.approx(Cosine(final=0.1).factor(q))
