"""How many codes on paper are read: every kind of paper is counted."""

import json
import sys
from pathlib import Path

import pytest

from benchmarks.reader import written_pictures
from benchmarks.reader.papers import Hand
from engine import datasets


def test_every_picture_is_right_unsure_or_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    digits = datasets.load("mnist-sample").test
    hand = Hand(digits.images[:, 0], digits.labels)
    monkeypatch.setattr(Hand, "of_mnist", classmethod(lambda cls, folder: hand))
    monkeypatch.setenv("DIGITLAB_DATA", str(tmp_path))
    counts = tmp_path / "counts.json"
    monkeypatch.setattr(sys, "argv", ["written_pictures.py", "form", "--count", "2", "--json", str(counts)])
    written_pictures.main()
    found = json.loads(counts.read_text())
    assert list(found) == ["form"]
    assert found["form"].keys() == {"right", "?", "sure and wrong"}
    assert sum(found["form"].values()) == 2
    assert capsys.readouterr().out.startswith("form")
