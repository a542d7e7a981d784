"""What a network answered, digit by digit: the numbers behind the confusion matrix and the list of mistakes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engine.analysis.confusion import confusion
from engine.types import Array, Labels

HEAD = ("digit", "is", "read as", "certainty", "second", "certainty of second", "right")


@dataclass(frozen=True, eq=False)
class Answers:
    """Labels (N,) and the probability of every class (N, K), as one network gave them."""

    labels: Labels
    probabilities: Array

    def __len__(self) -> int:
        return len(self.labels)

    @property
    def classes(self) -> int:
        """K."""
        return int(self.probabilities.shape[1])

    @cached_property
    def read(self) -> Labels:
        """The class that each digit was read as, (N,)."""
        return np.asarray(self.probabilities.argmax(axis=1))

    @cached_property
    def certainty(self) -> Array:
        """The probability of that class, (N,)."""
        return np.asarray(self.probabilities.max(axis=1))

    @cached_property
    def second(self) -> Labels:
        """The class that came second, (N,)."""
        return np.argpartition(self.probabilities, -2, axis=1)[:, -2]

    @cached_property
    def right(self) -> Array:
        """Whether each was read right, (N,) of bool."""
        return np.asarray(self.read == self.labels)

    @property
    def accuracy(self) -> float:
        """Share read right, 0…1."""
        return float(self.right.mean()) if len(self) else 0.0

    def matrix(self, above: float = 0.0) -> Array:
        """How often each true class (row) was read as each class (column), of answers at least `above` certain."""
        sure = self.certainty >= above
        return confusion(self.probabilities[sure], self.labels[sure])

    def cell(self, true: int, read: int, above: float = 0.0) -> Array:
        """The digits of one number of the matrix, surest first."""
        return self._surest((self.labels == true) & (self.read == read) & (self.certainty >= above))

    def mistakes(self, above: float = 0.0) -> Array:
        """All misread digits, surest of the wrong answer first."""
        return self._surest(~self.right & (self.certainty >= above))

    def _surest(self, wanted: Array) -> Array:
        places = np.flatnonzero(wanted)
        return places[np.argsort(-self.certainty[places], kind="stable")]

    @property
    def second_right(self) -> int:
        """How many of the misread digits have the right class as the second answer."""
        return int(np.count_nonzero(~self.right & (self.second == self.labels)))

    def top(self, digit: int, count: int = 3) -> list[tuple[int, float]]:
        """The likeliest classes of one digit with their probabilities, the first one first."""
        row = self.probabilities[digit]
        return [(int(k), float(row[k])) for k in np.argsort(-row, kind="stable")[:count]]

    def rows(self, names: Sequence[str]) -> Iterable[tuple[object, ...]]:
        """Every answer as a row of a table, with `HEAD` above it."""
        second = self.probabilities[np.arange(len(self)), self.second]
        for i in range(len(self)):
            yield (
                i,
                names[self.labels[i]],
                names[self.read[i]],
                f"{self.certainty[i]:.6f}",
                names[self.second[i]],
                f"{second[i]:.6f}",
                "yes" if self.right[i] else "no",
            )


def shares(matrix: Array, axis: int = 1) -> Array:
    """Right answers by row (recall: how many of a class were found) or, with `axis` 0, by column (precision).

    NaN where a row or column is empty.
    """
    totals = matrix.sum(axis=axis)
    found: Array = np.divide(np.diag(matrix), totals, out=np.full(len(matrix), np.nan), where=totals > 0)
    return found


def most_confused(matrix: Array) -> tuple[int, int, int]:
    """The largest number off the diagonal: its true class, what it was read as, and how often; (0, 0, 0) for none."""
    off = matrix - np.diag(np.diag(matrix))
    true, read = np.unravel_index(int(off.argmax()), off.shape)
    return (int(true), int(read), int(off[true, read])) if off.any() else (0, 0, 0)
