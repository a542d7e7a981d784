"""Folders of the user's own pictures."""

import cv2
import numpy as np
import pytest

from engine import datasets
from engine.errors import DataError
from engine.userdata import folders
from engine.userdata.collection import ANY, LEARN, TEST
from engine.userdata.folders import part_folders, read_folder
from engine.userdata.reading import summary


def picture(path, color=255, size=(40, 30)):
    path.parent.mkdir(parents=True, exist_ok=True)
    pixels = np.empty((*size, 3), np.uint8)
    pixels[...] = color
    pixels[10:20, 10:20] = 255 - pixels[10:20, 10:20]
    path.write_bytes(cv2.imencode(path.suffix, pixels)[1].tobytes())


def test_dark_ink_on_light_paper_becomes_light_on_dark(tmp_path):
    for digit in (3, 7):
        for i in range(5):
            picture(tmp_path / str(digit) / f"{i}.png")
    data = datasets.load(tmp_path)
    assert data.classes == tuple("0123456789")
    assert data.image_shape == (1, 28, 28)
    assert (len(data.train), len(data.test)) == (8, 2)
    assert set(data.train.labels) == {3, 7}
    assert data.train.images[:, 0, 0, 0].max() == 0
    assert data.train.images.max() > 0.99


def test_colored_pictures_have_three_channels_red_first(tmp_path):
    for name in ("cat", "dog"):
        for i in range(3):
            picture(tmp_path / name / f"{i}.png", (0, 0, 255))  # OpenCV writes blue first: this is red
    data = datasets.load(tmp_path)
    assert data.classes == ("cat", "dog")
    assert data.image_shape == (3, 28, 28)
    np.testing.assert_allclose(data.train.images[0, :, 0, 0], [1, 0, 0])


def test_a_damaged_picture_is_left_out_and_named(tmp_path):
    for digit in "01":
        for i in range(3):
            picture(tmp_path / digit / f"a{i}.png")
    (tmp_path / "1" / "b.png").write_bytes(b"no picture")
    (tmp_path / "1" / "c.heic").write_bytes(b"\0\0\0\x18ftypheic" + bytes(20))
    found = read_folder(tmp_path)
    assert len(found) == 6
    assert [left.name for left in found.left_out] == ["1/b.png", "1/c.heic"]
    assert summary(found) == (
        "6 pictures in 2 classes, 2 left out: 1/b.png is no picture that can be opened; "
        "use PNG, JPEG, GIF, BMP, TIFF or WebP (and 1 more), "
        "5 there twice: 0/a1.png is the same picture as 0/a0.png (and 4 more)"
    )
    assert "HEIC" in str(found.left_out[1].reason)


def test_hidden_files_and_folders_are_none(tmp_path):
    for digit in "01":
        for i in range(2):
            picture(tmp_path / digit / f"{i}.png")
            (tmp_path / digit / f"._{i}.png").write_bytes(b"Mac OS X")
    picture(tmp_path / "__MACOSX" / "0.png")
    picture(tmp_path / ".cache" / "0.png")
    found = read_folder(tmp_path)
    assert (len(found), found.left_out) == (4, ())
    assert found.classes == tuple("0123456789")


@pytest.mark.parametrize("names", [("train", "test"), ("training", "testing"), ("Train", "val")])
def test_official_parts_stay_apart(tmp_path, names):
    for part, count in zip(names, (4, 2), strict=True):
        for label in ("cat", "dog"):
            for i in range(count):
                picture(tmp_path / part / label / f"{i}.png", (0, 0, 255))
    data = datasets.load(tmp_path)
    assert (len(data.train), len(data.test)) == (8, 4)
    assert set(read_folder(tmp_path).parts) == {LEARN, TEST}


def test_beside_a_test_part_the_validation_part_is_learned(tmp_path):
    for part in ("train", "val", "test"):
        picture(tmp_path / part / "a" / "0.png")
    assert sorted(part_folders(tmp_path).values()) == [LEARN, LEARN, TEST]


def test_classes_may_be_called_train_without_pictures_below(tmp_path):
    for name in ("train", "plane"):
        for i in range(2):
            picture(tmp_path / name / f"{i}.png", (0, 0, 255))
    found = read_folder(tmp_path)
    assert found.classes == ("plane", "train")
    assert set(found.parts) == {ANY}


@pytest.mark.parametrize("ending", [".gif", ".webp", ".jpg", ".bmp"])
def test_every_kind_of_picture_counts(tmp_path, ending):
    for digit in "01":
        for i in range(2):
            picture(tmp_path / digit / f"{i}{ending}")
    assert len(read_folder(tmp_path)) == 4


def test_one_class_one_picture_and_empty_sheets_are_said_before_the_start(tmp_path):
    picture(tmp_path / "one" / "3" / "0.png")
    with pytest.raises(DataError, match="one holds 1 picture, too few"):
        datasets.load(tmp_path / "one")
    picture(tmp_path / "one" / "3" / "1.png")
    with pytest.raises(DataError, match=r"one holds one class only \(3\)"):
        datasets.load(tmp_path / "one")
    for name in "01":
        for i in range(2):
            path = tmp_path / "black" / name / f"{i}.png"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(cv2.imencode(".png", np.zeros((30, 30), np.uint8))[1].tobytes())
    with pytest.raises(DataError, match=r"none of its 4 pictures can be used; the first: 0/0\.png is empty"):
        datasets.load(tmp_path / "black")


def test_nothing_that_opens_is_said_with_the_first_reason(tmp_path):
    for i in range(2):
        (tmp_path / "1").mkdir(exist_ok=True)
        (tmp_path / "1" / f"{i}.png").write_bytes(b"")
    with pytest.raises(DataError, match=r"none of its 2 pictures can be used; the first: 1/0\.png is empty"):
        datasets.load(tmp_path)


def test_too_many_pictures_are_refused_before_any_is_opened(tmp_path, monkeypatch):
    monkeypatch.setattr(folders, "MOST_PICTURES", 1)
    for name in ("a.png", "b.png"):
        (tmp_path / "1").mkdir(exist_ok=True)
        (tmp_path / "1" / name).write_bytes(b"")
    with pytest.raises(DataError, match="holds 2 pictures; at most 1"):
        datasets.load(tmp_path)


def test_progress_counts_pictures(tmp_path):
    for i in range(4):
        picture(tmp_path / str(i % 2) / f"{i}.png")
    seen = []
    read_folder(tmp_path, lambda done, total: seen.append((done, total)))
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]


@pytest.mark.parametrize("names", ["{digit}/{writer}", "{writer}/{digit}"])
def test_pictures_by_writer_within_their_class_or_beside_it_are_read(tmp_path, names):
    """A folder a writer was no data set that can be read."""
    for digit in "01":
        for writer in ("anna", "ben"):
            for i in range(2):
                picture(tmp_path / names.format(digit=digit, writer=writer) / f"{i}.png")
    found = read_folder(tmp_path)
    assert found.classes == tuple("0123456789")
    assert found.labels.tolist().count(0) == found.labels.tolist().count(1) == 4


def test_one_folder_around_the_parts_is_seen_through(tmp_path):
    for part in ("train", "test"):
        for digit in "01":
            picture(tmp_path / "digits-master" / "data" / part / digit / "0.png")
    found = read_folder(tmp_path)
    assert len(found) == 4
    assert sorted(found.parts) == [LEARN, LEARN, TEST, TEST]
