"""The attempts at a teacher's task as the Train page shows them: rows, newest first, and two curves with the goal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.report.report_attempts import Attempt
from engine.spec import ExperimentSpec
from engine.store.run_entry import network_text
from engine.tasks import ENDS
from gui.labs.plotting.curves import Curve, Curves, Level
from gui.labs.train.task_lab import TaskLab
from gui.labs.train.training_run import TrainingRun

NEWEST, BEST = 1, 2  # series of the two attempts that are drawn
MARKED = 5  # among more epochs than these, no end is marked


@dataclass(frozen=True)
class AttemptRow:
    """One attempt: its number and series (0: not drawn), what it tried, how accurate it was, what was missing.

    `faults` are rules that it broke, as templates and values: it does not count. `unconfirmed`: only its weights are
    missing. `stopped` says that it did not come to its end.
    """

    number: int
    series: int
    optimizer: str
    network: str
    rate: float
    accuracy: float | None
    missing: float | None
    best: bool = False
    running: bool = False
    met: bool = False
    stopped: bool = False
    unconfirmed: bool = False
    faults: tuple[tuple[str, Mapping[str, Any]], ...] = ()


class AttemptBoard:
    """What is shown of the attempts at the task that is open: made from kept runs, and from the run that continues."""

    def __init__(self, task: TaskLab, run: TrainingRun) -> None:
        self._task, self._run = task, run
        self._curves = Curves()
        self._drawn: object = None

    @property
    def live(self) -> Path | None:
        """The folder of the attempt that is being trained; None where nothing is."""
        work = self._run.work
        return work.folder if self._task.task is not None and self._run.busy and work is not None else None

    def rows(self) -> list[AttemptRow]:
        """Every attempt, the newest first."""
        live, best = self.live, self._task.best
        attempts = self._task.attempts
        rows = [self._row(place + 1, one, live, one is best) for place, one in enumerate(attempts)]
        spec = self._run.spec
        if live is not None and spec is not None and all(one.run.folder != live for one in attempts):
            rows.append(_fresh(len(rows) + 1, spec))
        newest = max((row.number for row in rows), default=0)
        series = {row.number: BEST for row in rows if row.best} | {newest: NEWEST}
        return [_with_series(row, series.get(row.number, 0)) for row in reversed(rows)]

    def _row(self, number: int, attempt: Attempt, live: Path | None, best: bool) -> AttemptRow:
        verdict, spec = attempt.verdict, attempt.run.spec
        goal = verdict.goal.test_accuracy
        return AttemptRow(
            number,
            0,
            spec.optimizer.kind,
            network_text(spec.to_dict()).partition(" · ")[0],
            spec.optimizer.learning_rate,
            verdict.best,
            None if verdict.best is None else max(goal - verdict.best, 0.0),
            best,
            attempt.run.folder == live,
            verdict.met,
            attempt.run.reason not in ENDS,
            verdict.unconfirmed and len(verdict.faults) == 1,
            verdict.faults,
        )

    def curves(self) -> Curves:
        """The test accuracy of the newest attempt and of the best one by step, with the goal as a line."""
        task, rows = self._task.task, self.rows()
        drawn = [row for row in rows if row.series]
        points = {row.number: self._points(row) for row in drawn}
        goal = None if task is None else task.goal.test_accuracy
        key = (goal, [(row.number, row.series, row.optimizer, len(points[row.number])) for row in drawn], self._ends)
        if key != self._drawn:
            self._drawn = key
            self._curves = Curves(x_end=self._ends[0] or None)
            for row in drawn:
                curve = self._curves.add(Curve(f"{row.number} {row.optimizer}", row.series))
                curve.extend([step for step, _ in points[row.number]], [value for _, value in points[row.number]])
            self._curves.levels = [] if goal is None else [Level(goal)]
        return self._curves

    def forget(self) -> None:
        """Make the curves again: their marks are in another language."""
        self._drawn = None

    @property
    def epoch_ends(self) -> list[tuple[int, int]]:
        """(epoch, step) of the ends of the first epochs on the way, where they are few."""
        total, each = self._ends
        few = each > 0 and total <= MARKED * each
        return [(epoch, each * epoch) for epoch in range(1, MARKED + 1) if few and each * epoch < total]

    def _points(self, row: AttemptRow) -> list[tuple[int, float]]:
        """(step, accuracy on test digits) of an attempt, as far as it got."""
        if row.running:
            return list(self._run.history.tests.items())
        return list(self._task.attempts[row.number - 1].tests)

    @property
    def _ends(self) -> tuple[float, int]:
        """How many steps an attempt takes in all, and in an epoch; zeros before one was started."""
        started = self._run.history.started
        if self.live is not None and started is not None:
            return float(self._run.history.total_steps), started.steps_per_epoch
        runs = [one.run for one in self._task.attempts]
        last = max((run.total_steps for run in runs), default=0)
        epochs = max((run.spec.epochs for run in runs), default=0)
        return float(last), -(-last // epochs) if epochs else 0


def _fresh(number: int, spec: ExperimentSpec) -> AttemptRow:
    """The row of an attempt that was started just now."""
    network = network_text(spec.to_dict()).partition(" · ")[0]
    optimizer = spec.optimizer
    return AttemptRow(number, 0, optimizer.kind, network, optimizer.learning_rate, None, None, running=True)


def _with_series(row: AttemptRow, series: int) -> AttemptRow:
    return AttemptRow(**{**vars(row), "series": series})
