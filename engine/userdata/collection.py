"""What a person brought: pictures with their classes, as they are, and what was left out and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.errors import DataError, EngineError
from engine.types import Array, Labels

MOST_PICTURES = 100_000
MOST_CLASSES = 100
LEARN, TEST, ANY = 0, 1, -1
"""Which part a picture belongs to; ANY where the data does not say."""
UNKNOWN = -1
"""The label of a picture that has none."""


@dataclass(frozen=True)
class LeftOut:
    """A file that is not used, and the sentence why."""

    name: str
    reason: EngineError


@dataclass(frozen=True, eq=False)
class Collection:
    """Pictures and their labels.

    pictures are (H, W) or (H, W, 3) bytes, red first, each of any size; of arrays they are the rows of one.
    """

    name: str
    source: str
    classes: tuple[str, ...]
    pictures: Sequence[Array] | Array
    labels: Labels
    parts: Labels
    names: Sequence[str]
    left_out: tuple[LeftOut, ...] = ()
    from_arrays: bool = False
    """True where all pictures have one size already and come from a data set, not from a camera."""

    def __len__(self) -> int:
        return len(self.labels)

    @property
    def labelled(self) -> bool:
        """True where every picture has its class."""
        return bool((self.labels != UNKNOWN).all())

    @property
    def counts(self) -> Labels:
        """How many pictures each class has.

        Shapes: → (K,)
        """
        return np.bincount(self.labels[self.labels >= 0], minlength=len(self.classes))

    def check(self) -> Collection:
        """The collection itself, if a network can learn from it.

        Raises: DataError: too few or too many pictures or classes.
        """
        found = np.flatnonzero(self.counts)
        if len(self) > MOST_PICTURES and not self.from_arrays:
            raise DataError(
                "{name} holds {count} pictures; at most {most} can be taken",
                path=self.source, name=self.name, count=len(self), most=MOST_PICTURES,
            )  # fmt: skip
        if len(self.classes) > MOST_CLASSES:
            raise DataError(
                "{name} has {count} classes; at most {most} can be distinguished here",
                path=self.source, name=self.name, count=len(self.classes), most=MOST_CLASSES,
            )  # fmt: skip
        if len(self) < 2:
            raise DataError(
                "{name} holds {count} pictures, too few to learn from", path=self.source, name=self.name,
                count=len(self),
            )  # fmt: skip
        if self.labelled and len(found) < 2:
            raise DataError(
                "{name} holds one class only ({label}); a network needs at least two to distinguish",
                path=self.source, name=self.name, label=self.classes[int(found[0])],
            )  # fmt: skip
        return self
