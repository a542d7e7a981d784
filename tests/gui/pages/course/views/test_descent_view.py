"""The gradient descent lab through the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.pages.course.course_page import CoursePage
from gui.pages.course.views.descent_view import DescentView


@pytest.fixture
def page(qtbot: QtBot) -> CoursePage:
    made = CoursePage()
    qtbot.addWidget(made)
    made.resize(1278, 708)
    made.show()
    made.shown()
    made.open("descent")
    return made


def view(page: CoursePage) -> DescentView:
    assert isinstance(page.frame.view, DescentView)
    return page.frame.view


def test_a_typed_rate_and_a_step_move_the_ball(page: CoursePage, qtbot: QtBot) -> None:
    field = view(page).rate.field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "0.5")
    qtbot.mouseClick(page.step, Qt.MouseButton.LeftButton)
    assert view(page).exercise.now.after == pytest.approx((0, 0), abs=1e-9)


def test_the_ring_of_the_start_is_dragged(page: CoursePage) -> None:
    view(page).contour.start_moved.emit(-2.0, 1.0)
    assert view(page).exercise.settings.start == (-2, 1)


def test_a_click_in_the_curve_moves_the_one_weight(page: CoursePage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.frame.examples._group.buttons()[1], Qt.MouseButton.LeftButton)
    card = view(page).weight
    assert card.isVisible()
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=card.chart().at(9, 0.64).toPoint())
    assert view(page).exercise.settings.u == pytest.approx(9, abs=0.2)


def test_each_example_shows_its_own_controls(page: CoursePage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.frame.examples._group.buttons()[5], Qt.MouseButton.LeftButton)
    assert view(page).batch.isVisible()
    assert not view(page).gradient.isVisible()
    assert not page.grab().isNull()


def test_the_arrows_move_the_start_in_the_plot_and_step_elsewhere(page: CoursePage, qtbot: QtBot) -> None:
    contour = view(page).contour
    contour.setFocus()
    qtbot.keyClick(contour, Qt.Key.Key_Right)
    assert view(page).exercise.settings.start[0] > 3
    assert view(page).exercise.at == 0
