"""A pad under pen, finger and mouse: pressure, the pen's other end, the palm."""

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent, QTouchEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.pages.postal.pads.pad import Pad
from gui.pages.postal.postal_page import PostalPage
from tests.gui.pages.postal.acting import LEFT, draw, spot

ERASER = QPointingDevice(
    "pen",
    7,
    QInputDevice.DeviceType.Stylus,
    QPointingDevice.PointerType.Eraser,
    QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
    1,
    1,
)


def tablet(pad: Pad, kind: QEvent.Type, point: QPointF, pressure: float, *, eraser: bool = False) -> bool:
    """Send one event of a pen tablet; true where the pad took it."""
    buttons = LEFT if kind != QEvent.Type.TabletRelease else Qt.MouseButton.NoButton
    button = LEFT if kind != QEvent.Type.TabletMove else Qt.MouseButton.NoButton
    device, none = ERASER if eraser else QPointingDevice.primaryPointingDevice(), Qt.KeyboardModifier.NoModifier
    event = QTabletEvent(kind, device, point, point, pressure, 0, 0, 0, 0, 0, none, button, buttons)
    QApplication.sendEvent(pad, event)
    return event.isAccepted()


def test_the_pressure_of_a_pen_tablet_makes_the_line_thin_or_wide(qtbot: QtBot, page: PostalPage) -> None:
    pad = page.desk.pads.pads[0]
    assert tablet(pad, QEvent.Type.TabletPress, QPointF(20, 60), 0.1)
    assert tablet(pad, QEvent.Type.TabletMove, QPointF(80, 60), 1.0)
    assert tablet(pad, QEvent.Type.TabletRelease, QPointF(80, 60), 0.0)
    (line,) = page.lab.drawing.boxes[0].traces
    assert line[0, 2] < line[-1, 2]
    assert not page.lab.drawing.pen_down


def test_the_other_end_of_the_pen_erases_the_box(qtbot: QtBot, page: PostalPage) -> None:
    draw(qtbot, page, 3, 1)
    pad = page.desk.pads.pads[3]
    assert tablet(pad, QEvent.Type.TabletPress, QPointF(20, 60), 0.5, eraser=True)
    assert tablet(pad, QEvent.Type.TabletMove, QPointF(40, 60), 0.5, eraser=True)
    assert tablet(pad, QEvent.Type.TabletRelease, QPointF(40, 60), 0.0, eraser=True)
    assert page.lab.drawing.boxes[3].empty
    page.lab.drawing.undo()
    assert not page.lab.drawing.boxes[3].empty


def test_pen_and_finger_press_the_eraser_instead_of_writing_over_it(qtbot: QtBot, page: PostalPage) -> None:
    pad = page.desk.pads.pads[1]
    pad.setFocus()
    qtbot.waitUntil(pad.hasFocus)
    draw(qtbot, page, 1, 1)
    place = QPointF(pad.eraser.geometry().center())
    assert not tablet(pad, QEvent.Type.TabletPress, place, 0.5)
    assert not page.lab.drawing.pen_down
    device = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
    touch = QTest.touchEvent(pad, device, False)
    touch.press(0, place.toPoint(), pad)
    touch.commit()
    assert not page.lab.drawing.pen_down
    touch.release(0, place.toPoint(), pad)
    touch.commit()


def test_one_finger_writes_and_the_palm_does_not(qtbot: QtBot, page: PostalPage) -> None:
    pad = page.desk.pads.pads[2]
    device = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
    touch = QTest.touchEvent(pad, device, False)
    touch.press(0, spot(pad, 50, 20), pad)
    touch.commit()
    touch.move(0, spot(pad, 50, 50), pad).press(1, spot(pad, 90, 90), pad)
    touch.commit()
    touch.move(0, spot(pad, 50, 80), pad).stationary(1)
    touch.commit()
    touch.release(0, spot(pad, 50, 80), pad).release(1, spot(pad, 90, 90), pad)
    touch.commit()
    (line,) = page.lab.drawing.boxes[2].traces
    assert len(line) == 3
    assert np.allclose(line[:, 0], 50, atol=1)


def test_a_touch_that_the_system_takes_away_leaves_nothing(qtbot: QtBot, page: PostalPage) -> None:
    pad = page.desk.pads.pads[2]
    device = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
    touch = QTest.touchEvent(pad, device, False)
    touch.press(0, spot(pad, 50, 20), pad)
    touch.commit()
    touch.move(0, spot(pad, 50, 50), pad)
    touch.commit()
    QApplication.sendEvent(pad, QTouchEvent(QEvent.Type.TouchCancel, device))
    assert page.lab.drawing.empty
    assert not page.lab.drawing.pen_down
    touch.release(0, spot(pad, 50, 50), pad)
    touch.commit()
