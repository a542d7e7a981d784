from pathlib import Path

import numpy as np
import pytest

from engine.course.data_by_hand import (
    FIRST,
    SCALINGS,
    SECOND,
    SHARES,
    count_equal,
    draw_deviation,
    drawn_counts,
    ever_drawn,
    one_hot,
    scaled,
    slices,
)
from engine.datasets import load
from engine.errors import SpecError
from engine.foreign.opening import open_network


def test_five_is_one_at_place_5() -> None:
    assert "".join(map(str, one_hot(5))) == "0000010000"
    with pytest.raises(SpecError, match="between 0 and 9, not 10"):
        one_hot(10)


def test_argmax_along_both_axes() -> None:
    assert np.argmax(SHARES, axis=0).tolist() == [3, 0, 1]
    assert np.argmax(SHARES, axis=1).tolist() == [1, 2, 1, 0]


def test_seven_places_are_equal() -> None:
    assert count_equal(FIRST, SECOND) == 7
    with pytest.raises(SpecError, match="as many"):
        count_equal(FIRST, SECOND[:3])


def test_slices_cover_everything_once() -> None:
    assert slices(10_000, 100)[:2] == [(0, 100), (100, 200)]
    assert len(slices(10_000, 100)) == 100
    assert slices(7, 3) == [(0, 3), (3, 6), (6, 7)]
    with pytest.raises(SpecError, match="at least 1"):
        slices(7, 0)


def test_draws_with_replacement_spread_around_the_accuracy() -> None:
    right = np.arange(10_000) < 9_352
    counts = drawn_counts(right, times=40)
    assert np.mean(counts) == pytest.approx(9_352, abs=15)
    assert np.std(counts) == pytest.approx(10_000 * draw_deviation(0.9352, 10_000), rel=0.35)
    assert sum(drawn_counts(right)) / 50_000 == pytest.approx(0.9352, abs=3 * 0.0011)
    assert draw_deviation(0.9352, 50_000) == pytest.approx(0.0011, abs=5e-5)
    assert draw_deviation(0.5, 0) == 0


def test_one_draw_of_as_many_shows_63_percent_of_the_digits() -> None:
    assert ever_drawn(10_000, 10_000) == pytest.approx(0.632, abs=5e-4)


def test_scaling_multiplies_the_pixels_as_the_program_left_them() -> None:
    data = load("mnist-sample")
    wrong = scaled(data, SCALINGS["notes"])
    assert wrong.train.images.max() == 255
    assert wrong.test.images.max() == pytest.approx(1 / 255)
    assert scaled(data, SCALINGS["right"]).train.images.max() == 1


def test_the_pretrained_network_of_the_notes(needs_data: Path) -> None:
    mnist = load("mnist")
    assert mnist.train.labels[[0, 2, 17]].tolist() == [5, 4, 8]
    assert mnist.test.labels[[0, 34]].tolist() == [7, 7]
    network = open_network(needs_data / "weights" / "sample_weight.pkl")
    answers = network.outputs(mnist.test.images).argmax(axis=1)
    assert int((answers == mnist.test.labels).sum()) == 9_352
    shares = network.probabilities(mnist.test.images[:1])[0]
    expected = [8.4413e-05, 2.6351e-06, 7.1549e-04, 1.25863e-03, 1.17280e-06, 4.4991e-05, 1.62693e-08, 0.99706501]
    np.testing.assert_allclose(shares, [*expected, 9.3745e-06, 8.1831e-04], rtol=1e-4)
