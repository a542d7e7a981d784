"""The Runs page by clicks and keys: the table, the panel, and what other pages get."""

from __future__ import annotations

import itertools
import shutil
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.labs.driving import Inline
from gui.labs.handover import Experiment, Kept
from gui.labs.runs.runs_lab import RunsLab
from gui.pages.runs.columns import columns
from gui.pages.runs.run_table import HEAD, ROW
from gui.pages.runs.runs_page import RunsPage
from tests.engine.store.test_keeping import DATA, keep, spec
from tests.gui.labs.runs.test_runs_lab import settle


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root: Path = tmp_path_factory.mktemp("runs")
    keep(root / "one", spec())
    keep(root / "two", spec(optimizer="adam", epochs=3))
    keep(root / "three", spec(), stop_at=3)
    return root


@pytest.fixture
def page(qtbot: QtBot, kept: Path, tmp_path: Path) -> RunsPage:
    lab = RunsLab(Inline, runs=Path(shutil.copytree(kept, tmp_path / "runs")), load=lambda _: DATA)
    page = RunsPage(lab)
    qtbot.addWidget(page)
    page.resize(1277, 700)
    page.show()
    page.shown()
    settle(lab)
    lab.sort("title")
    return page


def press(qtbot: QtBot, page: RunsPage, name: str, column: str = "title", *, add: bool = False) -> None:
    place = [row.entry.name for row in page.table.rows()].index(name)
    found = columns(page.table.viewport().width())[column]
    keys = Qt.KeyboardModifier.ControlModifier if add else Qt.KeyboardModifier.NoModifier
    point = QPoint(found.left + 6, HEAD + ROW * place + ROW // 2)
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, keys, point)
    settle(page.lab)


def test_a_click_chooses_and_ctrl_adds(qtbot: QtBot, page: RunsPage) -> None:
    press(qtbot, page, "one")
    assert page.panel.title.text() == "kept"
    press(qtbot, page, "two", add=True)
    assert page.panel.title.text() == "2 runs selected"
    assert page.panel.pair.isVisibleTo(page)
    assert page.panel.verdict.text()
    assert not page.grab().isNull()
    qtbot.mouseClick(page.panel.clear, Qt.MouseButton.LeftButton)
    assert page.panel.title.text() == "No run selected"


def test_a_star_is_set_by_a_click_or_the_space_key(qtbot: QtBot, page: RunsPage) -> None:
    press(qtbot, page, "two", "star")
    assert page.lab.entry("two").star  # type: ignore[union-attr]  # it is there
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert not page.lab.entry("two").star  # type: ignore[union-attr]  # it is there


def test_keys_move_delete_and_a_click_brings_back(qtbot: QtBot, page: RunsPage) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    chosen = next(iter(page.lab.chosen))
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert not (page.lab.home / chosen).exists()
    assert "undo" in page.commands()
    press(qtbot, page, chosen)
    assert (page.lab.home / chosen).exists()


def test_a_press_on_a_head_sorts(qtbot: QtBot, page: RunsPage) -> None:
    found = columns(page.table.viewport().width())["best"]
    head = QPoint(found.left + 40, HEAD // 2)
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, head)
    assert (page.lab.order, page.lab.descending) == ("best", True)


def test_the_search_field_finds_by_setting(qtbot: QtBot, page: RunsPage) -> None:
    qtbot.keyClicks(page.tools.search, "optimizer=adam")
    assert [row.entry.name for row in page.table.rows()] == ["two"]


def test_a_note_is_kept_as_it_is_written(qtbot: QtBot, page: RunsPage) -> None:
    press(qtbot, page, "one")
    page.panel.note.setPlainText("Does it help?")
    qtbot.waitUntil(lambda: page.lab.entry("one").note == "Does it help?")  # type: ignore[union-attr]  # it is there


def test_other_pages_get_experiment_run_and_overlay(qtbot: QtBot, page: RunsPage) -> None:
    sent: list[tuple[str, Any]] = []
    page.handover_requested.connect(lambda key, parcel: sent.append((key, parcel)))
    press(qtbot, page, "three")
    assert page.panel.resume.isEnabled()
    for button in (page.duplicate, page.overlay, page.panel.resume):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [key for key, _ in sent] == ["train", "compare", "train"]
    assert isinstance(sent[0][1], Experiment)
    assert all(isinstance(parcel, Kept) for _, parcel in sent[1:])
    press(qtbot, page, "one")
    assert not page.panel.resume.isEnabled()
    assert "no checkpoint" in page.panel.resume.accessibleDescription()


def test_tags_and_started_leave_a_narrow_table() -> None:
    assert {"tags", "started"} <= set(columns(941))
    assert not {"tags", "started"} & set(columns(700))
    for width in (600, 700, 941, 1500):
        placed = list(columns(width).values())
        assert all(a.left + a.width <= b.left for a, b in itertools.pairwise(placed))
        assert placed[-1].left + placed[-1].width <= width + 4
