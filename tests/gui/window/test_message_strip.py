"""The strip says what went wrong and copies its details."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from gui.window.message_strip import MessageStrip


def test_a_message_shows_the_strip_and_an_empty_one_hides_it(qtbot: QtBot) -> None:
    strip = MessageStrip()
    qtbot.addWidget(strip)
    assert strip.isHidden()
    strip.say("The disk is full.")
    assert not strip.isHidden()
    assert strip.copy.isHidden()
    assert strip.property("state") == "error"
    strip.say("", role="good")
    assert strip.isHidden()


def test_details_are_copied_and_the_strip_can_be_closed(qtbot: QtBot) -> None:
    strip = MessageStrip()
    qtbot.addWidget(strip)
    strip.say("Something went wrong.", "Traceback: …")
    strip.show()
    qtbot.mouseClick(strip.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == strip.details() == "Traceback: …"
    qtbot.mouseClick(strip.close_button, Qt.MouseButton.LeftButton)
    assert strip.isHidden()
