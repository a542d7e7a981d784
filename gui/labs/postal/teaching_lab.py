"""What the user taught: drawings kept with their right labels, and what a network made of them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path

from engine.data import drawings
from engine.errors import DataError
from engine.handwriting import teaching
from engine.spec import ExperimentSpec
from engine.store.start import SHIPPED
from engine.vision.normalize import Normalizer
from gui.labs.driving import Newest
from gui.labs.handover import ToTrain
from gui.labs.postal.drawing_lab import DrawingLab
from gui.labs.postal.networks import file_of
from gui.labs.postal.opening import Done, Opening, each
from gui.labs.postal.reading_lab import ReadingLab
from gui.labs.postal.sheet import BoxInk, normalized
from gui.labs.postal.teaching_effect import JudgedNetwork, TeachingEffect, judged

SMALL_BATCH = 10


class TeachingLab:
    """The kept drawings, in `file`; those that are in the boxes now can be taught or taken back."""

    def __init__(
        self,
        drawing: DrawingLab,
        reader: ReadingLab,
        changed: Callable[[], object],
        file: Path | None = None,
        *,
        helper: Newest,
    ) -> None:
        self.file = file or drawings.drawings_path()
        self._drawing, self._reader, self._changed, self._helper = drawing, reader, changed, helper
        self._taught: list[tuple[BoxInk, drawings.Drawing]] = []
        self._count: int | None = None
        self._edition = 0  # of the drawings: grows with every change
        self._lesson: JudgedNetwork | None = None

    @property
    def count(self) -> int:
        """How many corrected drawings are kept."""
        if self._count is None:
            self._count = 0
            with contextlib.suppress(DataError):  # it is reported when one is to be kept
                self._count = drawings.count(self.file)
        return self._count

    def taught(self, box: int) -> int | None:
        """The label that the user gave to what is in a box now."""
        now = self._drawing.boxes[box]
        return next((held.label for known, held in self._taught if known is now), None)

    def teach(self, box: int, label: int) -> None:
        """Keep what is in a box in "my drawings" with its right label; a label given before is taken back.

        Raises: StoreError: it could not be written.
        """
        now = self._drawing.boxes[box]
        if self._reader.reading is None or self._reader.stale:
            self._reader.read()
        seen = normalized(self._drawing.boxes, [box], Normalizer())[0]
        if seen.empty or self.taught(box) == label:
            return
        strokes: drawings.Strokes = ()
        if now.ink is None:  # strokes on a picture are not all of the digit
            strokes = tuple(tuple((float(x), float(y)) for x, y, _ in trace) for trace in now.traces)
        new = drawings.Drawing(label, seen.pixels, strokes)
        drawings.keep(new, self.file)
        self._forget(now)
        self._taught.append((now, new))
        self._drawings_changed()

    def untaught(self, box: int) -> None:
        """Take back the label that was given to what is in a box."""
        self._forget(self._drawing.boxes[box])
        self._drawings_changed()

    def _forget(self, box: BoxInk) -> None:
        for known, held in tuple(self._taught):
            if known is box:
                drawings.forget([held], self.file)
                self._taught.remove((known, held))

    def kept_drawings(self) -> list[drawings.Drawing]:
        """All drawings that are kept, oldest first.

        Raises: DataError: their file cannot be read.
        """
        return drawings.kept(self.file)

    def forget(self, gone: Sequence[drawings.Drawing]) -> None:
        """Take drawings out of "my drawings" for good, whenever they were made.

        Raises: DataError, StoreError: the file cannot be read or written; they are then still there.
        """
        drawings.forget(gone, self.file)
        names = {drawing.name for drawing in gone}
        self._taught = [(box, held) for box, held in self._taught if held.name not in names]
        self._drawings_changed()

    def keep(self, back: Sequence[drawings.Drawing]) -> None:
        """Put drawings back that were taken out.

        Raises: StoreError: it could not be written.
        """
        for drawing in back:
            drawings.keep(drawing, self.file)
        self._drawings_changed()

    def _drawings_changed(self) -> None:
        self._count = None
        self._edition += 1
        self._changed()

    @property
    def lesson(self) -> TeachingEffect | None:
        """What teaching did to the chosen network by the last drawings, as far as `judge` has found out."""
        return self._lesson.lesson if self._lesson is not None and self._lesson.network == self._reader.chosen else None

    def judge(self, done: Done) -> None:
        """Find out on the driver what teaching did, where that is not known yet; `lesson` has it then."""
        known, edition, file = self._reader.known, self._edition, self.file
        held = self._lesson
        if known is None or not known.taught or (held is not None and held.of(self._reader.chosen, edition)):
            return
        if self._helper.state != "idle":  # asked again at the next change
            return

        def find() -> JudgedNetwork:
            found: list[drawings.Drawing] = []
            with contextlib.suppress(DataError):
                found = drawings.kept(file)
            return JudgedNetwork(known.key, edition, judged(known, found))

        self._helper.drive(Opening(find), each(self._learn_lesson), done)

    def _learn_lesson(self, found: JudgedNetwork) -> None:
        self._lesson = found
        self._changed()

    def misread(self, box: int) -> bool:
        """True where the course's pipeline reads something else than ours, or than what was taught."""
        if self._reader.reading is None or self._reader.course_reading is None:
            return False
        label = self.taught(box)
        right = self._reader.reading.boxes[box].guess if label is None else label
        return self._reader.course_reading.boxes[box].guess != right

    def experiment(self) -> ToTrain:
        """What the Train page shall do to teach the chosen network the kept drawings.

        Raises: StoreError: a network that has no file yet could not be kept in one.
        """
        known = self._reader.known
        if known is None or known.reader is None or known.spec is None:
            return ToTrain(drawings.NAME, ExperimentSpec(data=drawings.NAME, batch_size=SMALL_BATCH))
        path = file_of(known, known.reader, known.spec)
        start = path.stem if path.parent == SHIPPED else str(path)
        self._reader.name_start(start, known.name)
        (classes,) = known.reader.network.output_shape
        return ToTrain(drawings.NAME, teaching.lesson(known.spec, start, classes))
