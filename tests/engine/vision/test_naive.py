"""The course's own pipeline."""

import numpy as np
import pytest

from engine.vision.naive import Naive
from engine.vision.strokes import BoxStrokes
from tests.engine.vision.writing import FOUR, pad


def test_naive_only_shrinks() -> None:
    box = pad()[1:99, 1:99]
    naive = Naive().from_pixels(box)
    assert [stage.name for stage in naive.stages] == ["box", "input"]
    assert naive.pixels.sum() == pytest.approx((1 - box / 255).sum() * (28 / 98) ** 2, rel=0.05)
    assert Naive().from_pixels(np.full((98, 98), 255, np.uint8)).empty
    assert Naive().from_strokes(BoxStrokes.of([])).empty
    small = Naive().from_strokes(BoxStrokes.of([s * 0.3 for s in FOUR])).pixels
    assert not small[12:].any()  # stays small and off-center
    assert not small[:, 12:].any()


def test_white_on_black_is_what_the_network_learned_and_is_not_inverted() -> None:
    box = pad()[1:99, 1:99]
    same = Naive().from_pixels(255 - box, dark_ink=False)
    np.testing.assert_allclose(same.pixels, Naive().from_pixels(box).pixels, atol=1e-6)


def test_each_box_is_shrunk_by_itself() -> None:
    inks = [BoxStrokes.of(FOUR, 100, brush).render(98) for brush in (2, 9)]
    for ink, one in zip(inks, Naive().from_code(inks), strict=True):
        np.testing.assert_array_equal(one.pixels, Naive().from_ink(ink).pixels)
    assert Naive().from_code([]) == []


def test_the_overshoot_of_the_cubic_is_cut_off() -> None:
    edge = np.zeros((98, 98), np.float32)
    edge[:, 49:] = 1
    pixels = Naive().from_ink(edge).pixels
    assert (pixels.min(), pixels.max()) == (0, 1)
