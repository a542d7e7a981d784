"""Runs that the command line keeps: the same folders as the window's list of runs."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from cli.experiment import load_data
from cli.terminal import Refusal, say
from engine.errors import nearest
from engine.events import Event
from engine.spec import ExperimentSpec
from engine.store.checkpoint import CheckpointWriter, load_checkpoint, save_checkpoint
from engine.store.runlog import CHECKPOINT_FILE, WEIGHTS_FILE, RunLog, list_runs, rewind
from engine.store.start import metadata_of
from engine.store.weights import save_weights
from engine.trainer import Trainer


def resumed(name: str, fetch: bool = False) -> tuple[Trainer, RunLog]:
    """A kept run by its name, or by its folder, where it was stopped.

    Raises: Refusal, EngineError: no such run, finished already, or its data is gone.
    """
    runs = {summary.name: summary for summary in list_runs()}
    summary = runs.get(Path(name).name)
    if summary is None:
        known = f"did you mean {nearest(name, list(runs))}?" if runs else "no run is kept yet: train with --keep"
        raise Refusal(f"there is no run called {name}; {known}")
    if summary.checkpoint is None:
        raise Refusal(f"the run {name} is over ({summary.reason or 'no checkpoint'}); there is nothing to go on with")
    spec = ExperimentSpec.from_dict(load_checkpoint(summary.checkpoint).state["spec"])
    data = load_data(spec.data, fetch)
    trainer = Trainer(spec, data)
    trainer.restore(load_checkpoint(summary.checkpoint, data.digest))
    rewind(summary.folder, trainer.step, trainer.epoch)
    return trainer, RunLog(summary.folder, summary.title)


def kept(
    events: Iterator[Event], trainer: Trainer, log: RunLog, clock: Callable[[], float] = time.monotonic
) -> Iterator[Event]:
    """Pass a run's events on and keep them; at the end its weights, and a checkpoint if it was stopped.

    A checkpoint is written now and then on the way too, should the program die.
    """
    writer = CheckpointWriter(log.folder / CHECKPOINT_FILE, trainer, clock, before=log.flush)
    with log:
        for event in events:
            log.apply(event)
            writer.apply(event)
            yield event
    if np.isfinite(trainer.parameters.theta).all():
        save_weights(log.folder / WEIGHTS_FILE, trainer.live, trainer.parameters, metadata_of(trainer))
    checkpoint = log.folder / CHECKPOINT_FILE
    if log.summary is not None and log.summary.reason == "stopped":
        save_checkpoint(checkpoint, trainer.checkpoint(), trainer.dataset.digest)
        say(f"Go on with: python3 main.py train --resume {log.folder.name}")
    else:
        checkpoint.unlink(missing_ok=True)
