"""Arrays as NumPy writes them: what it writes is read, what is damaged is one error, objects are another."""

from __future__ import annotations

import io
import warnings
from typing import Any

import numpy as np
import pytest

from engine.foreign.formats.npy import DamagedError, ObjectsError, read_npy


def written(array: Any, version: tuple[int, int] | None = None) -> bytes:
    file = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # NumPy warns of what old versions cannot read
        np.lib.format.write_array(file, np.asanyarray(array), version, allow_pickle=True)
    return file.getvalue()


@pytest.mark.parametrize("version", [(1, 0), (2, 0), (3, 0)])
@pytest.mark.parametrize("kind", ["<f4", ">f8", "<f2", "u1", ">i8", "?", "<U3"])
def test_an_array_comes_back_as_it_was_in_the_machines_order_of_bytes(kind: str, version: tuple[int, int]) -> None:
    for array in (np.arange(6).astype(kind).reshape(2, 3), np.asfortranarray(np.ones((3, 2), kind)), np.ones((), kind)):
        found = read_npy(written(array, version))
        np.testing.assert_array_equal(found, array)
        assert found.dtype.isnative


def test_the_long_numbers_of_python_2_are_read() -> None:
    data = written(np.ones((2, 3)))
    assert read_npy(data.replace(b"'shape': (2, 3), }  ", b"'shape': (2L, 3L), }")).shape == (2, 3)


def test_objects_are_named_as_such() -> None:
    with pytest.raises(ObjectsError):
        read_npy(written(np.array([{}], object)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"(2, 3)", b"(2, 4)"),
        (b"(2, 3)", b"(2,-3)"),
        (b"(2, 3)", b"[2, 3]"),
        (b"(2, 3)", b"(2, 3."),
        (b"'<f4'", b"'<f9'"),
        (b"'<f4'", b"'<V0'"),
        (b"'<f4'", b"'(\\[)"),
        (b"False", b"None "),
        (b"'descr'", b"'other'"),
        (b"{'descr'", b"((('descr'"),
        (b"\x93NUMPY", b"\x93NUMPX"),
        (b"\x93NUMPY\x01", b"\x93NUMPY\x09"),
        (b"v\0{", b"v\xff{"),
    ],
)
def test_a_damaged_header_is_damaged(old: bytes, new: bytes) -> None:
    data = written(np.ones((2, 3), np.float32))
    assert old in data
    with pytest.raises(DamagedError):
        read_npy(data.replace(old, new, 1))


def test_an_array_that_is_cut_is_damaged_before_memory_is_taken() -> None:
    data = written(np.ones((2, 3), np.float32))
    for size in (0, 5, 9, 60, len(data) - 1):
        with pytest.raises(DamagedError):
            read_npy(data[:size])
    with pytest.raises(DamagedError):
        read_npy(data.replace(b"(2, 3), }" + b" " * 11, b"(2000000, 300000), }", 1))
