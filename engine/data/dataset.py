"""Labelled images, ready for a network."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from engine.types import Array, Labels, Shape


@dataclass(frozen=True, eq=False)
class Split:
    """Images (N, C, H, W) float32 in 0…1 and their labels (N,) int64."""

    images: Array
    labels: Labels

    def __len__(self) -> int:
        return len(self.labels)

    def take(self, indices: Array) -> Split:
        """The images and labels at `indices`, copied."""
        return Split(self.images[indices], self.labels[indices])

    def head(self, n: int) -> Split:
        """The first n, as views."""
        return Split(self.images[:n], self.labels[:n])


@dataclass(frozen=True, eq=False)
class Dataset:
    """A training part, a test part and, if kept aside, a validation part; `source` credits where it comes from."""

    name: str
    train: Split
    test: Split
    validation: Split | None = None
    classes: tuple[str, ...] = field(default=tuple("0123456789"))
    source: str = ""

    @property
    def image_shape(self) -> Shape:
        """(C, H, W)."""
        return tuple(self.train.images.shape[1:])

    @cached_property
    def digest(self) -> str:
        """SHA-256 over all pixels (as bytes 0…255) and labels, by which a file knows the data it was made with."""
        total = hashlib.sha256()
        for split in (self.train, self.validation, self.test):
            if split is None:
                continue
            for start in range(0, len(split), 4096):  # a part at a time: a whole copy of MNIST would cost 55 MB
                total.update(np.rint(split.images[start : start + 4096] * 255).astype(np.uint8).tobytes())
            total.update(split.labels.astype(np.uint8).tobytes())
        return total.hexdigest()
