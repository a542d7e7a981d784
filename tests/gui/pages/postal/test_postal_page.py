"""The postal-code page through mouse, pen, finger, keys, clipboard and files."""

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import (
    QAccessible,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QInputDevice,
    QMouseEvent,
    QPainter,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from engine.data import drawings
from engine.errors import StoreError
from engine.vision.strokes import Drawing
from gui import i18n, theme
from gui.labs.handover import Experiment, PostalBox, Trained
from gui.labs.postal import networks
from gui.labs.postal.postal_lab import PostalLab
from gui.labs.postal.teaching_effect import Lesson
from gui.labs.postal.teaching_lab import TeachingLab
from gui.pages.postal import beep
from gui.pages.postal.drawings_dialog import DrawingsDialog
from gui.pages.postal.pads.pad import Pad
from gui.pages.postal.panel import OPEN_WEIGHTS, when
from gui.pages.postal.postal_page import PostalPage
from gui.runner import Runner
from tests.gui.written import CODE, DIGITS, SPEC, keep_run

LEFT = Qt.MouseButton.LeftButton
ERASER = QPointingDevice(
    "pen",
    7,
    QInputDevice.DeviceType.Stylus,
    QPointingDevice.PointerType.Eraser,
    QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
    1,
    1,
)
RGB = QImage.Format.Format_RGB32


@pytest.fixture
def page(qtbot: QtBot, weights: Path, tmp_path: Path) -> Iterator[PostalPage]:
    lab = PostalLab(weights.parent, tmp_path / "drawings.jsonl", pictures=Runner(), networks=Runner(), helper=Runner())
    made = PostalPage(lab)
    qtbot.addWidget(made)
    made.resize(1278, 708)
    with qtbot.waitExposed(made):
        made.show()
    made.shown()
    made.activateWindow()
    yield made
    made.closing()


def spot(pad: Pad, x: float, y: float) -> QPoint:
    return QPoint(round(x * pad.width() / 100), round(y * pad.height() / 100))


def draw(qtbot: QtBot, page: PostalPage, box: int, digit: int) -> None:
    """Write a digit with the mouse."""
    pad = page.desk.pads.pads[box]
    for stroke in DIGITS[digit]:
        qtbot.mousePress(pad, LEFT, pos=spot(pad, *stroke[0]))
        for x, y in stroke[1:]:
            QApplication.sendEvent(pad, _mouse_move(pad, QPointF(spot(pad, x, y))))
        qtbot.mouseRelease(pad, LEFT, pos=spot(pad, *stroke[-1]))


def _mouse_move(pad: QWidget, point: QPointF) -> QEvent:
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


# -- drawing and reading ---------------------------------------------------------------------------------------------
def test_five_digits_drawn_with_the_mouse_are_read_as_they_are_drawn(qtbot: QtBot, page: PostalPage) -> None:
    page.lab.edit(threshold=0)
    assert page.fact() == "Reads as you draw"
    write_code(qtbot, page)
    assert page.band.code.text() == "".join(map(str, CODE))
    assert [card.answer.text() for card in page.cards] == [str(digit) for digit in CODE]
    assert "ms" in page.fact()
    assert "2" in page.desk.pads.pads[0].accessibleName()


def test_empty_boxes_stay_blank_and_say_so(qtbot: QtBot, page: PostalPage) -> None:
    assert page.band.sentence(page.lab)[0] == "Nothing is written yet."
    draw(qtbot, page, 1, 1)
    settled(qtbot, page)
    assert page.band.code.text()[0] == " "
    assert page.cards[0].answer.text() == ""
    assert not page.cards[0].answer.isEnabled()
    assert page.desk.pads.pads[0].accessibleName() == "Box 1: empty"


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


def test_not_sure_is_said_in_words_with_the_likely_digits(qtbot: QtBot, page: PostalPage) -> None:
    page.lab.edit(threshold=0.99)
    draw(qtbot, page, 2, 4)
    pad = page.desk.pads.pads[2]
    qtbot.mousePress(pad, LEFT, pos=spot(pad, 40, 20))
    QApplication.sendEvent(pad, _mouse_move(pad, QPointF(spot(pad, 70, 22))))
    qtbot.mouseRelease(pad, LEFT, pos=spot(pad, 70, 22))
    settled(qtbot, page)
    assert page.band.code.text()[2] == "?"
    assert page.cards[2].state.text() == "not sure"
    assert page.band.sentence(page.lab)[0].startswith("Box 3 is the weakest")
    assert page.band.sentence(page.lab)[1]
    assert "not sure" in page.desk.pads.pads[2].accessibleName()


def test_the_course_pipeline_is_shown_beside_ours_by_a_switch(qtbot: QtBot, page: PostalPage) -> None:
    write_code(qtbot, page)
    assert page.band.course_part.isVisible()
    assert len(page.band.course.text()) == 5
    assert page.cards[0].foot.isVisible()
    qtbot.mouseClick(page.panel.course, LEFT)
    settled(qtbot, page)
    assert not page.band.course_part.isVisible()
    assert not page.cards[0].foot.isVisible()


def test_threshold_and_brush_are_set_in_the_panel(qtbot: QtBot, page: PostalPage) -> None:
    page.panel.threshold.field.setText("95")
    page.panel.threshold.field.textEdited.emit("95")
    page.panel.brush.field.setText("14")
    page.panel.brush.field.textEdited.emit("14")
    assert (page.lab.reader.threshold, page.lab.drawing.brush_px) == (0.95, 7)


# -- keys ------------------------------------------------------------------------------------------------------------
def test_keys_of_the_course_erase_show_and_read_with_a_beep(
    qtbot: QtBot, page: PostalPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    beeps = []
    monkeypatch.setattr(beep, "play", lambda: beeps.append(1))
    draw(qtbot, page, 0, 7)
    page.lab.edit(threshold=0)
    qtbot.keyClick(page, Qt.Key.Key_R)
    assert beeps == [1]
    page.panel.beep.click()
    qtbot.keyClick(page, Qt.Key.Key_R)
    assert beeps == [1]
    assert page.save_state()["beep"] is False
    assert page.band.code.text()[0] == "7"
    qtbot.keyClick(page, Qt.Key.Key_S)
    assert page.desk.input_shown
    qtbot.keyClick(page, Qt.Key.Key_S)
    assert not page.desk.input_shown
    qtbot.keyClick(page, Qt.Key.Key_E)
    assert page.lab.drawing.empty


def test_what_was_read_is_reported_to_those_who_hear_the_window(
    qtbot: QtBot, page: PostalPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: heard.append(event.message()))
    monkeypatch.setattr(beep, "play", lambda: False)
    page.lab.edit(threshold=0)
    draw(qtbot, page, 0, 7)
    draw(qtbot, page, 2, 1)
    page.read_aloud()
    assert heard[0].startswith("Code as read: 7, empty, 1, empty, empty. Certainty of the code: ")
    assert "is the weakest" in heard[0]
    assert page.band.code.accessibleName() == "Code as read: 7, empty, 1, empty, empty"


def test_drawing_ends_the_view_of_what_the_network_gets(qtbot: QtBot, page: PostalPage) -> None:
    draw(qtbot, page, 0, 7)
    settled(qtbot, page)
    page.toggle_input()
    draw(qtbot, page, 1, 1)
    assert not page.desk.input_shown


def test_q_closes_the_window(qtbot: QtBot, page: PostalPage) -> None:
    qtbot.keyClick(page, Qt.Key.Key_Q)
    assert not page.isVisible()


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


def test_esc_forgets_the_stroke_that_the_mouse_is_drawing(qtbot: QtBot, page: PostalPage) -> None:
    pad = page.desk.pads.pads[0]
    qtbot.mousePress(pad, LEFT, pos=spot(pad, 20, 20))
    QApplication.sendEvent(pad, _mouse_move(pad, QPointF(spot(pad, 60, 60))))
    qtbot.keyClick(pad, Qt.Key.Key_Escape)
    qtbot.mouseRelease(pad, LEFT, pos=spot(pad, 60, 60))
    assert page.lab.drawing.empty
    assert not page.lab.drawing.can_undo


def test_enter_on_a_box_asks_what_it_is_and_the_arrows_walk_the_keys(qtbot: QtBot, page: PostalPage) -> None:
    draw(qtbot, page, 0, 7)
    settled(qtbot, page)
    pads, card = page.desk.pads.pads, page.cards[0]
    pads[1].setFocus()
    qtbot.keyClick(pads[1], Qt.Key.Key_Return)  # nothing was read there
    assert not page.cards[1].answer.isChecked()
    pads[0].setFocus()
    qtbot.keyClick(pads[0], Qt.Key.Key_Return)
    assert card.keys.buttons[0].hasFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(QApplication.focusWidget(), key)
    assert card.keys.buttons[7].hasFocus()
    qtbot.keyClick(card.keys.buttons[7], Qt.Key.Key_Space)
    assert page.lab.teaching.taught(0) == 7
    assert card.answer.hasFocus()


# -- pen and finger --------------------------------------------------------------------------------------------------
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


# -- files, clipboard, drop ------------------------------------------------------------------------------------------
def test_the_drawing_is_saved_as_picture_and_as_strokes_and_opened_again(
    qtbot: QtBot, page: PostalPage, tmp_path: Path
) -> None:
    page.lab.edit(threshold=0)
    write_code(qtbot, page)
    before = code(page)
    for name in ("code.json", "code.png"):  # what is opened from a picture has no strokes to save
        page.files.ask_save()
        assert isinstance(page.files.dialog, QFileDialog)
        assert page.files.dialog.selectedFiles()[0].endswith(f"{before}.png")
        page.files.dialog.fileSelected.emit(str(tmp_path / name))
        page.files.dialog.close()
        page.lab.drawing.erase_all()
        page.files.ask_open()
        assert isinstance(page.files.dialog, QFileDialog)
        page.files.dialog.fileSelected.emit(str(tmp_path / name))
        page.files.dialog.close()
        qtbot.waitUntil(lambda: not page.lab.drawing.empty, timeout=5000)
        settled(qtbot, page)
        assert code(page) == before
        assert page.band.error.text() == ""


def test_a_name_without_a_suffix_becomes_a_picture(qtbot: QtBot, page: PostalPage, tmp_path: Path) -> None:
    write_code(qtbot, page)
    with qtbot.waitSignal(page.message) as said:
        page.files.save(str(tmp_path / "code"))
    assert said.args == ["Saved as code.png.", "", "good"]
    assert (tmp_path / "code.png").is_file()


def test_a_file_that_is_no_picture_is_refused_over_the_boxes(qtbot: QtBot, page: PostalPage, tmp_path: Path) -> None:
    draw(qtbot, page, 0, 1)
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"no picture")
    page.files.take_file(bad)
    qtbot.waitUntil(lambda: "bad.png" in page.band.error.text(), timeout=5000)
    assert page.band.error.isVisible()
    assert not page.lab.drawing.boxes[0].empty
    draw(qtbot, page, 1, 1)
    assert not page.band.error.isVisible()


def test_an_error_comes_and_goes_without_moving_the_boxes(qtbot: QtBot, page: PostalPage) -> None:
    draw(qtbot, page, 0, 1)
    settled(qtbot, page)
    pad = page.desk.pads.pads[0]
    before = pad.mapTo(page, QPoint(0, 0))
    page.band.say_error("bad.png is no picture that can be opened; use PNG, JPEG, GIF, BMP, TIFF or WebP")
    QApplication.processEvents()
    assert page.band.error.isVisible()
    assert not page.band.words.isVisible()
    assert pad.mapTo(page, QPoint(0, 0)) == before
    page.band.say_error("")
    assert page.band.words.isVisible()


def row_image() -> QImage:
    sheet = np.full((160, 620), 235, np.uint8)
    for i, digit in enumerate(CODE):
        ink = Drawing.of([np.array(stroke) for stroke in DIGITS[digit]], brush_px=3.0).render(120)
        part = sheet[20:140, 10 + 120 * i : 130 + 120 * i]
        np.minimum(part, (235 - 200 * ink).astype(np.uint8), out=part)
    return QImage(sheet.data, 620, 160, 620, QImage.Format.Format_Grayscale8).copy()


def test_a_pasted_scan_is_cut_apart_and_read(qtbot: QtBot, page: PostalPage) -> None:
    QGuiApplication.clipboard().setImage(row_image())
    page.commands()["paste"]()
    qtbot.waitUntil(lambda: page.lab.drawing.sheet.scan is not None, timeout=5000)
    settled(qtbot, page)
    assert code(page) == "".join(map(str, CODE))
    assert page.desk.editor.isVisible()
    assert len(page.desk.editor.cuts()) == 5


def test_files_opened_one_after_the_other_are_not_waited_for_and_the_last_is_shown(
    qtbot: QtBot, page: PostalPage, tmp_path: Path
) -> None:
    for digit in (1, 7, 0):
        page.lab.drawing.erase_all()
        draw(qtbot, page, 0, digit)
        page.lab.drawing.save(tmp_path / f"{digit}.png")
    page.lab.drawing.erase_all()
    for digit in (1, 7, 0):
        page.files.take_file(tmp_path / f"{digit}.png")
    qtbot.waitUntil(lambda: page.lab.drawing.boxes[0].ink is not None, timeout=5000)
    settled(qtbot, page)
    qtbot.waitUntil(lambda: code(page) == "0    ", timeout=5000)


def test_a_clipboard_without_a_picture_is_said(page: PostalPage) -> None:
    QGuiApplication.clipboard().setText("words")
    page.files.paste()
    assert "clipboard" in page.band.error.text()


def test_a_dropped_file_is_opened(qtbot: QtBot, page: PostalPage, tmp_path: Path) -> None:
    path = tmp_path / "row.png"
    assert row_image().save(str(path))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    enter = QDragEnterEvent(QPoint(10, 10), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    assert page.band.words.text() == "Let it go to open it here."
    QApplication.sendEvent(page, QDragLeaveEvent())
    assert page.band.words.text() == "Nothing is written yet."
    QApplication.sendEvent(page, enter)
    event = QDropEvent(
        QPointF(10, 10), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier, QEvent.Type.Drop
    )
    QApplication.sendEvent(page, event)
    assert event.isAccepted()
    qtbot.waitUntil(lambda: page.lab.drawing.sheet.scan is not None, timeout=5000)


# -- cuts ------------------------------------------------------------------------------------------------------------
@pytest.fixture
def scanned(qtbot: QtBot, page: PostalPage) -> PostalPage:
    page.files.take(_image_data(row_image()))
    qtbot.waitUntil(lambda: page.lab.drawing.sheet.scan is not None, timeout=5000)
    settled(qtbot, page)
    return page


def _image_data(image: QImage) -> QMimeData:
    data = QMimeData()
    data.setImageData(image)
    return data


def drag(qtbot: QtBot, page: PostalPage, start: QPointF, stop: QPointF) -> None:
    editor = page.desk.editor
    qtbot.mousePress(editor, LEFT, pos=start.toPoint())
    QApplication.sendEvent(editor, _mouse_move(editor, stop))
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


def test_picture_and_boxes_are_switched(qtbot: QtBot, scanned: PostalPage) -> None:
    qtbot.mouseClick(scanned.desk.view_button, LEFT)
    assert not scanned.desk.editor.isVisible()
    assert scanned.desk.pads.pads[0].isVisible()
    scanned.toggle_input()
    qtbot.mouseClick(scanned.desk.view_button, LEFT)
    assert scanned.desk.editor.isVisible()


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
    QApplication.sendEvent(editor, _mouse_move(editor, QPointF(260, 80)))
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


# -- teaching --------------------------------------------------------------------------------------------------------
def test_a_wrong_digit_is_taught_by_a_click_and_counted(qtbot: QtBot, page: PostalPage) -> None:
    write_code(qtbot, page)
    card = page.cards[0]
    qtbot.mouseClick(card.answer, LEFT)
    assert card.keys.isVisible()
    qtbot.mouseClick(card.keys.buttons[6], LEFT)
    settled(qtbot, page)
    assert not card.keys.isVisible()
    assert card.state.text() == "kept as 6"
    assert page.panel.drawings_note.text() == "1 drawing with your label is kept."
    assert [held.label for held in drawings.kept(page.lab.teaching.file)] == [6]
    qtbot.mouseClick(card.pencil, LEFT)
    settled(qtbot, page)
    assert drawings.kept(page.lab.teaching.file) == []


def test_the_keys_go_when_the_digit_they_asked_about_goes(qtbot: QtBot, page: PostalPage) -> None:
    write_code(qtbot, page)
    page.cards[0].ask()
    assert page.cards[0].keys.isVisible()
    draw(qtbot, page, 1, 1)  # another box
    settled(qtbot, page)
    assert page.cards[0].keys.isVisible()
    draw(qtbot, page, 0, 1)
    settled(qtbot, page)
    assert not page.cards[0].keys.isVisible()


def test_teaching_by_keys_alone(qtbot: QtBot, page: PostalPage) -> None:
    write_code(qtbot, page)
    card = page.cards[1]
    qtbot.keyClick(card.answer, Qt.Key.Key_Space)
    assert card.keys.isVisible()
    qtbot.keyClick(card.keys, Qt.Key.Key_Escape)
    assert not card.keys.isVisible()
    qtbot.mouseClick(card.wrong if card.wrong.isVisible() else card.pencil, LEFT)
    qtbot.keyClick(card.keys, Qt.Key.Key_8)
    assert page.lab.teaching.taught(1) == 8


def test_kept_drawings_are_looked_at_removed_and_put_back(qtbot: QtBot, page: PostalPage) -> None:
    assert not page.panel.look_button.isVisible()
    write_code(qtbot, page)
    for box, label in ((0, 2), (1, 9), (2, 7)):
        page.lab.teaching.teach(box, label)
    settled(qtbot, page)
    qtbot.mouseClick(page.panel.look_button, LEFT)
    dialog = page.findChild(DrawingsDialog)
    assert dialog is not None
    shown = dialog.list

    def labels() -> list[str]:
        return [shown.item(i).text() for i in range(shown.count())]

    assert labels() == ["7", "9", "2"]
    dialog.list.setCurrentRow(1)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert labels() == ["7", "2"]
    assert page.lab.teaching.taught(1) is None
    settled(qtbot, page)
    assert page.panel.drawings_note.text() == "2 drawings with your labels are kept."
    qtbot.mouseClick(dialog.back_button, LEFT)
    assert sorted(labels()) == ["2", "7", "9"]
    assert not dialog.back_button.isEnabled()
    dialog.list.selectAll()
    qtbot.mouseClick(dialog.remove_button, LEFT)
    assert labels() == []
    assert not dialog.remove_button.isEnabled()
    dialog.close()


def test_drawings_that_cannot_be_removed_stay_and_it_is_said(
    qtbot: QtBot, page: PostalPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreError("the disk is full", path="drawings.jsonl")

    write_code(qtbot, page)
    page.lab.teaching.teach(0, 2)
    page.look_at_drawings()
    dialog = page.findChild(DrawingsDialog)
    assert dialog is not None
    dialog.list.setCurrentRow(0)
    monkeypatch.setattr(drawings, "forget", full)
    dialog.remove()
    assert "disk is full" in dialog.error.text()
    assert dialog.list.count() == 1
    dialog.close()


def test_two_taught_drawings_can_be_trained_on(qtbot: QtBot, page: PostalPage) -> None:
    write_code(qtbot, page)
    assert not page.panel.train_button.isEnabled()
    page.lab.teaching.teach(0, 2)
    page.lab.teaching.teach(1, 0)
    settled(qtbot, page)
    with qtbot.waitSignal(page.handover_requested) as asked:
        qtbot.mouseClick(page.panel.train_button, LEFT)
    assert asked.args is not None
    key, parcel = asked.args
    assert key == "train"
    assert isinstance(parcel, Experiment)
    assert parcel.spec.data == "my-drawings"
    assert parcel.spec.start == page.lab.reader.chosen


def test_a_taught_network_says_what_it_reads_now_and_read_before(
    qtbot: QtBot, page: PostalPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_code(qtbot, page)
    page.lab.teaching.teach(0, 2)
    page.lab.teaching.teach(1, 0)
    assert page.lab.reader.network is not None
    parameters = page.lab.reader.network.parameters
    page.receive(Trained("Own network", page.lab.teaching.experiment().spec, parameters, 1.0, 1.5))
    settled(qtbot, page)
    assert page.panel.network.currentText() == "small, taught"
    qtbot.waitUntil(page.panel.lesson_note.isVisible, timeout=20000)
    assert "reads 2 of 2 right; before it was 2" in page.panel.lesson_note.text()
    assert "learned from all of them" in page.panel.lesson_note.text()
    monkeypatch.setattr(TeachingLab, "lesson", Lesson(20, 11, 19, 4, 1, 3))
    page.draw()
    assert "reads 19 of 20 right; before it was 11" in page.panel.lesson_note.text()
    assert "Of the 4 that it did not learn from: 3; before 1." in page.panel.lesson_note.text()
    page.lab.reader.choose(page.lab.reader.networks[0].key)
    monkeypatch.undo()
    settled(qtbot, page)
    assert not page.panel.lesson_note.isVisible()


def test_a_network_that_cannot_be_kept_before_the_lesson_is_said_over_the_boxes(
    qtbot: QtBot, page: PostalPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(networks, "data_folder", lambda: tmp_path / "file")
    page.receive(Trained("my run", SPEC, SPEC.network((1, 28, 28)).parameters(), 0.5))
    page.train_on_drawings()
    assert page.band.error.text()


def test_a_full_disk_while_teaching_is_said_over_the_boxes(qtbot: QtBot, page: PostalPage, tmp_path: Path) -> None:
    write_code(qtbot, page)
    page.lab.teaching.file = tmp_path / "file" / "drawings.jsonl"
    (tmp_path / "file").write_text("in the way")
    page.cards[0].taught.emit(3)
    assert page.band.error.text()


# -- networks --------------------------------------------------------------------------------------------------------
def test_a_network_just_trained_reads_at_once(qtbot: QtBot, page: PostalPage) -> None:
    parameters = SPEC.network((1, 28, 28)).parameters()
    page.receive(Trained("my run", SPEC, parameters, 0.5))
    settled(qtbot, page)
    assert page.panel.network.currentText() == "my run · 50.0 %"
    assert page.panel.network_error.text() == ""


def test_a_network_that_cannot_read_digits_is_marked_at_the_choice(page: PostalPage) -> None:
    spec = SPEC.replace(layers=SPEC.layers[:2])
    page.receive(Trained("wide", spec, spec.network((1, 28, 28)).parameters()))
    assert "ten digits" in page.panel.network_error.text()
    assert page.panel.network.property("error")


def test_weights_are_opened_from_the_choice(qtbot: QtBot, page: PostalPage, weights: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.safetensors"
    other.write_bytes(weights.read_bytes())
    page.panel.network.chosen.emit(OPEN_WEIGHTS)
    assert isinstance(page.files.dialog, QFileDialog)
    page.files.dialog.fileSelected.emit(str(other))
    page.files.dialog.close()
    qtbot.waitUntil(lambda: page.lab.reader.chosen == str(other), timeout=5000)
    settled(qtbot, page)
    assert page.panel.network.currentText().startswith("other")
    page.panel.network.chosen.emit(str(weights))
    assert page.lab.reader.chosen == str(weights)
    other.write_bytes(b"damaged")
    page.files.open_weights(other)
    qtbot.waitUntil(page.panel.network_error.isVisible, timeout=5000)
    page.receive(str(weights))
    qtbot.waitUntil(lambda: not page.panel.network_error.isVisible(), timeout=5000)


def test_arrays_that_another_program_saved_are_asked_about(qtbot: QtBot, page: PostalPage, tmp_path: Path) -> None:
    assert page.lab.reader.network is not None
    before = page.lab.reader.chosen
    views = page.lab.reader.network.parameters.views
    first, last = views[1], views[3]
    np.savez(tmp_path / "theirs.npz", W1=first["W"], b1=first["b"], W2=last["W"], b2=last["b"])
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "theirs.npz"))])
    assert page.files.take(data)
    qtbot.waitUntil(lambda: not page.sheet.isHidden())
    assert page.lab.reader.chosen == before
    assert page.sheet.lab is not None
    place = next(i for i, one in enumerate(page.sheet.lab.offered) if one.hypothesis.words == "relu between the layers")
    page.sheet.cards[place].click()
    page.sheet.primary.click()
    assert page.lab.reader.chosen.endswith("theirs.npz")
    write_code(qtbot, page)
    assert code(page) == "".join(map(str, CODE))


def test_a_kept_run_bears_its_time_or_its_date() -> None:
    now = time.time()
    assert when(now) == time.strftime("%H:%M", time.localtime(now))
    assert when(now - 3 * 86_400) == time.strftime("%m-%d", time.localtime(now - 3 * 86_400))


def test_kept_runs_can_be_chosen_and_one_that_is_gone_no_longer(qtbot: QtBot, page: PostalPage, weights: Path) -> None:
    kept = keep_run("My run", weights)
    offered = page.panel.network

    def names() -> str:
        return "; ".join(offered.itemText(i) for i in range(offered.count()))

    page.shown()
    qtbot.waitUntil(lambda: "My run" in names(), timeout=5000)
    page.panel.network.chosen.emit(str(kept))
    settled(qtbot, page)
    assert page.panel.network.currentText().startswith("My run")
    page.panel.network.chosen.emit(str(weights))
    kept.unlink()
    page.shown()
    qtbot.waitUntil(lambda: "My run" not in names(), timeout=5000)


def test_without_a_network_the_page_says_what_will_bring_one(qtbot: QtBot, tmp_path: Path) -> None:
    page = PostalPage(PostalLab(tmp_path, tmp_path / "drawings.jsonl"))
    qtbot.addWidget(page)
    page.shown()
    draw(qtbot, page, 0, 1)
    settled(qtbot, page)
    assert "No network" in page.band.sentence(page.lab)[0]
    assert page.fact() == ""
    page.closing()


# -- the window's requests -------------------------------------------------------------------------------------------
def test_settings_are_remembered(qtbot: QtBot, page: PostalPage, weights: Path, tmp_path: Path) -> None:
    page.lab.edit(brush_px=6, threshold=0.5, course=False)
    state = page.save_state()
    other = PostalPage(PostalLab(tmp_path, tmp_path / "drawings.jsonl"))
    qtbot.addWidget(other)
    other.restore_state(state)
    assert (other.lab.drawing.brush_px, other.lab.reader.threshold, other.lab.reader.course) == (6, 0.5, False)
    assert other.lab.reader.chosen == str(weights)
    other.restore_state({"brush_px": 3})
    assert (other.lab.drawing.brush_px, other.lab.reader.threshold) == (3, 0.5)
    page.restore_state(state)


def test_the_menus_name_what_is_opened_saved_and_run_here(page: PostalPage) -> None:
    assert set(page.command_words()) <= {"open", "save", "save_as", "run"}
    assert page.command_words()["open"] == "Open picture…"


def test_small_writing_in_a_large_picture_is_shown_large_enough_to_mend(qtbot: QtBot, page: PostalPage) -> None:
    sheet = np.full((900, 2200), 235, np.uint8)
    small = row_image().scaledToWidth(310, Qt.TransformationMode.SmoothTransformation)
    image = QImage(sheet.data, 2200, 900, 2200, QImage.Format.Format_Grayscale8).copy().convertToFormat(RGB)
    painter = QPainter(image)
    painter.drawImage(1500, 600, small)
    painter.end()
    page.files.take(_image_data(image))
    qtbot.waitUntil(lambda: page.lab.drawing.sheet.scan is not None, timeout=5000)
    settled(qtbot, page)
    assert len(page.desk.editor.cuts()) == 5
    assert page.desk.editor.area(page.desk.editor.cuts()[0]).height() > 0.2 * page.desk.editor.height()


def test_the_page_speaks_korean_and_changes_its_colors(qtbot: QtBot, page: PostalPage, qapp: QApplication) -> None:
    write_code(qtbot, page)
    i18n.set_language("ko")
    qtbot.waitUntil(lambda: page.read_button.text() == "읽기", timeout=5000)
    assert page.title() == "우편번호"
    theme.apply(qapp, "dark")
    page.grab()
    assert page.desk.legend.text() != ""


def test_everything_that_takes_focus_has_a_name(page: PostalPage) -> None:
    nameless = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and not widget.accessibleName()
    ]
    assert nameless == []


def test_a_box_is_inspected_by_its_key_its_menu_and_its_card(page: PostalPage, qtbot: QtBot) -> None:
    given: list[tuple[str, object]] = []
    page.handover_requested.connect(lambda key, parcel: given.append((key, parcel)))
    pad = page.desk.pads.pads[1]
    qtbot.keyClick(pad, Qt.Key.Key_I)
    assert given == []  # nothing is written
    assert not any(action.isEnabled() for action in page.desk.box_menu(1).actions())
    page.lab.drawing.press(1, 50, 20)
    page.lab.drawing.move(50, 80)
    page.lab.drawing.release()
    page._on_frame()
    qtbot.keyClick(pad, Qt.Key.Key_I)
    page.desk.box_menu(1).actions()[0].trigger()
    page.cards[1].look.click()
    assert given == [("inspect", PostalBox(1))] * 3
