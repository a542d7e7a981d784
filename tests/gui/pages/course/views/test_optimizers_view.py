"""The optimizers lab through the window."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.pages.course.course_page import CoursePage
from gui.pages.course.views.optimizers_view import OptimizersView, shown_kinds


@pytest.fixture
def page(qtbot: QtBot) -> CoursePage:
    made = CoursePage()
    qtbot.addWidget(made)
    made.resize(1278, 708)
    made.show()
    made.shown()
    made.open("optimizers")
    return made


def view(page: CoursePage) -> OptimizersView:
    assert isinstance(page.frame.view, OptimizersView)
    return page.frame.view


def test_each_rule_shows_its_own_constants(page: CoursePage) -> None:
    shown = {name: row.isVisible() for name, row in view(page).knobs.items()}
    assert shown == {"momentum": False, "decay": False, "beta1": True, "beta2": True}
    view(page).kind.chosen.emit("momentum")
    assert view(page).knobs["momentum"].isVisible()
    assert view(page).forgets.isVisible()
    assert not view(page).corrected.isVisible()


def test_six_updates_by_clicks(page: CoursePage, qtbot: QtBot) -> None:
    view(page).kind.chosen.emit("sgd")
    qtbot.mouseClick(view(page).per_batch._group.buttons()[1], Qt.MouseButton.LeftButton)
    for _ in range(6):
        qtbot.mouseClick(page.step, Qt.MouseButton.LeftButton)
    assert page.frame.step.caption.text() == "batch 1, update 6 of 6"
    assert "six" in view(page).exercise.solved


def test_the_start_is_dragged_in_the_valley_and_sgd_runs_beside(page: CoursePage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.frame.examples._group.buttons()[1], Qt.MouseButton.LeftButton)
    view(page).contour.start_moved.emit(4.0, -1.0)
    assert view(page).exercise.start == (4, -1)
    assert shown_kinds(view(page).exercise) == ("sgd",)
    view(page).kind.chosen.emit("adam")
    assert shown_kinds(view(page).exercise) == ("adam", "sgd")
    assert not page.grab().isNull()
