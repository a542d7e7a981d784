"""Locate: where the code is in any picture: on the sheet, in five boxes, or in a row that may be turned."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np

from engine.vision.grouping import Score
from engine.vision.ink import Mask
from engine.vision.lettering import only_code
from engine.vision.sheet.form import (
    BOXES,
    Form,
    course_outlines,
    cut_form,
    find_form,
    ink_in_line,
    is_course_shape,
    written_beside,
)
from engine.vision.sheet.frames import boxes_by_lines
from engine.vision.sheet.paper import Picture, Plane, unit_range
from engine.vision.sheet.table import without_table
from engine.vision.split import Cut, cuts_of, ink_of_picture, split_ink, writing

LEVEL = 7.0
"""A row that leans by less than this many degrees is read as it is."""
LONG = 2.5
"""Writing is a row if it spreads this many times farther along than across."""
SURER, DOUBT = 0.1, 0.5
"""A row that is surer upside down by this much (in nats) is doubtful."""
SMALLEST, FARTHEST = 400, 4.0
"""A smaller picture is enlarged to this side, at most this many times: lines and gaps need pixels to be seen."""


@dataclass(frozen=True)
class Located:
    """What was found: the picture that was read (the sheet, perhaps turned), and on it a form or the cuts of a row."""

    picture: Picture
    form: Form | None = None
    cuts: tuple[Cut, ...] = ()
    ink: Plane | None = None
    """Of a row: how much ink is on each pixel at working size."""
    zoom: float = 1.0
    """The factor from the picture to the working size."""


def locate(picture: Picture, score: Score, count: int = BOXES) -> Located:
    """The code in a picture: the five-box form if there is one, else the digits of a row.

    Shapes: (H, W), (H, W, 3) BGR or (H, W, 4)
    """
    height, width = picture.shape[:2]
    on_canvas = min(height, width) > 12 and is_course_shape(width, height) and course_outlines(picture)
    sheet = picture if on_canvas else enlarged(without_table(picture))
    return _boxes(sheet) or _upright(locate_row(sheet, score, count, boxes=True), score)


def _upright(found: Located, score: Score) -> Located:
    """The same row, doubtful where its digits are surer upside down: then the picture may be."""
    inks = [cut.ink for cut in found.cuts if (cut.ink > 0.5).any()]
    if not inks:
        return found
    as_it_is, turned_over = (float(score(row).sum()) for row in (inks, [cv2.rotate(i, cv2.ROTATE_180) for i in inks]))
    if turned_over <= as_it_is + SURER:
        return found
    return replace(found, cuts=tuple(replace(cut, certainty=cut.certainty * DOUBT) for cut in found.cuts))


def _boxes(sheet: Picture) -> Located | None:
    """The digits in a row of printed boxes: five are a form, others are cuts."""
    form = find_form(sheet)
    if form is not None:
        return Located(sheet, form)
    corners = boxes_by_lines(sheet) if min(sheet.shape[:2]) > 40 else None
    if corners is None:
        return None
    form = cut_form(sheet, corners, inset=0.05)
    if form.empty and written_beside(sheet, corners):
        return None
    if len(corners) == BOXES:
        return Located(sheet, form)
    if ink_in_line(sheet, corners):  # some boxes of a row were found, others not
        return None
    ink, zoom = ink_of_picture(sheet)
    low, high = np.floor(corners.min(axis=1)).astype(int), np.ceil(corners.max(axis=1)).astype(int)
    frames = zip(low.tolist(), high.tolist(), form.inks, strict=True)
    return Located(sheet, None, tuple(Cut(a[0], a[1], b[0], b[1], own) for a, b, own in frames), ink, zoom)


def locate_row(sheet: Picture, score: Score, count: int = BOXES, *, boxes: bool = False) -> Located:
    """The digits of a row; one that leans is turned level, unless the digits are surer as they stand.

    Where `boxes` may be there, they are sought in the turned picture, too.
    """
    if min(sheet.shape[:2]) < 4:
        return Located(sheet)
    found, worth, mask = _row(sheet, score, count)
    angle = lean(mask)
    if abs(angle) > LEVEL:
        straight = turned(sheet, angle)
        framed = _boxes(straight) if boxes else None
        if framed is not None:
            return framed
        level, worth_level, _ = _row(straight, score, count)
        if worth_level > worth:
            return level
    return found


def _row(sheet: Picture, score: Score, count: int) -> tuple[Located, float, Mask]:
    ink, zoom = ink_of_picture(sheet)
    mask = writing(ink)
    lines, worth = split_ink(ink, mask, score, count)
    cuts = cuts_of(lines, ink, zoom, sheet.shape)
    if cuts:
        cuts = only_code(cuts, np.exp(score([cut.ink for cut in cuts])).tolist())
    return Located(sheet, None, tuple(cuts), ink, zoom), worth, mask


def enlarged(picture: Picture) -> Picture:
    """A tiny picture larger, with soft edges; any other as it is."""
    zoom = min(FARTHEST, SMALLEST / max(picture.shape[:2]))
    if zoom < 1.2 or min(picture.shape[:2]) < 4:
        return picture
    grown = cv2.resize(unit_range(picture), None, fx=zoom, fy=zoom, interpolation=cv2.INTER_CUBIC)
    return np.rint(255 * np.clip(grown, 0, 1)).astype(np.uint8)


def lean(mask: Mask) -> float:
    """By how many degrees a row of writing climbs to the right (negative: falls); 0 where it is no row.

    The direction in which the ink spreads most: the first axis of its second moments.
    """
    moments = cv2.moments(mask, binaryImage=True)
    if moments["m00"] < 1:
        return 0.0
    spread = np.array([[moments["mu20"], moments["mu11"]], [moments["mu11"], moments["mu02"]]]) / moments["m00"]
    (across, along), axes = np.linalg.eigh(spread)
    if along < LONG**2 * max(float(across), 1e-9):
        return 0.0
    x, y = axes[:, 1]
    angle = float(np.degrees(np.arctan2(-y, x)))
    return angle - 180 if angle > 90 else angle + 180 if angle < -90 else angle


def turned(picture: Picture, degrees: float) -> Picture:
    """The picture turned clockwise by this many degrees, larger where needed, its rim continued."""
    height, width = picture.shape[:2]
    spin = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    c, s = abs(spin[0, 0]), abs(spin[0, 1])
    size = (round(width * c + height * s), round(width * s + height * c))
    spin[:, 2] += ((size[0] - width) / 2, (size[1] - height) / 2)
    rim = np.concatenate([picture[0], picture[-1], picture[:, 0], picture[:, -1]])
    paper = np.atleast_1d(np.median(rim, axis=0))
    return cv2.warpAffine(picture, spin, size, flags=cv2.INTER_LINEAR, borderValue=tuple(map(float, paper)))
