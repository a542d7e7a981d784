"""The digit that is followed: one of the data set, one drawn here, one handed over, or a picture that was made."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.types import Array


@dataclass(frozen=True, eq=False)
class FollowedDigit:
    """A picture (C, H, W) as the network gets it, its class if it is known, and where it comes from.

    `source` is data, drawn, given or made; `number` its place in the data set.
    """

    image: Array
    label: int | None = None
    source: str = "data"
    number: int = 0

    @property
    def empty(self) -> bool:
        """Whether there is nothing on it."""
        return not np.any(self.image)
