"""What a race has reported so far: the record and the curves of every run, for the plots and the table.

The records are facts made from events alone; the curves are what the plots show of them: one line a run, or the mean
and the spread of its repeats. Runs that are laid over from elsewhere stand beside the contenders as guests.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.errors import SpecError
from engine.events import Changed, EpochEnded, Evaluated, Event, Probed, StepEnded
from engine.racing.race import plain_name
from engine.store.comparison import WINDOW, Comparison, Record
from gui.labs.compare.race_plan import RacePlan
from gui.labs.compare.results_table import ColumnOrder, Result, result_of
from gui.labs.live_settings import change_text
from gui.labs.plotting.curves import MOST_SERIES, Curve, Curves


@dataclass(frozen=True)
class RunCurves:
    """What one run reports, as lines: loss, test and train accuracy, and the length of its steps."""

    loss: Curve
    test: Curve
    train: Curve
    length: Curve

    @classmethod
    def fresh(cls, name: str, series: int, smoothing: int) -> RunCurves:
        """Lines without a point."""
        return cls(Curve(name, series, window=smoothing), *(Curve(name, series) for _ in range(3)))

    def fill(self, record: Record, per: int) -> None:
        """All points that a record knows; `per` steps are one on the x axis."""
        self.loss.extend(np.arange(1, len(record.losses) + 1) / per, np.array(record.losses))
        if record.few_losses:  # of single steps: there is nothing to smooth
            self.loss.dots, self.loss.window = True, 0
            self.loss.extend([step / per for step, _ in record.few_losses], [loss for _, loss in record.few_losses])
        for curve, points in ((self.test, record.tests), (self.train, record.trains), (self.length, record.lengths)):
            curve.extend([step / per for step, _ in points], [value for _, value in points])


class RaceBoard:
    """Records and curves by run, the two plots, and the rows of the table."""

    def __init__(self, plan: RacePlan) -> None:
        self._plan = plan
        self.comparison = Comparison()
        self.guests: list[str] = []  # runs laid over, by name
        self.losses = Curves()
        self.accuracies = Curves()
        self.shown = "test"  # in the second plot: test, train, both, length
        self.smoothing = WINDOW
        self.order = ColumnOrder()
        self._curves: dict[str, RunCurves] = {}
        self._hidden: set[str] = set()

    # -- who is there --------------------------------------------------------------------------------------------------
    def names(self) -> list[str]:
        """Every run that has a row: contenders first, then those laid over."""
        return [*(c.name for c in self._plan.contenders), *self.guests]

    def keys(self, name: str) -> list[str]:
        """A run's records: its own, or one for each seed that it was repeated from."""
        return [key for key in self.comparison.records if plain_name(key) == name]

    def records(self, name: str) -> list[Record]:
        """What a run reported, one record for each seed."""
        return [self.comparison.records[key] for key in self.keys(name)]

    def reserved(self) -> frozenset[int]:
        """The series of colors that the guests have."""
        return frozenset(self._curves[name].loss.series for name in self.guests if name in self._curves)

    def drop(self, name: str) -> None:
        """Take a run's records and curves away."""
        for key in self.keys(name):
            self.drop_record(key)

    def drop_record(self, key: str) -> None:
        """Take one of a run's records and its curves away."""
        del self.comparison.records[key]
        self._curves.pop(key, None)

    def keep_only_named(self) -> None:
        """Drop what belongs to no run that is set up or laid over."""
        for name in {plain_name(key) for key in self.comparison.records} - set(self.names()):
            self.drop(name)

    def forget(self) -> None:
        """Drop every run but the guests."""
        for name in {plain_name(key) for key in self.comparison.records} - set(self.guests):
            self.drop(name)
        for curves in (self.losses, self.accuracies):
            curves.marks.clear()

    # -- what comes in -------------------------------------------------------------------------------------------------
    def apply(self, event: Event) -> None:
        """Note one event of a run."""
        record = self.comparison.apply(event)
        curves = self._curves_of(event.run)
        x = self._x(record, event.step)
        if isinstance(event, StepEnded):
            curves.loss.append(x, event.loss)
        elif isinstance(event, Evaluated | EpochEnded):
            if not len(curves.test) or curves.test.x[-1] != x:
                curves.test.append(x, event.test_accuracy)
            if isinstance(event, EpochEnded):
                curves.train.append(x, event.train_accuracy)
        elif isinstance(event, Probed) and event.step:
            curves.length.append(x, event.step_length)
        elif isinstance(event, Changed):
            self._mark(event.run, x, event.setting, event.before, event.after)

    def put(self, record: Record) -> None:
        """Show a run as its record has it."""
        self.comparison.records[record.name] = record
        self._curves.pop(record.name, None)
        per = record.steps_per_epoch if self._plan.by_epoch and record.steps_per_epoch else 1
        self._curves_of(record.name).fill(record, per)
        for step, setting, before, after in record.changes:
            self._mark(record.name, self._x(record, step), setting, before, after)

    def show(self, comparison: Comparison) -> None:
        """Show a whole comparison in place of this one."""
        self.comparison = Comparison(comparison.setup)
        self._curves.clear()
        for curves in (self.losses, self.accuracies):
            curves.marks.clear()
        for record in comparison.records.values():
            self.put(record)

    def lay_over(self, name: str, record: Record) -> str:
        """Show a run of another comparison, or a saved one, beside these; returns the name that it got.

        Raises: SpecError: eight runs are shown already.
        """
        taken = self.names()
        if len(taken) >= MOST_SERIES:
            raise SpecError("at most {most} runs fit into one race; remove one first", field="runs", most=MOST_SERIES)
        unique = next(n for n in (name, *(f"{name} ({i})" for i in range(2, MOST_SERIES + 2))) if n not in taken)
        self.guests.append(unique)
        self.put(Record.from_dict({**record.to_dict(), "name": unique}))
        return unique

    def remove_guest(self, name: str) -> None:
        """Take away a run that was laid over."""
        self.guests.remove(name)
        self.drop(name)

    def _mark(self, run: str, x: float, setting: str, before: float, after: float) -> None:
        for curves in (self.losses, self.accuracies):
            curves.mark(x, f"{plain_name(run)}: {change_text(setting, before, after)}")

    def _x(self, record: Record, step: int) -> float:
        return step / record.steps_per_epoch if self._plan.by_epoch and record.steps_per_epoch else float(step)

    def _curves_of(self, run: str) -> RunCurves:
        if run not in self._curves:
            name = plain_name(run)
            series = next((c.series for c in self._plan.contenders if c.name == name), None)
            if series is None:
                taken = {c.series for c in self._plan.contenders} | {c.loss.series for c in self._curves.values()}
                series = next((s for s in range(1, MOST_SERIES + 1) if s not in taken), MOST_SERIES)
            self._curves[run] = RunCurves.fresh(name, series, self.smoothing)
        return self._curves[run]

    # -- what is shown -------------------------------------------------------------------------------------------------
    def smooth(self, steps: int) -> None:
        """Smooth the losses over another number of steps."""
        self.smoothing = steps
        for curves in self._curves.values():
            curves.loss.window = 0 if curves.loss.dots else steps

    def toggle(self, name: str) -> None:
        """Hide or show a run in every plot."""
        self._hidden ^= {name}

    def hidden(self, name: str) -> bool:
        """Whether a run is hidden in the plots."""
        return name in self._hidden

    def follow_plan(self) -> None:
        """Show the runs that are set up, and the guests."""
        self.keep_only_named()
        self.gather()

    def gather(self) -> None:
        """Make the plots' curves those of the runs: one each, or mean and spread over the seeds."""
        self.losses.curves = self._lines("loss")
        self.accuracies.curves = self._lines("test" if self.shown == "both" else self.shown)
        if self.shown == "both":
            for curve in self._lines("train"):
                twin = _copy(curve, f"{curve.name}, train")
                twin.thin = True
                self.accuracies.curves.append(twin)
        ends = [self._x(r, r.total_steps) for r in self.comparison.records.values() if r.total_steps]
        self.losses.x_end = self.accuracies.x_end = max(ends, default=None)

    def _lines(self, kind: str) -> list[Curve]:
        found: list[Curve] = []
        for name in self.names():
            curves: list[Curve] = [getattr(self._curves[key], kind) for key in self.keys(name) if key in self._curves]
            if curves:
                curve = curves[0] if len(curves) == 1 else _mean(curves)
                curve.visible = name not in self._hidden
                found.append(curve)
        return found

    def result(self, name: str) -> Result:
        """The row of one run."""
        series = next((c.series for c in self._plan.contenders if c.name == name), 0)
        series = series or next((self._curves[k].loss.series for k in self.keys(name) if k in self._curves), 1)
        return result_of(name, series, self.records(name), self._plan.seeds)

    def results(self) -> list[Result]:
        """The table, in the order asked for; runs without a number come last."""
        return self.order.arranged([self.result(name) for name in self.names()])

    @property
    def progress(self) -> tuple[int, int]:
        """Steps done and planned, of the run that is furthest."""
        racing = [r for r in self.comparison.records.values() if plain_name(r.name) not in self.guests]
        done = max((r.step for r in racing if not r.reason), default=max((r.step for r in racing), default=0))
        return done, max((r.total_steps for r in racing), default=0)

    @property
    def fraction(self) -> float:
        """Share of the whole work done, repeats included."""
        rows = [self.result(c.name).progress for c in self._plan.contenders]
        return math.fsum(rows) / len(rows) if rows else 0.0


def _copy(curve: Curve, name: str) -> Curve:
    twin = Curve(name, curve.series, window=curve.window, dots=curve.dots)
    twin.replace(curve.x, curve.y, curve.spread)
    twin.visible = curve.visible
    return twin


def _mean(curves: Sequence[Curve]) -> Curve:
    """Mean and spread of one run from several seeds, as far as the longest has come."""
    smooth = [curve.smoothed() for curve in curves if len(curve)]
    out = Curve(curves[0].name, curves[0].series)
    if not smooth:
        return out
    longest = max(smooth, key=lambda points: float(points[0][-1]))
    x = longest[0]
    rows = np.array([np.interp(x, px, py, left=np.nan, right=np.nan) for px, py in smooth])
    known = np.isfinite(rows)
    count = known.sum(axis=0)
    filled = np.where(known, rows, 0.0)
    mean = filled.sum(axis=0) / np.maximum(count, 1)
    squares = np.where(known, (rows - mean) ** 2, 0.0).sum(axis=0)
    spread = np.where(count > 1, np.sqrt(squares / np.maximum(count - 1, 1)), np.nan)  # one alone has none
    out.replace(x, np.where(count > 0, mean, np.nan), spread)
    return out
