"""A teacher's task on the Train page: what it fixes, its attempts, and whether its goal is reached."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.errors import DataError, EngineError, SpecError
from engine.events import Changed
from engine.layers.dropout import Dropout
from engine.optimizers.adam import Adam
from engine.optimizers.sgd import SGD
from engine.report.report_attempts import tag_of
from engine.store.run_list import EVENTS_FILE, list_runs
from engine.store.run_notes import read_notes
from gui.labs.driving import Inline
from gui.labs.train import task_lab
from gui.labs.train.task_lab import TaskLab
from gui.labs.train.train_lab import TrainLab
from tests.gui.labs.train.trained import few

TASK = """
title = "30 % within two epochs"
source = "Homework 3, task 2"
rule = "Only the optimizer may change."
recipe = "two-layer"
seed = 7
may_change = ["optimizer"]
hidden = ["augmentation"]

[set]
epochs = 2
steps = 0
batch_size = 20
sampling = "shuffled"

[goal]
test_accuracy = {goal}
within_epochs = 2
"""


def task_file(folder: Path, goal: float = 0.3) -> Path:
    path = folder / "task.toml"
    path.write_text(TASK.format(goal=goal))
    return path


def lab_in(folder: Path) -> TrainLab:
    return TrainLab(Inline(), Inline(), Inline(), Inline(), load=few, runs=folder / "runs")


def settle(lab: TrainLab) -> None:
    """Let the judge come to its end."""
    driver = lab.task._driver.driver
    assert isinstance(driver, Inline)
    while driver.state != "idle":
        driver.run()


def attempt(lab: TrainLab) -> None:
    """One run from its start to its end."""
    lab.start()
    driver = lab.run.driver
    assert isinstance(driver, Inline)
    driver.run()
    settle(lab)


@pytest.fixture
def lab(tmp_path: Path) -> TrainLab:
    made = lab_in(tmp_path)
    made.open_task(task_file(tmp_path))
    settle(made)
    return made


def test_opening_a_task_sets_up_its_experiment(lab: TrainLab) -> None:
    assert (lab.spec.seed, lab.spec.epochs, lab.spec.batch_size) == (7, 2, 20)
    assert lab.task.allows("optimizer.learning_rate")
    assert not lab.task.allows("seed")
    assert lab.task.hides("augmentation")
    assert lab.task.attempts == ()
    assert not lab.task.reached


def test_the_lab_refuses_every_way_to_change_what_the_task_fixes(lab: TrainLab) -> None:
    before = lab.spec
    lab.edit(seed=8)
    assert isinstance(lab.task.fault, SpecError)
    assert lab.task.fault.field == "seed"
    lab.set_live("batch_size", 50)
    assert lab.task.fault.field == "batch_size"
    lab.experiment.choose_recipe("three-layer")
    lab.edit(layers=(*before.layers[:-1], Dropout(), before.layers[-1]))
    with pytest.raises(SpecError, match="set by the task"):
        lab.take(before.replace(epochs=3))
    assert lab.spec == before
    assert lab.can_start


def test_the_lab_takes_what_the_task_leaves_open(lab: TrainLab) -> None:
    lab.edit(optimizer=Adam(learning_rate=0.01))
    lab.set_live("optimizer.learning_rate", 0.02)
    assert lab.spec.optimizer == Adam(learning_rate=0.02)
    assert lab.task.fault is None


def test_each_attempt_is_kept_with_the_tag_and_judged_from_the_kept_run(lab: TrainLab) -> None:
    lab.edit(optimizer=SGD(learning_rate=1e-6))
    attempt(lab)
    assert [found.verdict.met for found in lab.task.attempts] == [False]
    lab.edit(optimizer=Adam(learning_rate=0.01))
    attempt(lab)
    assert [found.verdict.met for found in lab.task.attempts] == [False, True]
    assert lab.task.reached
    assert lab.task.number == 2
    assert lab.task.task is not None
    kept = list_runs(lab.home)
    assert [read_notes(run.folder).tags for run in kept] == [(tag_of(lab.task.task),)] * 2
    assert {run.title for run in kept} == {"30 % within two epochs"}


def test_a_run_whose_log_says_that_a_locked_setting_was_changed_does_not_count(lab: TrainLab) -> None:
    lab.edit(optimizer=Adam(learning_rate=0.01))
    attempt(lab)
    assert lab.task.reached
    run = list_runs(lab.home)[0]
    changed = Changed(run="run", step=1, epoch=0, elapsed_s=0.1, setting="batch_size", before=20, after=50)
    with (run.folder / EVENTS_FILE).open("a") as log:
        log.write(json.dumps(changed.to_dict()) + "\n")
    lab.task.look(lab.home)
    settle(lab)
    assert not lab.task.reached
    assert lab.task.best is None


def test_the_bar_ends_at_the_goal_where_it_is_just_reached(lab: TrainLab) -> None:
    reached, goal = lab.task.scale
    assert reached == 0.0
    assert goal == pytest.approx(0.875)
    lab.edit(optimizer=SGD(learning_rate=1e-6))
    attempt(lab)
    best = lab.task.best
    assert best is not None
    assert best.verdict.best is not None
    start = 0.3 - task_lab.BELOW
    assert lab.task.scale[0] == pytest.approx(max(best.verdict.best - start, 0) / (task_lab.BELOW + task_lab.ABOVE))
    assert lab.task.scale[0] < goal
    lab.edit(optimizer=Adam(learning_rate=0.01))
    attempt(lab)
    assert lab.task.scale[0] >= goal


def test_the_report_lists_every_attempt_and_the_digest_of_the_task(lab: TrainLab, tmp_path: Path) -> None:
    for rate in (1e-6, 0.01):
        lab.edit(optimizer=Adam(learning_rate=rate))
        attempt(lab)
    lab.task.hand_in(lab.home, tmp_path / "report.html", str)
    assert lab.task.writing
    settle(lab)
    assert lab.task.written == tmp_path / "report.html"
    page = (tmp_path / "report.html").read_text()
    assert lab.task.task is not None
    assert lab.task.task.digest in page
    assert all(run.name in page for run in list_runs(lab.home))
    assert "not reached" in page


def test_a_report_without_an_attempt_says_so(lab: TrainLab, tmp_path: Path) -> None:
    lab.task.hand_in(lab.home, tmp_path / "report.html", str)
    settle(lab)
    assert "no attempt" in str(lab.task.fault)
    assert lab.task.written is None
    assert not (tmp_path / "report.html").exists()


def test_leaving_lets_everything_be_changed_and_keeps_the_attempts(lab: TrainLab) -> None:
    attempt(lab)
    lab.leave_task()
    lab.edit(seed=8)
    assert lab.spec.seed == 8
    assert len(list_runs(lab.home)) == 1
    attempt(lab)
    assert sorted(len(read_notes(run.folder).tags) for run in list_runs(lab.home)) == [0, 1]


def test_the_next_start_has_the_task_and_its_attempts_again(lab: TrainLab, tmp_path: Path) -> None:
    lab.edit(optimizer=Adam(learning_rate=0.01))
    attempt(lab)
    again = lab_in(tmp_path)
    again.recall(lab.remember())
    settle(again)
    assert again.task.task == lab.task.task
    assert again.spec == lab.spec
    assert again.task.reached


def test_a_task_file_that_was_changed_or_removed_meanwhile_is_taken_as_it_is(lab: TrainLab, tmp_path: Path) -> None:
    state = lab.remember()
    path = task_file(tmp_path)
    path.write_text(path.read_text().replace("seed = 7", "seed = 9"))
    again = lab_in(tmp_path)
    again.recall(state)
    assert again.spec.seed == 9
    path.unlink()
    last = lab_in(tmp_path)
    last.recall(state)
    assert last.task.task is None
    assert isinstance(last.task.fault, DataError)  # and the page names the file that is gone


def test_what_is_no_task_is_refused_and_a_run_is_not_disturbed(lab: TrainLab, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text("title = 'nothing'")
    with pytest.raises(DataError):
        lab.open_task(other)
    assert lab.task.task is not None
    lab.start()
    with pytest.raises(EngineError, match="a run is still training"):
        lab.open_task(lab.task.path or other)


@pytest.mark.parametrize("state", [None, 3, {}, {"path": 3}, {"path": ""}])
def test_settings_that_name_no_task_open_none(state: object) -> None:
    lab = TaskLab(Inline(), few, bool)
    assert lab.recall(state) is None
    assert lab.remember() == {}


def test_undo_reaches_back_to_the_start_of_the_task_and_no_further(lab: TrainLab) -> None:
    assert not lab.experiment.can_undo
    start = lab.spec
    lab.edit(optimizer=Adam(learning_rate=0.01))
    lab.experiment.undo()
    assert lab.spec == start
    assert not lab.experiment.can_undo


def test_an_experiment_of_ones_own_is_not_brought_back_into_the_task(tmp_path: Path) -> None:
    path = task_file(tmp_path)
    text = path.read_text()
    path.write_text(text[: text.index("[set]")] + text[text.index("[goal]") :])
    lab = lab_in(tmp_path)
    lab.edit(epochs=9)
    lab.experiment.choose_recipe("two-layer")
    lab.open_task(path)
    before = lab.spec
    assert lab.experiment.recipe == "two-layer"
    assert lab.experiment.has_own
    lab.experiment.choose_own()
    assert lab.spec == before
    assert lab.task.fault is not None


def test_a_remedy_that_the_task_does_not_allow_is_said_but_not_offered(tmp_path: Path) -> None:
    text = TASK.format(goal=0.3).replace("[goal]", 'initializer = "zeros"\n\n[goal]')
    for allowed, action in (('["optimizer"]', ""), ('["optimizer", "initializer"]', "remedy:equal-units")):
        path = tmp_path / f"task {len(allowed)}.toml"
        path.write_text(text.replace('["optimizer"]', allowed))
        lab = lab_in(tmp_path)
        lab.open_task(path)
        settle(lab)
        attempt(lab)
        assert next(word.action for word in lab.words if word.key == "rule") == action
