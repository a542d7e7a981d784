"""Which images come next."""

from __future__ import annotations

from typing import Any

import numpy as np

from engine.rng import restored, state_of
from engine.types import Array


class Batches:
    """Draws the indices of one batch after another, epoch by epoch.

    `shuffled`: every image once an epoch, the last batch may be smaller. `replacement`: each batch is drawn from all
    images at random, as the course does; an epoch is over when as many were drawn as there are.
    """

    def __init__(self, count: int, sampling: str, generator: np.random.Generator) -> None:
        self.count = count
        self.sampling = sampling
        self.generator = generator
        self.drawn = 0  # images drawn in this epoch
        self._order: Array = np.zeros(0, np.int64)

    def draw(self, size: int) -> Array:
        """Indices (N,) of the next batch; N may be less than `size` at the end of a shuffled epoch."""
        if self.drawn >= self.count:
            self.drawn = 0
        if self.sampling == "replacement":
            indices: Array = self.generator.integers(0, self.count, size)
        else:
            if self.drawn == 0:
                self._order = self.generator.permutation(self.count)
            indices = self._order[self.drawn : self.drawn + size]
        self.drawn += len(indices)
        return indices

    @property
    def epoch_over(self) -> bool:
        """Whether the batch just drawn was the epoch's last."""
        return self.drawn >= self.count

    def state(self) -> dict[str, Any]:
        """Where the drawing stands, for a checkpoint: JSON data and one array, which no one writes to."""
        return {"drawn": self.drawn, "generator": state_of(self.generator), "order": self._order}

    def restore(self, state: dict[str, Any]) -> None:
        """Continue where `state` was taken."""
        self.drawn = int(state["drawn"])
        self.generator = restored(state["generator"])
        self._order = np.asarray(state["order"], np.int64)
