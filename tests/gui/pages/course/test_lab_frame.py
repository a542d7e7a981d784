from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.labs.course.course_lab import CourseLab
from gui.pages.course.lab_frame import LabFrame
from gui.pages.course.views.perceptron_view import PerceptronView


@pytest.fixture
def frame(qtbot: QtBot) -> LabFrame:
    lab = CourseLab()
    made = LabFrame(lab)
    qtbot.addWidget(made)
    made.retranslate()
    made.resize(1278, 636)
    made.show()
    lab.open("perceptron")
    made.show_lab("perceptron")
    return made


def view(frame: LabFrame) -> PerceptronView:
    assert isinstance(frame.view, PerceptronView)
    return frame.view


def test_a_wrong_text_is_said_under_the_toolbar_and_goes_when_it_is_right(frame: LabFrame) -> None:
    field = view(frame).rows[3].field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "x")
    assert frame.problem.text() == "η: Must be a number, not 'x'"
    field.selectAll()
    QTest.keyClicks(field, "0.1")
    assert frame.problem.text() == ""


def test_in_a_small_window_the_list_becomes_a_choice(frame: LabFrame, qtbot: QtBot) -> None:
    assert frame.list.isVisible()
    frame.resize(900, 460)
    qtbot.waitUntil(lambda: not frame.list.isVisible())
    assert frame.folded.isVisible()
    chosen: list[str] = []
    frame.chosen.connect(chosen.append)
    frame.choice.chosen.emit("perceptron")
    frame.back_to_all.click()
    assert chosen == ["perceptron", ""]


def test_picture_and_numbers_are_saved(frame: LabFrame, tmp_path: Path) -> None:
    view(frame).exercise.go_to(7)
    for name in ("lab.png", "lab.svg", "lab.csv"):
        frame.figure.save_to(str(tmp_path / name))
        assert (tmp_path / name).stat().st_size > 200
    picture = QImage(str(tmp_path / "lab.png"))
    assert picture.size() == view(frame).size() * 2
    colors = {picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)}
    assert len(colors) > 6  # the plane, the neuron, the fields
    frame.figure.copy()
    assert QGuiApplication.clipboard().image().size() == picture.size()
    text = (tmp_path / "lab.csv").read_text("utf-8-sig")
    assert "k = −1 × 0.35 + 1 × 0.35 + 0 × 0.1 = 0, so y = 1" in text
    assert "0.4,0.3,0.1" in text


def test_the_same_view_is_shown_again(frame: LabFrame) -> None:
    first = frame.view
    assert frame.show_lab("perceptron") is first


def test_tools_stand_beside_the_examples_where_there_is_room(frame: LabFrame, qtbot: QtBot) -> None:
    legend = view(frame).legend
    qtbot.waitUntil(lambda: abs(legend.geometry().center().y() - frame.examples.geometry().center().y()) < 4)
    frame.resize(760, 460)
    qtbot.waitUntil(lambda: legend.geometry().top() > frame.examples.geometry().bottom())


def test_formula_and_source_take_the_place_of_the_list_where_both_have_no_room(frame: LabFrame) -> None:
    frame.toggle_drawer(True)
    assert not frame.list.isVisible()
    assert frame.folded.isVisible()
    frame.toggle_drawer(False)
    assert frame.list.isVisible()
    frame.resize(1800, 900)
    frame.toggle_drawer(True)
    assert frame.list.isVisible()


def test_a_lab_keeps_the_height_that_its_rows_need(frame: LabFrame) -> None:
    frame.resize(900, 460)
    forward = frame.show_lab("forward")
    assert forward.canvas.height() >= forward.canvas.least_height()  # type: ignore[attr-defined]  # the view of that lab
    three = frame.show_lab("convolution")
    three.exercise.choose_example("three")
    assert three.canvas.minimumHeight() == 10 * 24 + 62  # type: ignore[attr-defined]  # seven rows, three of the filter
