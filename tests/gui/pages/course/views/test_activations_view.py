"""The activations lab through the window."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.pages.course.course_page import CoursePage
from gui.pages.course.views.activations_view import ActivationsView


@pytest.fixture
def page(qtbot: QtBot) -> CoursePage:
    made = CoursePage()
    qtbot.addWidget(made)
    made.resize(1278, 708)
    made.show()
    made.shown()
    made.open("activations")
    return made


def view(page: CoursePage) -> ActivationsView:
    assert isinstance(page.frame.view, ActivationsView)
    return page.frame.view


def test_a_click_in_the_curve_reads_it_there(page: CoursePage, qtbot: QtBot) -> None:
    card = view(page).curve
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=card.chart().at(-2, 0.4).toPoint())
    assert view(page).exercise.settings.s == pytest.approx(-2, abs=0.1)
    assert page.frame.step.lines.accessibleName().startswith("f(−2")


def test_another_function_is_chosen_and_only_leaky_relu_asks_for_a_slope(page: CoursePage) -> None:
    view(page).kind.chosen.emit("leaky")
    assert view(page).slope.isVisible()
    view(page).kind.chosen.emit("relu")
    assert not view(page).slope.isVisible()


def test_p_is_dragged_in_any_of_the_three_graphs(page: CoursePage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.frame.examples._group.buttons()[1], Qt.MouseButton.LeftButton)
    card = view(page).odds
    for number, x, p in ((0, 0.8, 0.8), (1, 0.25, 0.25), (2, 2.0, 0.88)):
        chart = card.charts()[number]
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=chart.at(x, chart.y.low + 0.01).toPoint())
        assert view(page).exercise.settings.p == pytest.approx(p, abs=0.02)


def test_the_slip_of_the_notes_is_chosen_by_a_click(page: CoursePage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.frame.examples._group.buttons()[2], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(view(page).variant._group.buttons()[1], Qt.MouseButton.LeftButton)
    for _ in range(5):
        qtbot.mouseClick(page.step, Qt.MouseButton.LeftButton)
    assert "2.71828183, 1.0000454, 1" in page.frame.step.lines.accessibleName()
    assert "twice" in view(page).exercise.solved


def test_hovering_reads_the_curve_without_changing_s(page: CoursePage, qtbot: QtBot) -> None:
    card = view(page).curve
    before = card.grab().toImage()
    qtbot.mouseMove(card, card.chart().at(-3, 0.5).toPoint())
    assert card.grab().toImage() != before
    assert view(page).exercise.settings.s == 1
