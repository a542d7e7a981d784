"""Thicker and thinner strokes."""

import numpy as np

from engine.numerics.morphology import thickened


def test_one_pixel_outward_is_the_largest_of_a_pixel_and_its_four_neighbors() -> None:
    dot = np.zeros((1, 1, 5, 5))
    dot[0, 0, 2, 2] = 1
    cross = thickened(dot, np.ones(1))[0, 0]
    assert cross.sum() == 5
    assert cross[2].tolist() == [0, 1, 1, 1, 0]


def test_each_picture_has_an_edge_of_its_own() -> None:
    dots = np.zeros((3, 1, 5, 5))
    dots[:, 0, 1:4, 1:4] = 1
    thin, same, thick = thickened(dots, np.array([-1.0, 0.0, 0.5]))[:, 0]
    assert thin.sum() == 1
    np.testing.assert_array_equal(same, dots[1, 0])
    assert thick[0, 2] == 0.5
