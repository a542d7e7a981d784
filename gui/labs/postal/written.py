"""What is written on the Postal code page now, for the pages that look at it closer."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from engine.types import Array
from engine.vision.normalize import Normalizer
from gui.labs.postal.sheet import BoxInk, normalized


class Written:
    """The boxes of the page as it shows them, and each as a network gets it."""

    def __init__(self) -> None:
        self.boxes: tuple[BoxInk, ...] = ()

    def take(self, boxes: Sequence[BoxInk]) -> None:
        """Show these boxes from now on."""
        self.boxes = tuple(boxes)

    @property
    def filled(self) -> list[int]:
        """The places of the boxes that are written in."""
        return [place for place, box in enumerate(self.boxes) if not box.empty]

    def picture(self, place: int) -> Array | None:
        """A box as a network gets it, (1, 28, 28); None where nothing is written."""
        if place not in self.filled:
            return None
        (found,) = normalized(self.boxes, [place], Normalizer())
        plane = found.pixels
        return np.asarray(plane.reshape(1, *plane.shape), np.float32)


written = Written()
"""The one of this window; a page that was never shown has written nothing."""
