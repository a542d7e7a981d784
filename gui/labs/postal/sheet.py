"""What is in the five boxes: pen lines, the ink of a picture, and the picture itself where digits were cut out of it.

A sheet never changes: every stroke makes a new one, so undo is going back to the one before.
Points are in a box of 100×100 with y down, as on the course's canvas, however large the pads are on the screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.vision.normalize import Normalized, nothing
from engine.vision.reader import Pipeline
from engine.vision.sheet.form import BOXES
from engine.vision.sheet.paper import Plane
from engine.vision.sheet.picture import Bgr
from engine.vision.stroke_file import BOX_PX, Trace
from engine.vision.strokes import BoxStrokes

LIGHTEST = 0.4
"""So much of its width the pen keeps where it hardly touches the paper."""
COURSE_PX = 98
"""This many pixels are inside the outline of a box of the course's canvas."""
Rect = tuple[int, int, int, int]
"""(left, top, right, bottom) in pixels of a picture."""


@dataclass(frozen=True, eq=False)
class BoxInk:
    """The ink of one box: pen lines, and the ink of a picture where one was opened.

    `ink` is what was found on the paper, `raw` the picture as it is (bright where it is dark), both (S, S), 0…1.
    """

    traces: tuple[Trace, ...] = ()
    ink: Plane | None = None
    raw: Plane | None = None
    certainty: float = 1.0
    """How certain it is that the ink of a picture is one digit, where it was cut out of a row."""

    @property
    def empty(self) -> bool:
        """True where nothing was drawn and no picture is placed."""
        return not self.traces and self.ink is None

    def drawing(self) -> BoxStrokes:
        """The lines as the engine knows them; the width of each point travels as its pressure."""
        return _drawn(self.traces)

    def plane(self, side_px: int = 200, *, raw: bool = False) -> Plane | None:
        """All ink as one picture; None where there is none."""
        found = self.raw if raw else self.ink
        side = side_px if found is None else len(found)
        planes = [] if found is None else [found]
        planes += [_drawn((trace,)).render(side) for trace in self.traces]  # a brush may be a tenth of another
        return np.maximum.reduce(planes) if planes else None

    def normalized(self, pipeline: Pipeline) -> Normalized:
        """The box as the network gets it; our way draws pen lines again instead of shrinking them."""
        if self.ink is None and pipeline.redraws_strokes:
            return pipeline.from_strokes(self.drawing()) if self.traces else nothing()
        plane = self.plane(COURSE_PX, raw=not pipeline.redraws_strokes)
        return nothing() if plane is None else pipeline.from_code([plane])[0]


def normalized(boxes: Sequence[BoxInk], places: Sequence[int], pipeline: Pipeline) -> list[Normalized]:
    """The boxes at these places as the network gets them; in a picture all five show how wide its pen was."""
    found: dict[int, Normalized] = {}
    if pipeline.redraws_strokes and any(boxes[i].ink is not None for i in places):
        inks = {i: ink for i, box in enumerate(boxes) if box.ink is not None and (ink := box.plane()) is not None}
        found = dict(zip(inks, pipeline.from_code(list(inks.values())), strict=True))
    return [found[i] if i in found else boxes[i].normalized(pipeline) for i in places]


def _drawn(traces: Sequence[Trace]) -> BoxStrokes:
    if not traces:
        return BoxStrokes(())
    widest = max(float(trace[:, 2].max()) for trace in traces)
    strokes = []
    for trace in traces:
        pressure = (trace[:, 2] / widest - LIGHTEST) / (1 - LIGHTEST)
        strokes.append(np.column_stack([trace[:, :2], np.clip(pressure, 0, 1)]))
    return BoxStrokes(tuple(strokes), BOX_PX, widest)


@dataclass(frozen=True, eq=False)
class Scan:
    """A picture of digits without boxes, and where each digit is.

    The picture is the sheet that was found, turned level. `ink` is its ink at `zoom` times its size, so that mending a
    cut is quick.
    """

    picture: Bgr
    ink: Plane
    zoom: float
    cuts: tuple[Rect, ...]
    found: int = BOXES
    """How many digits there are: more than five are not all read."""


@dataclass(frozen=True, eq=False)
class Sheet:
    """Everything that undo brings back."""

    boxes: tuple[BoxInk, ...] = (BoxInk(),) * BOXES
    scan: Scan | None = None

    def with_box(self, place: int, box: BoxInk) -> Sheet:
        """The same sheet with another box at that place."""
        return Sheet((*self.boxes[:place], box, *self.boxes[place + 1 :]), self.scan)

    def arrays(self) -> Iterator[NDArray[Any]]:
        """Every array that it holds; sheets that follow each other share most of them."""
        for box in self.boxes:
            yield from box.traces
            yield from (plane for plane in (box.ink, box.raw) if plane is not None)
        if self.scan is not None:
            yield from (self.scan.picture, self.scan.ink)


def memory_of(sheets: Sequence[Sheet]) -> int:
    """Bytes that these sheets hold together, what several share counted once."""
    owners: dict[int, int] = {}
    for sheet in sheets:
        for array in sheet.arrays():
            owner: Any = array
            while isinstance(owner.base, np.ndarray):  # a view keeps the whole alive
                owner = owner.base
            owners[id(owner)] = owner.nbytes
    return sum(owners.values())
