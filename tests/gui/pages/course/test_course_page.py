"""The Course labs page through clicks and keys."""

import functools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.labs.course.exercise import Exercise
from gui.labs.course.exercises import exercises
from gui.pages.course.course_page import CoursePage


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[CoursePage]:
    made = CoursePage()
    qtbot.addWidget(made)
    made.resize(1278, 708)
    made.show()
    made.shown()
    yield made
    made.closing()


def press(page: CoursePage, key: str) -> None:
    """A shortcut of the page, as the window would set it off."""
    (shortcut,) = (found for found in page.findChildren(QShortcut) if found.key().toString() == key)
    if shortcut.isEnabled():
        shortcut.activated.emit()


def shows(exercise: Exercise[Any, Any], example: str) -> bool:
    """Whether the example is shown, which may have to be computed first."""
    return exercise.example == example


def click(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_card_opens_its_lab_and_all_labs_leads_back(page: CoursePage, qtbot: QtBot) -> None:
    assert page.title() == "Course labs"
    assert page.proceed.isHidden()
    click(qtbot, page.gallery.cards["perceptron"])
    assert page.title() == page.header.title.text() == "Perceptron and gates"
    click(qtbot, page.frame.list.all_labs)
    assert page.title() == "Course labs"
    assert page.proceed.text() == "Continue with Perceptron and gates"
    click(qtbot, page.proceed)
    assert page.exercise is not None


def test_step_back_and_start_over_by_button_and_by_key(page: CoursePage, qtbot: QtBot) -> None:
    page.open("perceptron")
    exercise = page.exercise
    assert exercise is not None
    assert not page.back.isEnabled()
    click(qtbot, page.step)
    press(page, "Right")
    assert exercise.at == 2
    click(qtbot, page.back)
    press(page, "Left")
    assert exercise.at == 0
    exercise.go_to(12)
    assert not page.step.isEnabled()
    press(page, "R")
    assert exercise.at == 0


def test_keys_are_silent_in_the_gallery_and_behind_another_page(page: CoursePage) -> None:
    press(page, "Right")
    page.open("perceptron")
    page.hidden()
    press(page, "Right")
    assert page.exercise is not None
    assert page.exercise.at == 0


def test_playing_takes_step_after_step_until_the_end(page: CoursePage, qtbot: QtBot) -> None:
    page.open("perceptron")
    page.speed.set_value(20)
    press(page, "P")
    assert page.playing
    assert page.play.text() == "Pause"
    qtbot.waitUntil(lambda: page.exercise is not None and page.exercise.at_end)
    assert not page.playing
    press(page, "P")
    assert page.exercise is not None
    assert page.exercise.at == 0
    press(page, "P")
    assert not page.playing


def test_the_question_mark_opens_formula_and_source(page: CoursePage) -> None:
    page.open("perceptron")
    press(page, "?")
    assert page.frame.drawer.isVisible()
    assert "Rosenblatt" in page.frame.drawer.source.text()
    press(page, "?")
    assert not page.frame.drawer.isVisible()


def test_every_lab_opens_at_once_and_shows_every_example(page: CoursePage, qtbot: QtBot) -> None:
    for key in exercises.names():
        page.open(key)
        exercise = page.exercise
        assert exercise is not None
        for example in exercise.examples:
            page.frame.examples.edited.emit(example.key)
            qtbot.waitUntil(functools.partial(shows, exercise, example.key))
            exercise.go_to(len(exercise.steps))
            assert not page.grab().isNull()


def test_what_was_open_is_open_again_after_a_restart(page: CoursePage, qtbot: QtBot) -> None:
    page.open("perceptron")
    assert page.exercise is not None
    page.exercise.go_to(5)
    page.speed.set_value(5)
    page.frame.side.show_side("tasks")
    again = CoursePage()
    qtbot.addWidget(again)
    again.restore_state(page.save_state())
    assert again.exercise is not None
    assert (again.exercise.key, again.exercise.at) == ("perceptron", 5)
    assert (again.speed.value(), again.frame.side.segments.value()) == (5, "tasks")
    again.closing()


def test_facts_and_commands_follow_what_is_open(page: CoursePage) -> None:
    assert page.fact() == f"0 of {len(exercises.names())} labs done"
    assert page.commands() == {}
    page.receive("perceptron")
    assert page.fact() == "Same rule, data and start as in the course"
    page.commands()["step"]()
    assert page.exercise is not None
    assert page.exercise.at == 1


def test_the_page_says_everything_in_korean(page: CoursePage, qapp: QApplication) -> None:
    from gui import i18n

    page.open("perceptron")
    i18n.set_language("ko")
    qapp.processEvents()
    assert page.title() == "퍼셉트론과 게이트"
    assert page.step.text() == "다음 단계"
    assert page.frame.list.all_labs.text() == "모든 실험실"
    assert page.frame.step.sentence.text().startswith("이 가중치로")


def test_a_page_about_the_tasks_of_all_labs_is_written_from_the_gallery(page: CoursePage, tmp_path: Path) -> None:
    assert page.report.isVisible()
    page.lab.solved("perceptron").add("rest")
    said: list[str] = []
    page.message.connect(lambda text, details, role: said.append(text))
    page.write_report(str(tmp_path / "labs.html"))
    assert said == ["Saved as labs.html."]
    assert "✓ solved" in (tmp_path / "labs.html").read_text(encoding="utf-8")
    page.write_report(str(tmp_path))
    assert len(said) == 2
    page.open("perceptron")
    assert not page.report.isVisible()


def test_the_frame_of_a_lab_is_made_when_one_is_first_opened(qtbot: QtBot) -> None:
    page = CoursePage()
    qtbot.addWidget(page)
    page.show()
    page.restore_state({"side": "tasks"})
    page.retranslate()
    assert page.stack.count() == 1
    assert page.save_state()["side"] == "tasks"
    page.open("losses")
    assert page.stack.currentWidget() is page.frame
    assert page.stack.count() == 2
    assert page.save_state()["side"] == "tasks"
    assert page.frame.side.segments.value() == "tasks"
