"""Keeps what is in the five boxes on disk while it is drawn, and puts it back at the next start."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from engine.errors import EngineError, StoreError
from engine.store.desk import Desk
from engine.text.schema import Malformed, checked, list_of, number, optional, record, tuple_of, whole_within
from engine.types import Array
from engine.vision.sheet.form import BOXES
from gui.labs.driving import Newest
from gui.labs.postal.drawing_lab import DrawingLab
from gui.labs.postal.opening import Opening
from gui.labs.postal.sheet import BoxInk, Scan, Sheet

MOST_PX = 20_000  # of one side of a picture
FAR = 1000.0  # a pen may leave its box of 100
SCAN = {
    "zoom": number,
    "cuts": list_of(tuple_of(*(whole_within(0, MOST_PX),) * 4)),
    "found": whole_within(0, 1000),
}


class DeskKeeper:
    """The sheet of a drawing lab on disk, as of the last call of `keep`; nothing is kept before `bring_back`."""

    def __init__(self, drawing: DrawingLab, driver: Newest, folder: Path | None = None) -> None:
        self.fault: EngineError | None = None  # why the last sheet is not on disk, or the one before was not put back
        self.set_aside: Path | None = None  # where a damaged drawing is now
        self._drawing, self._driver, self._folder = drawing, driver, folder
        self._desk: Desk | None = None
        self._kept = -1  # edition of the drawing that is on disk, or on its way there

    def bring_back(self) -> None:
        """Put into the empty boxes what was drawn when the last window ended."""
        self._desk = self._desk or Desk.take(self._folder)
        if self._desk is None or not self._drawing.empty:
            return
        try:
            found = self._desk.load()
            if found is not None:
                self._drawing.keep(sheet_of(*found))
        except (StoreError, Malformed) as error:
            self.fault = error if isinstance(error, StoreError) else None
            self.set_aside = self._desk.set_aside()
        self._kept = self._drawing.edition

    def keep(self) -> None:
        """Write the sheet as it is now, on the driver, unless it is on disk already."""
        desk, edition = self._desk, self._drawing.edition
        if desk is None or edition == self._kept or self._driver.state != "idle":
            return
        self._kept = edition
        sheet = self._sheet()
        self._driver.drive(Opening(lambda: _save(desk, sheet, over=False)), list, self._written)

    @property
    def behind(self) -> bool:
        """Whether something was drawn since."""
        return self._desk is not None and self._kept != self._drawing.edition

    def close(self) -> None:
        """Write it a last time, as the drawing of a window that was closed."""
        self._driver.close()
        if self._desk is not None:
            try:
                _save(self._desk, self._sheet(), over=True)
            except EngineError as error:
                self.fault = error
            self._desk.let_go()
            self._desk = None

    def _sheet(self) -> Sheet:
        return Sheet(self._drawing.boxes, self._drawing.sheet.scan)

    def _written(self, error: Exception | None) -> None:
        if isinstance(error, EngineError):
            self.fault = error


def _save(desk: Desk, sheet: Sheet, *, over: bool) -> None:
    header, tensors = tensors_of(sheet)
    desk.save(header, tensors, drawn=sum(not box.empty for box in sheet.boxes), over=over)


def tensors_of(sheet: Sheet) -> tuple[dict[str, Any], dict[str, Array]]:
    """A sheet as named arrays, and what else it takes to make it again."""
    tensors: dict[str, Array] = {}
    for place, box in enumerate(sheet.boxes):
        for i, trace in enumerate(box.traces):
            tensors[f"{place}.trace.{i:05d}"] = np.asarray(trace, np.float64)
        if box.ink is not None and box.raw is not None:
            tensors[f"{place}.ink"], tensors[f"{place}.raw"] = box.ink, box.raw
            tensors[f"{place}.certainty"] = np.array([box.certainty])
    scan = sheet.scan
    if scan is None:
        return {"scan": None}, tensors
    tensors |= {"scan.picture": scan.picture, "scan.ink": scan.ink}
    cuts = [list(map(int, cut)) for cut in scan.cuts]
    return {"scan": {"zoom": scan.zoom, "cuts": cuts, "found": scan.found}}, tensors


def sheet_of(header: Mapping[str, Any], tensors: Mapping[str, Array]) -> Sheet:
    """The sheet that `tensors_of` took apart.

    Raises: Malformed: these are not the arrays of one.
    """
    facts = checked(dict(header), {"scan": optional(record)}, {"scan": None})["scan"]
    boxes = []
    for place in range(BOXES):
        names = sorted(name for name in tensors if name.startswith(f"{place}.trace."))
        traces = tuple(_trace(tensors[name]) for name in names)
        ink, raw = tensors.get(f"{place}.ink"), tensors.get(f"{place}.raw")
        if ink is None or raw is None:
            boxes.append(BoxInk(traces))
        else:
            certainty = _share(tensors.get(f"{place}.certainty"))
            boxes.append(BoxInk(traces, _plane(ink, square=True), _plane(raw, square=True), certainty))
    if facts is None:
        return Sheet(tuple(boxes))
    known = checked(facts, SCAN)
    picture, ink = tensors.get("scan.picture"), tensors.get("scan.ink")
    if picture is None or ink is None or picture.ndim != 3 or picture.shape[2] != 3 or picture.dtype != np.uint8:
        raise Malformed("scan: expected a picture and its ink")
    return Sheet(tuple(boxes), Scan(picture, _plane(ink), known["zoom"], tuple(known["cuts"]), known["found"]))


def _trace(points: Array) -> Array:
    if points.ndim != 2 or points.shape[1:] != (3,) or not len(points) or not np.isfinite(points).all():
        raise Malformed(f"trace: expected points (n, 3), got {points.shape}")
    return np.clip(points.astype(np.float64), (-FAR, -FAR, 0.0), (FAR, FAR, 100.0))


def _share(kept: Array | None) -> float:
    """How certain a cut was; certain where an older desk says nothing of it."""
    if kept is None:
        return 1.0
    if kept.shape != (1,) or kept.dtype.kind != "f" or not 0 <= float(kept[0]) <= 1:
        raise Malformed(f"certainty: expected one number 0 to 1, got {kept.shape}")
    return float(kept[0])


def _plane(plane: Array, *, square: bool = False) -> Array:
    if plane.ndim != 2 or 0 in plane.shape or (square and plane.shape[0] != plane.shape[1]):
        raise Malformed(f"ink: expected a picture, got {plane.shape}")
    if plane.dtype.kind != "f" or not np.isfinite(plane).all():
        raise Malformed(f"ink: expected numbers 0 to 1, got {plane.dtype}")
    return np.clip(plane, 0.0, 1.0)
