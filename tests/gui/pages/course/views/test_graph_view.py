"""The graph lab through the window: clicks and typing give the numbers of the notes."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.pages.course.course_page import CoursePage
from gui.pages.course.views.graph_view import GraphView
from tests.gui.pages.course.views.opening import click_spot, lab, opened, segment, steps, table, type_into


@pytest.fixture
def page(qtbot: QtBot) -> CoursePage:
    return opened(qtbot, "graph")


def view(page: CoursePage) -> GraphView:
    assert isinstance(page.frame.view, GraphView)
    return page.frame.view


def test_nine_clicks_send_715_back_to_every_input(page: CoursePage, qtbot: QtBot) -> None:
    steps(page, qtbot, 8)
    assert page.frame.step.caption.text() == "backward"
    assert "∂price/∂apples = 1.1 × 100 = 110" in page.frame.step.lines.accessibleName()
    assert "oranges, 3, next step" in table(page)
    steps(page, qtbot, 1)
    assert table(page) == (
        "apple price, 100, 2.2, 2.2; apples, 2, 110, 110; orange price, 150, 3.3, 3.3; oranges, 3, 165, 165; "
        "tax, 1.1, 650, 650"
    )


def test_a_number_is_typed_in_its_box_and_a_wrong_one_is_marked(page: CoursePage, qtbot: QtBot) -> None:
    segment(page, qtbot, 1)
    steps(page, qtbot, 5)
    canvas = view(page).canvas
    type_into(canvas, qtbot, "3", "given:apples")
    assert "apples, 3, 110" in table(page)
    assert page.exercise is not None
    click_spot(canvas, qtbot, "given:apples")
    canvas.editor.selectAll()
    qtbot.keyClicks(canvas.editor, "x")
    assert canvas.editor.property("error")
    assert page.frame.problem.isVisible()
    qtbot.keyClick(canvas.editor, Qt.Key.Key_Escape)
    assert page.exercise.errors == {}
    assert page.exercise.text_of("given:apples") == "3"


def test_an_answer_is_marked_at_its_field(page: CoursePage, qtbot: QtBot) -> None:
    qtbot.mouseClick(view(page).calculate, Qt.MouseButton.LeftButton)
    canvas = view(page).canvas
    canvas.grab()
    type_into(canvas, qtbot, "200", "answer:v apples cost")
    type_into(canvas, qtbot, "100", "answer:g apples cost 1")
    assert page.exercise is not None
    assert [lab(page).mark(p).right for p in ("v apples cost", "g apples cost 1")] == [True, False]
    assert "1 / 12" in page.frame.step.lines.accessibleName()
    assert page.frame.step.sentence.text().startswith("The chain rule multiplies")


def test_program_a_turns_the_edge_of_the_tax_red(page: CoursePage, qtbot: QtBot) -> None:
    view(page).program.chosen.emit("a")
    steps(page, qtbot, 9)
    assert page.exercise is not None
    assert lab(page).wrong_edges() == {("price", 1)}
    assert "tax, 1.1, 200, 650 ≠" in table(page)


def test_an_own_graph_is_built_by_clicks(page: CoursePage, qtbot: QtBot) -> None:
    segment(page, qtbot, 5)
    own = view(page)
    assert own.build.isVisible()
    own.operations["multiply"].click()
    assert own.hint.text() == "Click 2 nodes."
    own.canvas.grab()
    click_spot(own.canvas, qtbot, "node:x")
    own.canvas.grab()
    click_spot(own.canvas, qtbot, "node:y")
    own.operations["square"].click()
    own.canvas.grab()
    click_spot(own.canvas, qtbot, "node:z")
    steps(page, qtbot, 5)
    assert "x, 2, 36, 36; y, 3, 24, 24" in table(page)
    own.remove.click()
    own.canvas.grab()
    click_spot(own.canvas, qtbot, "node:a")
    assert page.exercise is not None
    assert lab(page).graph.result == "z"


def test_every_graph_of_the_notes_is_painted_at_its_end(page: CoursePage) -> None:
    assert page.exercise is not None
    for example in page.exercise.examples:
        page.exercise.choose_example(example.key)
        for variant in lab(page).variants:
            page.exercise.edit(variant=variant)
            page.exercise.go_to(99)
            assert not view(page).grab().isNull()
