"""Sixteen-bit floats against their definition."""

import numpy as np

from engine.numerics.bfloat16 import from_bfloat16


def test_known_numbers_of_the_format() -> None:
    bits = np.array([0x0000, 0x3F80, 0xC000, 0x4049, 0x7F80, 0x8000], np.uint16)
    found = from_bfloat16(bits)
    assert found.dtype == np.dtype(np.float32)
    assert found.tolist() == [0, 1, -2, 3.140625, np.inf, 0]
    assert np.signbit(found[5])
    assert np.isnan(from_bfloat16(np.array([0x7FC0], np.uint16)))[0]


def test_every_finite_number_is_the_upper_half_of_its_float32() -> None:
    bits = np.arange(2**16, dtype=np.uint16).reshape(256, 256)
    found = from_bfloat16(bits)
    assert found.shape == (256, 256)
    assert np.array_equal(found.view(np.uint32) >> 16, bits)
    assert not (found.view(np.uint32) & 0xFFFF).any()


def test_the_bytes_may_be_of_the_other_order() -> None:
    assert from_bfloat16(np.array([0x3F80], ">u2")).tolist() == [1]
