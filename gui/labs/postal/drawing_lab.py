"""Five boxes to draw in, with undo, and with the drawing kept in a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from engine.errors import DataError
from engine.files import write_atomically
from engine.vision.canvas import course_canvas, to_png
from engine.vision.sheet.picture import Bgr
from engine.vision.stroke_file import save_strokes
from gui.labs.postal.opening import STROKES_SUFFIX
from gui.labs.postal.pen import Pen, radius_of
from gui.labs.postal.sheet import BoxInk, Sheet, memory_of

BRUSH = (1.0, 12.0)
STEPS_KEPT = 200
UNDO_BYTES = 150_000_000  # of pictures that undo brings back; a page has 200 MB


class DrawingLab:
    """What the pen, the eraser and undo do to the sheet; `edition` grows with every change of it."""

    def __init__(self, changed: Callable[[], object]) -> None:
        self.brush_px = 4.0  # radius in a box of 100, as in the course
        self.sheet = Sheet()
        self.edition = 0
        self._changed = changed
        self._pen: Pen | None = None
        self._live: BoxInk | None = None
        self._past: list[Sheet] = []
        self._future: list[Sheet] = []

    # -- the boxes ---------------------------------------------------------------------------------------------------
    @property
    def boxes(self) -> tuple[BoxInk, ...]:
        """The five boxes, with the line that is being drawn."""
        pen = self._pen
        if pen is None:
            return self.sheet.boxes
        if self._live is None:
            self._live = pen.on(self.sheet.boxes[pen.box])
        return self.sheet.with_box(pen.box, self._live).boxes

    @property
    def empty(self) -> bool:
        """True while nothing is in any box."""
        return all(box.empty for box in self.boxes)

    @property
    def pen_down(self) -> bool:
        """True while a pen is down."""
        return self._pen is not None

    # -- the pen -----------------------------------------------------------------------------------------------------
    def press(self, box: int, x: float, y: float, pressure: float | None = None) -> None:
        """Put the pen down in a box; the whole stroke belongs to it. `pressure` 0…1 where the device reports it."""
        self.release()
        self._pen = Pen(box, x, y)
        self.move(x, y, pressure)

    def move(self, x: float, y: float, pressure: float | None = None) -> None:
        """Draw a line to here; what is outside the box is cut off."""
        if self._pen is not None:
            self._pen.go(x, y, radius_of(self.brush_px, pressure))
            self._touched()

    def release(self) -> None:
        """Lift the pen: the stroke becomes one step of undo."""
        pen, self._pen = self._pen, None
        self._live = None
        if pen is not None and pen.lines:
            self.keep(self.sheet.with_box(pen.box, pen.on(self.sheet.boxes[pen.box])))

    def cancel(self) -> None:
        """Forget the stroke that is being drawn."""
        self._pen = self._live = None
        self._touched()

    # -- undo --------------------------------------------------------------------------------------------------------
    @property
    def can_undo(self) -> bool:
        """True where there is a step to take back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """True where a step was taken back."""
        return bool(self._future)

    def undo(self) -> None:
        """Take back the last stroke, erasing, picture or cut, in whichever box it was."""
        self.release()
        if self._past:
            self._future.append(self.sheet)
            self._show(self._past.pop())

    def redo(self) -> None:
        """Do again what was taken back."""
        self.release()
        if self._future:
            self._past.append(self.sheet)
            self._show(self._future.pop())

    def erase(self, box: int) -> None:
        """Empty one box."""
        self.release()
        if not self.sheet.boxes[box].empty:
            self.keep(self.sheet.with_box(box, BoxInk()))

    def erase_all(self) -> None:
        """Empty all boxes and put the picture away."""
        self.release()
        if self.sheet.scan is not None or not self.empty:
            self.keep(Sheet())

    def keep(self, sheet: Sheet) -> None:
        """Put another sheet in place of this one: a step of undo."""
        self._past = [*self._past[-STEPS_KEPT + 1 :], self.sheet]
        self._future.clear()
        while len(self._past) > 1 and memory_of([*self._past, sheet]) > UNDO_BYTES:
            del self._past[0]
        self._show(sheet)

    def _show(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._touched()

    def _touched(self) -> None:
        self._live = None
        self.edition += 1
        self._changed()

    def set_brush(self, radius_px: float) -> None:
        """Draw with another brush, of this radius in a box of 100."""
        self.brush_px = min(max(float(radius_px), BRUSH[0]), BRUSH[1])

    # -- saving ------------------------------------------------------------------------------------------------------
    def picture(self) -> Bgr:
        """The five boxes as the course's canvas."""
        return course_canvas([box.plane() for box in self.boxes])

    def save(self, path: Path | str) -> None:
        """Save the boxes: as strokes where the name ends in .json, else as a PNG picture.

        Raises: DataError: a box holds a picture, which has no strokes; StoreError: it cannot be written.
        """
        path = Path(path)
        if path.suffix.lower() == STROKES_SUFFIX:
            for number, box in enumerate(self.boxes, start=1):
                if box.ink is not None:
                    raise DataError(
                        "box {box} holds a picture, which has no strokes; save it as PNG", path=path, box=number
                    )
            save_strokes(path, [box.traces for box in self.boxes])
        else:
            write_atomically(path, to_png(self.picture()))
