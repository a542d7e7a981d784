from pytestqt.qtbot import QtBot

from gui.labs.course.course_lab import CourseLab
from gui.labs.course.exercises import exercises
from gui.pages.course.lab_list import LabList


def test_the_open_lab_is_marked_and_a_done_one_checked(qtbot: QtBot) -> None:
    lab = CourseLab()
    made = LabList(lab)
    qtbot.addWidget(made)
    made.retranslate()
    lab.open("perceptron")
    lab.solved("perceptron").update(task.key for task in exercises.get("perceptron").tasks)
    made.draw()
    row = made.rows["perceptron"]
    assert (row.isChecked(), row.done, row.text()) == (True, True, "Perceptron and gates")
    chosen: list[str] = []
    made.chosen.connect(chosen.append)
    row.click()
    made.all_labs.click()
    assert chosen == ["perceptron", ""]
