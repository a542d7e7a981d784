"""Racers, and teams of them whose networks are computed as one stack (engine/fast/stack.py)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from engine.data.dataset import Dataset
from engine.fast.pool import processor_s
from engine.fast.stack import Stack
from engine.spec import ExperimentSpec
from engine.training.trainer import Trainer
from engine.types import Array, Labels, Views

WORTH_S = 1e-3  # of processor time that a step takes at least for another thread to be given it


class Meter:
    """A clock that counts one run's own CPU seconds; work done for others is moved to theirs."""

    def __init__(self) -> None:
        self.moved = 0.0

    def __call__(self) -> float:
        return processor_s() + self.moved


class Racer(Trainer):
    """A trainer whose gradient may come from a stack that several racers share."""

    def __init__(self, spec: ExperimentSpec, dataset: Dataset, **settings: Any) -> None:
        self.meter = Meter()
        self.team: Team | None = None
        super().__init__(spec, dataset, clock=self.meter, **settings)

    def next_batch(self) -> tuple[Array, Labels]:
        return super().next_batch() if self.team is None else self.team.next_batch(self)

    @property
    def worth_a_thread(self) -> bool:
        """Whether its steps take so long that handing one to another thread pays."""
        return self.state.worked_s > WORTH_S * self.step

    def own_batch(self) -> tuple[Array, Labels]:
        """The next batch drawn by this racer itself."""
        return super().next_batch()

    def skip_batch(self) -> None:
        """Draw the next batch without looking at it: another racer did."""
        self.state.feed.skip(self.live.batch_size)

    def _loss_and_gradient(self, x: Array, labels: Labels) -> float:
        if self.team is None:
            return super()._loss_and_gradient(x, labels)
        return self.team.loss_of(self, x, labels)


class Team:
    """Racers that see the same batches through networks of the same shape, computed as one."""

    def __init__(self, racers: Sequence[Racer]) -> None:
        self.racers = list(racers)
        first = racers[0].parameters
        layout = first.layout
        theta: Array = np.empty((len(racers), layout.sizes[True]), first.theta.dtype)
        grad: Array = np.empty_like(theta)
        for k, racer in enumerate(racers):
            racer.parameters.move_to(theta[k], grad[k])
            racer.team = self
        network = racers[0].network

        def views(vectors: Array) -> list[Views]:
            found: list[Views] = [{} for _ in network.layers]
            for slot in layout.slots:
                found[slot.layer][slot.name] = vectors[:, slot.start : slot.stop].reshape(-1, *slot.param.shape)
            return found

        self.stack = Stack(network.layers, views(theta), views(grad), racers[0].spec.loss)
        self._batch: tuple[Array, Labels] | None = None
        self._drawn: set[Racer] = set()  # who has taken this step's batch
        self._served: set[Racer] = set(racers)  # who has taken this step's gradient
        self._losses: Array = np.empty(0)
        self._share_s = 0.0

    def next_batch(self, racer: Racer) -> tuple[Array, Labels]:
        """The batch of this step: drawn by the racer who comes first, the same for all."""
        if self._batch is None or racer in self._drawn:
            self._batch, self._drawn = racer.own_batch(), set()
        else:
            racer.skip_batch()
        self._drawn.add(racer)
        return self._batch

    def loss_of(self, racer: Racer, x: Array, labels: Labels) -> float:
        """One racer's loss, its gradient filled: computed for all when the first of them asks."""
        if racer in self._served:
            started = processor_s()
            self._losses = self.stack.gradients(x, labels)
            self._share_s = (processor_s() - started) / len(self.racers)
            racer.meter.moved -= self._share_s * len(self.racers)
            self._served = set()
        racer.meter.moved += self._share_s
        self._served.add(racer)
        return float(self._losses[self.racers.index(racer)])
