"""Digit sets of other programs: each is written as it is handed around, and the check says what was read."""

import numpy as np
import pytest

from benchmarks.checks import data_check
from engine import datasets


def test_the_digits_that_are_written_fill_both_parts() -> None:
    sample = datasets.load("mnist-sample").train.head(data_check.COUNT)
    assert 0 < data_check.LEARN < data_check.COUNT == len(sample)
    assert set(sample.labels[: data_check.LEARN]) == set(sample.labels[data_check.LEARN :]) == set(range(10))


def test_without_its_optional_parts_nothing_is_written(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "h5py", None)
    with pytest.raises(ImportError):
        data_check.written(tmp_path, np.zeros((400, 28, 28), np.uint8), np.zeros(400, np.int64))
    assert list(tmp_path.iterdir()) == []
