"""What the postal-code page knows: five boxes, who reads them, what is read, what was taught; no Qt.

Read first: sheet.py (what is in the boxes), then the labs that this one is made of: drawing_lab.py (draw and undo),
reading_lab.py (networks that read) and teaching_lab.py (answers put right). Here: pictures to open.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.vision.normalize import Normalizer
from engine.vision.sheet.paper import Picture, Plane
from gui.labs.driving import Driver, Inline, Newest
from gui.labs.postal.desk_keeper import DeskKeeper
from gui.labs.postal.drawing_lab import DrawingLab
from gui.labs.postal.opening import Done, Opening, cuts_in, each, found_in_file, found_in_picture, mended
from gui.labs.postal.reading_lab import ReadingLab
from gui.labs.postal.sheet import Rect, Sheet
from gui.labs.postal.teaching_lab import TeachingLab
from gui.labs.postal.written import written
from gui.labs.signal import Signal


class PostalLab:
    """Five boxes, a network that reads them as they are drawn, pictures of codes, and what the user taught."""

    def __init__(
        self,
        weights: Path | None = None,
        drawings_file: Path | None = None,
        *,
        pictures: Driver | None = None,
        networks: Driver | None = None,
        helper: Driver | None = None,
        keeper: Driver | None = None,
        desk: Path | None = None,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        """`pictures` opens pictures, `networks` opens networks, `keeper` writes what is drawn into the folder `desk`,
        `helper` does what else the user does not wait for."""
        self.changed = Signal()
        self.pictures = Newest(pictures or Inline())
        self.opener = Newest(networks or Inline())
        self.helper = Newest(helper or Inline())
        changed = self.changed.emit
        self.drawing = DrawingLab(changed)
        self.desk = DeskKeeper(self.drawing, Newest(keeper or Inline()), desk)
        self.reader = ReadingLab(self.drawing, changed, weights, opener=self.opener, helper=self.helper, clock=clock)
        self.teaching = TeachingLab(self.drawing, self.reader, changed, drawings_file, helper=self.helper)
        self.changed.connect(self._show_written)

    def _show_written(self) -> None:
        written.take(self.drawing.boxes)

    def edit(self, **changes: Any) -> None:
        """Change the brush (its radius in a box of 100), the threshold of "?" (0…1), the course's way, the beep."""
        setters = {
            "brush_px": self.drawing.set_brush,
            "threshold": self.reader.set_threshold,
            "course": self.reader.show_course,
            "beep": self.reader.set_beep,
        }
        for name, value in changes.items():
            if name not in setters:
                raise TypeError(f"no setting called {name}")
            setters[name](value)
        self.changed.emit()

    # -- pictures ----------------------------------------------------------------------------------------------------
    def open(self, path: Path | str) -> None:
        """Open a picture of a written code, or a file of strokes by its name (.json).

        Raises: DataError: not a picture and not strokes, damaged, too large, or nothing is written on it.
        """
        self.take(found_in_file(path, self._score))

    def take(self, sheet: Sheet) -> None:
        """Show what was found in a picture or a file; undo brings back what was there."""
        self.drawing.release()
        self.drawing.keep(sheet)

    def open_later(self, source: Path | Picture, done: Done) -> None:
        """The same on the driver, of a file or of pixels: a large picture takes a moment."""
        self.drawing.release()
        if isinstance(source, Path):
            path = source
            self.pictures.drive(Opening(lambda: found_in_file(path, self._score)), each(self.take), done)
        else:
            picture = source
            self.pictures.drive(Opening(lambda: self.found_in_picture(picture)), each(self.take), done)

    def found_in_picture(self, picture: Picture) -> Sheet:
        """The boxes in a picture of a code.

        Raises: DataError: nothing is written on it.
        """
        return found_in_picture(picture, self._score)

    def mend(self, cuts: Sequence[Rect]) -> None:
        """Put the cuts of the picture right; at most five count, from left to right."""
        scan = self.drawing.sheet.scan
        if scan is not None and (rects := cuts_in(scan, cuts)) != scan.cuts:
            self.drawing.keep(mended(self.drawing.sheet, scan, rects))

    def _score(self, inks: Sequence[Plane]) -> NDArray[np.float64]:
        network = self.reader.network
        return np.zeros(len(inks)) if network is None else network.with_pipeline(Normalizer()).score(inks)

    def close(self) -> None:
        """End what is being opened or read, and wait for it."""
        for driver in (self.pictures, self.opener, self.helper):
            driver.close()
        self.desk.close()
