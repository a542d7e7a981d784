"""The experiments that were set up before this one: what undo brings back, and the last one of one's own."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.spec import ExperimentSpec
from engine.store.weights import LoadedNetwork

STEPS_KEPT = 100
PAUSE_S = 2.0  # numbers of one field that follow each other faster are one step


@dataclass(frozen=True, eq=False)
class Setup:
    """An experiment as it was set up: its spec, the recipe that it is, its file, and the weights it starts with."""

    spec: ExperimentSpec
    recipe: str = ""
    path: Path | None = None
    weights: LoadedNetwork | None = None


class ExperimentHistory:
    """Steps of undo and redo, each a whole experiment; `own` is the last one that was no recipe."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.own: Setup | None = None
        self._past: list[Setup] = []
        self._future: list[Setup] = []
        self._clock = clock
        self._field = ""  # the number that the last edit changed, and when
        self._changed_at = 0.0

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back."""
        return bool(self._future)

    def leave(self, left: Setup, spec: ExperimentSpec, field: str = "") -> None:
        """Keep an experiment that another one replaces.

        `field` is the number that an edit changed: while it is still being typed, no step is added.
        """
        if spec == left.spec:
            return
        self._keep_own(left)
        self._future.clear()
        now = self._clock()
        typing = field != "" and field == self._field and now - self._changed_at <= PAUSE_S
        self._field, self._changed_at = field, now
        if not typing:
            self._past = [*self._past[-STEPS_KEPT + 1 :], left]
        elif self._past[-1].spec == spec:  # typed back to where it was: no step at all
            self._past.pop()
            self._field = ""

    def undo(self, now: Setup) -> Setup | None:
        """The experiment before this one; None where there is none."""
        return self._go(now, self._past, self._future)

    def redo(self, now: Setup) -> Setup | None:
        """The experiment that undo replaced; None where there is none."""
        return self._go(now, self._future, self._past)

    def clear(self) -> None:
        """Forget every step."""
        self._past, self._future, self._field = [], [], ""

    def _go(self, now: Setup, source: list[Setup], target: list[Setup]) -> Setup | None:
        self._field = ""
        if not source:
            return None
        self._keep_own(now)
        target.append(now)
        return source.pop()

    def _keep_own(self, left: Setup) -> None:
        if not left.recipe:
            self.own = left


def changed_number(before: ExperimentSpec, after: ExperimentSpec) -> str:
    """The path of the one number that differs, as `optimizer.learning_rate`; "" where anything else does."""
    found = list(_differences("", before, after))
    if len(found) != 1:
        return ""
    path, *values = found[0]
    return path if all(isinstance(value, int | float) and not isinstance(value, bool) for value in values) else ""


def _differences(path: str, before: Any, after: Any) -> Iterator[tuple[str, Any, Any]]:
    if before == after:
        return
    pairs: list[tuple[str, Any, Any]] = []
    if type(before) is type(after) and dataclasses.is_dataclass(before):
        pairs = [(f.name, getattr(before, f.name), getattr(after, f.name)) for f in dataclasses.fields(before)]
    elif isinstance(before, tuple) and isinstance(after, tuple) and len(before) == len(after):
        pairs = [(str(number), *pair) for number, pair in enumerate(zip(before, after, strict=True), start=1)]
    if not pairs:
        yield path, before, after
    for name, old, new in pairs:
        yield from _differences(f"{path}.{name}" if path else name, old, new)
