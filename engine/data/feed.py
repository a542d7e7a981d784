"""The batches that a run learns from: drawn, gathered and augmented."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from engine.augmentations.base import Augmentation
from engine.data.batches import Batches
from engine.data.dataset import Split
from engine.fast.pool import PoolTask, start, threads
from engine.rng import restored, state_of, stream
from engine.types import Array, Labels

LARGE = 500_000  # numbers in a batch from which gathering it beside a step pays, without augmentation too

Batch = tuple[Array, Labels]


class Feed:
    """One batch of a split after another, epoch by epoch; its state goes into a checkpoint.

    The next batch may be prepared by a helper while the last one is learned from. Its numbers are the same then: who
    asks where the feed stands is answered as if nothing had been prepared, and a batch that is not the one asked for
    is put back.
    """

    def __init__(self, split: Split, sampling: str, seed: int) -> None:
        self.split = split
        self._batches = Batches(len(split), sampling, stream(seed, "shuffle"))
        self._augment = stream(seed, "augment")
        self._pixels = split.images.reshape(len(split), -1)
        self._buffers: list[Array] = [np.zeros((0, 0), np.float32)] * 2
        self._ahead: _Ahead | None = None

    @property
    def drawn(self) -> int:
        """Images drawn in this epoch; 0 where it is over."""
        return self._drawn % len(self.split)

    @property
    def epoch_over(self) -> bool:
        """Whether the batch just drawn was the epoch's last."""
        return self._drawn >= len(self.split)

    @property
    def _drawn(self) -> int:
        return self._batches.drawn if self._ahead is None else int(self._ahead.before[0]["batches"]["drawn"])

    def next(self, size: int, augmentation: Sequence[Augmentation] = ()) -> Batch:
        """Images (N, C, H, W) and labels (N,) of the next batch; the following batch overwrites the images."""
        ahead = self._ahead
        if ahead is None:
            return self._gather(self._batches.draw(size), augmentation)
        self._ahead = None
        batch = ahead.task.result()
        if ahead.asked == (size, augmentation):
            return batch
        self.restore(*ahead.before)
        return self.next(size, augmentation)

    def prepare(self, size: int, augmentation: Sequence[Augmentation] = ()) -> None:
        """Have a helper make the next batch meanwhile, where one is free and it is worth the trouble."""
        if self._ahead is not None or not (augmentation or size * self._pixels.shape[1] >= LARGE) or threads() == 1:
            return
        before = self.state()
        self._buffers.reverse()  # the other one is being learned from
        indices = self._batches.draw(size)
        task = start(lambda: self._gather(indices, augmentation))
        if task is None:
            self.restore(*before)
        else:
            self._ahead = _Ahead((size, augmentation), before, task)

    def skip(self, size: int) -> None:
        """Draw the next batch without gathering it."""
        self._put_back()
        self._batches.draw(size)

    def state(self) -> tuple[dict[str, Any], dict[str, Array]]:
        """Where it stands: JSON data, and the order of the epoch."""
        if self._ahead is not None:
            return self._ahead.before
        batches = self._batches.state()
        order = batches.pop("order")
        return {"batches": batches, "augment": state_of(self._augment)}, {"order": order}

    def restore(self, state: dict[str, Any], arrays: dict[str, Array]) -> None:
        """Continue where `state` was taken."""
        if self._ahead is not None:
            self._ahead.task.result()
            self._ahead = None
        self._batches.restore({**state["batches"], "order": arrays["order"]})
        self._augment = restored(state["augment"])

    def _put_back(self) -> None:
        """Forget a batch that was prepared."""
        if self._ahead is not None:
            self.restore(*self._ahead.before)

    def _gather(self, indices: Array, augmentation: Sequence[Augmentation]) -> Batch:
        if self._buffers[0].shape != (len(indices), self._pixels.shape[1]):
            self._buffers[0] = np.empty((len(indices), self._pixels.shape[1]), self._pixels.dtype)
        self._pixels.take(indices, axis=0, out=self._buffers[0], mode="clip")  # 3 times faster than plain indexing
        x: Array = self._buffers[0].reshape(len(indices), *self.split.images.shape[1:])
        for one in augmentation:
            x = one.apply(x, self._augment)
        return x, self.split.labels[indices]


class _Ahead(NamedTuple):
    """A batch that a helper makes: what was asked for, where the feed stood before it, and the work."""

    asked: tuple[int, Sequence[Augmentation]]
    before: tuple[dict[str, Any], dict[str, Array]]
    task: PoolTask[Batch]
