"""From a file or a picture to what is in the five boxes: a form, or digits cut out of a row, and saved strokes."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from engine.errors import DataError
from engine.vision.lines import BESIDE
from engine.vision.normalize import Normalizer, square
from engine.vision.sheet.form import BOXES
from engine.vision.sheet.locate import locate, locate_row
from engine.vision.sheet.paper import Picture, Plane
from engine.vision.sheet.picture import as_bgr, open_picture, shrink
from engine.vision.split import cut_ink
from engine.vision.stroke_file import open_strokes
from gui.labs.driving import Take
from gui.labs.postal.sheet import BoxInk, Rect, Scan, Sheet

CUT_MARGIN = 1.3
SMALLEST_CUT_PX = 4
STROKES_SUFFIX = ".json"
Found = TypeVar("Found")
Score = Callable[[Sequence[Plane]], NDArray[np.float64]]
"""Says of pieces of ink how likely each is one digit; see engine/vision/reader.py."""


Done = Callable[[Exception | None], object]
"""Called once a work has ended, with what went wrong if anything did."""


class Opening(Generic[Found]):
    """The work of finding something, which may take a moment; it yields what was found."""

    def __init__(self, find: Callable[[], Found]) -> None:
        self._find = find

    def events(self) -> Iterator[Found]:
        """One item.

        Raises: EngineError: nothing usable was found.
        """
        yield self._find()

    def stop(self) -> None:
        """Nothing to end early."""


def each(take: Callable[[Found], object]) -> Take[Found]:
    """What takes the items of a work, for one who takes a single item."""

    def take_all(items: Sequence[Found]) -> None:
        for item in items:
            take(item)

    return take_all


def found_in_file(path: Path | str, score: Score) -> Sheet:
    """The boxes that a file holds: strokes by its name (.json), else a picture.

    Raises: DataError: not a picture and not strokes, damaged, too large, or nothing is written on it.
    """
    path = Path(path)
    if path.suffix.lower() == STROKES_SUFFIX:
        return Sheet(tuple(BoxInk(traces) for traces in open_strokes(path, BOXES)))
    return found_in_picture(open_picture(path), score, path.name)


def found_in_picture(picture: Picture, score: Score, name: str = "") -> Sheet:
    """The boxes in a picture of a code: the five-box form if there is one, else digits in a row, cut apart.

    Raises: DataError: nothing is written on it.
    """
    found = locate(as_bgr(shrink(picture)), score)
    if found.form is not None:
        form = found.form
        pairs = zip(form.inks, form.pictures, strict=True)
        boxes = tuple(_pictured(ink, 1 - seen if form.dark_ink else seen) for ink, seen in pairs)
        if any(not box.empty for box in boxes):
            return Sheet(boxes)
        found = locate_row(found.picture, score)
    cuts = found.cuts[:BOXES]
    if not cuts or found.ink is None:
        raise DataError(
            "the picture shows no writing; it needs five boxes or a row of digits, dark on light or light on dark",
            path=name or "picture",
        )
    rects = tuple((cut.left, cut.top, cut.right, cut.bottom) for cut in cuts)
    return Sheet(
        _five(_in_boxes([cut.ink for cut in cuts], [cut.certainty for cut in cuts])),
        Scan(as_bgr(found.picture), found.ink, found.zoom, rects, len(found.cuts)),
    )


def cuts_in(scan: Scan, cuts: Sequence[Rect]) -> tuple[Rect, ...]:
    """What of these cuts is in the picture and is large enough; at most five count, in the order of reading."""
    height, width = scan.picture.shape[:2]
    rects = []
    for left, top, right, bottom in in_reading_order(cuts):
        x0, y0, x1, y1 = max(0, left), max(0, top), min(width, right), min(height, bottom)
        if x1 - x0 >= SMALLEST_CUT_PX and y1 - y0 >= SMALLEST_CUT_PX:
            rects.append((x0, y0, x1, y1))
    return tuple(rects[:BOXES])


def in_reading_order(cuts: Sequence[Rect]) -> list[Rect]:
    """Line by line from the top, each from left to right; a cut stands on the line whose last one is beside it."""
    lines: list[list[Rect]] = []
    for cut in sorted(cuts):
        beside = [line for line in lines if _shared_height(line[-1], cut) >= BESIDE]
        if beside:
            beside[0].append(cut)
        else:
            lines.append([cut])
    return [cut for line in sorted(lines, key=lambda line: line[0][1] + line[0][3]) for cut in line]


def _shared_height(one: Rect, other: Rect) -> float:
    """The height that both have, as a share of the lower one's."""
    common = min(one[3], other[3]) - max(one[1], other[1])
    return common / max(min(one[3] - one[1], other[3] - other[1]), 1)


def mended(sheet: Sheet, scan: Scan, cuts: tuple[Rect, ...]) -> Sheet:
    """The sheet of a picture whose cuts were put right; a box whose cut stayed keeps all that is in it."""
    stays = dict(zip(scan.cuts, sheet.boxes, strict=False))
    fresh = [cut for cut in cuts if cut not in stays]
    inks = [cut.ink for cut in cut_ink(scan.ink, scan.zoom, fresh)]  # a person knows the limits of a digit
    made = dict(zip(fresh, _in_boxes(inks, [1.0] * len(inks)), strict=False))
    boxes = [stays.get(cut) or made[cut] for cut in cuts]
    return Sheet(_five(boxes), dataclasses.replace(scan, cuts=cuts, found=len(cuts)))


def _pictured(ink: Plane, raw: Plane, certainty: float = 1.0) -> BoxInk:
    """A box of a picture; empty where nothing is written."""
    return BoxInk() if Normalizer().from_ink(ink).empty else BoxInk((), ink, raw, certainty)


def _in_boxes(inks: Sequence[Plane], certainties: Sequence[float]) -> list[BoxInk]:
    """Digits cut out of a picture, each in the middle of a box of its own."""
    sheets = [square(ink, round(CUT_MARGIN * max(ink.shape))) for ink in inks]
    return [_pictured(sheet, sheet, certainty) for sheet, certainty in zip(sheets, certainties, strict=True)]


def _five(boxes: Sequence[BoxInk]) -> tuple[BoxInk, ...]:
    """These boxes, and empty ones after them."""
    return (*boxes, *(BoxInk(),) * (BOXES - len(boxes)))
