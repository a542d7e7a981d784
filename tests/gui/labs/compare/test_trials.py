"""The trials that are shown: of a search, or a class's runs; what goes to other pages."""

from pathlib import Path

import pytest

from engine.optimizers.adam import Adam
from engine.study.gathering import ClassRun, ClassStudy
from engine.study.trial import Outcome, TrialJob, run_trial
from engine.study.varied import varied
from gui.labs.compare.trials import TrialBoard, TrialRow
from tests.engine.study.examples import SPACE, SPEC, data

VALUES = {"optimizer": "adam", "optimizer.learning_rate": 0.1, "layers.2.units": 8}


def outcome(number: int, accuracy: float | None, state: str = "done", run: str = "") -> Outcome:
    return Outcome(number, state, accuracy, (0.2,), 30, 0.1, run=run)


@pytest.fixture
def board() -> TrialBoard:
    made = TrialBoard()
    made.space, made.shown_spec, made.shown_title = SPACE, SPEC, "small"
    for number, accuracy, state in ((0, 0.5, "done"), (1, 0.9, "pruned"), (2, 0.7, "done"), (3, None, "failed")):
        made.trials[number] = TrialRow(number, VALUES, (), outcome(number, accuracy, state))
    made.best = 2
    return made


def test_rows_are_ordered_by_state_and_then_the_best_first(board: TrialBoard) -> None:
    board.trials[4] = TrialRow(4, VALUES, (0.1,))
    assert [trial.number for trial in board.rows()] == [4, 2, 0, 1, 3]


def test_a_trial_has_the_spec_of_its_values(board: TrialBoard) -> None:
    found = board.experiment()
    assert found is not None
    assert (found.name, found.spec.optimizer.kind) == ("small · 3", "adam")
    rivals = board.rivals(0, 2)
    assert rivals is not None
    assert rivals.names == ("small · 1", "small · 3")


def test_a_trial_that_was_kept_is_a_run_and_a_network(board: TrialBoard) -> None:
    assert board.run_of(2) is None
    assert board.trained(2) is None
    kept = run_trial(TrialJob(5, SPEC.to_dict(), "", 0.2, SPEC.seed, title="small · 6", keep=True), data())
    board.trials[5] = TrialRow(5, VALUES, (), kept)
    run, trained = board.run_of(5), board.trained(5)
    assert run is not None
    assert run.folder.name == kept.run
    assert trained is not None
    assert trained.spec == SPEC.replace(validation=0.0)
    assert trained.path is not None


def test_a_class_is_one_row_a_run_with_its_student() -> None:
    specs = [SPEC, SPEC.replace(optimizer=Adam(learning_rate=0.01))]
    space, values = varied(specs)
    entries = tuple(
        ClassRun(student, "mine", Path("x"), spec, own, outcome(number, 0.5 + number / 10))
        for number, (student, spec, own) in enumerate(zip(("Lee", "Kim"), specs, values, strict=True))
    )
    board = TrialBoard()
    board.show_class(ClassStudy(space, entries), "week 3")
    assert board.best == 1
    assert [trial.student for trial in board.rows()] == ["Kim", "Lee"]
    assert board.table()[0][:3] == ["trial", "student", "state"]
    found = board.experiment(0)
    assert found is not None
    assert (found.name, found.spec) == ("Lee · 1", SPEC)


def test_of_a_trial_that_is_not_known_or_not_over_nothing_is_said(board: TrialBoard) -> None:
    board.trials[4] = TrialRow(4, VALUES, (0.1,))
    for number in (4, 99):
        assert board.facts(number) == {}
        assert board.trained(number) is None
        assert board.run_of(number) is None
    assert board.facts(0)["steps"] == 30


def test_the_best_so_far_rises_with_trials_that_are_done_alone(board: TrialBoard) -> None:
    assert board.curve() == [(1, 0.5), (3, 0.7)]
    board.trials[4] = TrialRow(4, VALUES, (), outcome(4, 0.6))
    board.trials[5] = TrialRow(5, VALUES, (), outcome(5, None))
    assert board.curve() == [(1, 0.5), (3, 0.7)]


def test_rows_for_a_file_count_trials_from_1(board: TrialBoard) -> None:
    head, *rows = board.table()
    assert [row[0] for row in rows] == [str(trial.number + 1) for trial in board.rows()]
    assert all(len(row) == len(head) for row in rows)
