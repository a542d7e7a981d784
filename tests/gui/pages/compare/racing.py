"""What is done on the Compare page, for its tests."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.pages.compare.compare_page import ComparePage
from tests.gui.labs.compare.races import digits

LEFT = Qt.MouseButton.LeftButton


DATA = digits(1000)


def click(qtbot: QtBot, button: QWidget) -> None:
    assert button.isEnabled(), button
    qtbot.mouseClick(button, LEFT)


def race_to_the_end(qtbot: QtBot, page: ComparePage) -> None:
    if page.lab.race.state == "idle":
        click(qtbot, page.go)
    qtbot.waitUntil(lambda: page.lab.race.state == "idle", timeout=60_000)


def texts(page: ComparePage) -> dict[str, tuple[str, ...]]:
    return {line.name: (*line.cells, line.word) for line in page.race.table.lines()}
