"""What the postal-code page knows: five boxes, who reads them, what is read, what was taught; no Qt.

Read first: sheet.py (what lies in the boxes), then the labs that this one grew from, each with one more ability:
drawing_lab.py (draw and undo), reading_lab.py (networks that read), and here pictures to open and answers to put right.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.data import drawings
from engine.errors import DataError
from engine.handwriting import teaching
from engine.spec import ExperimentSpec
from engine.store.start import SHIPPED
from engine.vision.normalize import Normalizer
from engine.vision.paper import Picture, Plane
from gui.labs.driving import Driver, Inline, Newest
from gui.labs.handover import Experiment
from gui.labs.postal.networks import file_of
from gui.labs.postal.opening import Done, Opening, cuts_in, each, found_in_file, found_in_picture, mended
from gui.labs.postal.reading_lab import ReadingLab
from gui.labs.postal.sheet import Box, Rect, Sheet, normalized
from gui.labs.postal.teaching_effect import Judged, Lesson, judged

SMALL_BATCH = 10


class PostalLab(ReadingLab):
    """Five boxes, a network that reads them as they are drawn, pictures of codes, and what the user taught."""

    def __init__(
        self,
        weights: Path | None = None,
        drawings_file: Path | None = None,
        *,
        pictures: Driver | None = None,
        networks: Driver | None = None,
        helper: Driver | None = None,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        """`pictures` opens pictures, `networks` opens networks, `helper` does what the user does not wait for."""
        super().__init__(weights, networks=networks, helper=helper, clock=clock)
        self.pictures = Newest(pictures or Inline())
        self.drawings_file = drawings_file or drawings.drawings_path()
        self._taught: list[tuple[Box, drawings.Drawing]] = []
        self._count: int | None = None
        self._edition = 0  # of the drawings: grows with every change
        self._lesson: Judged | None = None

    # -- pictures ----------------------------------------------------------------------------------------------------
    def open(self, path: Path | str) -> None:
        """Open a picture of a written code, or a file of strokes by its name (.json).

        Raises: DataError: not a picture and not strokes, damaged, too large, or nothing is written on it.
        """
        self.take(found_in_file(path, self._score))

    def take(self, sheet: Sheet) -> None:
        """Show what was found in a picture or a file; undo brings back what was there."""
        self.release()
        self._keep(sheet)

    def open_later(self, source: Path | Picture, done: Done) -> None:
        """The same on the driver, of a file or of pixels: a large picture takes a moment."""
        self.release()
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
        scan = self.sheet.scan
        if scan is not None and (rects := cuts_in(scan, cuts)) != scan.cuts:
            self._keep(mended(self.sheet, scan, rects))

    def _score(self, inks: Sequence[Plane]) -> NDArray[np.float64]:
        return np.zeros(len(inks)) if self.reader is None else self.reader.with_pipeline(Normalizer()).score(inks)

    # -- teaching ----------------------------------------------------------------------------------------------------
    @property
    def drawings_count(self) -> int:
        """How many corrected drawings are kept."""
        if self._count is None:
            self._count = 0
            with contextlib.suppress(DataError):  # it is told when one is to be kept
                self._count = drawings.count(self.drawings_file)
        return self._count

    def taught(self, box: int) -> int | None:
        """The label that the user gave to what is in a box now."""
        now = self.boxes[box]
        return next((held.label for known, held in self._taught if known is now), None)

    def teach(self, box: int, label: int) -> None:
        """Keep what is in a box in "my drawings" with its right label; a label given before is taken back.

        Raises: StoreError: it could not be written.
        """
        now = self.boxes[box]
        if self.reading is None or self.stale:
            self.read()
        seen = normalized(self.boxes, [box], Normalizer())[0]
        if seen.empty or self.taught(box) == label:
            return
        strokes: drawings.Strokes = ()
        if now.ink is None:  # strokes on a picture are not all of the digit
            strokes = tuple(tuple((float(x), float(y)) for x, y, _ in trace) for trace in now.traces)
        new = drawings.Drawing(label, seen.pixels, strokes)
        drawings.keep(new, self.drawings_file)
        self._forget(now)
        self._taught.append((now, new))
        self._drawings_changed()

    def untaught(self, box: int) -> None:
        """Take back the label that was given to what is in a box."""
        self._forget(self.boxes[box])
        self._drawings_changed()

    def _forget(self, box: Box) -> None:
        for known, held in tuple(self._taught):
            if known is box:
                drawings.forget([held], self.drawings_file)
                self._taught.remove((known, held))

    def kept_drawings(self) -> list[drawings.Drawing]:
        """All drawings that are kept, oldest first.

        Raises: DataError: their file cannot be read.
        """
        return drawings.kept(self.drawings_file)

    def forget(self, gone: Sequence[drawings.Drawing]) -> None:
        """Take drawings out of "my drawings" for good, whenever they were made.

        Raises: DataError, StoreError: the file cannot be read or written; they are then still there.
        """
        drawings.forget(gone, self.drawings_file)
        names = {drawing.name for drawing in gone}
        self._taught = [(box, held) for box, held in self._taught if held.name not in names]
        self._drawings_changed()

    def keep(self, back: Sequence[drawings.Drawing]) -> None:
        """Put drawings back that were taken out.

        Raises: StoreError: it could not be written.
        """
        for drawing in back:
            drawings.keep(drawing, self.drawings_file)
        self._drawings_changed()

    def _drawings_changed(self) -> None:
        self._count = None
        self._edition += 1
        self.changed.emit()

    @property
    def lesson(self) -> Lesson | None:
        """What teaching did to the chosen network, told by the last drawings, as far as `judging` has found out."""
        return self._lesson.lesson if self._lesson is not None and self._lesson.network == self.chosen else None

    def judge(self, done: Done) -> None:
        """Find out on the driver what teaching did, where that is not known yet; `lesson` has it then."""
        known, edition, file = self.known, self._edition, self.drawings_file
        held = self._lesson
        if known is None or not known.taught or (held is not None and held.of(self.chosen, edition)):
            return
        if self.helper.state != "idle":  # asked again at the next change
            return

        def find() -> Judged:
            found: list[drawings.Drawing] = []
            with contextlib.suppress(DataError):
                found = drawings.kept(file)
            return Judged(known.key, edition, judged(known, found))

        self.helper.drive(Opening(find), each(self._learn_lesson), done)

    def _learn_lesson(self, found: Judged) -> None:
        self._lesson = found
        self.changed.emit()

    def close(self) -> None:
        """End what is being opened or read, and wait for it."""
        for driver in (self.pictures, self.networks_driver, self.helper):
            driver.close()

    def misread(self, box: int) -> bool:
        """True where the course's pipeline reads something else than ours, or than what was taught."""
        if self.reading is None or self.course_reading is None:
            return False
        label = self.taught(box)
        right = self.reading.boxes[box].guess if label is None else label
        return self.course_reading.boxes[box].guess != right

    def experiment(self) -> Experiment:
        """What the Train page shall do to teach the chosen network the kept drawings.

        Raises: StoreError: a network that has no file yet could not be kept in one.
        """
        known = self.known
        if known is None or known.reader is None or known.spec is None:
            return Experiment(drawings.NAME, ExperimentSpec(data=drawings.NAME, batch_size=SMALL_BATCH))
        path = file_of(known, known.reader, known.spec)
        start = path.stem if path.parent == SHIPPED else str(path)
        self._origins[start] = known.name
        (classes,) = known.reader.network.output_shape
        return Experiment(drawings.NAME, teaching.lesson(known.spec, start, classes))
