"""Half a cosine wave."""

import pytest

from engine.schedules.cosine import Cosine


def test_cosine_goes_from_1_to_its_end_through_the_middle() -> None:
    assert [Cosine().factor(p) for p in (0, 0.5, 1)] == pytest.approx([1, 0.5, 0], abs=1e-15)
    assert [Cosine(final=0.2).factor(p) for p in (0, 0.5, 1)] == pytest.approx([1, 0.6, 0.2])


def test_it_falls_fastest_in_the_middle_and_alike_on_both_sides() -> None:
    falls = [Cosine().factor(p / 10) - Cosine().factor((p + 1) / 10) for p in range(10)]
    assert max(falls) == pytest.approx(falls[4])
    assert falls == pytest.approx(falls[::-1])
    assert min(falls) > 0
