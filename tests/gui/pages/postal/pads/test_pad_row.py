"""Five pads in a row: walked, erased, and a stroke given up."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.pages.postal.postal_page import PostalPage
from tests.gui.pages.postal.acting import LEFT, draw, mouse_move, settled, spot, write_code


def test_undo_and_redo_take_strokes_back_across_boxes(qtbot: QtBot, page: PostalPage) -> None:
    assert "undo" not in page.commands()
    draw(qtbot, page, 0, 1)
    draw(qtbot, page, 4, 7)
    settled(qtbot, page)
    qtbot.mouseClick(page.desk.undo_button, LEFT)
    assert page.lab.drawing.boxes[4].empty
    page.commands()["undo"]()
    assert page.lab.drawing.empty
    settled(qtbot, page)
    assert not page.desk.undo_button.isEnabled()
    qtbot.mouseClick(page.desk.redo_button, LEFT)
    page.commands()["redo"]()
    assert not page.lab.drawing.boxes[4].empty


def test_pads_are_walked_by_arrows_and_erased_by_delete(qtbot: QtBot, page: PostalPage) -> None:
    write_code(qtbot, page)
    pads = page.desk.pads.pads
    pads[0].setFocus()
    qtbot.waitUntil(pads[0].hasFocus)
    qtbot.keyClick(pads[0], Qt.Key.Key_Right)
    assert pads[1].hasFocus()
    qtbot.keyClick(pads[1], Qt.Key.Key_Delete)
    assert page.lab.drawing.boxes[1].empty
    assert not page.lab.drawing.boxes[0].empty
    qtbot.keyClick(pads[1], Qt.Key.Key_Left)
    assert pads[0].hasFocus()


def test_the_eraser_is_offered_on_a_focused_box_with_ink(qtbot: QtBot, page: PostalPage) -> None:
    pad = page.desk.pads.pads[3]
    pad.setFocus()
    qtbot.waitUntil(pad.hasFocus)
    assert not pad.eraser.isVisible()
    draw(qtbot, page, 3, 1)
    assert pad.eraser.isVisible()
    qtbot.mouseClick(pad.eraser, LEFT)
    assert page.lab.drawing.boxes[3].empty
    settled(qtbot, page)
    assert not pad.eraser.isVisible()


def test_esc_forgets_the_stroke_that_the_mouse_is_drawing(qtbot: QtBot, page: PostalPage) -> None:
    pad = page.desk.pads.pads[0]
    qtbot.mousePress(pad, LEFT, pos=spot(pad, 20, 20))
    QApplication.sendEvent(pad, mouse_move(pad, QPointF(spot(pad, 60, 60))))
    qtbot.keyClick(pad, Qt.Key.Key_Escape)
    qtbot.mouseRelease(pad, LEFT, pos=spot(pad, 60, 60))
    assert page.lab.drawing.empty
    assert not page.lab.drawing.can_undo
