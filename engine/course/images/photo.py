"""A photographed digit on its way to 28×28, each step of the course's preparation with a switch of its own."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.types import Array
from engine.vision.ink import bounds
from engine.vision.naive import Naive
from engine.vision.normalize import Stage, center

CHANNELS = ("red", "green", "blue", "gray")
DIGIT = 20.0


@dataclass(frozen=True)
class Preparation:
    """What is done with a photo before a network reads it.

    x = shrink(center(255 − channel)) / 255

    Shapes: photo (H, W, 3) of 0…255, red first → (1, 1, 28, 28)

    Source: the course, exercise with an own photo (channel 2, inverted, 0…1, centered).
    """

    channel: str = "blue"
    invert: bool = True
    scale: bool = True
    center: bool = True

    def stages(self, photo: Array) -> tuple[Stage, ...]:
        """Every picture on the way, 0…1 for the eye; the last one is what `network_input` is made of."""
        ink = self._ink(photo)
        found = [Stage("channel", self._plane(photo)), Stage("inverted", ink)]
        if self.center:
            found.append(Stage("cut and centered", self._small(ink)))
        else:
            found.append(Stage("28×28", self._small(ink)))
        return tuple(found)

    def network_input(self, photo: Array) -> Array:
        """What the network gets: 0…1, or 0…255 where the scaling is switched off."""
        pixels = self._small(self._ink(photo)).astype(np.float32)
        return pixels[None, None] * np.float32(1 if self.scale else 255)

    def _plane(self, photo: Array) -> Array:
        if self.channel == "gray":
            return np.asarray(photo, np.float32) @ np.array((0.299, 0.587, 0.114), np.float32) / 255
        return np.asarray(photo[:, :, CHANNELS.index(self.channel)], np.float32) / 255

    def _ink(self, photo: Array) -> Array:
        plane = self._plane(photo)
        return 1 - plane if self.invert else plane

    def _small(self, ink: Array) -> Array:
        box = bounds((ink > (ink.max() + ink.min()) / 2).astype(np.uint8)) if self.center else None
        if box is None:
            return Naive().from_ink(np.ascontiguousarray(ink)).pixels
        left, top, right, bottom = box
        paper = float(np.median(ink))
        cut = np.clip((ink[top:bottom, left:right] - paper) / max(float(ink.max()) - paper, 1e-6), 0, 1)
        return center(np.ascontiguousarray(cut, np.float32), float(max(cut.shape)), DIGIT)


def example_photo(digit: Array, size: int = 140) -> Array:
    """A digit as a telephone would photograph it: blue ink on gray paper, a shadow, small and not in the middle.

    Shapes: digit (28, 28) in 0…1 → (size, size, 3) of 0…255
    """
    ink = np.zeros((size, size))
    side, top, left = size // 2, size // 8, size // 10
    ink[top : top + side, left : left + side] = _enlarged(digit, side)
    ink = ink[:, :, None]
    across = np.linspace(1.0, 0.82, size)[None, :, None]
    paper = np.array((205.0, 203.0, 196.0)) * across
    photo: Array = np.rint(paper * (1 - ink) + np.array((30.0, 38.0, 92.0)) * ink).astype(np.uint8)
    return photo


def _enlarged(plane: Array, side: int) -> Array:
    """A square plane with `side` pixels a side, interpolated between the pixels that it has."""
    at = (np.arange(side) + 0.5) * len(plane) / side - 0.5
    rows = np.stack([np.interp(at, np.arange(len(plane)), row) for row in plane])
    return np.stack([np.interp(at, np.arange(len(plane)), column) for column in rows.T], axis=1)
