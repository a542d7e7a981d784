"""A kept run as the list of runs shows it: in words, in numbers, and found by name, tag or setting."""

from __future__ import annotations

import json
import math
import operator
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from engine.layers import activations
from engine.optimizers import optimizers

Value = str | float | bool
NAMES = {
    "η": "optimizer.learning_rate",
    "learning_rate": "optimizer.learning_rate",
    "λ": "weight_decay",
    "σ": "initializer.sigma",
    "batch": "batch_size",
}
"""Short names of settings, as people write them in the search field."""
OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "<=": operator.le, ">=": operator.ge, "≤": operator.le, "≥": operator.ge, "!=": operator.ne, "≠": operator.ne,
    "<": operator.lt, ">": operator.gt, "=": operator.eq,
}  # fmt: skip
CONDITION = re.compile(r"^([\w.ηλσ]+)\s*(<=|>=|!=|[<>=≤≥≠])\s*(\S+)$")
STATES = {"": "interrupted", "stopped": "stopped", "diverged": "diverged", "failed": "failed"}  # by reason


@dataclass(frozen=True)
class RunEntry:
    """One run of the list.

    What few of two thousand runs are asked for is kept as JSON until then: `settings` are all settings by dotted path,
    `thumbnail` the loss as (share of the planned steps, loss), which lies between `lowest` and `highest`. `spare_bytes`
    are of checkpoints that it does not need.
    """

    folder: Path
    title: str
    started: float
    settings_text: str = "{}"
    network: str = ""
    step: int = 0
    epoch: int = 0
    total_steps: int = 0
    elapsed_s: float = 0.0
    loss: float | None = None
    best_accuracy: float | None = None
    test_accuracy: float | None = None
    reason: str = ""
    data: str = ""
    contender: str = ""
    star: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""
    resumable: bool = False
    has_weights: bool = False
    snapshots: int = 0
    snapshot_bytes: int = 0
    size_bytes: int = 0
    spare_bytes: int = 0
    thumbnail_text: str = "[]"
    lowest: float = 0.0
    highest: float = 0.0
    damaged: bool = False
    running: bool = False

    @cached_property
    def settings(self) -> Mapping[str, Value]:
        """All settings by dotted path."""
        found: dict[str, Value] = json.loads(self.settings_text)
        return found

    @cached_property
    def thumbnail(self) -> tuple[tuple[float, float], ...]:
        """The loss at a few places: (share of the planned steps, loss)."""
        return tuple((share, loss) for share, loss in json.loads(self.thumbnail_text))

    @property
    def name(self) -> str:
        """The run's own name, unique on this machine."""
        return self.folder.name

    @property
    def state(self) -> str:
        """running, stopped, interrupted, diverged, damaged, or empty where it came to its end."""
        if self.damaged or self.running:
            return "damaged" if self.damaged else "running"
        return STATES.get(self.reason, "")

    @property
    def progress(self) -> float:
        """Share of the planned steps done, 0…1."""
        return min(self.step / self.total_steps, 1.0) if self.total_steps else 0.0

    def thinned_bytes(self, snapshots: int | None = None) -> int:
        """About how much thinning frees where at most that many snapshots stay, without a number all."""
        if snapshots is None or snapshots >= self.snapshots:
            return self.spare_bytes
        return self.spare_bytes + self.snapshot_bytes * (self.snapshots - snapshots) // self.snapshots

    @cached_property
    def _words(self) -> str:
        return " ".join([self.title, self.name, self.network, self.data, *self.tags, self.note]).casefold()

    def matches(self, query: str) -> bool:
        """Whether every word and condition of the query holds: `dropout η<0.1 optimizer=adam accuracy>97`."""
        return all(self._holds(word) for word in joined(query))

    def _holds(self, word: str) -> bool:
        found = CONDITION.match(word)
        if found is None:
            return word.casefold() in self._words
        name, sign, wanted = found.groups()
        value = self.value(name)
        number = _number(wanted)
        if value is None or isinstance(value, bool | str):
            said = "" if value is None else str(value).casefold()
            return value is not None and sign in ("=", "!=", "≠") and OPERATORS[sign](said, wanted.casefold())
        return number is not None and OPERATORS[sign](round(value, 9), number)

    def value(self, name: str) -> Value | None:
        """A setting or a figure by the name that people type; None where it has none."""
        figures: dict[str, float | None] = {
            "accuracy": None if self.best_accuracy is None else 100 * self.best_accuracy,
            "loss": self.loss,
            "steps": float(self.step),
            "seconds": self.elapsed_s,
        }
        if name in figures:
            return figures[name]
        path = NAMES.get(name, name)
        if path in self.settings:
            return self.settings[path]
        inside = [key for key in self.settings if key.endswith(f".{path}") and not key.startswith("layers.")]
        return self.settings[inside[0]] if inside else None


