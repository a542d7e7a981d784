"""The history of a run, made from its events: its curves, its key figures, and where its loss is going."""

from __future__ import annotations

import itertools
import math
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import cast

import numpy as np

from engine.analysis.diagnosis import Evidence
from engine.events import Changed, EpochEnded, Evaluated, Event, Finished, Probed, Started, StepEnded
from engine.spec import ExperimentSpec
from gui.labs.live_settings import change_text
from gui.labs.plotting.curves import Curve, Curves

SERIES = 8
EDIT_S = 1.0  # changes of one setting that follow each other closer than this are one edit


@dataclass(frozen=True)
class Figures:
    """The key figures of a run; None is not yet known."""

    epoch: int | None = None
    epochs: int | None = None
    step: int | None = None
    steps: int | None = None
    loss: float | None = None
    train: float | None = None
    test: float | None = None
    best: float | None = None
    best_epoch: int = 0
    images_per_s: float | None = None
    left_s: float | None = None
    taken_s: float | None = None


class History:
    """What a run has reported so far; the same from a run that continues, one that is over, and one read from disk."""

    def __init__(self) -> None:
        self.loss = Curves([Curve("loss", 1, window=50)])
        self.accuracy = Curves([Curve("train", 1, dots=True), Curve("test", 2, dots=True)])
        self.tests: dict[int, float] = {}  # accuracy on test digits by step, wherever it was measured
        self.gradients = Curves()
        self.activations = Curves()
        self.started: Started | None = None
        self.probe: Probed | None = None
        self.ended: Finished | None = None
        self.last_look: float | None = None  # accuracy at the last look at the test digits
        self.step = 0
        self.epoch = 0
        self.total_steps = 0
        self.total_epochs = 0
        self._planned = (0, 0)  # steps in all, and of an epoch
        self._best: tuple[float, int] | None = None
        self._pace: deque[tuple[float, int, int]] = deque(maxlen=64)
        self._now = (0.0, 0, 0)
        self._images = 0
        self._edits: list[Changed] = []
        self._probes: list[Probed] = []  # the first two and the newest: rules ask for these
        self._epochs: list[EpochEnded] = []

    def clear(self) -> None:
        """Forget the run; how its loss is smoothed stays."""
        for curves in (self.loss, self.accuracy):
            curves.clear()
            curves.x_end = None
        del self.accuracy.curves[2:]  # validation
        self.tests.clear()
        for curves in (self.gradients, self.activations):
            curves.curves.clear()
            curves.marks.clear()
        self.started = self.probe = self.ended = self.last_look = self._best = None
        self.step = self.epoch = self.total_steps = self.total_epochs = self._images = 0
        self._planned = (0, 0)
        self._pace.clear()
        self._edits.clear()
        self._probes.clear()
        self._epochs.clear()

    # -- what happens --------------------------------------------------------------------------------------------------
    def take(self, events: Iterable[Event]) -> None:
        """Take in all that happened since the last time; steps are many, so they go in together."""
        for kind, group in itertools.groupby(events, type):
            if kind is StepEnded:
                self._apply_steps(cast(list[StepEnded], list(group)))
            else:
                for event in group:
                    self.apply(event)

    def apply(self, event: Event) -> None:
        """Take one event in."""
        self.step, self.epoch = event.step, event.epoch
        match event:
            case StepEnded():
                self._apply_steps([event])
            case Started():
                self.started, self.ended = event, None
                self.plan(event.total_steps, event.steps_per_epoch)
                if event.step == 0:
                    self._pace.append((event.elapsed_s, 0, 0))
            case Probed():
                self._apply_probed(event)
            case EpochEnded():
                self._apply_epoch(event)
            case Evaluated():
                self.last_look = event.test_accuracy
                self.tests.setdefault(event.step, event.test_accuracy)
                if event.epoch == 0 or self._best is None:
                    self._judge(event.test_accuracy, event.epoch)
            case Changed():
                self._apply_changed(event)
            case Finished():
                self.ended = event
            case _:
                pass

    def _apply_steps(self, steps: Sequence[StepEnded]) -> None:
        self.step, self.epoch = steps[-1].step, steps[-1].epoch
        self.loss.curves[0].extend([event.step for event in steps], [event.loss for event in steps])
        self._images += sum([event.batch_size for event in steps])
        self._now = (steps[-1].elapsed_s, self.step, self._images)
        if not self._pace or self._now[0] - self._pace[-1][0] > 0.1:
            self._pace.append(self._now)

    def plan(self, steps: int, per_epoch: int) -> None:
        """The run is to take that number of steps, `per_epoch` of them an epoch from now on: the axes end there."""
        if self._planned == (steps, per_epoch):
            return
        self._planned = (steps, per_epoch)
        self.total_steps = steps
        self.total_epochs = self.epoch + math.ceil(max(steps - self.step, 0) / max(per_epoch, 1))
        self.loss.x_end = self.gradients.x_end = self.activations.x_end = float(max(steps, 1))
        self.accuracy.x_end = float(max(self.total_epochs, 1))

    def _apply_probed(self, event: Probed) -> None:
        self.probe = event
        self._probes = [*self._probes[:2], event]
        weighted = [layer for layer in event.layers if layer.gradient_rms is not None][:SERIES]
        for curves, name in ((self.gradients, "gradient_rms"), (self.activations, "rms")):
            if not curves.curves:
                curves.curves += [Curve(str(layer.layer), place) for place, layer in enumerate(weighted, start=1)]
            for curve, layer in zip(curves, weighted, strict=False):
                value = getattr(layer, name)
                curve.append(event.step, math.nan if value is None else value)

    def _apply_changed(self, event: Changed) -> None:
        """Mark an edit on the plot; a slider that is dragged reports many changes, which are one edit."""
        last = self._edits[-1] if self._edits else None
        if last is not None and last.setting == event.setting and event.elapsed_s - last.elapsed_s < EDIT_S:
            self._edits.pop()
            event = replace(event, before=last.before)
        if event.before != event.after:
            self._edits.append(event)
        self.loss.marks.clear()
        for edit in self._edits:
            self.loss.mark(edit.step, change_text(edit.setting, edit.before, edit.after))

    def _apply_epoch(self, event: EpochEnded) -> None:
        self.accuracy.curves[0].append(event.epoch, event.train_accuracy)
        self.accuracy.curves[1].append(event.epoch, event.test_accuracy)
        self.last_look = event.test_accuracy
        self._epochs.append(event)
        self.tests[event.step] = event.test_accuracy
        if event.validation_accuracy is not None:
            if len(self.accuracy) < 3:
                self.accuracy.add(Curve("validation", 3, dots=True))
            self.accuracy.curves[2].append(event.epoch, event.validation_accuracy)
        judged = event.validation_accuracy if event.validation_accuracy is not None else event.test_accuracy
        self._judge(judged, event.epoch)

    def _judge(self, accuracy: float, epoch: int) -> None:
        if self._best is None or accuracy > self._best[0]:
            self._best = (accuracy, epoch)

    def evidence(self, spec: ExperimentSpec, classes: int) -> Evidence:
        """What the rules of a diagnosis are asked about."""
        return Evidence(
            spec,
            classes=classes,
            probes=tuple(self._probes),
            epochs=tuple(self._epochs),
            losses=self.loss.curves[0].y,
            total_steps=self.total_steps,
            parameters=self.started.parameters if self.started is not None else 0,
            finished=self.ended,
        )

    # -- what follows from it ------------------------------------------------------------------------------------------
    @property
    def fraction(self) -> float:
        """How much of the planned steps is done, 0…1."""
        return min(self.step / self.total_steps, 1.0) if self.total_steps else 0.0

    def figures(self, *, busy: bool) -> Figures:
        """The key figures as they stand; while the run is `busy` it has time left, and none taken yet."""
        if self.started is None:
            return Figures()
        train, test = self.accuracy.curves[0].last, self.accuracy.curves[1].last
        last = self.loss.curves[0].last
        smooth = self.loss.curves[0].smoothed_at(last[0]) if last else None
        rate, left = self._speed()
        return Figures(
            epoch=self.epoch,
            epochs=max(self.total_epochs, self.epoch),
            step=self.step,
            steps=self.total_steps,
            loss=smooth[1] if smooth else None,
            train=train[1] if train else None,
            test=self.last_look if self.last_look is not None else test[1] if test else None,
            best=self._best[0] if self._best else None,
            best_epoch=self._best[1] if self._best else 0,
            images_per_s=rate,
            left_s=left if busy else None,
            taken_s=self.ended.elapsed_s if self.ended is not None and not busy else None,
        )

    def _speed(self) -> tuple[float | None, float | None]:
        """Images per second lately, and the seconds left at that pace."""
        if not self._pace:
            return None, None
        (t0, s0, i0), (t1, s1, i1) = self._pace[0], self._now
        if t1 <= t0 or s1 <= s0:
            return None, None
        left = (self.total_steps - self.step) * (t1 - t0) / (s1 - s0)
        return (i1 - i0) / (t1 - t0), max(left, 0.0)

    @property
    def trend(self) -> str:
        """falling, flat or rising: the mean loss of the last tenth against the tenth before; "" while too short."""
        y = self.loss.curves[0].y
        size = min(max(len(y) // 10, 20), 2000)
        if len(y) < 2 * size:
            return ""
        recent, before = y[-size:], y[-2 * size : -size]
        if not (np.isfinite(recent).all() and np.isfinite(before).all()):
            return ""
        now, then = float(recent.mean()), float(before.mean())
        noise = 2 * float(before.std()) / math.sqrt(size)
        if now > 1.05 * then + noise:
            return "rising"
        return "falling" if now < then - max(0.25 * noise, 1e-3 * then) else "flat"
