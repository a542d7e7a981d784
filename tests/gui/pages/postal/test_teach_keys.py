"""Teaching: a misread digit is corrected by a click or by keys alone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.data import drawings
from gui.pages.postal.postal_page import PostalPage
from tests.gui.pages.postal.acting import LEFT, draw, settled, write_code


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
