"""The table of a comparison: one row a run, the mean and spread where it was repeated, sorted by any column."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from engine.store.comparison import LEVELS, Record

WORST_FIRST = ("failed", "diverged", "stopped", "", "guessing", "early")  # how the word for several runs is chosen
COLUMNS = ("loss", "best_loss", "accuracy", *(f"to {level}" for level in LEVELS), "ms_per_step")
BEST_IS_HIGH = ("accuracy", "progress")


@dataclass(frozen=True)
class Result:
    """One row of the table; spreads are None unless the race was repeated from several seeds."""

    name: str
    series: int
    loss: float | None
    best_loss: float | None
    accuracy: float | None
    steps_to: dict[float, float | None]
    ms_per_step: float | None
    progress: float
    reason: str
    step: int
    spreads: dict[str, float]

    def value(self, column: str) -> float | None:
        """The number in a column; `to 0.9` names the steps to 90 %."""
        found: float | None = self.steps_to[float(column[3:])] if column.startswith("to ") else getattr(self, column)
        return found


def result_of(name: str, series: int, records: Sequence[Record], seeds: int) -> Result:
    """The row of one run from its records, one for each seed."""
    spreads: dict[str, float] = {}  # not a number where a run diverged

    def mean(column: str, values: Sequence[float | None], *, whole: bool = False) -> float | None:
        known = [v for v in values if v is not None]
        if not known or (whole and len(known) < len(values)):
            return None
        middle = sum(known) / len(known)
        if len(known) > 1:  # statistics.stdev is exact, and fifty times slower
            spreads[column] = math.sqrt(sum((v - middle) * (v - middle) for v in known) / (len(known) - 1))
        return middle

    reasons = ["guessing" if r.guessing else r.reason for r in records]
    worst = next((r for r in WORST_FIRST if r in reasons), "completed")
    return Result(
        name,
        series,
        loss=mean("loss", [r.loss for r in records]),
        best_loss=mean("best_loss", [r.lowest_loss for r in records]),
        accuracy=mean("accuracy", [r.best_accuracy for r in records]),
        steps_to={level: mean(f"to {level}", [r.steps_to(level) for r in records], whole=True) for level in LEVELS},
        ms_per_step=mean("ms_per_step", [r.ms_per_step for r in records]),
        progress=math.fsum(r.progress for r in records) / max(seeds, len(records)) if records else 0.0,
        reason=worst if records else "",
        step=max((r.step for r in records), default=0),
        spreads=spreads,
    )


class ColumnOrder:
    """By which column the rows are sorted, if by any."""

    def __init__(self) -> None:
        self.column = ""
        self.up = False

    def turn(self, column: str) -> None:
        """Sort by a column, the best first; again turns the order round, a third time gives the first order back."""
        best_is_low = column not in BEST_IS_HIGH
        if self.column != column:
            self.column, self.up = column, best_is_low
        elif self.up == best_is_low:
            self.up = not best_is_low
        else:
            self.column = ""

    def arranged(self, rows: Sequence[Result]) -> list[Result]:
        """The rows in this order; those without a number come last."""
        if not self.column:
            return list(rows)
        if self.column == "name":
            return sorted(rows, key=lambda row: row.name.casefold(), reverse=not self.up)
        known = [(value, row) for row in rows if (value := row.value(self.column)) is not None]
        known.sort(key=lambda pair: pair[0], reverse=not self.up)
        return [row for _, row in known] + [row for row in rows if row.value(self.column) is None]


def best(column: str, rows: Sequence[Result]) -> str:
    """The run that is best in a column; empty where fewer than two have a number."""
    known = [(value, row.name) for row in rows if (value := row.value(column)) is not None and math.isfinite(value)]
    if len(known) < 2:
        return ""
    return (max if column in BEST_IS_HIGH else min)(known)[1]
