"""The rows of the table of runs, and what they can be sorted by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from engine.store.run_entry import RunEntry


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
