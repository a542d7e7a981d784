"""A card under each box: the likely digits, doubts in words, and the course's way beside ours."""

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.pages.postal.postal_page import PostalPage
from tests.gui.pages.postal.acting import LEFT, draw, mouse_move, settled, spot, write_code


def test_empty_boxes_stay_blank_and_say_so(qtbot: QtBot, page: PostalPage) -> None:
    assert page.band.sentence(page.lab)[0] == "Nothing is written yet."
    draw(qtbot, page, 1, 1)
    settled(qtbot, page)
    assert page.band.code.text()[0] == " "
    assert page.cards[0].answer.text() == ""
    assert not page.cards[0].answer.isEnabled()
    assert page.desk.pads.pads[0].accessibleName() == "Box 1: empty"


def test_not_sure_is_said_in_words_with_the_likely_digits(qtbot: QtBot, page: PostalPage) -> None:
    page.lab.edit(threshold=0.99)
    draw(qtbot, page, 2, 4)
    pad = page.desk.pads.pads[2]
    qtbot.mousePress(pad, LEFT, pos=spot(pad, 40, 20))
    QApplication.sendEvent(pad, mouse_move(pad, QPointF(spot(pad, 70, 22))))
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
