"""The texts and the numbers of a lab report."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from typing import Any

from engine.data.sources import SOURCES
from engine.layers.base import Layer
from engine.report.report_facts import RunFacts

Words = Callable[[str], str]  # the reader's language
TEXTS = {
    "language": "en",  # of the page, as browsers name it
    "kicker": "DigitLab lab report",
    "lead": "{network}, trained by {optimizer} on {data}, {count} parameters",
    "labs_title": "Course labs",
    "labs_lead": "Tasks solved: {solved} of {total}. Labs: {labs}.",
    "labs_count": "{solved} of {total}",
    "labs_solved": "solved",
    "labs_open": "open",
    "labs_foot": "Written by DigitLab. One file, nothing is loaded from elsewhere.",
    "name": "Name",
    "number": "Number",
    "accuracy": "Test accuracy",
    "mistakes": "Mistakes",
    "of": "of {count}",
    "loss_smoothed": "Loss, smoothed",
    "train_accuracy": "Train accuracy",
    "steps": "Steps",
    "time": "Time",
    "loss": "Loss",
    "loss_unit": "nats, log axis",
    "accuracy_title": "Accuracy",
    "accuracy_unit": "%, per epoch",
    "step": "step",
    "epoch": "epoch",
    "train": "train",
    "test": "test",
    "matrix": "Confusion matrix",
    "matrix_unit": "rows: is, columns: read as",
    "found": "found",
    "worst": "Worst mistakes",
    "worst_unit": "surest first",
    "mixed": "Most mixed up: {true} read as {read}, {count} times. "
    "The right digit is second in {second} of {all} mistakes.",
    "all_right": "Every digit is read right.",
    "no_answers": "The answers cannot be shown: {reason}",
    "settings": "Settings",
    "changed": "changed from the recipe: {names}",
    "nothing": "nothing",
    "own": "an experiment of one's own",
    "recipe": "Recipe",
    "layers": "Layers",
    "loss_kind": "Loss",
    "optimizer": "Optimizer",
    "initializer": "First weights",
    "batch": "Batch",
    "drawn": "{size}, drawn with replacement",
    "shuffled": "{size}, shuffled",
    "data": "Data",
    "length": "{steps} ({epochs} epochs)",
    "regularization": "Weight decay, dropout",
    "augmentation": "Augmentation, schedule",
    "none": "none",
    "seed": "Seed",
    "digest": "Digest of the data",
    "notes": "Notes",
    "machine": "Machine",
    "repeat": "To repeat",
    "repeat_file": "save the experiment below as experiment.toml, then: python3 main.py train experiment.toml",
    "live": "Changed while it ran: {changes}",
    "from": "Written by DigitLab from run {run}. One file, nothing is loaded from elsewhere.",
    "runs": "Runs",
    "best": "Best",
    "experiment": "Experiment file",
    "percent": "{value} %",
    "seconds": "{seconds} s",
    "hours": "{hours} h {minutes} min",
    "attempts": "Attempts",
    "goal": "Goal",
    "met": "reached",
    "unmet": "not reached",
    "task_digest": "Digest of the task",
    "unchecked": "Checked from the settings and the log alone: {reason}",
}


def text(words: Words, key: str) -> str:
    """Text of the page in the reader's language, escaped for HTML; its {places} stay."""
    return escaped(words(TEXTS[key])).replace("{{", "{").replace("}}", "}")


def escaped(value: Any) -> str:
    """A value as HTML."""
    return html.escape(str(value), quote=True)


def class_name(facts: RunFacts, k: int) -> str:
    """The name of a class; its number where the data has no name for it."""
    return facts.classes[k] if k < len(facts.classes) else str(k)


def percent(share: float | None, words: Words = str, decimals: int = 2) -> str:
    """97.46 %, in Korean 97.46%."""
    return "" if share is None else words(TEXTS["percent"]).format(value=f"{100 * share:.{decimals}f}")


def number(value: float | None) -> str:
    """Three digits."""
    return "" if value is None else f"{value:.3g}"


def seconds_text(seconds: float, words: Words = str) -> str:
    """0.4 s, 12:05 or 1 h 05 min."""
    if round(seconds, 1) < 60:
        return words(TEXTS["seconds"]).format(seconds=f"{seconds:.1f}")
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    long = words(TEXTS["hours"]).format(hours=hours, minutes=f"{minutes:02}")
    return long if hours else f"{minutes}:{rest:02}"


def run_name(facts: RunFacts, words: Words) -> str:
    """What a run is called: by its user, or by what it was made from, part by part, in the reader's language."""
    run, recipe = facts.summary, facts.recipe
    parts = (run.title or run.name).split(" · ")
    titles = (recipe.title if recipe is not None and part == recipe.name else part for part in parts)
    return facts.title or " · ".join(map(words, titles))


def run_names(rows: Sequence[RunFacts], words: Words) -> list[str]:
    """The names of several runs, with a number at those that were there before."""
    found: list[str] = []
    names = [run_name(facts, words) for facts in rows]
    for place, name in enumerate(names):
        before = names[:place].count(name)
        found.append(f"{name} · {before + 1}" if before else name)
    return found


def network(facts: RunFacts) -> str:
    """The sizes of its layers: 50-100-10."""
    sizes = [str(size) for layer in facts.summary.spec.layers if (size := _size(layer))]
    return "-".join(sizes)


def data_title(facts: RunFacts) -> str:
    """The name of the data set as people know it."""
    source = SOURCES.get(facts.summary.spec.data)
    return source.title if source else facts.summary.spec.data


def layers_text(facts: RunFacts, words: Words) -> str:
    """Every layer in words, with its size."""
    parts = []
    for layer in facts.summary.spec.layers:
        size = _size(layer)
        parts.append(words(layer.label()).lower() + (f" {size}" if size else ""))
    return ", ".join(parts)


def _size(layer: Layer) -> int | None:
    """How many units or filters a layer has."""
    return getattr(layer, "units", None) or getattr(layer, "filters", None)
