"""CIFAR-10's batches and pairs of IDX files."""

import numpy as np
import pytest

from engine import datasets
from engine.errors import DataError
from engine.userdata.batches import read_cifar, read_pair
from tests.engine.userdata.examples import COLOR_32, COUNT, IMAGES, LABELS, cifar, idx_pair


@pytest.mark.parametrize("binary", [True, False])
def test_batches_of_both_kinds_have_their_parts_classes_and_colors(tmp_path, binary):
    cifar(tmp_path, binary=binary)
    found = read_cifar(tmp_path)
    np.testing.assert_array_equal(np.asarray(found.pictures), COLOR_32)
    np.testing.assert_array_equal(found.labels, LABELS)
    assert found.classes[3] == "cat"
    data = datasets.load(tmp_path)
    assert data.image_shape == (3, 32, 32)
    assert (len(data.train), len(data.test)) == (30, 10)


def test_one_batch_alone_is_divided_by_share(tmp_path):
    cifar(tmp_path, binary=True)
    data = datasets.load(tmp_path / "data_batch_1.bin")
    assert len(data.train) + len(data.test) == 20


@pytest.mark.parametrize("name", ["mine-images.idx3-ubyte", "mine-labels.idx1-ubyte"])
def test_a_pair_is_found_from_either_file(tmp_path, name):
    idx_pair(tmp_path)
    found = read_pair(tmp_path / name)
    np.testing.assert_array_equal(np.asarray(found.pictures), IMAGES)
    assert len(found) == COUNT


def test_what_is_damaged_or_alone_is_said(tmp_path):
    (tmp_path / "data_batch_1.bin").write_bytes(bytes(3000))
    with pytest.raises(DataError, match="3000 bytes are not a number of pictures"):
        read_cifar(tmp_path / "data_batch_1.bin")
    (tmp_path / "data_batch_2").write_bytes(b"\x80\x02}q\0.")
    with pytest.raises(DataError, match="no batch of CIFAR-10"):
        read_cifar(tmp_path / "data_batch_2")
    path = idx_pair(tmp_path)
    (tmp_path / "mine-labels.idx1-ubyte").unlink()
    with pytest.raises(DataError, match=r"the other .* is not beside it"):
        read_pair(path)
