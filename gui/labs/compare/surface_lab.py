"""What the surface view knows: the surface, the start, the optimizers with their learning rates, and their paths.

The paths are computed whole as soon as anything changes; the animation only counts how much of them is shown. The loss
of a network takes longer, so it is computed on the driver.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from engine.analysis.loss_surface import digits_surface
from engine.course.surface import NETWORK_RATES, SURFACES, Place, Surface, paths, suited, verdict
from engine.data.dataset import Dataset
from engine.optimizers import optimizers
from engine.optimizers.base import Optimizer
from engine.types import Array
from gui.labs import dataset_cache
from gui.labs.driving import Driver, Inline
from gui.labs.signal import Signal

NETWORK = "network"
FIRST = ("sgd", "momentum", "adagrad", "adam")
STEPS = (5, 500)


@dataclass
class Walker:
    """One optimizer on the surface: shown or not, its path so far, and what its learning rate did."""

    optimizer: Optimizer
    series: int
    on: bool
    path: list[Place] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.optimizer.label()


class PlaneWork:
    """The loss of a network on a plane, row by row, and the paths on it; carried out by a driver."""

    def __init__(
        self,
        load: Callable[[str], Dataset],
        surface: Surface | None,
        racers: Sequence[tuple[int, Optimizer]],
        start: tuple[float, float] | None,
        steps: int,
    ) -> None:
        self._load, self._surface, self._racers = load, surface, list(racers)
        self._start, self._steps = start, steps
        self._stopped = False

    def events(self) -> Iterator[tuple[str, Any]]:
        surface = self._surface
        if surface is None:
            made = digits_surface(self._load("mnist-sample"), lambda: self._stopped)
            if made is None:
                return
            yield "surface", made
            surface, _ = made
        start = self._start or surface.start
        for place, optimizer in self._racers:
            found: list[Place] = []
            for at in paths(surface, optimizer, start, self._steps):
                if self._stopped:
                    return
                found.append(at)
            yield "path", (place, found)

    def stop(self) -> None:
        """Ask for the end; it comes at the next moment that allows it."""
        self._stopped = True


class SurfaceLab:
    """Optimizers on a surface; `changed` reports that something is different."""

    def __init__(self, driver: Driver | None = None, *, load: Callable[[str], Dataset] = dataset_cache.dataset) -> None:
        self.changed = Signal()
        self.driver: Driver = driver or Inline()
        self._load = load
        self.name = next(iter(SURFACES))
        self.steps = 60
        self.shown = 0
        self.playing = False
        self.failure: Exception | None = None
        self._network: tuple[Surface, Array] | None = None
        self.surface: Surface | None = SURFACES[self.name]
        self.heights: Array = SURFACES[self.name].grid()
        self.start = SURFACES[self.name].start
        self._waiting = False
        kinds = [cls.kind for cls in optimizers]
        order = sorted(kinds, key=lambda kind: FIRST.index(kind) if kind in FIRST else len(FIRST) + kinds.index(kind))
        self.walkers = [
            Walker(optimizers.get(kind)(), series, kind in FIRST) for series, kind in enumerate(order[:8], start=1)
        ]
        self._suit()
        self._compute()
        self.shown = self.steps

    # -- what is set up ------------------------------------------------------------------------------------------------
    def choose(self, name: str) -> None:
        """Another surface, with learning rates that suit it and its own start."""
        self.name = name
        self.failure = None
        if name == NETWORK:
            self.surface, self.heights = self._network or (None, np.empty((0, 0)))
        else:
            self.surface, self.heights = SURFACES[name], SURFACES[name].grid()
        if self.surface is not None:
            self.start = self.surface.start
        self._suit()
        self._recompute()

    def move_start(self, x: float, y: float) -> None:
        """Start from another point."""
        self.start = (x, y)
        self._recompute(keep=True)

    def set_rate(self, place: int, rate: float) -> None:
        """Give one optimizer another learning rate."""
        walker = self.walkers[place]
        walker.optimizer = _with_rate(walker.optimizer, rate)
        self._recompute(keep=True)

    def switch(self, place: int, on: bool) -> None:
        """Show an optimizer, or leave it out."""
        self.walkers[place].on = on
        self.changed.emit()

    def set_steps(self, steps: int) -> None:
        """How many steps every optimizer takes."""
        self.steps = min(max(steps, STEPS[0]), STEPS[1])
        self._recompute(keep=True)

    def _suit(self) -> None:
        rates = NETWORK_RATES if self.name == NETWORK else SURFACES[self.name].rates
        for walker in self.walkers:
            walker.optimizer = suited(walker.optimizer, rates)

    def _recompute(self, keep: bool = False) -> None:
        whole = keep and self.shown >= max((len(r.path) - 1 for r in self.walkers), default=0)
        self._compute()
        if not keep or whole:
            self.shown = self.steps
        self.changed.emit()

    def _compute(self) -> None:
        if self.name != NETWORK and self.surface is not None:
            for walker in self.walkers:
                walker.path = list(paths(self.surface, walker.optimizer, self.start, self.steps))
            return
        if self.driver.state != "idle":
            self._waiting = True  # the driver is busy with what is no longer wanted: once more when it ends
            self.driver.stop()
            return
        for walker in self.walkers:
            walker.path = []
        racers = [(place, walker.optimizer) for place, walker in enumerate(self.walkers)]
        start = self.start if self.surface is not None else None
        self.driver.drive(PlaneWork(self._load, self.surface, racers, start, self.steps), self._take, self._end)

    def _take(self, items: Sequence[tuple[str, Any]]) -> None:
        for kind, value in items:
            if self.name != NETWORK or self._waiting:
                if kind == "surface":
                    self._network = value
                continue
            if kind == "surface":
                self._network = value
                self.surface, self.heights = value
                self.start = value[0].start
            else:
                place, path = value
                self.walkers[place].path = path
        self.changed.emit()

    def _end(self, error: Exception | None) -> None:
        self.failure = error
        if self._waiting:
            self._waiting = False
            if self.name == NETWORK:
                if self.surface is None and self._network is not None:
                    self.surface, self.heights = self._network
                    self.start = self.surface.start
                self._compute()
        self.changed.emit()

    def close(self) -> None:
        """End what is being computed, and wait for it."""
        self._waiting = False
        self.driver.close()

    @property
    def computing(self) -> bool:
        """Whether the loss of the network is still being computed."""
        return self.name == NETWORK and self.surface is None and self.failure is None

    # -- the animation -------------------------------------------------------------------------------------------------
    def step(self) -> None:
        """Show one step more; after the last, begin again."""
        if self.shown >= self.longest:
            self.shown = 0
        else:
            self.shown += 1
        self.changed.emit()

    def play(self) -> None:
        """Let the steps follow by themselves, from the beginning once all are shown."""
        self.playing = not self.playing
        if self.playing and self.shown >= self.longest:
            self.shown = 0
        self.changed.emit()

    def tick(self) -> None:
        """The next step of the animation; it halts at the end."""
        if self.playing:
            self.shown += 1
            if self.shown >= self.longest:
                self.playing = False
            self.changed.emit()

    def start_over(self) -> None:
        """Back to the start."""
        self.shown, self.playing = 0, False
        self.changed.emit()

    @property
    def longest(self) -> int:
        """Steps of the longest path."""
        return max((len(r.path) - 1 for r in self.walkers if r.on and r.path), default=0)

    def seen(self, walker: Walker) -> list[Place]:
        """The part of a path that is shown."""
        return walker.path[: self.shown + 1]

    def verdict(self, walker: Walker) -> str:
        """What the learning rate did, in one word; empty until the path is shown whole."""
        if self.surface is None or len(walker.path) < 2 or self.shown < len(walker.path) - 1:
            return ""
        return verdict(self.surface, walker.path)

    def table(self) -> list[list[str]]:
        """All places of all paths, as rows of a table."""
        rows = [["optimizer", "step", "x", "y", "f"]]
        for walker in self.walkers:
            if walker.on:
                rows += [
                    [walker.name, str(at.step), f"{at.x:.9g}", f"{at.y:.9g}", f"{at.height:.9g}"] for at in walker.path
                ]
        return rows


def _with_rate(optimizer: Optimizer, rate: float) -> Optimizer:
    """The optimizer with a learning rate that a surface may need, even beyond the bounds that suit networks."""
    return optimizer.scaled(rate / optimizer.learning_rate) if optimizer.learning_rate else optimizer