def joined(query: str) -> list[str]:
    """The words of a query; a condition may be written with spaces: `η < 0.1`."""
    return re.sub(r"\s*(<=|>=|!=|[<>=≤≥≠])\s*", r"\1", query).split()


def _number(text: str) -> float | None:
    try:
        value = float(text.removesuffix("%"))
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def flattened(spec: Mapping[str, Any]) -> dict[str, Value]:
    """A spec's plain form as one value a dotted path: `optimizer`, `optimizer.learning_rate`, `layers.2.units`."""
    found: dict[str, Value] = {}

    def add(path: str, value: Any) -> None:
        if isinstance(value, Mapping):
            for name, inner in value.items():
                add(path if name == "kind" else f"{path}.{name}", inner)
        elif isinstance(value, list | tuple):
            for place, inner in enumerate(value, start=1):
                add(f"{path}.{place}", inner)
        else:
            found[path] = value

    for name, value in spec.items():
        add(name, value)
    return found


def differing(first: Mapping[str, Value], second: Mapping[str, Value]) -> dict[str, tuple[Value | None, Value | None]]:
    """The settings that two runs do not share, by path; None where one has no such setting."""
    paths = dict.fromkeys([*first, *second])
    return {path: (first.get(path), second.get(path)) for path in paths if first.get(path) != second.get(path)}


def network_text(spec: Mapping[str, Any]) -> str:
    """A network and its optimizer in a few words: `50-100, dropout · adam 0.001`."""
    layers = [layer for layer in spec.get("layers", ()) if isinstance(layer, Mapping)]
    kinds = [str(layer.get("kind", "")) for layer in layers]
    convolutions = sum(kind.startswith("conv") for kind in kinds)
    units = "-".join(str(layer["units"]) for layer in layers[:-1] if layer.get("kind") == "dense" and "units" in layer)
    parts = [f"CNN {convolutions} conv"] if convolutions else []
    parts += [units] if units else []
    text = ", ".join(parts) or "linear"
    bent = {cls.kind for cls in activations()} - {"relu"}  # the usual one goes without saying
    special = [kind for kind in dict.fromkeys(kinds) if kind in bent]
    text += f" {special[0]}" if special else ""
    text += "".join(f", {kind.replace('-', ' ')}" for kind in ("batch-norm", "dropout") if kind in kinds)
    optimizer = spec.get("optimizer", {})
    if isinstance(optimizer, Mapping):
        rate = optimizer.get("learning_rate")
        kind = str(optimizer.get("kind", ""))
        text += f" · {optimizers.get(kind).label() if kind in optimizers else kind}"
        text += f" {rate:g}" if isinstance(rate, int | float) else ""
    return text


def tags_of(entries: Iterable[RunEntry]) -> list[str]:
    """Every tag in use, the most frequent first."""
    counts: dict[str, int] = {}
    for entry in entries:
        for tag in entry.tags:
            counts[tag] = counts.get(tag, 0) + 1
    return sorted(counts, key=lambda tag: (-counts[tag], tag))
