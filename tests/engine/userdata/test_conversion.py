"""From a picture to the network's input: polarity, color, place, each picture by itself."""

import cv2
import numpy as np
import pytest

from engine.userdata.collection import ANY, LEARN, TEST, Collection
from engine.userdata.conversion import Conversion, fitted, is_colored, needs_inverting, to_dataset


def sheet(paper, ink, size=(90, 70), at=(20, 60)):
    """A 3 on paper, red first."""
    pixels = np.empty((*size, 3), np.uint8)
    pixels[...] = paper
    cv2.putText(pixels, "3", at, cv2.FONT_HERSHEY_SIMPLEX, 1.5, ink, 4, cv2.LINE_AA)
    return pixels


def seen(conversion, picture, place=-1):
    """What the network gets, which is there."""
    image = conversion.convert(picture, place)
    assert image is not None
    return image


def collection(pictures, labels=None, parts=None, *, classes=tuple("0123456789"), from_arrays=False):
    count = len(pictures)
    return Collection(
        "mine",
        "/mine",
        classes,
        pictures,
        np.array([3, 8] * count)[:count] if labels is None else np.array(labels),
        np.full(count, ANY) if parts is None else np.array(parts),
        [f"{i}.png" for i in range(count)],
        from_arrays=from_arrays,
    )


SHEETS = [
    sheet(255, (20, 20, 20)), sheet(255, (200, 30, 30)), sheet((240, 220, 110), (30, 30, 30)),
    sheet((36, 62, 50), (235, 235, 235)), sheet(0, (255, 255, 255)), sheet(235, (60, 90, 200)),
]  # fmt: skip


def test_each_picture_has_its_own_polarity_and_one_odd_one_decides_nothing():
    data = collection(SHEETS)
    chosen = Conversion().decided(data)
    assert chosen.gray
    assert [chosen.turns(picture, i) for i, picture in enumerate(SHEETS)] == [True, True, True, False, False, True]
    for i, picture in enumerate(SHEETS):
        image = seen(chosen, picture, i)
        assert image.shape == (1, 28, 28)
        assert image[0, 0].max() < 0.1  # paper is dark
        assert image.max() > 0.9


def test_large_pictures_are_centered_and_scaled_as_mnist_is():
    image = seen(Conversion().decided(collection(SHEETS)), sheet(255, (0, 0, 0), (200, 160), (90, 180)))[0]
    ys, _ = np.nonzero(image > 0.3)
    assert 18 <= np.ptp(ys) + 1 <= 21
    weight = image / image.sum()
    assert float((weight.sum(axis=0) * np.arange(28)).sum()) == pytest.approx(13.5, abs=1)
    assert float((weight.sum(axis=1) * np.arange(28)).sum()) == pytest.approx(13.5, abs=1)


def test_what_is_prepared_already_stays_as_it_is():
    rng = np.random.default_rng(0)
    digits = [np.pad(rng.integers(0, 256, (20, 20)).astype(np.uint8), 4) for _ in range(4)]
    data = to_dataset(collection(digits), Conversion())
    images = np.concatenate([data.train.images, data.test.images])
    assert sorted(images.sum(axis=(1, 2, 3))) == pytest.approx(sorted(d.sum() / 255 for d in digits), rel=1e-5)


def test_arrays_have_one_polarity():
    """A bright shirt that fills its picture is not turned for itself."""
    rows = np.zeros((10, 28, 28), np.uint8)
    rows[:, 8:20, 8:20] = 200
    rows[3] = 220
    rows[3, 10:12] = 0
    chosen = Conversion().decided(collection(rows, from_arrays=True))
    assert chosen.invert == "never"
    assert Conversion().decided(collection(255 - rows, from_arrays=True)).invert == "always"


def test_colored_photos_stay_colored():
    rng = np.random.default_rng(1)
    photos = [rng.integers(0, 256, (32, 32, 3)).astype(np.uint8) for _ in range(4)]
    data = to_dataset(collection(photos, classes=("cat", "dog"), labels=[0, 1, 0, 1], from_arrays=True), Conversion())
    assert data.image_shape == (3, 32, 32)


def test_one_hand_inverted_picture_is_turned_alone():
    chosen = Conversion(inverted=frozenset([0])).decided(collection(SHEETS))
    assert not chosen.turns(SHEETS[0], 0)
    assert chosen.turns(SHEETS[1], 1)


def test_every_switch_does_what_it_says():
    data = collection(SHEETS)
    small = seen(Conversion(size_px=16, digit_px=10).decided(data), SHEETS[0])
    assert small.shape == (1, 16, 16)
    assert np.ptp(np.nonzero(small[0] > 0.3)[0]) + 1 <= 11
    assert seen(Conversion(invert="never").decided(data), SHEETS[0]).shape == (1, 28, 28)
    framed = seen(Conversion(center="by its frame").decided(data), sheet(255, (0, 0, 0)))[0]
    ys = np.nonzero(framed.max(axis=1) > 0.3)[0]
    assert abs((ys[0] + ys[-1]) / 2 - 13.5) <= 1
    assert seen(Conversion(even_stroke=True).decided(data), SHEETS[0]).shape == (1, 28, 28)
    assert seen(Conversion(gray=False).decided(data), SHEETS[1]).shape == (3, 28, 28)


def test_official_parts_are_kept_and_shares_are_counted():
    rows = np.zeros((20, 28, 28), np.uint8)
    rows[:, 8:20, 8:20] = np.arange(60, 260, 10)[:, None, None].clip(0, 255)
    parts = [LEARN] * 15 + [TEST] * 5
    data = to_dataset(collection(rows, [0, 1] * 10, parts, from_arrays=True), Conversion())
    assert (len(data.train), len(data.test)) == (15, 5)
    data = to_dataset(collection(rows, [0, 1] * 10, from_arrays=True), Conversion(test_share=0.4, seed=3))
    assert (len(data.train), len(data.test)) == (12, 8)
    data = to_dataset(collection(rows, [0, 1] * 10, from_arrays=True), Conversion(test_share=0.25, alike=False))
    assert len(data.test) == 5


def test_an_empty_sheet_is_left_out():
    blank = np.full((50, 50), 250, np.uint8)
    assert Conversion().decided(collection([*SHEETS, blank])).convert(blank) is None
    data = to_dataset(collection([*SHEETS, blank]), Conversion())
    assert len(data.train) + len(data.test) == len(SHEETS)


def test_scaling_keeps_the_mean_of_the_areas_and_centers_on_the_rim():
    pixels = np.full((56, 28, 1), 100, np.uint8)
    np.testing.assert_allclose(fitted(pixels, 28), 100 / 255, atol=1e-6)
    pixels = np.zeros((56, 56, 3), np.uint8)
    pixels[0::2, 0::2] = 200
    np.testing.assert_allclose(fitted(pixels, 28), 50 / 255, atol=1e-6)


def test_a_picture_smaller_than_the_square_is_enlarged():
    pixels = np.zeros((2, 2, 3), np.uint8)
    pixels[0, 0] = 255
    np.testing.assert_allclose(fitted(pixels, 4)[0], np.kron([[1, 0], [0, 0]], np.ones((2, 2))))


def test_grey_is_not_colored_and_a_board_is_not_turned():
    assert not is_colored(np.full((9, 9, 3), 90, np.uint8))
    assert is_colored(SHEETS[1])
    assert not needs_inverting(SHEETS[3])
