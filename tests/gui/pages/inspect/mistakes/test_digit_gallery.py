"""A gallery of digits is walked by arrows."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.pages.inspect.mistakes.mistakes_view import MistakesView


def test_digits_of_the_gallery_are_walked_by_arrows(qtbot: QtBot, view: MistakesView) -> None:
    rows = view.gallery.rows
    qtbot.keyClick(rows, Qt.Key.Key_Right)
    assert view.lab.digit == rows.items[0].digit
    qtbot.keyClick(rows, Qt.Key.Key_Right)
    assert view.lab.digit == rows.items[1].digit
    qtbot.keyClick(rows, Qt.Key.Key_Escape)
    assert view.lab.digit is None
