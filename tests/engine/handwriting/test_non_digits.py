"""What lands in a box and is no digit."""

import itertools
from collections.abc import Callable

import numpy as np
import pytest

from engine.handwriting.non_digits import (
    blot,
    dots,
    grain,
    letter,
    non_digit,
    overwritten,
    polygon,
    scribble,
    side_by_side,
    smooth,
    turned_over,
    wander,
    zigzag,
)
from engine.handwriting.originals import PenDigit
from engine.handwriting.variations import Rng
from engine.rng import stream
from engine.vision.normalize import Normalizer
from engine.vision.sheet.paper import Plane
from engine.vision.strokes import Stroke


def test_what_is_no_digit_comes_in_many_shapes() -> None:
    strokes = (np.array([(0.0, -0.5), (0.2, 0.0), (0.0, 0.5)]),)
    digits = [PenDigit(label, 1, strokes) for label in range(10)]
    rng = stream(1, "test")
    pictures = [non_digit(digits, rng, Normalizer()) for _ in range(60)]
    assert len({p.tobytes() for p in pictures}) > 50
    assert all(p.shape == (28, 28) for p in pictures)


def of(*labels: int) -> list[PenDigit]:
    """Digits of these labels, each a line of its own."""
    return [PenDigit(label, 1, (np.array([(0.0, -0.5), (0.1 * label, 0.0), (0.0, 0.5)]),)) for label in labels]


def test_a_curve_goes_through_its_points() -> None:
    points = np.array([(0.0, 0.0), (1.0, 2.0), (3.0, 1.0), (4.0, 4.0)])
    curve = smooth(points, steps=8)
    np.testing.assert_allclose(curve[::8], points)
    assert len(curve) == 25


@pytest.mark.parametrize("draw", [scribble, wander, zigzag, polygon, dots])
def test_strokes_are_finite_points_of_about_one_box(draw: Callable[[Rng], list[Stroke]]) -> None:
    for seed in range(20):
        strokes = draw(stream(seed, "draw"))
        points = np.concatenate(strokes)
        assert all(stroke.ndim == 2 and stroke.shape[1] == 2 for stroke in strokes)
        assert np.isfinite(points).all()
        assert np.ptp(points, axis=0).max() < 2.5


def test_two_digits_stand_side_by_side_and_do_not_touch() -> None:
    for seed in range(10):
        strokes = side_by_side(of(1, 2), stream(seed, "draw"))
        edges = [(float(s[:, 0].min()), float(s[:, 0].max())) for s in strokes]
        assert 2 <= len(strokes) <= 3
        assert all(before[1] < after[0] for before, after in itertools.pairwise(edges))


def test_a_digit_is_written_over_another_one_only_if_there_is_one() -> None:
    for seed in range(30):
        assert len(overwritten(of(1), stream(seed, "draw"))) in (2, 3)  # crossed out or scribbled on
        assert len(overwritten(of(1, 2), stream(seed, "draw"))) in (2, 3)


def test_only_digits_that_are_nothing_then_are_turned_on_their_side() -> None:
    rng = stream(0, "draw")
    line = PenDigit(4, 1, (np.array([(0.0, -0.5), (0.0, 0.5)]),))
    turned = np.concatenate(turned_over([line, *of(0, 1)], rng))
    width, height = np.ptp(turned, axis=0)
    assert width > 1.5 * height
    assert len(turned_over(of(0, 1, 8), rng)) == 1  # none of these: a scribble


@pytest.mark.parametrize("paint", [blot, grain, letter])
def test_pictures_of_ink_are_planes_from_0_to_1_that_are_not_empty(paint: Callable[[Rng], Plane]) -> None:
    for seed in range(5):
        ink = paint(stream(seed, "draw"))
        assert ink.dtype == np.float32
        assert 0 <= ink.min() <= ink.max() <= 1
        assert 0.01 < (ink > 0.5).mean() < 0.9
