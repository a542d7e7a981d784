"""MATLAB's digit sets, as SciPy hands their arrays over; real files are read by benchmarks/checks/data_check.py."""

import sys

import numpy as np
import pytest

from engine import datasets
from engine.errors import DataError
from engine.userdata import matlab
from engine.userdata.batches import read_cifar
from engine.userdata.hdf5 import SIGNATURE
from engine.userdata.matlab import read_matlab
from engine.userdata.reading import read_collection
from tests.engine.userdata.examples import COLOR_32, COUNT, LABELS

TEN_FOR_ZERO = np.where(LABELS == 0, 10, LABELS)[:, None]
KINDS = {"u1": "uint8", "f8": "double", "i8": "int64"}


class FakeScipy:
    """scipy.io as far as it is used here, for one file's content."""

    def __init__(self, content):
        self.content = content

    def whosmat(self, path):
        return [(name, value.shape, KINDS[value.dtype.str[1:]]) for name, value in self.content.items()]

    def loadmat(self, path, variable_names):
        return {"__header__": b"MATLAB", **{name: self.content[name] for name in variable_names}}


@pytest.fixture(scope="module")
def digits():
    """Forty written digits, four of each."""
    sample = datasets.load("mnist-sample").train
    places = np.concatenate([np.flatnonzero(sample.labels == k)[:4] for k in range(10)]).reshape(10, 4).T.reshape(-1)
    return np.rint(sample.images[places, 0] * 255).astype(np.uint8)


@pytest.fixture
def file(tmp_path, monkeypatch):
    def write(name, **content):
        monkeypatch.setattr(matlab, "library", lambda *_: FakeScipy(content))
        (tmp_path / name).write_bytes(b"MATLAB 5.0 MAT-file")
        return tmp_path / name

    return write


def same(found, digits):
    np.testing.assert_array_equal(found.labels, LABELS)
    np.testing.assert_allclose(np.asarray(found.pictures, int), digits, atol=1)


def test_rows_unrolled_column_by_column_are_turned_and_ten_is_the_zero(file, digits):
    rows = digits.transpose(0, 2, 1).reshape(COUNT, 784) / 255
    same(read_matlab(file("ex3data1.mat", X=rows, y=TEN_FOR_ZERO)), digits)


def test_rows_that_were_written_row_by_row_stay_as_the_digits_stand_upright(file, digits):
    hot = np.eye(10, dtype=np.uint8)[LABELS]
    found = read_matlab(
        file("mnist_uint8.mat", train_x=digits[:30].reshape(30, 784), train_y=hot[:30],
             test_x=digits[30:].reshape(10, 784), test_y=hot[30:])
    )  # fmt: skip
    same(found, digits)
    assert (found.parts == 1).sum() == 10


@pytest.mark.parametrize("count", [COUNT, 784])  # as many pictures as pixels: the row of labels decides
def test_pictures_in_columns_are_those_of_a_row_of_labels(file, digits, count):
    places = np.arange(count) % COUNT
    columns, labels = digits[places].reshape(count, 784).T, LABELS[places][None].astype(float)
    found = read_matlab(file("mnist-original.mat", data=columns, label=labels))
    np.testing.assert_array_equal(np.asarray(found.pictures), digits[places])
    np.testing.assert_array_equal(found.labels, LABELS[places])


def test_colored_pictures_are_counted_last(file):
    found = read_matlab(file("train_32x32.mat", X=COLOR_32.transpose(1, 2, 3, 0), y=TEN_FOR_ZERO.astype(np.uint8)))
    np.testing.assert_array_equal(np.asarray(found.pictures), COLOR_32)
    np.testing.assert_array_equal(found.labels, LABELS)


def test_one_array_a_digit_makes_the_parts_and_the_labels(file, digits):
    content = {f"train{k}": digits[:30][LABELS[:30] == k].reshape(-1, 784) for k in range(10)}
    content |= {f"test{k}": digits[30:][LABELS[30:] == k].reshape(-1, 784) for k in range(10)}
    found = read_matlab(file("mnist_all.mat", **content))
    assert (found.counts == 4).all()
    for k in range(10):
        learn = np.asarray(found.pictures)[(found.labels == k) & (found.parts == 0)]
        np.testing.assert_array_equal(learn, digits[:30][LABELS[:30] == k])


def test_version_7_3_has_its_axes_the_other_way_round(tmp_path, monkeypatch, digits):
    content = {"X": COLOR_32.transpose(1, 2, 3, 0).T, "y": TEN_FOR_ZERO.T}
    monkeypatch.setattr(matlab, "hdf5_arrays", lambda path: content)
    path = tmp_path / "new.mat"
    path.write_bytes(b"MATLAB 7.3 MAT-file".ljust(512) + SIGNATURE)
    np.testing.assert_array_equal(np.asarray(read_matlab(path).pictures), COLOR_32)


def test_what_cifar_unrolled_row_by_row_stays_so(file):
    rows = COLOR_32.transpose(0, 3, 1, 2).reshape(COUNT, 3072)
    found = read_cifar(file("data_batch_1.mat", data=rows, labels=LABELS[:, None]))
    np.testing.assert_array_equal(np.asarray(found.pictures), COLOR_32)
    assert found.classes[0] == "airplane"


def test_without_labels_square_pictures_alone_say_which_axis_counts_them(file, digits):
    found = read_matlab(file("test.mat", X=digits.transpose(1, 2, 0)))
    np.testing.assert_array_equal(np.asarray(found.pictures), digits)
    with pytest.raises(DataError, match=r"data is of shape \(256, 11, 10\), and no labels"):
        read_matlab(file("usps_all.mat", data=np.zeros((256, 11, 10), np.uint8)))


def test_a_damaged_file_is_named_and_a_large_one_is_not_built(file, tmp_path, monkeypatch):
    path = file("a.mat", X=np.zeros((4, 4)))

    def broken(*_, **__):
        raise TypeError("Expecting miMATRIX type here, got 0")

    monkeypatch.setattr(FakeScipy, "loadmat", broken)
    with pytest.raises(DataError, match=r"a\.mat is no MATLAB file, or a damaged one"):
        read_collection(path)
    monkeypatch.setattr(FakeScipy, "whosmat", lambda *_: [("X", (100_000, 2_000), "double")])
    with pytest.raises(DataError, match="unpacks to more than 1 GB"):
        read_collection(path)
    with pytest.raises(DataError, match="there is no file"):
        read_matlab(tmp_path / "none.mat")


def test_without_its_library_the_command_that_brings_it_is_said(tmp_path, monkeypatch):
    for name in ("scipy", "scipy.io"):
        monkeypatch.setitem(sys.modules, name, None)
    (tmp_path / "a.mat").write_bytes(b"MATLAB 5.0")
    with pytest.raises(DataError, match=r"install it with: python3 main\.py setup --extra matlab"):
        read_matlab(tmp_path / "a.mat")
