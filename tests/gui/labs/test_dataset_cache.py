"""Data sets in memory are shared while someone uses them."""

from __future__ import annotations

import gc
import shutil
from pathlib import Path

import pytest

from engine.errors import DataError
from gui.labs import dataset_cache

SAMPLE = Path(__file__).resolve().parents[3] / "assets" / "data" / "mnist-sample"


def test_two_labs_hold_one_data_set_once_and_nobody_holds_it_for_nothing(tmp_path: Path) -> None:
    name = str(shutil.copytree(SAMPLE, tmp_path / "sample"))  # one that no window of another test still shows
    first = dataset_cache.dataset(name)
    assert dataset_cache.dataset(name) is first
    del first
    gc.collect()
    assert name not in dataset_cache._held
    with pytest.raises(DataError):
        dataset_cache.dataset("no such folder")
