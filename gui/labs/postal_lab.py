"""What the postal-code page knows: five boxes, who reads them, what is read, what was taught; no Qt.

The ink of the boxes is an immutable `Sheet`; every change makes a new one, so undo is going back to the one before.
Points are in a box of 100×100 with y down, as on the course's canvas, however large the pads are on the screen.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.data import drawings, teaching
from engine.errors import DataError, EngineError
from engine.files import data_folder, write_atomically
from engine.parameters import Parameters
from engine.spec import ExperimentSpec
from engine.store.begin import SHIPPED, first_weights
from engine.store.readers import open_reader, reader_of
from engine.store.runlog import WEIGHTS_FILE
from engine.store.weights import Facts, load_weights, save_weights
from engine.types import Array
from engine.vision.canvas import course_canvas, to_png
from engine.vision.form import BOXES, find_form
from engine.vision.handwriting import CLASSES
from engine.vision.naive import Naive
from engine.vision.normalize import Normalized, Normalizer, nothing, square
from engine.vision.paper import Picture, Plane
from engine.vision.picture import Bgr, as_bgr, open_picture, shrink
from engine.vision.reader import BoxReading, CodeReading, Pipeline, Reader
from engine.vision.split import cut_ink, ink_of_picture, split_digits
from engine.vision.stroke_file import BOX_PX, Trace, open_strokes, save_strokes
from engine.vision.strokes import Drawing
from gui.labs.parcels import Experiment
from gui.labs.signal import Signal

FIRST_CHOICES = ("postal-cnn", "deep-mlp")
DIGIT_SHAPE = (1, 28, 28)
SMALL_BATCH = 10
BRUSH = (1.0, 12.0)
STEPS_KEPT = 200
JUDGED = 300  # drawings at most: reading them twice must not be felt
CUT_MARGIN = 1.3
SMALLEST_CUT_PX = 4
Rect = tuple[int, int, int, int]


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
    """A picture of digits without boxes, and where each digit is: (left, top, right, bottom) in its pixels.

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


@dataclass(frozen=True)
class Known:
    """A network that can be chosen: shipped, opened from a file, or just trained.

    One that was taught the user's hand bears the name of the network it was before.
    """

    key: str
    name: str
    accuracy: float | None = None
    path: Path | None = None
    reader: Reader | None = None
    spec: ExperimentSpec | None = None

    @property
    def taught(self) -> bool:
        """True where another network learned the user's drawings."""
        return self.spec is not None and bool(self.spec.start) and self.spec.data in drawings.NAMES


@dataclass(frozen=True)
class Lesson:
    """What teaching did: how many of the kept drawings are read right, and how many were before.

    `aside` of them were not learned from.
    """

    count: int
    before: int
    after: int
    aside: int
    aside_before: int
    aside_after: int


@dataclass
class Pen:
    """A pen that is down: which box it belongs to, where it was last, and its lines so far inside the box."""

    box: int
    x: float
    y: float
    lines: list[list[tuple[float, float, float]]] = field(default_factory=list)
    inside: bool = False


class Opening:
    """The work of opening a picture, which may take a moment: tells the sheet that was found, or the error."""

    def __init__(self, find: Callable[[], Sheet]) -> None:
        self._find = find

    def events(self) -> Iterator[Sheet | EngineError]:
        """One item."""
        try:
            yield self._find()
        except EngineError as error:
            yield error

    def stop(self) -> None:
        """Nothing to end early."""


