"""The attempts at a task as the Train page shows them: rows, curves, and the goal's line."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from engine.layers.dropout import Dropout
from engine.optimizers.adam import Adam
from engine.optimizers.sgd import SGD
from gui.labs.driving import Inline
from gui.labs.train.attempts import BEST, NEWEST
from gui.labs.train.train_lab import TrainLab
from tests.gui.labs.train.test_task_lab import attempt, lab_in, settle, task_file


@pytest.fixture
def lab(tmp_path: Path) -> TrainLab:
    made = lab_in(tmp_path)
    made.open_task(task_file(tmp_path, goal=0.5))
    settle(made)
    return made


def test_without_an_attempt_there_is_the_goal_alone(lab: TrainLab) -> None:
    assert lab.attempts.rows() == []
    curves = lab.attempts.curves()
    assert [level.y for level in curves.levels] == [0.5]
    assert curves.empty


def test_rows_stand_newest_first_and_the_newest_and_the_best_are_drawn(lab: TrainLab) -> None:
    for optimizer in (SGD(learning_rate=1e-6), Adam(learning_rate=0.01), SGD(learning_rate=1e-5)):
        lab.edit(optimizer=optimizer)
        attempt(lab)
    rows = lab.attempts.rows()
    assert [(row.number, row.optimizer, row.rate) for row in rows] == [
        (3, "sgd", 1e-5),
        (2, "adam", 0.01),
        (1, "sgd", 1e-6),
    ]
    assert [row.series for row in rows] == [NEWEST, BEST, 0]
    assert [row.best for row in rows] == [False, True, False]
    assert all(row.missing == max(0.5 - (row.accuracy or 0), 0) for row in rows)
    assert [curve.name for curve in lab.attempts.curves()] == ["3 sgd", "2 adam"]
    assert lab.attempts.curves() is lab.attempts.curves()  # nothing is new: it is not drawn again


def test_an_attempt_is_measured_often_enough_for_a_curve(lab: TrainLab) -> None:
    lab.edit(optimizer=Adam(learning_rate=0.01))
    attempt(lab)
    (found,) = lab.task.attempts
    assert len(found.tests) >= found.run.total_steps // max(found.run.total_steps // 24, 1)
    assert list(lab.run.history.tests.items()) == list(found.tests)  # the same live and from the disk
    steps, each = found.run.total_steps, found.run.total_steps // 2
    assert lab.attempts.epoch_ends == [(1, each)]
    assert lab.attempts.curves().x_end == steps


def test_the_attempt_that_is_trained_has_its_row_and_its_curve_at_once(lab: TrainLab) -> None:
    lab.start()
    driver = lab.run.driver
    assert isinstance(driver, Inline)
    work = lab.run.work
    assert work is not None
    lab.run.take(list(islice(work.events(), 30)))
    (row,) = lab.attempts.rows()
    assert (row.number, row.running, row.accuracy) == (1, True, None)
    assert len(lab.attempts.curves()["1 sgd"]) > 0
    driver.close()


def test_what_the_task_does_not_allow_is_not_offered(lab: TrainLab) -> None:
    lab.edit(optimizer=Adam(learning_rate=0.05))
    attempt(lab)
    spec = lab.spec
    assert lab.task.refusal(spec.replace(layers=(*spec.layers[:-1], Dropout(), spec.layers[-1]))) is not None
    assert not {"dropout", "decay"} & {word.action for word in lab.words}


def test_nothing_ends_before_an_attempt_was_started(lab: TrainLab) -> None:
    assert lab.attempts.curves().x_end is None
    assert lab.attempts.epoch_ends == []
    assert lab.attempts._ends == (0.0, 0)
