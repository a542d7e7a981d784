"""Runs that the command line keeps: the same folders as the window's list of runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cli.experiment import load_data
from cli.terminal import Refusal, say
from engine.errors import StoreError, nearest
from engine.events import Event
from engine.store.keeping import Interrupted, RunKeeper
from engine.store.run_list import list_runs, runs_folder, why_hidden
from engine.store.runlog import RunLog
from engine.training.trainer import Trainer


def resumed(name: str, fetch: bool = False) -> tuple[Trainer, RunLog]:
    """A kept run by its name, or by its folder, where it was stopped.

    Raises: Refusal, EngineError: no such run, finished already, or its data is gone.
    """
    runs = {summary.name: summary for summary in list_runs()}
    summary = runs.get(Path(name).name)
    if summary is None:
        raise no_run(f"there is no run called {name}", list(runs), name)
    left = Interrupted.read(summary.folder)
    if left.checkpoint is None:
        say(f"The run {summary.name} has no checkpoint yet; it starts again from step 0.")
    if left.damaged is not None:
        say(f"The newest checkpoint cannot be used ({left.damaged}); the run continues from the one before it.")
    trainer = left.trainer(load_data(left.spec.data, fetch))
    return trainer, RunLog(summary.folder, summary.title)


def no_run(said: str, known: list[str], name: str = "") -> Refusal | StoreError:
    """Why there is no such run: it is called otherwise, none is kept yet, or none can be seen."""
    if known:
        return Refusal(f"{said}; did you mean {nearest(name, known)}?")
    hidden = why_hidden()
    return hidden or Refusal(f"{said}: no run is kept in {runs_folder()} yet; train with --keep")


def kept(events: Iterator[Event], trainer: Trainer, log: RunLog, snapshots: int | None = None) -> Iterator[Event]:
    """Pass a run's events on and keep them; a disk that refuses is reported once, and the run continues."""
    keeper, silent = RunKeeper(trainer, log, snapshots=snapshots), True
    try:
        for event in events:
            keeper.apply(event)
            if keeper.fault is not None and silent:
                silent = False
                say(f"The run is no longer kept, but training continues: {keeper.fault}")
            yield event
    finally:
        keeper.close()
    if log.summary is not None and log.summary.checkpoint is not None:
        say(f"Continue it with: python3 main.py train --resume {log.folder.name}")
