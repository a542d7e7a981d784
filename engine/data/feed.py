"""The batches that a run learns from: drawn, gathered and augmented."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from engine.augmentations.base import Augmentation
from engine.data.batches import Batches
from engine.data.dataset import Split
from engine.rng import restored, state_of, stream
from engine.types import Array, Labels


class Feed:
    """One batch of a split after another, epoch by epoch; its state goes into a checkpoint."""

    def __init__(self, split: Split, sampling: str, seed: int) -> None:
        self.split = split
        self._batches = Batches(len(split), sampling, stream(seed, "shuffle"))
        self._augment = stream(seed, "augment")
        self._pixels = split.images.reshape(len(split), -1)
        self._buffer: Array = np.zeros((0, 0), np.float32)

    @property
    def drawn(self) -> int:
        """Images drawn in this epoch; 0 where it is over."""
        return self._batches.drawn % len(self.split)

    @property
    def epoch_over(self) -> bool:
        """Whether the batch just drawn was the epoch's last."""
        return self._batches.epoch_over

    def next(self, size: int, augmentation: Sequence[Augmentation] = ()) -> tuple[Array, Labels]:
        """Images (N, C, H, W) and labels (N,) of the next batch; the following batch overwrites the images."""
        indices = self._batches.draw(size)
        if self._buffer.shape != (len(indices), self._pixels.shape[1]):
            self._buffer = np.empty((len(indices), self._pixels.shape[1]), self._pixels.dtype)
        self._pixels.take(indices, axis=0, out=self._buffer, mode="clip")  # 3 times faster than plain indexing
        x: Array = self._buffer.reshape(len(indices), *self.split.images.shape[1:])
        for one in augmentation:
            x = one.apply(x, self._augment)
        return x, self.split.labels[indices]

    def skip(self, size: int) -> None:
        """Draw the next batch without gathering it."""
        self._batches.draw(size)

    def state(self) -> tuple[dict[str, Any], dict[str, Array]]:
        """Where it stands: JSON data, and the order of the epoch."""
        batches = self._batches.state()
        order = batches.pop("order")
        return {"batches": batches, "augment": state_of(self._augment)}, {"order": order}

    def restore(self, state: dict[str, Any], arrays: dict[str, Array]) -> None:
        """Continue where `state` was taken."""
        self._batches.restore({**state["batches"], "order": arrays["order"]})
        self._augment = restored(state["augment"])
