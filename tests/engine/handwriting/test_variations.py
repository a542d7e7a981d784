"""A digit as the same hand might write it again."""

import numpy as np
import pytest

from engine.handwriting.variations import bend_pixels, mnist_variant, on_paper, pen_picture, usps_picture, vary
from engine.rng import stream
from engine.vision.normalize import Normalizer
from engine.vision.strokes import BoxStrokes
from tests.engine.vision.writing import FOUR, alike

STROKES = [(stroke - 50) / 75 for stroke in FOUR]  # longest side 1, the middle at 0
NORMALIZER = Normalizer()
PLAIN = NORMALIZER.from_strokes(BoxStrokes.of(FOUR)).pixels


def test_a_varied_digit_has_the_same_strokes_each_a_little_elsewhere() -> None:
    for seed in range(20):
        varied = vary(STROKES, stream(seed, "vary"))
        assert [len(stroke) for stroke in varied] == [3, 2]
        apart = np.concatenate(varied) - np.concatenate(STROKES)
        assert 0 < np.abs(apart).max() < 0.5


def test_the_same_stream_varies_alike_and_leaves_the_original_alone() -> None:
    before = [stroke.copy() for stroke in STROKES]
    one, two = (vary(STROKES, stream(3, "vary")) for _ in range(2))
    for a, b, stroke, original in zip(one, two, STROKES, before, strict=True):
        assert np.array_equal(a, b)
        assert np.array_equal(stroke, original)


def test_long_strokes_may_lose_a_point_at_either_end_and_pressure_is_left_out() -> None:
    long = [np.c_[np.linspace(0, 1, 20), np.zeros(20), np.ones(20)]]
    lengths = {len(vary(long, stream(seed, "vary"))[0]) for seed in range(60)}
    assert lengths == {18, 19, 20}
    assert vary(long, stream(0, "vary"))[0].shape[1] == 2


def test_varied_digits_are_still_like_their_original_once_they_are_normalized() -> None:
    found = [
        alike(pen_picture(vary(STROKES, rng), rng, NORMALIZER), PLAIN) for rng in (stream(s, "v") for s in range(30))
    ]
    assert np.median(found) > 0.6
    assert min(found) > 0.2
    assert max(found) < 0.999


def test_a_pad_shows_strokes_at_any_size_with_any_brush() -> None:
    sheets = [on_paper(STROKES, stream(seed, "paper")) for seed in range(40)]
    sides = {sheet.shape[0] for sheet in sheets}
    assert min(sides) < 60
    assert max(sides) > 120
    for sheet in sheets:
        assert sheet.shape[0] == sheet.shape[1]
        assert sheet.dtype == np.float32
        assert 0 <= sheet.min() <= sheet.max() <= 1
        assert sheet.max() > 0.5
    assert any(set(np.unique(sheet)) == {0, 1} for sheet in sheets)  # as the course draws: whole pixels


def test_ink_that_is_bent_by_nothing_is_the_same_ink() -> None:
    ink = BoxStrokes.of(FOUR).render(100)
    np.testing.assert_allclose(bend_pixels(ink, stream(0, "bend"), strength=0.0), ink, atol=1e-6)
    bent = bend_pixels(ink, stream(0, "bend"))
    assert bent.shape == ink.shape
    assert 0.5 < alike(bent, ink) < 0.999 or bent.sum() == pytest.approx(ink.sum(), rel=0.3)


def test_variants_of_mnist_and_envelopes_are_pictures_of_28_by_28() -> None:
    small = PLAIN[6:22, 6:22]
    for seed in range(10):
        for picture in (
            mnist_variant(PLAIN, stream(seed, "mnist"), NORMALIZER),
            usps_picture(small, stream(seed, "usps"), NORMALIZER, varied=True),
        ):
            assert picture.shape == (28, 28)
            assert 0 <= picture.min() <= picture.max() <= 1
            assert picture.sum() > 10


def test_an_envelope_is_normalized_without_chance_unless_it_is_varied() -> None:
    small = PLAIN[6:22, 6:22]
    plain = [usps_picture(small, stream(seed, "usps"), NORMALIZER, varied=False) for seed in (0, 1)]
    assert np.array_equal(plain[0], plain[1])
