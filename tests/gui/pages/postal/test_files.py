"""Pictures and drawings are saved, opened, pasted and dropped; what is no picture is said."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from gui.pages.postal.postal_page import PostalPage
from tests.gui.pages.postal.acting import LEFT, code, draw, row_image, settled, write_code
from tests.gui.written import CODE


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
