"""The convolution lab through the window: clicks and typing give the numbers of the notes."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.pages.course.course_page import CoursePage
from gui.pages.course.views.convolution_view import ConvolutionView
from tests.gui.pages.course.views.opening import click_spot, lab, opened, segment, steps, table, type_into


@pytest.fixture
def page(qtbot: QtBot) -> CoursePage:
    return opened(qtbot, "convolution")


def view(page: CoursePage) -> ConvolutionView:
    assert isinstance(page.frame.view, ConvolutionView)
    return page.frame.view


def test_four_clicks_give_the_map_with_bias_3(page: CoursePage, qtbot: QtBot) -> None:
    steps(page, qtbot, 2)
    assert page.frame.step.caption.text() == "row 0, column 1"
    assert "4 + 0 + 0 + 0 + 2 + 6 + 0 + 0 + 4 = 16" in page.frame.step.lines.accessibleName()
    assert "0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 16 + 3 = 19" in table(page)
    steps(page, qtbot, 2)
    assert page.exercise is not None
    assert lab(page).output() == {(0, 0): 18, (0, 1): 19, (1, 0): 9, (1, 1): 18}


def test_a_cell_is_typed_and_the_step_stays(page: CoursePage, qtbot: QtBot) -> None:
    steps(page, qtbot, 4)
    canvas = view(page).canvas
    type_into(canvas, qtbot, "0", "kernel", 0, 0)
    assert page.exercise is not None
    assert page.exercise.at == 4
    assert page.exercise.settings.kernel[0] == (0, 0, 1)
    assert lab(page).output()[0, 0] == 16
    click_spot(canvas, qtbot, "image", 1, 1)
    canvas.editor.selectAll()
    qtbot.keyClicks(canvas.editor, "1e999")
    assert canvas.editor.property("error")
    qtbot.keyClick(canvas.editor, Qt.Key.Key_Escape)
    assert page.exercise.settings.image[1][1] == 1


def test_tab_goes_to_the_next_cell(page: CoursePage, qtbot: QtBot) -> None:
    canvas = view(page).canvas
    click_spot(canvas, qtbot, "kernel", 0, 0)
    qtbot.keyClick(canvas.editor, Qt.Key.Key_Tab)
    assert canvas.editor.text() == "0"
    qtbot.keyClick(canvas.editor, Qt.Key.Key_Backtab)
    assert canvas.editor.text() == "2"


def test_a_click_on_an_output_cell_goes_there_and_hovering_lights_its_window(page: CoursePage, qtbot: QtBot) -> None:
    canvas = view(page).canvas
    spot = click_spot(canvas, qtbot, "output", 1, 0)
    assert page.exercise is not None
    assert page.exercise.at == 3
    page.exercise.go_to(0)
    canvas.over = spot
    shown = canvas.shown()
    assert shown is not None
    assert (shown.row, shown.column) == (1, 0)


def test_three_channels_with_the_other_blue_and_the_other_loop(page: CoursePage, qtbot: QtBot) -> None:
    segment(page, qtbot, 2)
    assert page.exercise is not None
    qtbot.mouseClick(view(page).blue._group.buttons()[1], Qt.MouseButton.LeftButton)
    page.exercise.go_to(25)
    assert lab(page).output()[0, 1] == -7
    qtbot.mouseClick(view(page).blue._group.buttons()[0], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(view(page).order._group.buttons()[1], Qt.MouseButton.LeftButton)
    page.exercise.go_to(25)
    assert [lab(page).output()[0, c] for c in range(5)] == [-3, -1, -2, -3, -1]
    assert {"blues", "transposed"} <= page.exercise.solved


def test_the_formula_without_brackets_is_typed(page: CoursePage, qtbot: QtBot) -> None:
    segment(page, qtbot, 1)
    field = view(page).formula
    field.setText("H + 2P - FH/S + 1")
    field.textEdited.emit(field.text())
    assert view(page).formula_values.text() == "S = 1: 24,  S = 2: 26.5,  S = 3: 27.33"
    assert "2, 26.5, 26, 12 fit" in table(page)


def test_every_segment_is_painted_from_start_to_end(page: CoursePage) -> None:
    assert page.exercise is not None
    for example in page.exercise.examples:
        page.exercise.choose_example(example.key)
        for at in (0, 1, len(page.exercise.steps)):
            page.exercise.go_to(at)
            assert not view(page).grab().isNull()
