"""train --folds: the same experiment k times, each on another part of the training digits, judged on the rest."""

from __future__ import annotations

from cli.terminal import ProgressBar, emit, percent, say, until_interrupted
from engine.analysis.cross_validation import CrossValidation
from engine.data.dataset import Dataset
from engine.events import EpochEnded, Finished, Started, StepEnded
from engine.spec import ExperimentSpec


def cross_validate(spec: ExperimentSpec, data: Dataset, count: int, json: bool) -> int:
    """Train on every fold; the mean accuracy on the part left out, with its spread. The test digits stay aside.

    Raises: SpecError: too many folds, or fewer than two.
    """
    validation = CrossValidation(spec, data, count)
    with until_interrupted(validation.stop) as interrupted:
        watch(validation, json)
    if interrupted():
        say("Interrupted.")
        return 130
    say_last(validation)
    mean, spread = validation.mean, validation.spread
    if json:
        found = {"folds": count, "validation_accuracy": mean, "spread": spread, "each": validation.accuracies}
        emit({"event": "CrossValidated", **found})
    say(f"{count} folds: validation {percent(mean)} ± {100 * spread:.2f}")
    return 0


def watch(validation: CrossValidation, json: bool) -> None:
    """Show every fold as it goes: a bar on a terminal, events as JSON lines."""
    bar, total = ProgressBar(), 1
    for event in validation.events():
        if json:
            emit(event.to_dict(), flush=isinstance(event, EpochEnded | Finished))
        match event:
            case Started():
                say_last(validation)
                total = max(event.total_steps, 1)
            case StepEnded():
                bar.show(event.step / total, f"{event.run} of {validation.k}  loss {event.loss:.3g}")
            case Finished():
                bar.clear()


def say_last(validation: CrossValidation) -> None:
    """The accuracy of the fold that ended last, if one did."""
    if validation.accuracies:
        say(f"fold {len(validation.accuracies)}: validation {percent(validation.accuracies[-1])}")
