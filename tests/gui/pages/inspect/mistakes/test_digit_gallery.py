"""A gallery of digits is walked by arrows."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QImage
from pytestqt.qtbot import QtBot

from gui import theme
from gui.pages.inspect.mistakes.digit_gallery import DigitRows, Item, fitted
from gui.pages.inspect.mistakes.mistakes_view import MistakesView


def test_digits_of_the_gallery_are_walked_by_arrows(qtbot: QtBot, view: MistakesView) -> None:
    rows = view.gallery.rows
    qtbot.keyClick(rows, Qt.Key.Key_Right)
    assert view.lab.digit == rows.items[0].digit
    qtbot.keyClick(rows, Qt.Key.Key_Right)
    assert view.lab.digit == rows.items[1].digit
    qtbot.keyClick(rows, Qt.Key.Key_Escape)
    assert view.lab.digit is None


def test_long_names_of_a_mistake_stand_below_each_other(qtbot: QtBot) -> None:
    metrics = QFontMetrics(theme.font(12, 600))
    assert fitted("4 → 9", metrics, 60) == ["4 → 9"]
    assert fitted("ship → automobile", metrics, 90) == ["ship", "→ automobile"]
    assert all(metrics.horizontalAdvance(line) <= 60 for line in fitted("caterpillar → aquarium fish", metrics, 60))


def test_rows_grow_by_a_line_for_long_names(qtbot: QtBot) -> None:
    rows = DigitRows()
    qtbot.addWidget(rows)
    rows.resize(400, 200)
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    rows.show_items([Item(0, picture, "4 → 9", "99 %")], None)
    short = rows.minimumHeight()
    rows.show_items([Item(0, picture, "pickup truck → caterpillar", "99 %")], None)
    assert rows.minimumHeight() == short + 16
