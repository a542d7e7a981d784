"""What lies in the five boxes: pen lines, the ink of a picture, and the picture itself where digits were cut out of it.

A sheet never changes: every stroke makes a new one, so undo is going back to the one before.
Points are in a box of 100×100 with y down, as on the course's canvas, however large the pads are on the screen.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.vision.form import BOXES
from engine.vision.normalize import Normalized, Normalizer, nothing
from engine.vision.paper import Plane
from engine.vision.picture import Bgr
from engine.vision.reader import Pipeline
from engine.vision.stroke_file import BOX_PX, Trace
from engine.vision.strokes import Drawing

Rect = tuple[int, int, int, int]
"""(left, top, right, bottom) in pixels of a picture."""


@dataclass(frozen=True, eq=False)
class Box:
    """The ink of one box: pen lines, and the ink of a picture where one was opened.

    `ink` is what was found on the paper, `raw` the picture as it is (bright where it is dark), both (S, S), 0…1.
    """

    traces: tuple[Trace, ...] = ()
    ink: Plane | None = None
    raw: Plane | None = None

    @property
    def empty(self) -> bool:
        """True where nothing was drawn and no picture lies."""
        return not self.traces and self.ink is None

    def drawing(self) -> Drawing:
        """The lines as the engine knows them; the width of each point travels as its pressure."""
        if not self.traces:
            return Drawing(())
        widest = max(float(trace[:, 2].max()) for trace in self.traces)
        strokes = []
        for trace in self.traces:
            pressure = (trace[:, 2] / widest - 0.4) / 0.6
            strokes.append(np.column_stack([trace[:, :2], np.clip(pressure, 0, 1)]))
        return Drawing(tuple(strokes), BOX_PX, widest)

    def plane(self, side_px: int = 200, *, raw: bool = False) -> Plane | None:
        """All ink as one picture; None where there is none."""
        found = self.raw if raw else self.ink
        if found is None:
            return self.drawing().render(side_px) if self.traces else None
        return np.maximum(found, self.drawing().render(len(found))) if self.traces else found

    def normalized(self, pipeline: Pipeline) -> Normalized:
        """The box as the network gets it."""
        if self.ink is None:
            return pipeline.from_strokes(self.drawing()) if self.traces else nothing()
        plane = self.plane(raw=not isinstance(pipeline, Normalizer))
        return nothing() if plane is None else pipeline.from_ink(plane)


@dataclass(frozen=True, eq=False)
class Scan:
    """A picture of digits without boxes, and where each digit is.

    `ink` is the ink of the whole picture at `zoom` times its size, so that mending a cut is quick.
    """

    picture: Bgr
    ink: Plane
    zoom: float
    cuts: tuple[Rect, ...]


@dataclass(frozen=True, eq=False)
class Sheet:
    """Everything that undo brings back."""

    boxes: tuple[Box, ...] = (Box(),) * BOXES
    scan: Scan | None = None

    def with_box(self, place: int, box: Box) -> Sheet:
        """The same sheet with another box at that place."""
        return Sheet((*self.boxes[:place], box, *self.boxes[place + 1 :]), self.scan)
