"""The table of runs: choosing, starring and sorting by mouse and keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.pages.runs.columns import columns
from gui.pages.runs.run_table import HEAD
from gui.pages.runs.runs_page import RunsPage
from tests.gui.pages.runs.table import press


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
