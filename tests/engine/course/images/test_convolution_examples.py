import numpy as np
import pytest

from engine.course.images import convolution_examples as examples
from engine.course.images.convolution import assembled, convolve, convolve_all

MAP_1 = [[-3, -4, -6, -1, -3], [-1, 2, 0, 3, -1], [-2, 0, -4, 3, -1], [-3, 7, -6, -6, -3], [-1, 2, -3, -3, 0]]
MAP_2 = [[-1, -7, -10, -2, -3], [5, -3, -4, 5, -4], [3, -13, -2, 1, -4], [-1, -1, 2, -5, -7], [2, 4, 3, 0, -4]]


@pytest.mark.parametrize(("blue", "expected"), [(examples.BLUE_1, MAP_1), (examples.BLUE_2, MAP_2)])
def test_three_channels_with_either_blue(blue: examples.Rows, expected: list[list[int]]) -> None:
    image = np.array([examples.RED, examples.GREEN, blue])
    assert assembled(convolve(image, np.array(examples.FILTERS), padding=1)).tolist() == expected


def test_ten_pictures_of_counted_numbers_by_ten_filters() -> None:
    images, filters = examples.batch_of_numbers()
    assert filters.reshape(10, -1).T.shape == (75, 10)
    y = convolve_all(images, filters, bias=1)
    assert y.shape == (10, 10, 3, 3)
    first = [[247026, 249801, 252576], [266451, 269226, 272001], [285876, 288651, 291426]]
    assert y[0, 0].tolist() == first
    assert y.flat[-1] == 75_040_251


def test_filters_that_look_for_edges_give_0_where_all_pixels_are_alike() -> None:
    flat = np.ones((1, 3, 3))
    sums = {name: next(convolve(flat, np.array([kernel]))).value for name, kernel in examples.CLASSIC.items()}
    edges = ("Vertical edges", "Horizontal edges", "Outline")
    assert all(sums[name] == 0 for name in edges)
    assert all(sums[name] == pytest.approx(1) for name in sums if name not in edges)
