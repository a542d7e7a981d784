"""Every task of the over-fitting lab can be solved, by what it asks and by nothing less."""

import statistics
from collections.abc import Callable

import pytest

from engine.analysis.notes_mistakes import Measurement
from gui.labs.course.exercises.overfitting_exercise import OverfittingExercise
from gui.labs.course.lab_tasks.overfitting_tasks import TASKS
from gui.labs.course.parts import overfitting_trials as trials
from gui.labs.driving import Inline

REPORTED = {
    "dropout": ("training mode", "reading mode"),
    "frozen": ("frozen", "learning"),
    "flat": ("0", "1", "2"),
    "split": ("60:40",),
    "folds": ("fold 1", "fold 2", "mean"),
}


@pytest.fixture(autouse=True)
def _trials_without_training(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each trial reports at once what it is known to report."""

    def quick(names: tuple[str, ...]) -> trials.OverfittingTrial:
        return trials.OverfittingTrial(
            "t", "l", lambda data, stopped, k: (Measurement(name, 0.9, 0.1) for name in names)
        )

    known = {key: quick(names) for key, names in REPORTED.items()}
    monkeypatch.setattr(trials, "TRIALS", {**trials.TRIALS, **known})


def run(lab: OverfittingExercise, *keys: str) -> None:
    for key in keys:
        lab.start(key)
        assert isinstance(lab.driver, Inline)
        lab.driver.run()


def norm(lab: OverfittingExercise, gamma: float, beta: float) -> None:
    lab.choose_example("norm")
    lab.edit(gamma=gamma, beta=beta)


def dropout(lab: OverfittingExercise, scaling: str) -> None:
    lab.choose_example("dropout")
    lab.edit(scaling=scaling)
    lab.go_to(len(lab.steps))


WAYS: dict[str, Callable[[OverfittingExercise], object]] = {
    "dropout": lambda lab: lab.answer("dropout", 2),
    "scaling": lambda lab: dropout(lab, "training"),
    "norm": lambda lab: norm(lab, 2.236, 4.0),
    "left-on": lambda lab: run(lab, "dropout"),
    "frozen": lambda lab: run(lab, "frozen"),
    "flat": lambda lab: run(lab, "flat"),
    "folds": lambda lab: run(lab, "split", "folds"),
    "race": lambda lab: lab.race(),
}


def test_each_task_has_a_way() -> None:
    assert set(WAYS) == {task.key for task in TASKS}


@pytest.mark.parametrize("key", list(WAYS))
def test_a_task_is_solved_by_its_way(key: str) -> None:
    lab = OverfittingExercise(Inline())
    lab.choose_example("norm")
    assert key not in lab.solved
    WAYS[key](lab)
    assert key in lab.solved


def test_what_is_not_yet_done_solves_nothing() -> None:
    lab = OverfittingExercise(Inline())
    dropout(lab, "reading")
    norm(lab, 2.2, 4.0)
    run(lab, "split")  # without the folds
    assert not lab.answer("dropout", 0)
    assert lab.solved == set()
    run(lab, "folds")
    assert lab.solved == {"folds"}


def test_gamma_and_beta_of_the_hint_are_deviation_and_mean() -> None:
    x = OverfittingExercise(Inline()).norm.x
    assert statistics.pstdev(x) == pytest.approx(2.236, abs=5e-4)
    assert statistics.fmean(x) == 4
