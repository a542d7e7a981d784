import json

import pytest

from engine.errors import SpecError
from gui.labs.course.course_lab import CourseLab
from gui.labs.course.exercises import exercises
from gui.labs.course.progress import Progress
from gui.labs.driving import Inline


def test_it_starts_in_the_gallery_with_nothing_solved() -> None:
    lab = CourseLab()
    assert (lab.open_key, lab.last_key, lab.exercise) == ("", "", None)
    assert lab.done_count() == (0, len(exercises.names()))


def test_opening_and_closing_remembers_the_lab_that_was_left_last() -> None:
    lab = CourseLab()
    heard: list[str] = []
    lab.changed.connect(lambda: heard.append(lab.open_key))
    lab.open("perceptron")
    lab.show_gallery()
    assert heard == ["perceptron", ""]
    assert lab.last_key == "perceptron"
    with pytest.raises(SpecError, match="did you mean perceptron"):
        lab.open("perceptrons")


def test_a_lab_is_done_when_all_its_tasks_are_solved() -> None:
    lab = CourseLab()
    exercise = lab.made("perceptron")
    exercise.answer("xor", 2)
    assert lab.progress("perceptron") == (1, len(exercise.tasks))
    exercise.solved.update(task.key for task in exercise.tasks)
    assert lab.done("perceptron")
    assert lab.done_count()[0] == 1


def test_steps_settings_and_solved_tasks_survive_a_restart() -> None:
    lab = CourseLab()
    lab.open("perceptron")
    exercise = lab.made("perceptron")
    exercise.choose_example("nand")
    exercise.type("rate", "0.1")
    exercise.go_to(5)
    exercise.answer("xor", 2)
    again = CourseLab()
    again.restore(json.loads(json.dumps(lab.state())))
    assert again.open_key == again.last_key == "perceptron"
    assert again.made("perceptron").state() == exercise.state()
    assert again.solved("perceptron") == {"xor"}
    third = CourseLab()
    third.restore(json.loads(json.dumps(again.state())))
    assert third.made("perceptron").state() == exercise.state()


def test_a_lab_that_no_longer_exists_opens_the_gallery() -> None:
    lab = CourseLab()
    lab.restore({"open": "gone", "last": 3, "labs": [], "solved": {"gone": ["a"], "x": 5}})
    assert (lab.open_key, lab.last_key) == ("", "")


def test_every_lab_has_a_driver_of_its_own_and_all_are_closed() -> None:
    made: list[Inline] = []

    def make() -> Inline:
        made.append(Inline())
        return made[-1]

    lab = CourseLab(make)
    data, template = lab.made("data"), lab.made("template")
    data.choose_example("slices")
    template.choose_example("train")
    assert [driver.state for driver in made] == ["running", "running"]
    lab.close()
    assert [driver.state for driver in made] == ["idle", "idle"]


def test_tasks_that_an_older_version_kept_among_the_settings_go_into_the_file() -> None:
    CourseLab().restore({"solved": {"perceptron": ["xor"]}})
    assert Progress().solved("perceptron") == {"xor"}
    assert CourseLab().solved("perceptron") == {"xor"}


def test_a_task_is_kept_as_soon_as_it_is_solved() -> None:
    lab = CourseLab()
    lab.made("perceptron").answer("xor", 2)
    assert Progress().solved("perceptron") == {"xor"}
    assert "solved" not in lab.state()
