"""Which part of a picture is seen: the wheel, the right button, and cuts that are out of view."""

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.pages.postal.postal_page import PostalPage
from tests.gui.pages.postal.acting import image_data, mouse_move, row_image, settled

RGB = QImage.Format.Format_RGB32


def wheel(editor: QWidget, point: QPointF, notches: int) -> None:
    none = Qt.MouseButton.NoButton
    event = QWheelEvent(
        point,
        point,
        QPoint(),
        QPoint(0, 120 * notches),
        none,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(editor, event)


def test_the_wheel_looks_closer_where_the_mouse_is_and_the_right_button_moves_the_picture(
    qtbot: QtBot, scanned: PostalPage
) -> None:
    editor = scanned.desk.editor
    whole = editor.view()
    cut = editor.cuts()[3]
    spot_before = editor.area(cut).center()
    wheel(editor, spot_before, 4)
    assert editor.view().width() < whole.width()
    assert (editor.area(cut).center() - spot_before).manhattanLength() < 6
    closer = editor.view()
    qtbot.mousePress(editor, Qt.MouseButton.RightButton, pos=QPoint(200, 80))
    QApplication.sendEvent(editor, mouse_move(editor, QPointF(260, 80)))
    qtbot.mouseRelease(editor, Qt.MouseButton.RightButton, pos=QPoint(260, 80))
    assert editor.view().left() < closer.left()
    assert editor.view().size() == closer.size()
    assert editor.cuts()[3] == cut
    wheel(editor, spot_before, 60)
    assert editor.view().height() >= 24
    qtbot.keyClick(editor, Qt.Key.Key_0)
    assert editor.view() == whole
    wheel(editor, spot_before, -5)
    assert editor.view() == whole


def test_by_keys_a_cut_out_of_view_is_brought_into_it(qtbot: QtBot, scanned: PostalPage) -> None:
    editor = scanned.desk.editor
    editor.choose(0)
    for _ in range(6):
        qtbot.keyClick(editor, Qt.Key.Key_Plus)
    qtbot.keyClick(editor, Qt.Key.Key_Minus)
    last = editor.cuts()[4]
    assert not editor.view().contains(QPointF(last[0], last[1]))
    for _ in range(4):
        qtbot.keyClick(editor, Qt.Key.Key_Right)
    assert editor.chosen() == 4
    assert editor.view().contains(QPointF(last[0], last[1]))


def test_small_writing_in_a_large_picture_is_shown_large_enough_to_mend(qtbot: QtBot, page: PostalPage) -> None:
    sheet = np.full((900, 2200), 235, np.uint8)
    small = row_image().scaledToWidth(310, Qt.TransformationMode.SmoothTransformation)
    image = QImage(sheet.data, 2200, 900, 2200, QImage.Format.Format_Grayscale8).copy().convertToFormat(RGB)
    painter = QPainter(image)
    painter.drawImage(1500, 600, small)
    painter.end()
    page.files.take(image_data(image))
    qtbot.waitUntil(lambda: page.lab.drawing.sheet.scan is not None, timeout=5000)
    settled(qtbot, page)
    assert len(page.desk.editor.cuts()) == 5
    assert page.desk.editor.area(page.desk.editor.cuts()[0]).height() > 0.2 * page.desk.editor.height()
