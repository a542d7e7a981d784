"""Choosing settings: the rule that was written down, digits that have no say in it, and results that are kept."""

import struct
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks.reader import choose
from engine import recipes
from engine.data.dataset import Split
from engine.numerics.stable import softmax
from engine.rng import stream


@pytest.fixture
def digits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in the form of MNIST whose test files cannot be read."""
    folder = tmp_path / "mnist"
    folder.mkdir()
    labels = np.arange(120, dtype=np.uint8) % 10
    images = stream(0, "digits").integers(0, 256, (120, 28, 28)).astype(np.uint8)
    images[np.arange(120), labels, :] = 255
    (folder / "train-images-idx3-ubyte").write_bytes(struct.pack(">4i", 2051, 120, 28, 28) + images.tobytes())
    (folder / "train-labels-idx1-ubyte").write_bytes(struct.pack(">2i", 2049, 120) + labels.tobytes())
    for name in ("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"):
        (folder / name).write_bytes(b"not to be opened")
    monkeypatch.setenv("DIGITLAB_DATA", str(tmp_path))
    return folder


@pytest.mark.parametrize(
    ("accuracies", "won"),
    [
        ({"plain": 0.990, "more": 0.991}, "more"),
        ({"plain": 0.990, "more": 0.9905}, "plain"),  # 0.05 points: as good as equal
        ({"plain": 0.990, "more": 0.9906}, "more"),
        ({"plain": 0.9890, "more": 0.9898, "most": 0.9901}, "more"),
    ],
)
def test_the_simplest_of_the_best_wins(accuracies: dict[str, float], won: str) -> None:
    assert choose.winner(accuracies) == won


def test_a_sixth_of_every_class_judges_and_the_test_files_stay_closed(digits: Path) -> None:
    data = choose.training_digits()
    assert data.validation is not None
    assert (len(data.train), len(data.validation), len(data.test)) == (100, 20, 0)
    assert np.bincount(data.validation.labels).tolist() == [2] * 10
    together = np.concatenate([data.train.images, data.validation.images]).reshape(120, -1)
    assert len(np.unique(together, axis=0)) == 120  # none is in both parts


@pytest.mark.parametrize("name", list(choose.CANDIDATES))
def test_recipe_is_one_of_its_candidates(name: str) -> None:
    today = recipes.load(name).spec.replace(data="mnist", validation=0.0)
    candidates = [spec for _, spec in choose.experiments(name)]
    assert today in candidates
    assert len(candidates) == len({repr(spec) for spec in candidates})


def test_results_are_kept_as_they_come(
    digits: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    candidates: dict[str, dict[str, Any]] = {"3 steps": {"steps": 3}, "30 steps": {"steps": 30}}
    monkeypatch.setattr(choose, "CANDIDATES", {"two-layer": ((1, 2), candidates)})
    path = tmp_path / "results.json"
    monkeypatch.setattr(sys, "argv", ["choose.py", "--json", str(path)])
    choose.main()
    first = capsys.readouterr()
    assert len(choose.read(path)) == len(first.err.splitlines()) == 4
    assert [line.split(" | ")[0] for line in first.out.splitlines()[:2]] == ["| two-layer", "| ---"]
    assert first.out.count("**") == 4  # one winner, by its name and its accuracy

    choose.main()
    again = capsys.readouterr()
    assert (again.out, again.err) == (first.out, "")


def test_temperature_is_found_that_the_labels_were_drawn_with() -> None:
    generator = stream(0, "labels")
    logits = generator.normal(0, 4, (20_000, 10)).astype(np.float32)
    drawn = (generator.random((20_000, 1)) > softmax(logits / 2).cumsum(axis=1)).sum(axis=1).clip(max=9)
    temperature = choose.honest_temperature(logits, Split(logits.reshape(-1, 1, 1, 10), drawn))
    assert temperature == pytest.approx(2, abs=0.06)
    assert choose.calibration_error(softmax(logits), drawn) > 0.05
    assert choose.calibration_error(softmax(logits / np.float32(temperature)), drawn) < 0.015
