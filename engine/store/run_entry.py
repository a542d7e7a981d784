"""A kept run as the list of runs shows it: in words, in numbers, and found by name, tag or setting."""

from __future__ import annotations

import functools
import json
import operator
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from engine.layers import activations
from engine.optimizers import optimizers
from engine.text.numbers import NumberError, read_number

Value = str | float | bool
NAMES = {
    "η": "optimizer.learning_rate",
    "learning_rate": "optimizer.learning_rate",
    "λ": "weight_decay",
    "σ": "initializer.sigma",
    "batch": "batch_size",
    "학습률": "optimizer.learning_rate",
    "옵티마이저": "optimizer",
    "배치": "batch_size",
    "에폭": "epochs",
    "시드": "seed",
    "데이터": "data",
    "정확도": "accuracy",
    "손실": "loss",
    "스텝": "steps",
}
"""Short names of settings and figures, as people write them in the search field."""
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
    `thumbnail` the loss as (share of the planned steps, loss), which is between `lowest` and `highest`. `spare_bytes`
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

    def prepare(self) -> None:
        """Make ready what a search asks for: of two thousand runs that takes a tenth of a second."""
        self.settings, self._words  # noqa: B018 (each is made where it is asked for first, and stays)

    def matches(self, query: str, title: str = "") -> bool:
        """Whether every word and condition of the query holds: `dropout η<0.1 optimizer=adam accuracy>97`.

        `title` is the run's own in the reader's language, which counts as well.
        """
        return all(self._holds(wanted, title) for wanted in parsed_query(query))

    def _holds(self, wanted: Wanted, title: str) -> bool:
        if not wanted.name:
            return wanted.text in self._words or wanted.text in title.casefold()
        value = self.value(wanted.name)
        if value is None or isinstance(value, bool | str):
            said = "" if value is None else str(value).casefold()
            same = wanted.sign in ("=", "!=", "≠")
            return value is not None and same and OPERATORS[wanted.sign](said, wanted.text)
        return wanted.number is not None and OPERATORS[wanted.sign](round(value, 9), wanted.number)

    def value(self, name: str) -> Value | None:
        """A setting or a figure by the name that people type; None where it has none."""
        path = NAMES.get(name, name)
        match path:
            case "accuracy":
                return None if self.best_accuracy is None else 100 * self.best_accuracy
            case "loss":
                return self.loss
            case "steps":
                return float(self.step)
            case "seconds":
                return self.elapsed_s
        if path in self.settings:
            return self.settings[path]
        inside = [key for key in self.settings if key.endswith(f".{path}") and not key.startswith("layers.")]
        return self.settings[inside[0]] if inside else None


@dataclass(frozen=True)
class Wanted:
    """A word that a run must have, or a condition: a setting's name, a sign, and a value."""

    text: str
    name: str = ""
    sign: str = ""
    number: float | None = None


@functools.lru_cache(maxsize=16)
def parsed_query(query: str) -> tuple[Wanted, ...]:
    """The words and conditions of a query; a condition may be written with spaces: `η < 0.1`, `accuracy > 97 %`."""
    tight = re.sub(r"\s*(<=|>=|!=|[<>=≤≥≠])\s*", r"\1", query)
    found = []
    for word in re.sub(r"(\d)\s+%", r"\1%", tight).split():
        condition = CONDITION.match(word)
        if condition is None:
            found.append(Wanted(word.casefold()))
        else:
            name, sign, text = condition.groups()
            found.append(Wanted(text.casefold(), name, sign, _number(text)))
    return tuple(found)


def _number(text: str) -> float | None:
    """What a condition compares with: 5,700 is a grouped number, 0,1 can only be 0.1 where words stand apart."""
    found = ""
    for whole in (True, False):
        try:
            return read_number(text.removesuffix("%"), whole=whole)
        except NumberError as error:
            found = error.way_out
    return float(found) if found else None


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
