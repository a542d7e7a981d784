"""The rows of the table of runs, and what they can be sorted by."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from engine.store.run_entry import RunEntry, tags_of


@dataclass(frozen=True)
class Row:
    """A row of the table: a run, the series it is drawn in (0: not chosen), and whether it was just deleted."""

    entry: RunEntry
    series: int = 0
    gone: bool = False


KEYS: dict[str, Callable[[RunEntry], Any]] = {
    "title": lambda entry: entry.title.casefold(),
    "network": lambda entry: entry.network,
    "best": lambda entry: -1.0 if entry.best_accuracy is None else entry.best_accuracy,
    "started": lambda entry: entry.started,
    "took": lambda entry: entry.elapsed_s,
}
"""What the table can be sorted by."""


@dataclass(frozen=True)
class Totals:
    """What is said of all runs together: tags, the most frequent first, their space, and whether some of it can go."""

    entries: Sequence[RunEntry]
    tags: list[str]
    size_bytes: int
    can_thin: bool

    @classmethod
    def of(cls, entries: Sequence[RunEntry]) -> Totals:
        """Counted over these runs."""
        size = sum(entry.size_bytes for entry in entries)
        return cls(list(entries), tags_of(entries), size, any(entry.thinned_bytes(0) for entry in entries))


def same(first: Sequence[RunEntry], second: Sequence[RunEntry]) -> bool:
    """Whether two lists hold the very same entries: of two thousand that is known at once."""
    return len(first) == len(second) and all(map(operator.is_, first, second))
