import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.labs.course.exercises import exercises
from gui.pages.course.frame.task_view import LabTaskView


@pytest.fixture
def tasks(qtbot: QtBot) -> LabTaskView:
    made = LabTaskView()
    qtbot.addWidget(made)
    made.resize(475, 160)
    exercise = exercises.get("perceptron")()
    made.show_exercise(exercise)
    exercise.changed.connect(made.draw)
    made.retranslate()
    made.show()
    return made


def test_a_hint_is_given_when_it_is_asked_for(tasks: LabTaskView) -> None:
    assert tasks.kind.text() == "Try"
    assert not tasks.remark.isVisible()
    tasks.hint_button.click()
    assert tasks.remark.text().startswith("Press Play")
    assert not tasks.hint_button.isVisible()


def test_a_wrong_answer_says_so_and_the_right_one_what_is_learned(tasks: LabTaskView) -> None:
    tasks.choose(1)
    assert tasks.kind.text() == "What will happen?"
    tasks.choices[0].click()
    assert tasks.remark.text() == "Not so. Run it and look."
    tasks.choices[2].click()
    assert tasks.remark.text().startswith("From pass 17 on")
    assert tasks.check.isVisible()


def test_dashes_and_arrows_choose_a_task(tasks: LabTaskView, qtbot: QtBot) -> None:
    qtbot.mouseClick(tasks.dashes, Qt.MouseButton.LeftButton, pos=QPoint(4 + 2 * 18 + 4, 8))
    assert tasks.kind.text() == "Find the mistake"
    tasks.later.click()
    assert tasks.place == 3
    tasks.earlier.click()
    qtbot.keyClick(tasks.dashes, Qt.Key.Key_Up)
    assert tasks.place == 1


def test_the_first_task_that_is_not_solved_is_shown(tasks: LabTaskView) -> None:
    exercise = exercises.get("perceptron")()
    exercise.solved.add("rest")
    tasks.show_exercise(exercise)
    assert tasks.place == 1
