"""Runs that were kept, for the tests of their page."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.pages.runs.columns import columns
from gui.pages.runs.run_table import HEAD, ROW
from gui.pages.runs.runs_page import RunsPage
from tests.gui.labs.runs.test_runs_lab import settle


def press(qtbot: QtBot, page: RunsPage, name: str, column: str = "title", *, add: bool = False) -> None:
    place = [row.entry.name for row in page.table.rows()].index(name)
    found = columns(page.table.viewport().width())[column]
    keys = Qt.KeyboardModifier.ControlModifier if add else Qt.KeyboardModifier.NoModifier
    point = QPoint(found.left + 6, HEAD + ROW * place + ROW // 2)
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, keys, point)
    settle(page.lab)
