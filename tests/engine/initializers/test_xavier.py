"""Xavier, in the course's form and in that of the paper."""

import pytest

from engine.initializers.xavier import Xavier
from tests.engine.initializers.drawn import drawn


def test_the_course_takes_the_inputs_and_the_paper_the_mean_of_inputs_and_outputs() -> None:
    assert Xavier().variance((100, 50)) == pytest.approx(1 / 100)
    assert Xavier(average=True).variance((100, 50)) == pytest.approx(2 / 150)


def test_on_a_square_both_are_the_same() -> None:
    assert drawn(Xavier(), 30, 30).tolist() == drawn(Xavier(average=True), 30, 30).tolist()


def test_the_spread_drawn_for_28_inputs_is_that_of_the_course_filters() -> None:
    assert drawn(Xavier(), 28, 3000).std() == pytest.approx(1 / 28**0.5, rel=0.02)
