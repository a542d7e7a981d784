"""Files of arrays: read with their known counts, or refused in one sentence; nothing in them is run."""

import gzip
import io
import pickle
import zipfile

import numpy as np
import pytest

from engine import datasets
from engine.errors import DataError
from engine.userdata.archives import read_npz, read_pickled
from tests.engine.userdata.examples import IMAGES, book_dict, npz, three_pairs


def test_npz_keeps_its_official_parts(tmp_path):
    (tmp_path / "mnist.npz").write_bytes(npz())
    found = read_npz(tmp_path / "mnist.npz")
    np.testing.assert_array_equal(np.asarray(found.pictures), IMAGES)
    data = datasets.load(tmp_path / "mnist.npz")
    assert (len(data.train), len(data.test)) == (30, 10)
    assert list(found.counts) == [4] * 10


def test_the_gzipped_pickle_of_three_pairs_is_read(tmp_path):
    (tmp_path / "mnist.pkl.gz").write_bytes(three_pairs())
    data = datasets.load(tmp_path / "mnist.pkl.gz")
    assert (len(data.train), len(data.test)) == (30, 10)
    np.testing.assert_allclose(data.test.images[0, 0] * 255, IMAGES[30], atol=0.5)


def test_the_dict_of_a_book_is_read(tmp_path):
    (tmp_path / "mnist.pkl").write_bytes(book_dict())
    data = datasets.load(tmp_path / "mnist.pkl")
    assert (len(data.train), len(data.test)) == (30, 10)


class Evil:
    def __reduce__(self):
        return print, ("run",)


def test_a_pickle_that_would_run_something_is_refused(tmp_path, capsys):
    (tmp_path / "evil.pkl").write_bytes(gzip.compress(pickle.dumps([Evil()])))
    with pytest.raises(DataError, match="was not opened"):
        read_pickled(tmp_path / "evil.pkl")
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("data", [b"", b"PK\3\4", b"\x1f\x8b", b"\x80\x02]q\0.", npz()[:500], three_pairs()[:200]])
def test_damaged_files_are_said_in_one_sentence(tmp_path, data):
    for name, read in (("a.npz", read_npz), ("a.pkl.gz", read_pickled)):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(DataError) as caught:
            read(tmp_path / name)
        assert len(str(caught.value)) <= 300


RAGGED = ([[0.0] * 4, [0.0] * 3], [0, 1])


@pytest.mark.parametrize("content", [(RAGGED, RAGGED), {"x_train": RAGGED[0], "y_train": RAGGED[1]}, ((5, 5), (5, 5))])
def test_lists_of_different_lengths_are_no_pictures(tmp_path, content):
    (tmp_path / "a.pkl").write_bytes(pickle.dumps(content))
    with pytest.raises(DataError, match=r"holds no|needs"):
        read_pickled(tmp_path / "a.pkl")


def test_lists_of_one_length_are_pictures(tmp_path):
    pair = ([[0.0, 1.0, 1.0, 0.0], [1.0, 0.0, 0.0, 1.0]], [0, 1])
    (tmp_path / "a.pkl").write_bytes(pickle.dumps((pair, pair)))
    assert len(read_pickled(tmp_path / "a.pkl")) == 4


def test_an_array_that_says_it_is_larger_takes_no_memory(tmp_path):
    header = b"\x93NUMPY\x01\x00v\x00{'descr': '<f8', 'fortran_order': False, 'shape': (9999999, 784), }"
    with zipfile.ZipFile(tmp_path / "a.npz", "w") as archive:
        archive.writestr("x_train.npy", header.ljust(127) + b"\n" + bytes(80))
    with pytest.raises(DataError, match="shorter than it says"):
        read_npz(tmp_path / "a.npz")


def test_objects_and_unknown_names_are_said(tmp_path):
    file = io.BytesIO()
    np.savez(file, x_train=np.array([None], object))
    (tmp_path / "a.npz").write_bytes(file.getvalue())
    with pytest.raises(DataError, match="holds objects"):
        read_npz(tmp_path / "a.npz")
    file = io.BytesIO()
    np.savez(file, weights=np.zeros((784, 10)))
    (tmp_path / "b.npz").write_bytes(file.getvalue())
    with pytest.raises(DataError, match=r"no pictures by name: .* it has weights"):
        read_npz(tmp_path / "b.npz")
