"""A pen of keys: digits are written without a mouse."""

from PySide6.QtCore import QRect, Qt
from pytestqt.qtbot import QtBot

from gui.pages.postal.postal_page import PostalPage
from tests.gui.pages.postal.acting import code, settled


def test_a_digit_is_written_by_keyboard_alone(qtbot: QtBot, page: PostalPage) -> None:
    pad = page.desk.pads.pads[1]
    plain = pad.grab().toImage()
    pad.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(pad.hasFocus)
    middle = QRect(20, 20, 140, 140)
    assert pad.grab().toImage().copy(middle) != plain.copy(middle)  # the empty paper says how
    qtbot.keyClick(pad, Qt.Key.Key_Space)
    for _ in range(6):
        qtbot.keyClick(pad, Qt.Key.Key_Up)
    assert page.lab.drawing.empty  # the pen is not down yet
    qtbot.keyClick(pad, Qt.Key.Key_Space)
    for _ in range(12):
        qtbot.keyClick(pad, Qt.Key.Key_Down)
    assert page.lab.drawing.pen_down
    pad.grab()
    qtbot.keyClick(pad, Qt.Key.Key_Space)
    settled(qtbot, page)
    assert code(page) == " 1   "
    qtbot.keyClick(pad, Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)  # lifted: moves only
    qtbot.keyClick(pad, Qt.Key.Key_Space)
    qtbot.keyClick(pad, Qt.Key.Key_Right)
    qtbot.keyClick(pad, Qt.Key.Key_Escape)  # forgets the line
    assert len(page.lab.drawing.boxes[1].traces) == 1
    qtbot.keyClick(pad, Qt.Key.Key_Escape)  # leaves: the arrows walk again
    qtbot.keyClick(pad, Qt.Key.Key_Right)
    assert page.desk.pads.pads[2].hasFocus()


def test_a_line_of_the_keyboard_ends_when_the_box_is_left(qtbot: QtBot, page: PostalPage) -> None:
    pads = page.desk.pads.pads
    pads[0].setFocus()
    qtbot.waitUntil(pads[0].hasFocus)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Space, Qt.Key.Key_Down):
        qtbot.keyClick(pads[0], key)
    pads[1].setFocus()
    assert not page.lab.drawing.pen_down
    assert len(page.lab.drawing.boxes[0].traces) == 1
