"""HDF5 files of pictures, as h5py hands them over; real files are read by benchmarks/checks/data_check.py."""

import sys
from types import SimpleNamespace

import numpy as np
import pytest

from engine.errors import DataError
from engine.userdata import hdf5
from engine.userdata.hdf5 import MOST_ARRAYS, hdf5_arrays, read_hdf5
from tests.engine.userdata.examples import COUNT, IMAGES, LABELS


class FakeArray:
    """An h5py.Dataset as far as it is used here."""

    is_virtual = False

    def __init__(self, values, external=None):
        self.values, self.external = np.asarray(values), external
        self.shape, self.dtype, self.ndim = self.values.shape, self.values.dtype, self.values.ndim

    def __getitem__(self, key):
        return self.values


@pytest.fixture
def file(tmp_path, monkeypatch):
    def write(members, error=None):
        class File:
            def __init__(self, path, mode):
                if error is not None:
                    raise error

            def __enter__(self):
                return self

            def __exit__(self, *_):
                pass

            def visititems(self, visit):
                for name, item in members.items():
                    visit(name, item)

        monkeypatch.setattr(hdf5, "library", lambda *_: SimpleNamespace(File=File, Dataset=FakeArray))
        return tmp_path / "usps.h5"

    return write


def test_the_groups_train_and_test_are_the_parts(file):
    small = IMAGES[:, 4:20, 4:20].reshape(COUNT, 256) / 255
    members = {"train": object(), "train/data": FakeArray(small[:30]), "train/target": FakeArray(LABELS[:30]),
               "test/data": FakeArray(small[30:]), "test/target": FakeArray(LABELS[30:])}  # fmt: skip
    found = read_hdf5(file(members))
    np.testing.assert_array_equal(found.counts, np.full(10, 4))
    assert np.asarray(found.pictures).shape == (COUNT, 16, 16)
    assert {int(part) for part in found.parts} == {0, 1}


def test_arrays_in_other_files_are_not_opened(file):
    with pytest.raises(DataError, match=r"usps\.h5 points at arrays in other files"):
        read_hdf5(file({"x": FakeArray(IMAGES, external=[("/etc/passwd", 0, 100)])}))


def test_arrays_are_counted_before_they_are_read(file):
    large = FakeArray(IMAGES)
    large.shape = (600_000, 2_000)
    with pytest.raises(DataError, match="more than 1 GB"):
        read_hdf5(file({"x": large}))
    with pytest.raises(DataError, match="more than 1 GB"):
        read_hdf5(file({f"x{i}": FakeArray(np.zeros(1)) for i in range(MOST_ARRAYS + 1)}))


def test_what_matlab_keeps_beside_its_arrays_is_left_out(file):
    assert set(hdf5_arrays(file({"X": FakeArray(IMAGES), "#refs#/a": FakeArray(IMAGES)}))) == {"X"}


def test_a_damaged_file_is_named(file):
    with pytest.raises(DataError, match=r"usps\.h5 is no HDF5 file, or a damaged one"):
        read_hdf5(file({}, OSError("Unable to synchronously open file (truncated file)")))


def test_without_its_library_the_command_that_brings_it_is_said(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "h5py", None)
    with pytest.raises(DataError, match=r"install it with: python3 main\.py setup --extra hdf5"):
        read_hdf5(tmp_path / "a.h5")
