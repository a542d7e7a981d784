"""The digits for networks of other programs: as MNIST's files hold them, packed or not."""

import gzip
import struct
from pathlib import Path

import numpy as np
import pytest

from benchmarks.foreign.training_digits import SCALES, digits


@pytest.mark.parametrize("packed", [False, True])
def test_digits_are_shares_of_255_with_their_labels(tmp_path: Path, packed: bool) -> None:
    pixels = np.arange(2 * 784, dtype=np.uint32).reshape(2, 784) % 256
    for part in ("train", "t10k"):
        files = {
            f"{part}-images-idx3-ubyte": struct.pack(">4I", 2051, 2, 28, 28) + pixels.astype(np.uint8).tobytes(),
            f"{part}-labels-idx1-ubyte": struct.pack(">2I", 2049, 2) + bytes([7, 3]),
        }
        for name, data in files.items():
            (tmp_path / (f"{name}.gz" if packed else name)).write_bytes(gzip.compress(data) if packed else data)
    x, y, test, answers = digits(tmp_path)
    assert x.shape == test.shape == (2, 1, 28, 28)
    assert x.reshape(2, 784) == pytest.approx(pixels / 255)
    assert y.tolist() == answers.tolist() == [7, 3]


def test_scales_are_those_that_people_use() -> None:
    ends = np.array([0.0, 1.0])
    found = {name: scale(ends).round(3).tolist() for name, scale in SCALES.items()}
    assert found == {"unit": [0, 1], "standardized": [-0.424, 2.821], "signed": [-1, 1], "bytes": [0, 255]}
