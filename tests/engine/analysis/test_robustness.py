"""Accuracy over a strain, and the level at which it is no longer good enough."""

import numpy as np
import pytest

from engine.analysis.model import Model
from engine.analysis.robustness import flips, good_up_to, survey, worse_side
from engine.analysis.strains import STRAINS
from engine.data.dataset import Split


def test_curve_crosses_the_line_between_two_levels_on_a_straight_line() -> None:
    assert good_up_to([0, 1, 2, 3], [1.0, 0.95, 0.85, 0.5]) == pytest.approx(1.5)


def test_first_crossing_counts_where_the_curve_comes_back() -> None:
    assert good_up_to([0, 1, 2, 3], [1.0, 0.8, 0.95, 0.95]) == pytest.approx(0.5)


def test_never_below_is_none_and_below_from_the_start_is_zero() -> None:
    assert good_up_to([0, 1], [0.95, 0.92]) is None
    assert good_up_to([0, 1], [0.6, 0.5]) == 0


def test_sides_are_read_apart_and_the_worse_one_counts() -> None:
    levels, accuracies = [-20, -10, 0, 10, 20], [0.8, 1.0, 1.0, 1.0, 0.5]
    assert good_up_to(levels, accuracies, side=-1) == pytest.approx(15)
    assert worse_side(levels, accuracies) == pytest.approx(12)
    assert worse_side([-1, 0, 1], [1, 1, 1]) is None


def test_survey_measures_each_level_on_the_same_digits(small_cnn: Model, digits: Split) -> None:
    few = digits.head(100)
    points = list(survey(small_cnn, few.images, few.labels, STRAINS["noise"], levels=(0, 0.4)))
    assert [p.level for p in points] == [0, 0.4]
    assert points[0].accuracy == small_cnn.accuracy(few.images, few.labels)
    assert points[1].accuracy < 0.5


def test_flips_are_digits_that_the_strain_alone_breaks(small_cnn: Model, digits: Split) -> None:
    few = digits.head(100)
    broken = flips(small_cnn, few.images, few.labels, STRAINS["blur"], 2)
    assert np.count_nonzero(broken) > 50
    assert not np.any(broken & (small_cnn.outputs(few.images).argmax(axis=1) != few.labels))
