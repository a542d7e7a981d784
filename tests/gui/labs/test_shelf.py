"""Data sets in memory are shared while someone uses them."""

from __future__ import annotations

import gc

import pytest

from engine.errors import DataError
from gui.labs import shelf


def test_two_labs_hold_one_data_set_once_and_nobody_holds_it_for_nothing() -> None:
    first = shelf.dataset("mnist-sample")
    assert shelf.dataset("mnist-sample") is first
    del first
    gc.collect()
    assert "mnist-sample" not in shelf._held
    with pytest.raises(DataError):
        shelf.dataset("no such folder")
