"""The numerical gradient lab through the window: clicks, drags, typing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.pages.course.course_page import CoursePage
from gui.pages.course.views.gradient_view import GradientView


@pytest.fixture
def page(qtbot: QtBot) -> CoursePage:
    made = CoursePage()
    qtbot.addWidget(made)
    made.resize(1278, 708)
    made.show()
    made.shown()
    made.open("gradient")
    return made


def view(page: CoursePage) -> GradientView:
    assert isinstance(page.frame.view, GradientView)
    return page.frame.view


def test_the_number_of_the_notes_stands_there_when_it_opens(page: CoursePage) -> None:
    assert "7.999999999999119" in page.frame.step.lines.accessibleName()
    assert page.frame.step.title.text() == "Step 5 of 17"


def test_typing_three_and_stepping_shows_what_the_notes_misprint(page: CoursePage, qtbot: QtBot) -> None:
    field = view(page).at_x.field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "3")
    assert "= 6.00000000000378" in page.frame.step.lines.accessibleName()
    for _ in range(12):
        qtbot.mouseClick(page.step, Qt.MouseButton.LeftButton)
    assert page.frame.step.sentence.text().startswith("3 + h is 3 again")
    assert not page.step.isEnabled()


def test_the_line_of_h_is_dragged_in_the_plot(page: CoursePage, qtbot: QtBot) -> None:
    card = view(page).errors
    spot = card.chart().at(1e-8, 1e-4).toPoint()
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=spot)
    assert 5e-9 < view(page).exercise.now.h < 2e-8
    assert view(page).h.field.text().endswith("e−9") or view(page).h.field.text().endswith("e−8")


def test_a_click_in_the_field_takes_the_gradient_there(page: CoursePage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.frame.examples._group.buttons()[2], Qt.MouseButton.LeftButton)
    card = view(page).errors
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=card.chart().at(-2, 1).toPoint())
    assert view(page).exercise.now.point == pytest.approx((-2, 1), abs=0.1)
    assert view(page).point.isVisible()


def test_letters_in_h_are_marked_and_the_last_h_stays(page: CoursePage) -> None:
    field = view(page).h.field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "h")
    assert page.frame.problem.text() == "h: Must be a number, not 'h'"
    assert view(page).exercise.now.h == 1e-4
