"""Buttons, switches and choices, and every control in both themes."""

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from gui import theme
from gui.widgets.controls import Button, Choice, describe
from tests.gui.gallery import Gallery


def test_a_choice_keeps_its_value_when_the_texts_change(qtbot: QtBot) -> None:
    choice = Choice()
    qtbot.addWidget(choice)
    choice.set_choices([(1, "one"), (2, "two")])
    choice.set_value(2)
    choice.set_choices([(1, "하나"), (2, "둘")])
    assert choice.value() == 2
    assert choice.currentText() == "둘"


def test_a_button_without_text_is_a_square(qtbot: QtBot) -> None:
    button = Button(icon="more")
    qtbot.addWidget(button)
    assert button.sizeHint().width() == 32
    button.setText("More")
    assert button.property("square") is False
    assert button.sizeHint().width() > 60


def inks(widget: QWidget) -> int:
    """How many different colors a picture of the widget has."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return len({image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)})


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_control_draws_in_both_themes(qtbot: QtBot, qapp: QApplication, mode: str) -> None:
    theme.apply(qapp, mode)
    sheet = Gallery()
    qtbot.addWidget(sheet)
    sheet.show()
    assert inks(sheet) > 30
    corner = sheet.grab().toImage().pixelColor(2, 2)
    assert corner == theme.color("page")


def test_a_choice_that_is_cut_off_says_all_of_it_in_its_tooltip(qtbot: QtBot) -> None:
    choice = Choice(96)
    qtbot.addWidget(choice)
    choice.set_choices([(1, "A name that is far too long for this"), (2, "SGD")])
    describe(choice, "Network", "What is looked at.")
    choice.show()
    assert choice.clipped
    place = QPoint(5, 5)
    QApplication.sendEvent(choice, QHelpEvent(QEvent.Type.ToolTip, place, choice.mapToGlobal(place)))
    assert "A name that is far too long for this" in QToolTip.text()
    assert "What is looked at." in QToolTip.text()
    choice.set_value(2)
    assert not choice.clipped
