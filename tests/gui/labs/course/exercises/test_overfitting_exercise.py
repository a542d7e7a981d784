"""Dropout and batch norm by hand, and the trials that the lab really runs."""

import pytest

from engine.analysis.notes_mistakes import Measurement
from gui.labs.course.exercises.overfitting_exercise import OverfittingExercise
from gui.labs.course.parts import overfitting_trials as trials
from gui.labs.course.words import plain
from gui.labs.driving import Inline
from gui.labs.handover import Rivals


def test_dropout_by_hand_goes_from_draws_to_reading() -> None:
    lab = OverfittingExercise()
    lab.go_to(4)
    rows = [[plain(cell) for cell in row.cells] for row in lab.table().rows]
    for x, drawn, keep, training, reading in rows:
        assert keep == str(int(float(drawn) > 0.15)) or drawn == "0.15"
        assert training == (x if keep == "1" else "0")
        assert float(reading) == pytest.approx(0.85 * float(x))
    lab.edit(scaling="training")
    assert "scaling" in lab.solved


def test_four_numbers_through_batch_norm_and_back() -> None:
    lab = OverfittingExercise()
    lab.choose_example("norm")
    lab.go_to(2)
    assert plain(lab.words().lines[0]) == "((−3)² + (−1)² + 1² + 3²) / 4 = 5"
    lab.go_to(5)
    assert [plain(line) for line in lab.words().lines] == ["0.9 × 0 + 0.1 × 4 = 0.4", "0.9 × 0 + 0.1 × 5 = 0.5"]
    lab.type("gamma", "2.236")
    lab.type("beta", "4")
    assert "norm" in lab.solved
    lab.edit(mode="reading", running_mean=4.0, running_variance=4.0)
    assert [step.kind for step in lab.steps] == ["normalized", "output"]


def test_a_trial_runs_on_the_driver_and_its_numbers_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    measured = [Measurement("training mode", 0.958, 0.2), Measurement("reading mode", 0.973, 0.1)]
    trial = trials.OverfittingTrial("t", "l", lambda data, stopped, k: iter(measured))
    monkeypatch.setattr(trials, "TRIALS", {**trials.TRIALS, "dropout": trial})
    driver = Inline()
    lab = OverfittingExercise(driver)
    lab.choose_example("left-on")
    lab.start("dropout")
    assert lab.running == "dropout"
    driver.run()
    assert lab.running == ""
    assert [plain(row.cells[2]) for row in lab.table().rows] == ["95.80 %", "97.30 %"]
    assert "left-on" in lab.solved
    again = OverfittingExercise()
    again.restore(lab.state())
    assert again.measured("dropout") == {"training mode": (0.958, 0.2), "reading mode": (0.973, 0.1)}


def test_the_race_hands_five_runs_to_compare() -> None:
    lab = OverfittingExercise()
    rivals = lab.race()
    assert isinstance(rivals, Rivals)
    assert len(rivals.specs) == len(rivals.names) == 5
    assert {spec.data for spec in rivals.specs} == {"mnist-300"}
    assert "race" in lab.solved
    lab.choose_example("race")
    assert len(lab.table().rows) == 5


def test_other_folds_forget_what_the_old_ones_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def run(data: object, stopped: object, k: int) -> list[Measurement]:
        asked.append(k)
        return [Measurement(f"fold {number + 1}", 0.9, 0.0) for number in range(k)]

    monkeypatch.setattr(trials, "TRIALS", {**trials.TRIALS, "folds": trials.OverfittingTrial("t", "l", run)})  # type: ignore[arg-type]  # a list is iterated too
    driver = Inline()
    lab = OverfittingExercise(driver)
    lab.choose_example("folds")
    assert lab.type("k", "3")
    lab.start("folds")
    driver.run()
    assert (asked, len(lab.steps)) == ([3], 3)
    lab.edit(k=4)
    assert len(lab.steps) == 0
    assert not lab.type("k", "1")
    assert lab.settings.k == 4


@pytest.mark.parametrize("measured", ["abc", "[1, 2]", '[["none", "x", 1, 2]]', '[["folds", "mean", "a", 2]]', "{}"])
def test_measured_numbers_that_nothing_has_written_are_left_out(measured: str) -> None:
    lab = OverfittingExercise()
    lab.restore({"settings": {"example": "folds", "measured": measured}, "at": 0})
    assert lab.rows_of(lab.settings) == []
    assert lab.measured("folds") == {}
    assert lab.edit(k=4)
