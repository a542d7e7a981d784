"""Memory that a run uses again in every step.

Large arrays straight from the system are slow: each page is fetched and zeroed when it is first touched, which costs
more than filling it. A run therefore keeps one workspace and hands it in with the mode; layers that need large arrays
take them from it. Small arrays gain nothing by it: the C library keeps those itself, and it can be made to count more
arrays among them.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np

from engine.types import Array, Shape

Empty: TypeAlias = Callable[[Shape, Any], Array]  # np.empty, or a workspace's

LINE = 64  # bytes; every array starts a cache line of its own


def keep_arrays() -> None:
    """Have the C library keep arrays of up to 31 MB for the next ones, where it gives large ones back to the system.

    glibc counts as small what is no larger than the largest block it has given back so far, to a limit of 32 MB. So
    one such block is asked for and dropped; no one writes into it, so it takes no memory. Elsewhere this does nothing.
    """
    np.empty(31 * 2**20, np.uint8)


keep_arrays()  # when the first network is imported, once for the process


class Workspace:
    """Hands out arrays one after the other; `restart` makes everything handed out before free again."""

    def __init__(self) -> None:
        self._blocks: list[Array] = []
        self._used = 0  # bytes of the last block
        self.size = 0  # bytes in all

    def restart(self) -> None:
        """A new step begins: arrays taken before this are about to be overwritten."""
        if len(self._blocks) > 1:  # the first step found out how much it takes: from now on one block holds it all
            self._blocks = [np.empty(self.size, np.uint8)]
        self._used = 0

    def empty(self, shape: Shape, dtype: Any) -> Array:
        """An array of any content, as `np.empty` gives it."""
        kind = np.dtype(dtype)
        length = math.prod(shape) * kind.itemsize
        room = -(-length // LINE) * LINE
        if not self._blocks or self._used + room > len(self._blocks[-1]):
            self._blocks.append(np.empty(room, np.uint8))
            self.size = sum(len(block) for block in self._blocks)
            self._used = 0
        array: Array = self._blocks[-1][self._used : self._used + length].view(kind).reshape(shape)
        self._used += room
        return array
