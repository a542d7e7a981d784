"""What a lab report says of a kept run: its curves, answers and settings, gathered from its folder."""

from __future__ import annotations

import platform
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from engine import datasets, recipes
from engine.analysis.answers import Answers
from engine.data.dataset import Dataset
from engine.errors import EngineError
from engine.events import Changed, EpochEnded, Evaluated, Started, StepEnded
from engine.recipes import Recipe
from engine.spec import ExperimentSpec
from engine.store.run_list import RunSummary
from engine.store.run_notes import read_notes
from engine.store.runlog import read_events
from engine.store.weights import load_weights
from engine.types import Array

PLAIN = ("data", "epochs", "steps", "seed")  # settings with an option of their own on the command line
SMOOTHED = 50  # steps, the length over which the last loss is averaged


@dataclass(frozen=True, eq=False)
class RunFacts:
    """A kept run as the report shows it. `answers` is None where the weights or the data are gone."""

    summary: RunSummary
    recipe: Recipe | None
    steps: Array
    losses: Array
    epochs: tuple[EpochEnded, ...]
    looks: tuple[Evaluated, ...]
    changed: tuple[Changed, ...]
    parameters: int
    answers: Answers | None = None
    images: Array | None = None
    classes: tuple[str, ...] = tuple("0123456789")
    counts: tuple[int, int] | None = None
    digest: str = ""
    missing: str = ""  # why there are no answers
    title: str = ""  # that the user gave it
    note: str = ""
    tags: tuple[str, ...] = field(default=())

    @property
    def smoothed_loss(self) -> float | None:
        """The mean loss of the last steps."""
        return float(np.mean(self.losses[-SMOOTHED:])) if len(self.losses) else None

    def differences(self) -> dict[str, tuple[Any, Any]]:
        """Settings that are not the recipe's: name → (the recipe's, the run's)."""
        if self.recipe is None:
            return {}
        theirs, ours = _flat(self.recipe.spec), _flat(self.summary.spec)
        names = [name for name in (*ours, *theirs) if ours.get(name) != theirs.get(name)]
        return {name: (theirs.get(name), ours.get(name)) for name in dict.fromkeys(names)}

    def command(self) -> str | None:
        """The command that repeats the run; None where only its experiment file can."""
        changes = self.differences()
        if self.recipe is None or any(after is None for _, after in changes.values()):
            return None
        if any(name.startswith(("layers.", "augmentation.")) and name.count(".") == 1 for name in changes):
            return None  # another kind of layer, or more of them
        words = ["python3 main.py train", self.recipe.name]
        words += [f"--{name} {changes[name][1]}" for name in PLAIN if name in changes and name != "seed"]
        words += [f"--seed {self.summary.spec.seed}"]
        settings = [f"{name}={value}" for name, (_, value) in changes.items() if name not in PLAIN]
        return " ".join([*words, *(["--set", *settings] if settings else [])])


def run_facts(summary: RunSummary, load: Callable[[str], Dataset] = datasets.load) -> RunFacts:
    """Gather what the report says of a run, its own title, tags and note among it.

    Data or weights that are gone leave its answers out, and say why.

    Raises: StoreError: the run's log cannot be read.
    """
    events = list(read_events(summary.folder))
    steps = [event for event in events if isinstance(event, StepEnded)]
    started = next((event for event in events if isinstance(event, Started)), None)
    notes = read_notes(summary.folder)
    facts: dict[str, Any] = {
        "summary": summary,
        "recipe": recipe_of(summary),
        "steps": np.array([event.step for event in steps], np.int64),
        "losses": np.array([event.loss for event in steps]),
        "epochs": tuple(event for event in events if isinstance(event, EpochEnded)),
        "looks": tuple(event for event in events if isinstance(event, Evaluated)),
        "changed": tuple(event for event in events if isinstance(event, Changed)),
        "parameters": getattr(started, "parameters", 0),
        "digest": getattr(started, "digest", ""),
        "title": notes.title,
        "note": notes.note,
        "tags": notes.tags,
    }
    try:
        facts |= _answers(summary, load)
    except EngineError as error:
        facts["missing"] = str(error)
    return RunFacts(**facts)


def recipe_of(summary: RunSummary) -> Recipe | None:
    """The recipe that a run was made from, by its title; None for an experiment of one's own."""
    words = (summary.title, summary.title.partition(" · ")[0])
    found = (recipe for recipe in recipes.recipes() if recipe.title in words or recipe.name in words)
    return next(found, None)


def machine() -> str:
    """The machine that this program runs on, in a few words."""
    return f"{platform.machine()}, {platform.system()}, Python {platform.python_version()}, NumPy {np.__version__}"


def _answers(summary: RunSummary, load: Callable[[str], Dataset]) -> dict[str, Any]:
    if summary.weights is None:
        return {}
    loaded = load_weights(summary.weights)
    data = load(summary.spec.data)
    return {
        "answers": Answers(data.test.labels, loaded.probabilities(data.test.images)),
        "images": data.test.images,
        "classes": data.classes,
        "counts": (len(data.train), len(data.test)),
        "digest": data.digest,
    }


def _flat(spec: ExperimentSpec) -> dict[str, Any]:
    """Every setting by its dotted path: `optimizer.learning_rate`, `layers.2.units`."""
    found: dict[str, Any] = {}

    def add(path: str, value: Any) -> None:
        if isinstance(value, dict):
            for name, part in value.items():
                add(path if name == "kind" else f"{path}.{name}".lstrip("."), part)
        elif isinstance(value, (list, tuple)):
            for place, part in enumerate(value, start=1):
                add(f"{path}.{place}", part)
        else:
            found[path] = value

    add("", spec.to_dict())
    return found