class PostalLab:
    """Five boxes, a network that reads them as they are drawn, and what the user taught."""

    def __init__(
        self,
        weights: Path | None = None,
        drawings_file: Path | None = None,
        *,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self.changed = Signal()
        self.brush_px = 4.0  # radius in a box of 100, as in the course
        self.threshold = 0.8
        self.course = True
        self.sheet = Sheet()
        self.networks: list[Known] = []
        self.chosen = ""
        self.reader: Reader | None = None
        self.reading: CodeReading | None = None
        self.course_reading: CodeReading | None = None
        self.read_ms = 0.0
        self.stale = False
        self.drawings_file = drawings_file or drawings.drawings_path()
        self._clock = clock
        self._pen: Pen | None = None
        self._live: Box | None = None
        self._past: list[Sheet] = []
        self._future: list[Sheet] = []
        self._ours: list[tuple[Box, BoxReading] | None] = [None] * BOXES
        self._naive: list[tuple[Box, BoxReading] | None] = [None] * BOXES
        self._taught: list[tuple[Box, drawings.Drawing]] = []
        self._count: int | None = None
        self._offers = 0
        self._origins: dict[str, str] = {}  # by the file a lesson begins with, the name of its network
        self._lesson: tuple[tuple[str, int], Lesson | None] | None = None
        self._find_shipped(SHIPPED if weights is None else weights)

    # -- drawing -----------------------------------------------------------------------------------------------------
    @property
    def boxes(self) -> tuple[Box, ...]:
        """The five boxes, with the line that is being drawn."""
        if self._pen is None:
            return self.sheet.boxes
        if self._live is None:
            self._live = self._with_pen(self._pen)
        return _replaced(self.sheet.boxes, self._pen.box, self._live)

    @property
    def empty(self) -> bool:
        """True while nothing is in any box."""
        return all(box.empty for box in self.boxes)

    @property
    def drawing(self) -> bool:
        """True while a pen is down."""
        return self._pen is not None

    def press(self, box: int, x: float, y: float, pressure: float | None = None) -> None:
        """Put the pen down in a box; the whole stroke belongs to it. `pressure` 0…1 where the device tells it."""
        self.release()
        self._pen = Pen(box, x, y)
        self._add(x, y, pressure)
        self._touched()

    def move(self, x: float, y: float, pressure: float | None = None) -> None:
        """Draw a line to here; what lies outside the box is cut off."""
        if self._pen is not None:
            self._add(x, y, pressure)
            self._touched()

    def release(self) -> None:
        """Lift the pen: the stroke becomes one step of undo."""
        pen, self._pen = self._pen, None
        self._live = None
        if pen is not None and pen.lines:
            self._keep(dataclasses.replace(self.sheet, boxes=_replaced(self.sheet.boxes, pen.box, self._with_pen(pen))))

    def cancel(self) -> None:
        """Forget the stroke that is being drawn."""
        self._pen = self._live = None
        self._touched()

    def _add(self, x: float, y: float, pressure: float | None) -> None:
        pen = self._pen
        if pen is None:
            return
        radius = self.brush_px if pressure is None else self.brush_px * (0.4 + 0.6 * min(max(pressure, 0.0), 1.0))
        if not pen.lines and not pen.inside and _within(x, y):  # the first touch
            pen.lines.append([(x, y, radius)])
            pen.inside = True
        elif (x, y) != (pen.x, pen.y):
            seen = clipped(pen.x, pen.y, x, y)
            if seen is None:
                pen.inside = False
            else:
                x0, y0, x1, y1 = seen
                if not pen.inside or (x0, y0) != (pen.x, pen.y):  # came back over the edge: a line of its own
                    pen.lines.append([(x0, y0, radius)])
                pen.lines[-1].append((x1, y1, radius))
                pen.inside = (x1, y1) == (x, y)
        pen.x, pen.y = x, y

    def _with_pen(self, pen: Pen) -> Box:
        box = self.sheet.boxes[pen.box]
        new = tuple(np.array(line, np.float64) for line in pen.lines)
        return dataclasses.replace(box, traces=box.traces + new) if new else box

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
            self._keep(dataclasses.replace(self.sheet, boxes=_replaced(self.sheet.boxes, box, Box())))

    def erase_all(self) -> None:
        """Empty all boxes and put the picture away."""
        self.release()
        if self.sheet.scan is not None or not self.empty:
            self._keep(Sheet())

    def _keep(self, sheet: Sheet) -> None:
        self._past = [*self._past[-STEPS_KEPT + 1 :], self.sheet]
        self._future.clear()
        self._show(sheet)

    def _show(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._touched()

    def _touched(self) -> None:
        self._live = None
        self.stale = True
        self.changed.emit()

    # -- settings ----------------------------------------------------------------------------------------------------
    def edit(self, **changes: Any) -> None:
        """Change the brush (its radius in a box of 100), the threshold of "?" (0…1), or whether the course reads."""
        for name, value in changes.items():
            if name == "brush_px":
                self.brush_px = min(max(float(value), BRUSH[0]), BRUSH[1])
            elif name == "threshold":
                self.threshold = min(max(float(value), 0.0), 1.0)
                self._ours = [None] * BOXES
                self.stale = True
            elif name == "course":
                self.course = bool(value)
                self.stale = True
            else:
                raise TypeError(f"no setting called {name}")
        self.changed.emit()

    # -- reading -----------------------------------------------------------------------------------------------------
    def read(self) -> None:
        """Read the five boxes now; boxes that did not change keep their answer."""
        start = self._clock()
        boxes = self.boxes
        news = any((held := self._ours[i]) is None or held[0] is not box for i, box in enumerate(boxes))
        self.reading = self.course_reading = None
        if self.reader is not None:
            self.reading = self._read(self.reader.with_threshold(self.threshold), boxes, self._ours)
            if self.course:  # the course never says "?"
                naive = self.reader.with_pipeline(Naive()).with_threshold(0.0)
                self.course_reading = self._read(naive, boxes, self._naive)
        if news:  # an answer that was known already tells nothing about the speed
            self.read_ms = 1000 * (self._clock() - start)
        self.stale = False
        self.changed.emit()

    @staticmethod
    def _read(reader: Reader, boxes: Sequence[Box], known: list[tuple[Box, BoxReading] | None]) -> CodeReading:
        news = [i for i, box in enumerate(boxes) if (held := known[i]) is None or held[0] is not box]
        fresh = reader.read_normalized([boxes[i].normalized(reader.pipeline) for i in news]).boxes
        for i, answer in zip(news, fresh, strict=True):
            known[i] = (boxes[i], answer)
        return CodeReading(tuple(held[1] for held in known if held is not None))

    def misread(self, box: int) -> bool:
        """True where the course's pipeline reads something else than ours, or than what was taught."""
        if self.reading is None or self.course_reading is None:
            return False
        label = self.taught(box)
        right = self.reading.boxes[box].guess if label is None else label
        return self.course_reading.boxes[box].guess != right

    # -- networks ----------------------------------------------------------------------------------------------------
    def offer(
        self,
        name: str,
        spec: ExperimentSpec,
        parameters: Parameters,
        accuracy: float | None = None,
        *,
        temperature: float = 1.0,
        path: Path | None = None,
    ) -> str:
        """Add a network just trained, with a copy of its state, and choose it; returns its key.

        Raises: EngineError: a network that cannot read digits.
        """
        network = spec.network(DIGIT_SHAPE)
        reader = Reader(network, parameters.copy(), temperature=temperature)
        self._offers += 1
        known = Known(f"run-{self._offers}", name, accuracy, path, reader, spec)
        if known.taught:
            known = dataclasses.replace(known, name=self._origins.get(spec.start, origin(spec.start)))
        self._add_network(known)
        self.choose(known.key)
        return known.key

    def open_weights(self, path: Path | str) -> str:
        """Add the network of a weights file and choose it; returns its key.

        Raises: StoreError, EngineError: not a weights file, damaged, or a network that cannot read digits.
        """
        known = opened(Path(path))
        self._add_network(known)
        self.choose(known.key)
        return known.key

    def choose(self, key: str) -> None:
        """Read with another network from now on.

        Raises: StoreError, EngineError: its file cannot be used; the network before it stays chosen.
        """
        place = next(i for i, known in enumerate(self.networks) if known.key == key)
        known = self.networks[place]
        if known.reader is None and known.path is not None:
            known = self.networks[place] = dataclasses.replace(opened(known.path), key=key)
        self.reader, self.chosen = known.reader, key
        self._ours, self._naive = [None] * BOXES, [None] * BOXES
        self.stale = True
        self.changed.emit()

    def ensure_network(self) -> EngineError | None:
        """Open the shipped networks and choose the first, unless one is chosen; returns why one could not be opened."""
        problem = None
        for place, known in enumerate(self.networks):
            if known.reader is None and known.path is not None:
                try:
                    self.networks[place] = dataclasses.replace(opened(known.path), key=known.key)
                except EngineError as error:
                    problem = problem or error
        ready = [known.key for known in self.networks if known.reader is not None]
        if self.reader is None and ready:
            self.choose(ready[0])
        return problem

    def experiment(self) -> Experiment:
        """What the Train page shall do to teach the chosen network the kept drawings.

        Raises: StoreError: a network that has no file yet could not be kept in one.
        """
        known = next((known for known in self.networks if known.key == self.chosen), None)
        if known is None or known.reader is None or known.spec is None:
            return Experiment(drawings.NAME, ExperimentSpec(data=drawings.NAME, batch_size=SMALL_BATCH))
        path = self._file_of(known, known.reader, known.spec)
        start = path.stem if path.parent == SHIPPED else str(path)
        self._origins[start] = known.name
        (classes,) = known.reader.network.output_shape
        return Experiment(drawings.NAME, teaching.lesson(known.spec, start, classes))

    def _file_of(self, known: Known, reader: Reader, spec: ExperimentSpec) -> Path:
        """The weights file of a network; one that was just trained gets one, named by what is in it."""
        if known.path is not None and known.path.is_file():
            return known.path
        (classes,) = reader.network.output_shape
        facts = Facts(
            classes=CLASSES[:classes], data=spec.data, test_accuracy=known.accuracy, temperature=reader.temperature
        )
        digest = hashlib.sha256(reader.parameters.theta.tobytes()).hexdigest()[:8]
        name = re.sub(r"[^\w-]+", "-", known.name).strip("-")
        path = data_folder() / "taught" / f"{name}-{digest}.safetensors"
        save_weights(path, spec, reader.parameters, facts)
        return path

    def _add_network(self, known: Known) -> None:
        self.networks = [other for other in self.networks if other.key != known.key]
        self.networks.append(known)

    def _find_shipped(self, folder: Path) -> None:
        def order(path: Path) -> tuple[int, str]:
            return (FIRST_CHOICES.index(path.stem) if path.stem in FIRST_CHOICES else len(FIRST_CHOICES), path.stem)

        for path in sorted(folder.glob("*.safetensors"), key=order):
            self.networks.append(Known(str(path), path.stem, path=path))

    # -- pictures ----------------------------------------------------------------------------------------------------
    def open(self, path: Path | str) -> None:
        """Open a picture of a written code, or a file of strokes by its name (.json).

        Raises: DataError: not a picture and not strokes, damaged, too large, or nothing is written on it.
        """
        self.take(self.found_in_file(path))

    def take(self, sheet: Sheet) -> None:
        """Show what was found in a picture or a file; undo brings back what was there."""
        self.release()
        self._keep(sheet)

    def opening(self, source: Path | Picture) -> Opening:
        """The same as a work for a thread; what it tells is for `take`."""
        if isinstance(source, Path):
            return Opening(lambda: self.found_in_file(source))
        return Opening(lambda: self.found_in_picture(source))

    def found_in_file(self, path: Path | str) -> Sheet:
        """The boxes that a file holds: strokes by its name (.json), else a picture.

        Raises: DataError: not a picture and not strokes, damaged, too large, or nothing is written on it.
        """
        path = Path(path)
        if path.suffix.lower() == ".json":
            return Sheet(tuple(Box(traces) for traces in open_strokes(path, BOXES)))
        return self.found_in_picture(open_picture(path), path.name)

    def found_in_picture(self, picture: Picture, name: str = "") -> Sheet:
        """The boxes in a picture of a code: the five-box form if there is one, else digits in a row, cut apart.

        Raises: DataError: nothing is written on it.
        """
        picture = as_bgr(shrink(picture))
        form = find_form(picture)
        if form is not None:
            pairs = zip(form.inks, form.pictures, strict=True)
            boxes = tuple(_pictured(ink, 1 - seen if form.dark_ink else seen) for ink, seen in pairs)
            if any(not box.empty for box in boxes):
                return Sheet(boxes)
        cuts = split_digits(picture, self._score, BOXES)
        if not cuts:
            raise DataError(
                "the picture shows no writing; it needs five boxes or a row of digits, dark on light or light on dark",
                path=name or "picture",
            )
        rects = tuple((cut.left, cut.top, cut.right, cut.bottom) for cut in cuts)
        return Sheet(_in_boxes([cut.ink for cut in cuts]), Scan(picture, *ink_of_picture(picture), rects))

    def mend(self, cuts: Sequence[Rect]) -> None:
        """Put the cuts of the picture right; at most five count, from left to right."""
        scan = self.sheet.scan
        if scan is None:
            return
        height, width = scan.picture.shape[:2]
        rects = []
        for left, top, right, bottom in sorted(cuts):
            x0, y0, x1, y1 = max(0, left), max(0, top), min(width, right), min(height, bottom)
            if x1 - x0 >= SMALLEST_CUT_PX and y1 - y0 >= SMALLEST_CUT_PX:
                rects.append((x0, y0, x1, y1))
        rects = rects[:BOXES]
        if tuple(rects) != scan.cuts:
            boxes = _in_boxes([cut.ink for cut in cut_ink(scan.ink, scan.zoom, rects)])
            self._keep(Sheet(boxes, dataclasses.replace(scan, cuts=tuple(rects))))

    def _score(self, inks: Sequence[Plane]) -> NDArray[np.float64]:
        return np.zeros(len(inks)) if self.reader is None else self.reader.with_pipeline(Normalizer()).score(inks)

    # -- saving ------------------------------------------------------------------------------------------------------
    def picture(self) -> Bgr:
        """The five boxes as the course's canvas."""
        return course_canvas([box.plane() for box in self.boxes])

    def save(self, path: Path | str) -> None:
        """Save the boxes: as strokes where the name ends in .json, else as a PNG picture.

        Raises: DataError: a box holds a picture, which has no strokes; StoreError: it cannot be written.
        """
        path = Path(path)
        if path.suffix.lower() == ".json":
            for number, box in enumerate(self.boxes, start=1):
                if box.ink is not None:
                    raise DataError(
                        "box {box} holds a picture, which has no strokes; save it as PNG", path=path, box=number
                    )
            save_strokes(path, [box.traces for box in self.boxes])
        else:
            write_atomically(path, to_png(self.picture()))

    # -- teaching ----------------------------------------------------------------------------------------------------
    @property
    def drawings_count(self) -> int:
        """How many corrected drawings are kept."""
        if self._count is None:
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
        image = self._image(now)
        if image is None or self.taught(box) == label:
            return
        strokes: drawings.Strokes = ()
        if now.ink is None:  # strokes on a picture are not all of the digit
            strokes = tuple(tuple((float(x), float(y)) for x, y, _ in trace) for trace in now.traces)
        new = drawings.Drawing(label, image, strokes)
        drawings.keep(new, self.drawings_file)
        for known, held in tuple(self._taught):
            if known is now:
                drawings.forget(held, self.drawings_file)
                self._taught.remove((known, held))
        self._taught.append((now, new))
        self._count = None
        self.changed.emit()

    def untaught(self, box: int) -> None:
        """Take back the label that was given to what is in a box."""
        now = self.boxes[box]
        for known, held in tuple(self._taught):
            if known is now:
                drawings.forget(held, self.drawings_file)
                self._taught.remove((known, held))
        self._count = None
        self.changed.emit()

    @property
    def lesson(self) -> Lesson | None:
        """What teaching did to the chosen network, told by the last drawings; None where it was not taught."""
        key = (self.chosen, self.drawings_count)
        if self._lesson is None or self._lesson[0] != key:
            self._lesson = (key, self._judged())
        return self._lesson[1]

    def _judged(self) -> Lesson | None:
        known = next((known for known in self.networks if known.key == self.chosen), None)
        found = drawings.kept(self.drawings_file)
        if known is None or not known.taught or known.reader is None or known.spec is None or not found:
            return None
        try:
            before = open_reader(first_weights(known.spec.start))
        except EngineError:  # it is gone, so there is nothing to compare with
            return None
        aside = np.zeros(len(found), bool)
        aside[teaching.parts(found)[1]] = True
        aside, found = aside[-JUDGED:], found[-JUDGED:]
        then, now = read_right(before, found), read_right(known.reader, found)
        count, kept_aside = len(found), int(aside.sum())
        return Lesson(count, int(then.sum()), int(now.sum()), kept_aside, int(then[aside].sum()), int(now[aside].sum()))

    @staticmethod
    def _image(box: Box) -> Array | None:
        found = box.normalized(Normalizer())
        return None if found.empty else found.pixels


def opened(path: Path) -> Known:
    """The network of a weights file, ready to read.

    Raises: StoreError, EngineError: not a weights file, damaged, or a network that cannot read digits.
    """
    found = load_weights(path)
    known = Known(str(path), path.stem, found.facts.test_accuracy, path, reader_of(found), found.spec)
    return dataclasses.replace(known, name=origin(found.spec.start)) if known.taught else known


def origin(start: str) -> str:
    """The name of the network that lies at `start`; a kept run's is that of its folder."""
    path = Path(start)
    return path.parent.name if path.name == WEIGHTS_FILE else path.stem


def read_right(reader: Reader, found: Sequence[drawings.Drawing]) -> NDArray[np.bool_]:
    """Which drawings it reads right: their own digit is the likeliest answer, "no digit" included."""
    shares = reader.probabilities([drawing.image for drawing in found])
    labels = np.array([drawing.label for drawing in found])
    right: NDArray[np.bool_] = (shares.argmax(axis=1) == labels) & (shares.max(axis=1) > 1 - shares.sum(axis=1))
    return right


def clipped(x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float] | None:
    """The part of a line that lies inside the box 0…100, or None.

    x = x₀ + t (x₁ − x₀), 0 ≤ t ≤ 1; each side of the box moves the first or the last t inwards.

    Source: Liang & Barsky 1984.
    """
    first, last = 0.0, 1.0
    for start, step in ((x0, x1 - x0), (y0, y1 - y0)):
        if step == 0:
            if not 0 <= start <= BOX_PX:
                return None
            continue
        low, high = sorted(((0 - start) / step, (BOX_PX - start) / step))
        first, last = max(first, low), min(last, high)
    if first > last:
        return None
    dx, dy = x1 - x0, y1 - y0
    begin = (x0, y0) if first == 0 else (x0 + first * dx, y0 + first * dy)
    end = (x1, y1) if last == 1 else (x0 + last * dx, y0 + last * dy)
    return (*begin, *end)


def _within(x: float, y: float) -> bool:
    return 0 <= x <= BOX_PX and 0 <= y <= BOX_PX


def _replaced(boxes: tuple[Box, ...], place: int, box: Box) -> tuple[Box, ...]:
    return (*boxes[:place], box, *boxes[place + 1 :])


def _pictured(ink: Plane, raw: Plane) -> Box:
    """A box of a picture; empty where nothing is written."""
    return Box() if Normalizer().from_ink(ink).empty else Box((), ink, raw)


def _in_boxes(inks: Sequence[Plane]) -> tuple[Box, ...]:
    """Digits cut out of a picture, each in the middle of a box of its own."""
    boxes = []
    for ink in inks:
        sheet = square(ink, round(CUT_MARGIN * max(ink.shape)))
        boxes.append(_pictured(sheet, sheet))
    return (*boxes, *(Box(),) * (BOXES - len(boxes)))
