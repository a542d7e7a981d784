"""Cuts in a picture, mended by mouse and by keys."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.pages.postal.postal_page import PostalPage
from tests.gui.pages.postal.acting import LEFT, code, mouse_move, settled
from tests.gui.written import CODE


def drag(qtbot: QtBot, page: PostalPage, start: QPointF, stop: QPointF) -> None:
    editor = page.desk.editor
    qtbot.mousePress(editor, LEFT, pos=start.toPoint())
    QApplication.sendEvent(editor, mouse_move(editor, stop))
    qtbot.mouseRelease(editor, LEFT, pos=stop.toPoint())


def test_a_cut_is_mended_by_dragging_its_edge(qtbot: QtBot, scanned: PostalPage) -> None:
    editor = scanned.desk.editor
    before = editor.cuts()[0]
    area = editor.area(before)
    drag(qtbot, scanned, QPointF(area.right(), area.center().y()), QPointF(area.center().x(), area.center().y()))
    scan = scanned.lab.drawing.sheet.scan
    assert scan is not None
    assert scan.cuts[0][2] < before[2]
    assert scan.cuts[0][:2] == before[:2]


def test_a_cut_is_moved_as_a_whole_and_its_corner_dragged(qtbot: QtBot, scanned: PostalPage) -> None:
    editor = scanned.desk.editor
    before = editor.cuts()[0]
    wide, high = before[2] - before[0], before[3] - before[1]
    middle = editor.area(before).center()
    drag(qtbot, scanned, middle, middle + QPointF(-6, 4))
    moved = editor.cuts()[0]
    assert moved[0] < before[0]
    assert moved[1] > before[1]
    assert (moved[2] - moved[0], moved[3] - moved[1]) == (wide, high)
    corner = editor.area(moved).topLeft()
    drag(qtbot, scanned, corner, corner + QPointF(-5, -5))
    larger = editor.cuts()[0]
    assert larger[0] < moved[0]
    assert larger[1] < moved[1]
    assert larger[2:] == moved[2:]
    qtbot.mouseClick(editor, LEFT, pos=QPoint(12, 12))  # a click on free paper is no cut
    assert len(editor.cuts()) == 5
    assert editor.chosen() == -1


def test_a_cut_is_removed_by_delete_and_drawn_again_with_the_mouse(qtbot: QtBot, scanned: PostalPage) -> None:
    editor = scanned.desk.editor
    area = editor.area(editor.cuts()[4])
    qtbot.mouseClick(editor, LEFT, pos=area.center().toPoint())
    assert editor.chosen() == 4
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    settled(qtbot, scanned)
    assert code(scanned)[4] == " "
    drag(qtbot, scanned, area.topLeft() + QPointF(-3, -3), area.bottomRight() + QPointF(3, 3))
    settled(qtbot, scanned)
    assert code(scanned) == "".join(map(str, CODE))


def test_cuts_are_mended_by_keys_and_buttons_alone(qtbot: QtBot, scanned: PostalPage) -> None:
    editor = scanned.desk.editor
    editor.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(editor.hasFocus)
    assert editor.chosen() == 0
    left, _, right, _ = editor.cuts()[0]
    qtbot.keyClick(editor, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(editor, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert editor.cuts()[0][2] < right
    assert editor.cuts()[0][0] < left
    qtbot.keyClick(editor, Qt.Key.Key_Right)
    assert editor.chosen() == 1
    qtbot.mouseClick(scanned.desk.remove_button, LEFT)
    assert len(editor.cuts()) == 4
    settled(qtbot, scanned)
    qtbot.mouseClick(scanned.desk.add_button, LEFT)
    assert len(editor.cuts()) == 5
    settled(qtbot, scanned)
    assert not scanned.desk.add_button.isEnabled()
    page = scanned
    while page.lab.drawing.can_undo:
        page.lab.drawing.undo()
    settled(qtbot, page)
    assert not editor.isVisible()
