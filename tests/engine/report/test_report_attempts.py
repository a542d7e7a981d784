"""The attempts at a task: found by their tag, judged, and listed in the report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine.errors import DataError
from engine.events import EpochEnded
from engine.report.report_attempts import Attempt, attempts_at, attempts_section, best_of, judge, tag_of
from engine.store.moments.snapshots import snapshot_path
from engine.store.run_list import RunSummary, read_run
from engine.store.run_notes import write_notes
from engine.store.start import metadata_of
from engine.store.weights import load_weights, save_weights
from engine.tasks import FOLDER, Goal, Task, Verdict, load_task
from engine.training.trainer import Trainer
from tests.engine.store.test_interrupted import killed
from tests.engine.store.test_keeping import DATA, keep, spec, summary_of


@pytest.fixture
def task() -> Task:
    return load_task(FOLDER / "two-epochs.toml")


def attempt(folder: Path, best: float | None, *faults: str) -> Attempt:
    run = read_run(folder)
    assert run is not None
    return Attempt(run, Verdict(best, 1, 1, tuple((fault, {}) for fault in faults), Goal(0.9)))


def unread(name: str) -> None:
    raise DataError("{name} is not there", path=name, name=name)


def test_the_tag_says_where_the_task_is_from_and_which_file_it_is(task: Task) -> None:
    assert tag_of(task) == f"Example task 1 {task.digest[:8]}"


def test_only_tagged_runs_are_attempts_and_each_is_judged(task: Task, tmp_path: Path) -> None:
    killed(tmp_path / "one", 3)
    killed(tmp_path / "other", 3)
    write_notes(tmp_path / "one", tags=(tag_of(task),))
    found = attempts_at(task, tmp_path, unread)  # type: ignore[arg-type]  # it never returns
    assert [one.run.name for one in found] == ["one"]
    assert found[0].verdict.faults
    assert "is not there" in found[0].unchecked
    assert attempts_at(task, tmp_path / "none", unread) == ()  # type: ignore[arg-type]


def test_an_unchanged_attempt_is_not_judged_again(task: Task, tmp_path: Path) -> None:
    killed(tmp_path / "one", 3)
    write_notes(tmp_path / "one", tags=(tag_of(task),))
    run = read_run(tmp_path / "one")
    assert run is not None
    before = judge(task, run, unread)  # type: ignore[arg-type]
    assert attempts_at(task, tmp_path, unread, {"one": before})[0] is before  # type: ignore[arg-type]


def stopped_at(folder: Path, step: int) -> tuple[Task, RunSummary, Trainer]:
    """A kept run that was stopped there, and a task that it keeps to."""
    trainer, _ = keep(folder, spec(epochs=20), step)
    return Task("t", "", "", "two-layer", spec(epochs=20), (), (), Goal(0.01), "d" * 64), summary_of(folder), trainer


def test_a_stopped_run_is_judged_by_the_weights_it_left(tmp_path: Path) -> None:
    task, run, trainer = stopped_at(tmp_path / "one", 3)  # in the first epoch: its log has no accuracy yet
    verdict = judge(task, run, lambda _: DATA).verdict
    assert (verdict.met, verdict.faults) == (True, ())
    reads = load_weights(run.folder / "weights.safetensors").accuracy(DATA.test.images, DATA.test.labels)
    assert (trainer.epoch, verdict.best, verdict.step, verdict.epoch) == (0, reads, 3, 1)


def test_a_snapshot_confirms_the_epoch_whose_weights_it_is(tmp_path: Path) -> None:
    task, run, trainer = stopped_at(tmp_path / "one", 7)
    again = Trainer(spec(epochs=20), DATA)
    end = next(event for event in again.events() if isinstance(event, EpochEnded))
    task = replace(task, goal=Goal(end.test_accuracy, within_epochs=1))
    assert judge(task, run, lambda _: DATA).verdict.unconfirmed
    facts = metadata_of(again)
    trainer.parameters.theta *= -1
    save_weights(snapshot_path(run.folder, end.step, 1), trainer.live, trainer.parameters, facts)
    assert judge(task, run, lambda _: DATA).verdict.unconfirmed  # other weights than the log speaks of
    save_weights(snapshot_path(run.folder, end.step, 1), again.live, again.parameters, facts)
    assert judge(task, run, lambda _: DATA).verdict.met


def test_weights_of_another_network_confirm_nothing(tmp_path: Path) -> None:
    task, run, _ = stopped_at(tmp_path / "one", 7)
    other = spec(layers=["flatten", {"kind": "dense", "units": 9}, "relu", {"kind": "dense", "units": 4}])
    keep(tmp_path / "other", other)
    (tmp_path / "other" / "weights.safetensors").replace(run.folder / "weights.safetensors")
    easy = replace(task, goal=Goal(1e-9))
    assert judge(easy, run, lambda _: DATA).verdict.unconfirmed


def test_the_best_keeps_the_rules_before_it_is_accurate(tmp_path: Path) -> None:
    killed(tmp_path / "one", 3)
    cheat, weak, good = (attempt(tmp_path / "one", *values) for values in ((0.99, "no"), (0.5,), (0.8,)))
    assert best_of([cheat, weak, good]) is good
    assert best_of([]) is None


def test_the_section_names_every_attempt_its_faults_and_the_digest(task: Task, tmp_path: Path) -> None:
    killed(tmp_path / "one", 3)
    section = attempts_section(
        task, [attempt(tmp_path / "one", 0.95), attempt(tmp_path / "one", 0.99, "a <rule> is broken")], str
    )
    assert task.digest in section
    assert section.count("<tr") == 3
    assert "a &lt;rule&gt; is broken" in section
    assert section.index('class="best"') < section.index("0.95" if "0.95" in section else "95")
