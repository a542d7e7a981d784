"""The perceptron lab through the window: clicks, drags, typing."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.pages.course.course_page import CoursePage
from gui.pages.course.views.perceptron_view import PerceptronView


@pytest.fixture
def page(qtbot: QtBot) -> CoursePage:
    made = CoursePage()
    qtbot.addWidget(made)
    made.resize(1278, 708)
    made.show()
    made.shown()
    made.open("perceptron")
    return made


def view(page: CoursePage) -> PerceptronView:
    assert isinstance(page.frame.view, PerceptronView)
    return page.frame.view


def example(page: CoursePage, qtbot: QtBot, place: int) -> None:
    qtbot.mouseClick(page.frame.examples._group.buttons()[place], Qt.MouseButton.LeftButton)


def table(page: CoursePage) -> str:
    return page.frame.side.values.accessibleDescription()


def test_seven_clicks_on_step_reach_the_correction_of_the_notes(page: CoursePage, qtbot: QtBot) -> None:
    for _ in range(7):
        qtbot.mouseClick(page.step, Qt.MouseButton.LeftButton)
    assert page.frame.step.caption.text() == "pass 2, point (1, 0)"
    assert "w₁ = 0.35 + 0.05 × 1 × (0 − 1) = 0.3" in page.frame.step.lines.accessibleName()
    assert "2, 0.4, 0.3, 0.1, 1 so far" in table(page)
    assert view(page).rows[0].field.text() == "0.4"


def test_the_program_of_the_notes_is_found_by_clicks(page: CoursePage, qtbot: QtBot) -> None:
    qtbot.mouseClick(view(page).order._group.buttons()[1], Qt.MouseButton.LeftButton)
    for _ in range(12):
        qtbot.mouseClick(page.step, Qt.MouseButton.LeftButton)
    assert "3, 0.4, 0.35, 0.1, 0" in table(page)
    assert page.exercise is not None
    assert "program" in page.exercise.solved


def test_xor_says_why_it_circles(page: CoursePage, qtbot: QtBot) -> None:
    example(page, qtbot, 3)
    assert page.exercise is not None
    page.exercise.go_to(80)
    assert "Two layers can." in page.frame.step.note.text()


def test_two_layers_show_the_plane_in_which_points_fall_together(page: CoursePage, qtbot: QtBot) -> None:
    example(page, qtbot, 4)
    for _ in range(4):
        qtbot.mouseClick(page.step, Qt.MouseButton.LeftButton)
    points = view(page).hidden_plane.plane.points
    assert [point.name for point in points] == ["(0, 0)", "(0, 1), (1, 0)", "(1, 1)"]
    qtbot.mouseClick(view(page).gates, Qt.MouseButton.LeftButton)
    assert view(page).u2.field.text() == "−0.7, 0.5, 0.5"


def test_a_click_adds_an_own_point_and_a_drag_of_the_line_sets_the_weights(page: CoursePage, qtbot: QtBot) -> None:
    example(page, qtbot, 6)
    plane = view(page).plane
    assert page.exercise is not None
    before = len(page.exercise.settings.points)
    qtbot.mouseClick(plane, Qt.MouseButton.LeftButton, pos=plane.pixel(1.3, 1.3).toPoint())
    assert len(page.exercise.settings.points) == before + 1
    example(page, qtbot, 0)
    ends = plane.plane.lines[0].weights
    on_line = plane.pixel(0.75, (ends[0] - ends[1] * 0.75) / ends[2]).toPoint()
    qtbot.mousePress(plane, Qt.MouseButton.LeftButton, pos=on_line)
    qtbot.mouseMove(plane, on_line + QPoint(20, 0))
    assert page.exercise.settings.w0 != 0.3
