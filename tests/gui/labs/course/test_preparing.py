"""What takes too long for the window is computed by the driver, while the lab stays as it was."""

import functools

import pytest

from engine.errors import DataError
from gui.labs.course.exercises.data_exercise import BatchesExercise
from gui.labs.course.exercises.template_exercise import TemplateExercise
from gui.labs.course.parts import data_sources as sources
from gui.labs.course.preparing import Preparing
from gui.labs.driving import Inline


def finish(driver: Inline) -> None:
    """Run what is under way, and what follows it."""
    while driver.state != "idle":
        driver.run()


def test_jobs_run_in_order_until_it_is_stopped() -> None:
    done: list[int] = []
    work = Preparing([functools.partial(done.append, number) for number in (1, 2, 3)])
    for number in work.events():
        if number == 2:
            work.stop()
    assert done == [1, 2]
    assert not work.done


def test_the_old_example_stays_until_the_numbers_of_the_new_one_are_there() -> None:
    driver = Inline()
    lab = BatchesExercise(driver)
    lab.go_to(2)
    lab.choose_example("slices")
    assert (lab.example, lab.at, lab.preparing) == ("picture", 2, True)
    finish(driver)
    assert (lab.example, lab.at, lab.preparing) == ("slices", 0, False)
    lab.choose_example("picture")
    lab.choose_example("slices")
    assert lab.example == "slices"  # nothing is prepared twice


def test_all_that_was_asked_for_meanwhile_is_done_in_order() -> None:
    driver = Inline()
    lab = TemplateExercise(driver)
    lab.choose_example("ten")
    lab.choose_example("train")
    lab.edit(digit=3)  # answers at once, so it is done at once
    assert (lab.example, lab.settings.digit) == ("mean", 3)
    finish(driver)
    assert lab.example == "train"
    lab.edit(rate=0.2)
    lab.edit(digit=5)
    finish(driver)
    assert (lab.settings.rate, lab.settings.digit) == (0.2, 5)


def test_what_cannot_be_had_is_marked_and_the_lab_stays_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> object:
        raise DataError("there is no such picture", path="photo.png")

    driver = Inline()
    lab = BatchesExercise(driver)
    lab.choose_example("slices")
    monkeypatch.setattr(sources, "photo_stages", missing)
    lab.choose_example("photo")
    finish(driver)
    assert "no such picture" in str(lab.errors["data"])
    assert (lab.example, lab.preparing) == ("picture", False)


def test_a_state_that_is_still_prepared_is_what_is_stored() -> None:
    lab = TemplateExercise()
    lab.choose_example("train")
    lab.go_to(7)
    stored = lab.state()
    driver = Inline()
    again = TemplateExercise(driver)
    again.restore(stored)
    assert again.example == "mean"
    assert again.state() == stored
    finish(driver)
    assert (again.example, again.at) == ("train", 7)
    again.choose_example("mean")
    assert again.state()["settings"]["example"] == "mean"


def test_without_a_driver_nothing_waits() -> None:
    lab = BatchesExercise()
    lab.choose_example("slices")
    assert lab.example == "slices"
