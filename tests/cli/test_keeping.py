"""Runs that the command line keeps."""

from pathlib import Path

import pytest

from cli import keeping
from cli.keeping import kept, resumed
from cli.terminal import Refusal
from engine.errors import StoreError
from engine.events import Event, StepEnded
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.spec import ExperimentSpec
from engine.store.run_list import list_runs
from engine.store.runlog import RunLog, new_run
from engine.training.trainer import Trainer
from tests.small import small_dataset

DATA = small_dataset()
SPEC = ExperimentSpec(layers=(Flatten(), Dense(units=4)), epochs=2, batch_size=10)


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGITLAB_HOME", str(tmp_path))
    monkeypatch.setattr(keeping, "load_data", lambda name, fetch: DATA)


def run_of(stop_at: int = 0) -> tuple[RunLog, list[Event]]:
    """A kept run, stopped at a step or trained to its end."""
    trainer, log, found = Trainer(SPEC, DATA), new_run("mine"), []
    for event in kept(trainer.events(), trainer, log):
        found.append(event)
        if isinstance(event, StepEnded) and event.step == stop_at:
            trainer.stop()
    return log, found


def losses(events: list[Event]) -> list[float]:
    return [event.loss for event in events if isinstance(event, StepEnded)]


def test_a_run_passes_every_event_on_and_stands_in_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    log, events = run_of()
    alone = list(Trainer(SPEC, DATA).events())
    assert losses(events) == losses(alone)
    assert [run.folder for run in list_runs()] == [log.folder]
    assert "Continue it with" not in capsys.readouterr().err  # it has come to its end


def test_a_stopped_run_says_how_to_continue_and_continues_as_if_it_had_not_stopped(
    capsys: pytest.CaptureFixture[str],
) -> None:
    whole = losses(list(Trainer(SPEC, DATA).events()))
    log, first = run_of(stop_at=4)
    assert f"Continue it with: python3 main.py train --resume {log.folder.name}" in capsys.readouterr().err
    for name in (log.folder.name, str(log.folder)):  # by its name, or by its folder
        trainer, again = resumed(name)
        again.close()
        assert trainer.step == 4
    assert losses(first) + losses(list(trainer.events())) == whole


def test_a_run_without_a_checkpoint_starts_again_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    trainer, log = Trainer(SPEC, DATA), new_run("mine")
    log.apply(next(trainer.events()))
    log.close()
    again, log = resumed(log.folder.name)
    log.close()
    assert again.step == 0
    assert "has no checkpoint yet; it starts again from step 0" in capsys.readouterr().err


def test_a_name_that_is_no_run_suggests_the_nearest_or_how_to_keep_one() -> None:
    with pytest.raises(Refusal, match=r"no run is kept in .* yet; train with --keep"):
        resumed("mine")
    log, _ = run_of()
    with pytest.raises(Refusal, match=f"did you mean {log.folder.name}"):
        resumed(log.folder.name + "x")


def test_a_disk_that_refuses_is_reported_once_and_the_run_continues(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(self: RunLog, event: Event) -> None:
        raise StoreError("the disk is full", path=self.folder)

    log_apply = RunLog.apply
    trainer, log = Trainer(SPEC, DATA), new_run("mine")
    found = []
    for event in kept(trainer.events(), trainer, log):
        found.append(event)
        monkeypatch.setattr(RunLog, "apply", full if trainer.step > 2 else log_apply)
    assert len(losses(found)) == trainer.total_steps
    assert capsys.readouterr().err.count("The run is no longer kept, but training continues: the disk is full") == 1


def test_what_is_kept_is_closed_also_where_the_reader_stops_early() -> None:
    trainer, log = Trainer(SPEC, DATA), new_run("mine")
    events = kept(trainer.events(), trainer, log)
    next(events)
    events.close()  # type: ignore[attr-defined]  # a generator
    RunLog(log.folder, "mine").close()  # no one else holds it
