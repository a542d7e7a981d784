"""train --folds: the same experiment k times, each on another part of the training digits, judged on the rest."""

from __future__ import annotations

import statistics

from cli.terminal import Bar, emit, percent, say, until_interrupted
from engine.data.dataset import Dataset
from engine.data.split import folds
from engine.events import EpochEnded, Finished, StepEnded
from engine.spec import ExperimentSpec
from engine.store.begin import begin
from engine.trainer import Trainer


def cross_validate(spec: ExperimentSpec, data: Dataset, count: int, json: bool) -> int:
    """Train on every fold; the mean accuracy on the part left out, with its spread. The test digits stay aside.

    Raises: SpecError: too many folds, or fewer than two.
    """
    found: list[float] = []
    for number, part in enumerate(folds(data, count, spec.seed), start=1):
        trainer = begin(spec, part, run=f"fold {number}")
        with until_interrupted(trainer.stop) as interrupted:
            accuracy = last_validation(trainer, json, f"fold {number} of {count}")
        if interrupted():
            say("Interrupted.")
            return 130
        say(f"fold {number}: validation {percent(accuracy)}")
        found.append(accuracy)
    mean, spread = statistics.fmean(found), statistics.stdev(found)
    if json:
        emit({"event": "CrossValidated", "folds": count, "validation_accuracy": mean, "spread": spread, "each": found})
    say(f"{count} folds: validation {percent(mean)} ± {100 * spread:.2f}")
    return 0


def last_validation(trainer: Trainer, json: bool, title: str) -> float:
    """Train to the end; the accuracy on the part left out."""
    bar = Bar()
    for event in trainer.events():
        if json:
            emit(event.to_dict(), flush=isinstance(event, EpochEnded | Finished))
        if isinstance(event, StepEnded):
            bar.show(event.step / max(trainer.total_steps, 1), f"{title}  loss {event.loss:.3g}")
    bar.clear()
    left_out = trainer.dataset.validation
    score = None if left_out is None else trainer.evaluate(left_out)
    return 0.0 if score is None else score.accuracy  # None: asked to stop
