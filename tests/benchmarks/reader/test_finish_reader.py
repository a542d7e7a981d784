"""A trained reader gets its temperature and a note; its weights stay as they are."""

import shutil
import sys
from pathlib import Path

import numpy as np
import pytest

from benchmarks.reader import finish_reader
from engine.store.weights import load_weights


def test_the_header_gets_the_temperature_and_the_weights_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "small.safetensors"
    shutil.copy(finish_reader.ROOT / "weights" / "deep-mlp.safetensors", path)
    before = load_weights(path)
    monkeypatch.setattr(sys, "argv", ["finish_reader.py", str(path), "--temperature", "0.7"])
    finish_reader.main()
    after = load_weights(path)
    assert after.metadata.temperature == 0.7
    assert after.metadata.note == before.metadata.note
    assert np.array_equal(after.parameters.theta, before.parameters.theta)


def test_the_readers_that_are_shipped_have_theirs() -> None:
    weights = finish_reader.ROOT / "weights"
    for name, (temperature, _) in finish_reader.READERS.items():
        assert load_weights(weights / f"{name}.safetensors").metadata.temperature == temperature
