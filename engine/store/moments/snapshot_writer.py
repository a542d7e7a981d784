"""Taking the snapshots of a run while it is trained: evenly spread however long it gets, for little of its time.

The run is divided into cells of equal length, and the first snapshot of each cell stays. Where a run outgrows its
cells, their length is doubled and every second snapshot goes, so there are never more than were asked for, and, from
the first steps on, hardly ever less than half as many.

What is likely to go again is only held in memory. Files are written for the cells that the planned run ends with; if it
ends early, or is short, those in memory are written then.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from engine.events import EpochEnded, Event, Finished, Started
from engine.parameters import Parameters
from engine.store.moments.snapshots import Snapshot, remove_snapshots, snapshot_path, snapshots_of
from engine.store.start import metadata_of
from engine.store.weights import Metadata, save_weights
from engine.training.trainer import Trainer

SHARE = 0.02  # of the training time, for all of this
SPARE = SHARE / 4  # for what is only held
HALVINGS = 4  # the first cells are a sixteenth of the planned ones: a run that is stopped early has its snapshots, too
HELD_BYTES = 64_000_000  # in memory; larger networks have no more cells than the planned ones
SHORT_S = 5.0  # a run this short is held until its end, when it is known how many files there is time for
COPIES = 20  # what the first file is taken to cost, before one was written: as much as this number of copies in memory
ROUNDING = 1e-9  # so that a step on a border counts with the cell behind it


@dataclass(frozen=True, eq=False)
class HeldMoment:
    """A moment of the run; `weights` are in memory until they are written, and None afterwards."""

    snapshot: Snapshot
    weights: Parameters | None = None
    accuracy: float | None = None


def cell_length(step: int, total: int, most: int, halvings: int = HALVINGS) -> float:
    """How many steps a cell has when a run has come to `step`: at most `most` cells reach so far.

    A run that ends after `total` steps ends with `most` cells.
    """
    length = max(total / most, 1.0)
    length /= 2.0 ** min(halvings, int(math.log2(length)))  # a cell has at least one step
    while _cell(step, length) >= most:
        length *= 2
    return length


class SnapshotWriter:
    """Takes the snapshots of a run; hand it every event. `spent_s` of its time went into them.

    One that is due waits for the epoch's end where a cell is longer than an epoch.
    """

    def __init__(
        self, folder: Path, trainer: Trainer, most: int, clock: Callable[[], float] = time.perf_counter
    ) -> None:
        self._folder, self._trainer, self._most, self._clock = folder, trainer, most, clock
        self._total = trainer.total_steps
        self._planned = max(self._total / most, 1.0) if most else 0.0  # length of the cells that files are written for
        roomy = most * trainer.parameters.theta.nbytes <= HELD_BYTES
        self._halvings = HALVINGS if roomy else 0
        self._moments: list[HeldMoment] = []
        self._facts: Metadata | None = None  # of the run: reading them may open the file it started from
        self._next = 0.0  # the step from which on one is due
        self._start: Event | None = None
        self._cost_s = 0.0  # what writing one takes, where nothing else keeps the disk busy
        self._copy_s = 0.0  # what taking one into memory takes
        self.spent_s = 0.0

    def apply(self, event: Event) -> None:
        """Take a snapshot if one is due, and write what will stay.

        Raises: StoreError: the disk is full or cannot be written.
        """
        if not self._most:
            return
        if isinstance(event, Started):
            self._begin(event)
        if isinstance(event, Finished):
            self._write_rest(event)
        elif self._next <= event.step < self._trainer.total_steps:
            self._tidy(event.step)
            if event.step >= self._next and not self._waits(event):
                self._take(event)
                self._write(event)

    def _length(self, step: int) -> float:
        return cell_length(step, self._total, self._most, self._halvings)

    def _begin(self, event: Started) -> None:
        """What was taken behind the step where the run starts, or continues, is of another past."""
        found = snapshots_of(self._folder)
        stay = [one for one in found if event.step and one.step <= event.step]
        remove_snapshots(found[len(stay) :])
        self._moments = [HeldMoment(one) for one in stay]
        self._start = event

    def _tidy(self, step: int) -> None:
        """Leave the first moment of each cell, and see when the next is due."""
        length = self._length(step)
        first = {_cell(one.snapshot.step, length): one for one in reversed(self._moments)}
        kept = sorted(first.values(), key=lambda one: one.snapshot)
        remove_snapshots(one.snapshot for one in self._moments if one not in kept and one.weights is None)
        self._moments = kept
        self._next = (max(first) + 1) * length if first else 0.0

    def _waits(self, event: Event) -> bool:
        whole_epochs = self._length(event.step) >= self._trainer.steps_per_epoch and event.step > 0
        if (whole_epochs or self._trainer.state.epoch_pending) and not isinstance(event, EpochEnded):
            return True
        if event.step and self.spent_s > SHARE * self._worked_s(event):
            return True
        cells = {_cell(one.snapshot.step, self._planned) for one in self._moments}
        if _cell(event.step, self._planned) in cells:  # it will hardly stay
            return self.spent_s > SPARE * self._worked_s(event)
        return not self._halvings and not self._affordable(event)  # what is not held is written at once

    def _take(self, event: Event) -> None:
        started, trainer = self._clock(), self._trainer
        feed = trainer.state.feed
        epoch = round(trainer.epoch + feed.drawn / len(feed.split), 2)
        one = Snapshot(trainer.step, epoch, snapshot_path(self._folder, trainer.step, epoch))
        accuracy = event.test_accuracy if isinstance(event, EpochEnded) else None
        self._moments.append(HeldMoment(one, trainer.parameters.copy(), accuracy))
        self._tidy(event.step)
        took_s = self._clock() - started
        self._copy_s = max(took_s, self._copy_s)
        self.spent_s += took_s

    def _write(self, event: Event) -> None:
        """Write the first moment of each planned cell, as far as there is time for it."""
        if self._halvings and self._worked_s(event) < SHORT_S:
            return
        self._lengthen(event)
        seen = set()
        for place, one in enumerate(self._moments):
            cell = _cell(one.snapshot.step, self._planned)
            if cell not in seen and one.weights is not None and self._affordable(event):
                self._save(place, one)
            seen.add(cell)

    def _lengthen(self, event: Event) -> None:
        """Plan fewer files where all of them would take too long."""
        steps = event.step - (self._start.step if self._start is not None else 0)
        if steps and self._cost_s:
            whole_s = self._worked_s(event) * self._total / steps
            while self._total / self._planned * self._cost_s > SHARE * whole_s and self._planned < self._total:
                self._planned *= 2

    def _worked_s(self, event: Event) -> float:
        return event.elapsed_s - (self._start.elapsed_s if self._start is not None else 0.0)

    def _affordable(self, event: Event) -> bool:
        return not self._cost_s or self.spent_s + self._cost_s <= SHARE * self._worked_s(event)

    def _write_rest(self, event: Event) -> None:
        """The run is over: write what is in memory while there is time, first what is farthest from the others.

        A run that was over at once has no time for even one file.
        """
        self._cost_s = self._cost_s or COPIES * self._copy_s
        while self._affordable(event):
            steps = [one.snapshot.step for one in self._moments if one.weights is None]
            held = [(place, one) for place, one in enumerate(self._moments) if one.weights is not None]
            if not held:
                return
            gaps = [min(abs(one.snapshot.step - step) for step in [*steps, event.step]) for _, one in held]
            self._save(*held[gaps.index(max(gaps))])

    def _save(self, place: int, one: HeldMoment) -> None:
        started = self._clock()
        self._moments[place] = replace(one, weights=None)
        if one.weights is not None and np.isfinite(one.weights.theta).all():
            self._facts = self._facts or metadata_of(self._trainer)
            step, epoch = one.snapshot.step, int(one.snapshot.epoch)
            facts = replace(self._facts, steps=step, epochs=epoch, test_accuracy=one.accuracy)
            save_weights(one.snapshot.path, self._trainer.live, one.weights, facts, durable=False)
        took_s = self._clock() - started
        self._cost_s = min(took_s, self._cost_s or took_s)
        self.spent_s += took_s


def _cell(step: int, length: float) -> int:
    return int(step / length + ROUNDING)
