"""Where the window opens: within the screen that is there now, whatever it was before."""

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.window.placing import SMALLEST, USUAL, open_within


def test_the_first_time_it_is_of_the_usual_size_as_far_as_the_screen_allows(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    open_within(window, QByteArray())
    room = window.screen().availableGeometry()
    assert window.size() == USUAL.boundedTo(room.size() - QSize(8, 40)).expandedTo(window.minimumSize())
    assert window.minimumSize() == SMALLEST.boundedTo(room.size())
    assert abs(window.geometry().center().x() - room.center().x()) <= 1


def test_it_opens_as_it_was_left(qtbot: QtBot) -> None:
    first, second = QWidget(), QWidget()
    for window in (first, second):
        qtbot.addWidget(window)
    open_within(first, QByteArray())
    first.setMinimumSize(100, 100)
    first.resize(500, 400)
    left = first.saveGeometry()
    second.setMinimumSize(100, 100)
    open_within(second, left)
    assert second.size() == QSize(500, 400).expandedTo(second.minimumSize())


def test_what_cannot_be_restored_is_as_the_first_time(qtbot: QtBot) -> None:
    window, first = QWidget(), QWidget()
    for one in (window, first):
        qtbot.addWidget(one)
    open_within(window, QByteArray(b"no geometry at all"))
    open_within(first, QByteArray())
    assert window.size() == first.size()
