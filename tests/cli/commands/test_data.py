"""data: what a folder or file holds is counted and named without training on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.engine.userdata.examples import csv_text
from tests.gui.labs.owndata.test_own_data_lab import write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(6):
        for label in ("1", "2"):
            write(tmp_path / "mine", label, number, 255 - 5 * number)
    double = tmp_path / "mine" / "2" / "again.png"
    double.write_bytes((tmp_path / "mine" / "1" / "0.png").read_bytes())
    (tmp_path / "mine" / "2" / "bad.png").write_bytes(b"nothing")
    return tmp_path / "mine"


def test_classes_damaged_files_and_doubles_are_named(command: Command, folder: Path) -> None:
    (facts,) = command("data", folder, "--json").facts
    counts = {fact["name"]: fact["learn"] + fact["test"] for fact in facts["classes"]}
    assert (counts["1"], counts["2"], facts["pictures"]) == (6, 7, 13)
    assert [left["name"] for left in facts["left_out"]] == ["2/bad.png"]
    assert [(one["name"], one["first"]) for one in facts["doubles"]] == [("2/again.png", "1/0.png")]
    answer = command("data", folder)
    assert "13 pictures in 2 classes, 1 left out: 2/bad.png" in answer.err
    assert "There twice:\n  2/again.png is the same picture as 1/0.png, but of class 2, not 1" in answer.out


def test_a_table_without_labels_is_counted(command: Command, tmp_path: Path) -> None:
    (tmp_path / "test.csv").write_text(csv_text("none"))
    (facts,) = command("data", tmp_path / "test.csv", "--json").facts
    assert facts["pictures"] == 40
    assert "classes" not in facts


def test_a_data_set_has_its_classes_by_name(command: Command) -> None:
    (facts,) = command("data", "mnist-sample", "--json").facts
    assert (facts["pictures"], len(facts["classes"]), facts["image_shape"]) == (5000, 10, [1, 28, 28])
    assert command("data", "mnist-sampel").status == 2
