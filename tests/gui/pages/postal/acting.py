"""What a hand does on the page of the postal code, for its tests."""

import numpy as np
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from engine.vision.strokes import BoxStrokes
from gui.pages.postal.pads.pad import Pad
from gui.pages.postal.postal_page import PostalPage
from tests.gui.written import CODE, DIGITS

LEFT = Qt.MouseButton.LeftButton


def spot(pad: Pad, x: float, y: float) -> QPoint:
    return QPoint(round(x * pad.width() / 100), round(y * pad.height() / 100))


def draw(qtbot: QtBot, page: PostalPage, box: int, digit: int) -> None:
    """Write a digit with the mouse."""
    pad = page.desk.pads.pads[box]
    for stroke in DIGITS[digit]:
        qtbot.mousePress(pad, LEFT, pos=spot(pad, *stroke[0]))
        for x, y in stroke[1:]:
            QApplication.sendEvent(pad, mouse_move(pad, QPointF(spot(pad, x, y))))
        qtbot.mouseRelease(pad, LEFT, pos=spot(pad, *stroke[-1]))


def mouse_move(pad: QWidget, point: QPointF) -> QEvent:
    everywhere = QPointF(pad.mapToGlobal(point.toPoint()))
    return QMouseEvent(
        QEvent.Type.MouseMove, point, everywhere, Qt.MouseButton.NoButton, LEFT, Qt.KeyboardModifier.NoModifier
    )


def settled(qtbot: QtBot, page: PostalPage) -> None:
    """Wait until what was drawn is read and shown."""
    qtbot.waitUntil(lambda: not page.lab.reader.stale and not page._frame.isActive(), timeout=5000)


def write_code(qtbot: QtBot, page: PostalPage) -> None:
    for box, digit in enumerate(CODE):
        draw(qtbot, page, box, digit)
    settled(qtbot, page)


def code(page: PostalPage) -> str:
    assert page.lab.reader.reading is not None
    return "".join(" " if box.guess is None else str(box.guess) for box in page.lab.reader.reading.boxes)


def row_image() -> QImage:
    sheet = np.full((160, 620), 235, np.uint8)
    for i, digit in enumerate(CODE):
        ink = BoxStrokes.of([np.array(stroke) for stroke in DIGITS[digit]], brush_px=3.0).render(120)
        part = sheet[20:140, 10 + 120 * i : 130 + 120 * i]
        np.minimum(part, (235 - 200 * ink).astype(np.uint8), out=part)
    return QImage(sheet.data, 620, 160, 620, QImage.Format.Format_Grayscale8).copy()


def image_data(image: QImage) -> QMimeData:
    data = QMimeData()
    data.setImageData(image)
    return data
