"""The postal-code page through mouse, pen, finger, keys, clipboard and files."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from engine.data import drawings
from engine.errors import StoreError
from gui import i18n, theme
from gui.labs.handover import ToTrain, Trained
from gui.labs.postal import networks
from gui.labs.postal.postal_lab import PostalLab
from gui.labs.postal.teaching_effect import TeachingEffect
from gui.labs.postal.teaching_lab import TeachingLab
from gui.pages.postal import beep
from gui.pages.postal.drawings_dialog import DrawingsDialog
from gui.pages.postal.postal_page import PostalPage
from tests.gui.pages.postal.acting import LEFT, draw, settled, write_code
from tests.gui.written import CODE, SPEC


def test_five_digits_drawn_with_the_mouse_are_read_as_they_are_drawn(qtbot: QtBot, page: PostalPage) -> None:
    page.lab.edit(threshold=0)
    assert page.fact() == "Reads as you draw"
    write_code(qtbot, page)
    assert page.band.code.text() == "".join(map(str, CODE))
    assert [card.answer.text() for card in page.cards] == [str(digit) for digit in CODE]
    assert "ms" in page.fact()
    assert "2" in page.desk.pads.pads[0].accessibleName()


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


def test_drawing_ends_the_view_of_what_the_network_gets(qtbot: QtBot, page: PostalPage) -> None:
    draw(qtbot, page, 0, 7)
    settled(qtbot, page)
    page.toggle_input()
    draw(qtbot, page, 1, 1)
    assert not page.desk.input_shown


def test_q_closes_the_window(qtbot: QtBot, page: PostalPage) -> None:
    qtbot.keyClick(page, Qt.Key.Key_Q)
    assert not page.isVisible()


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
    assert isinstance(parcel, ToTrain)
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
    monkeypatch.setattr(TeachingLab, "lesson", TeachingEffect(20, 11, 19, 4, 1, 3))
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


def test_a_network_just_trained_reads_at_once(qtbot: QtBot, page: PostalPage) -> None:
    parameters = SPEC.network((1, 28, 28)).parameters()
    page.receive(Trained("my run", SPEC, parameters, 0.5))
    settled(qtbot, page)
    assert page.panel.network.currentText() == "my run · 50.0 %"
    assert page.panel.network_error.text() == ""


def test_without_a_network_the_page_says_what_will_bring_one(qtbot: QtBot, tmp_path: Path) -> None:
    page = PostalPage(PostalLab(tmp_path, tmp_path / "drawings.jsonl"))
    qtbot.addWidget(page)
    page.shown()
    draw(qtbot, page, 0, 1)
    settled(qtbot, page)
    assert "No network" in page.band.sentence(page.lab)[0]
    assert page.fact() == ""
    page.closing()


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
