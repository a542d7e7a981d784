"""Folders of the user's own pictures."""

from __future__ import annotations

import numpy as np
import pytest

from engine import datasets
from engine.data import pictures
from engine.errors import DataError

cv2 = pytest.importorskip("cv2")


def picture(path, color, size=(40, 30)):
    path.parent.mkdir(parents=True, exist_ok=True)
    pixels = np.empty((*size, 3), np.uint8)
    pixels[...] = color
    pixels[10:20, 10:20] = 255 - pixels[10:20, 10:20]
    path.write_bytes(cv2.imencode(path.suffix, pixels)[1].tobytes())


def test_dark_ink_on_light_paper_becomes_light_on_dark(tmp_path):
    for digit in (3, 7):
        for i in range(5):
            picture(tmp_path / str(digit) / f"{i}.png", 255)
    data = datasets.load(tmp_path)
    assert data.classes == tuple("0123456789")
    assert data.image_shape == (1, 28, 28)
    assert (len(data.train), len(data.test)) == (8, 2)
    assert set(data.train.labels) == {3, 7}
    assert data.train.images[:, 0, 0, 0].max() == 0
    assert data.train.images.max() == 1


def test_colored_pictures_have_three_channels_red_first(tmp_path):
    for name in ("cat", "dog"):
        for i in range(3):
            picture(tmp_path / name / f"{i}.png", (0, 0, 255))  # OpenCV writes blue first: this is red
    data = datasets.load(tmp_path)
    assert data.classes == ("cat", "dog")
    assert data.image_shape == (3, 28, 28)
    np.testing.assert_allclose(data.train.images[0, :, 0, 0], [1, 0, 0])


def test_scaling_keeps_the_mean_of_the_areas_and_centers_on_the_rim():
    pixels = np.full((56, 28, 3), 100, np.uint8)
    square = pictures.fitted(pixels, 28)
    np.testing.assert_allclose(square, 100 / 255, atol=1e-6)
    pixels = np.zeros((56, 56, 3), np.uint8)
    pixels[0::2, 0::2] = 200
    np.testing.assert_allclose(pictures.fitted(pixels, 28), 50 / 255, atol=1e-6)


def test_a_picture_smaller_than_the_square_is_enlarged():
    pixels = np.zeros((2, 2, 3), np.uint8)
    pixels[0, 0] = 255
    square = pictures.fitted(pixels, 4)
    np.testing.assert_allclose(square[0], np.kron([[1, 0], [0, 0]], np.ones((2, 2))))


def test_a_damaged_picture_is_named(tmp_path):
    for digit in "01":
        picture(tmp_path / digit / "a.png", 255)
    (tmp_path / "1" / "b.png").write_bytes(b"no picture")
    with pytest.raises(DataError, match=r"^1/b\.png is no picture"):
        datasets.load(tmp_path)


def test_one_picture_is_too_few(tmp_path):
    picture(tmp_path / "1" / "a.png", 255)
    with pytest.raises(DataError, match="holds 1 pictures, too few"):
        datasets.load(tmp_path)


def test_too_many_pictures_are_refused_before_any_is_opened(tmp_path, monkeypatch):
    monkeypatch.setattr(pictures, "MOST", 1)
    for name in ("a.png", "b.png"):
        (tmp_path / "1").mkdir(exist_ok=True)
        (tmp_path / "1" / name).write_bytes(b"")
    with pytest.raises(DataError, match="holds 2 pictures; at most 1"):
        datasets.load(tmp_path)


def test_progress_counts_pictures(tmp_path):
    for i in range(4):
        picture(tmp_path / "1" / f"{i}.png", 255)
    told = []
    datasets.load(tmp_path, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
