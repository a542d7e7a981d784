"""HDF5 as Keras writes it: a small file built by hand here, address by address, and what damage ends in."""

from __future__ import annotations

import struct

import numpy as np
import pytest

from engine.foreign.formats.hdf5 import DAMAGED, Hdf5Error, read_hdf5
from tests.engine.foreign.formats.written import hdf5

ARRAY = np.arange(6, dtype="<f4").reshape(2, 3)


def test_groups_arrays_and_attributes_are_found():
    root = read_hdf5(hdf5({"layers": {"dense": {"kernel": ARRAY, "steps": np.array(7, "<i8")}}}, {"config": "{}"}))
    assert root.attributes == {"config": "{}"}
    found = dict(root.arrays())
    assert list(found) == ["layers/dense/kernel", "layers/dense/steps"]
    np.testing.assert_array_equal(found["layers/dense/kernel"], ARRAY)
    assert found["layers/dense/steps"] == 7
    assert root.at("layers/dense") is not None
    assert root.at("layers/conv") is None


def test_a_list_of_texts_is_an_attribute_too():
    assert read_hdf5(hdf5({}, {"names": ["dense", "dense_1"]})).attributes == {"names": ["dense", "dense_1"]}


def test_big_endian_numbers_are_turned():
    found = dict(read_hdf5(hdf5({"a": ARRAY.astype(">f8")})).arrays())
    np.testing.assert_array_equal(found["a"], ARRAY)
    assert found["a"].dtype.isnative


def test_newer_forms_are_refused_in_words():
    with pytest.raises(Hdf5Error, match="a newer form of HDF5"):
        read_hdf5(b"\x89HDF\r\n\x1a\n\x02" + bytes(100))


def test_every_cut_ends_in_one_of_the_known_errors():
    data = hdf5({"layers": {"dense": {"kernel": ARRAY}}}, {"config": "{}"})
    for end in range(len(data)):
        with pytest.raises((*DAMAGED, Hdf5Error)):
            read_hdf5(data[:end])


def test_a_group_that_holds_itself_ends():
    data = bytearray(hdf5({"a": {"b": {"c": ARRAY}}}))
    entry = data.find(b"SNOD") + 8 + 8  # the last group's only member
    last = data.rfind(b"SNOD") + 8 + 8
    data[entry : entry + 8] = struct.pack("<Q", struct.unpack_from("<Q", data, 64)[0])
    data[last : last + 8] = struct.pack("<Q", struct.unpack_from("<Q", data, 64)[0])
    with pytest.raises(DAMAGED):
        read_hdf5(bytes(data))
