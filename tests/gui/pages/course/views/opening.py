"""A lab opened in its page, for the tests of the views."""

from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.pages.course.course_page import CoursePage
from gui.pages.course.frame.cell_canvas import CellCanvas, Spot


def opened(qtbot: QtBot, key: str) -> CoursePage:
    """The page with that lab, at the size of the design."""
    page = CoursePage()
    qtbot.addWidget(page)
    page.resize(1278, 708)
    page.show()
    page.shown()
    page.open(key)
    page.frame.grab()  # paints, so that the places of the numbers are known
    return page


def lab(page: CoursePage) -> Any:
    """The open lab, with what only it has."""
    return page.exercise


def segment(page: CoursePage, qtbot: QtBot, place: int) -> None:
    """Click on one of the examples."""
    qtbot.mouseClick(page.frame.examples._group.buttons()[place], Qt.MouseButton.LeftButton)
    page.frame.grab()


def steps(page: CoursePage, qtbot: QtBot, count: int) -> None:
    """Click on Step this many times."""
    for _ in range(count):
        qtbot.mouseClick(page.step, Qt.MouseButton.LeftButton)
    page.frame.grab()


def table(page: CoursePage) -> str:
    """The table as a screen reader gets it."""
    return page.frame.side.values.accessibleDescription()


def click_spot(canvas: CellCanvas, qtbot: QtBot, name: str, row: int = -1, column: int = -1) -> Spot:
    """Click on a place of a canvas."""
    spot = next(s for s in canvas.spots if (s.name, s.row, s.column) == (name, row, column))
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=spot.area.center().toPoint())
    return spot


def type_into(canvas: CellCanvas, qtbot: QtBot, words: str, name: str, row: int = -1, column: int = -1) -> None:
    """Click on a number, write another one and press Enter."""
    click_spot(canvas, qtbot, name, row, column)
    canvas.editor.selectAll()
    qtbot.keyClicks(canvas.editor, words)
    qtbot.keyClick(canvas.editor, Qt.Key.Key_Return)
    canvas.grab()
