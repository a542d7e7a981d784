"""What of kept runs is written for others."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from engine.errors import StoreError
from engine.store.run_entry import RunEntry
from engine.store.run_index import RunIndex
from gui.labs.runs.outputs import write_curves, write_network, write_page
from tests.engine.store.test_keeping import DATA, keep, spec


@pytest.fixture(scope="module")
def entries(tmp_path_factory: pytest.TempPathFactory) -> list[RunEntry]:
    root = tmp_path_factory.mktemp("runs")
    keep(root / "one", spec())
    keep(root / "two", spec(optimizer="adam"))
    return RunIndex(root).entries()


def test_a_network_is_written_in_the_format_that_was_named(entries: list[RunEntry], tmp_path: Path) -> None:
    write_network(entries[0], "npz", tmp_path / "one.npz")
    with np.load(tmp_path / "one.npz") as arrays:
        assert arrays["2.W"].shape == (64, 6)


def test_curves_are_a_table_with_a_row_a_step(entries: list[RunEntry], tmp_path: Path) -> None:
    write_curves(entries[0], "csv", tmp_path / "one.csv")
    lines = (tmp_path / "one.csv").read_text().splitlines()
    assert lines[0].startswith("step,epoch")
    assert len(lines) > entries[0].step


def test_a_page_is_of_one_run_or_of_several(entries: list[RunEntry], tmp_path: Path) -> None:
    write_page(entries[:1], tmp_path / "one.html", str, lambda _: DATA)
    write_page(entries, tmp_path / "two.html", str, lambda _: DATA)
    one, two = ((tmp_path / name).read_text() for name in ("one.html", "two.html"))
    assert f"run {entries[0].name}" in one
    assert "Adam" in two
    assert ("Adam" in one) is (entries[0].settings["optimizer"] == "adam")


def test_a_page_of_a_run_that_was_deleted_meanwhile_says_so(entries: list[RunEntry], tmp_path: Path) -> None:
    gone = dataclasses.replace(entries[0], folder=tmp_path / "gone")
    with pytest.raises(StoreError, match="gone is not there any more"):
        write_page([gone], tmp_path / "one.html", str, lambda _: DATA)


def test_a_page_that_cannot_be_written_says_so(entries: list[RunEntry], tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        write_page(entries[:1], tmp_path, str, lambda _: DATA)
