"""Form: the five boxes of a written code, found in a picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.vision.sheet.frames import line_masks
from engine.vision.sheet.paper import (
    FAINTEST_INK,
    Picture,
    Plane,
    depth_of_ink,
    flatten_light,
    grey,
    ink_on_paper,
    is_dark_ink,
    redness,
    sample,
)

Corners = NDArray[Any]
"""Corners of boxes as x, y."""
BOXES = 5
SAME_PEN = 0.35
"""All boxes are written with one pen: ink is at least this share of the darkest ink of the form."""
LINES_GO_ON = 5
"""Where outlines have more corners than this, they are the lines of squared paper."""
COURSE_WIDTH, COURSE_HEIGHT = 520, 200
"""The course's canvas: box i spans x = 10 + 100 i … 110 + 100 i, y = 50 … 150."""


@dataclass(frozen=True)
class Form:
    """Five boxes of a picture: the ink in each, (S, S) 0 paper … 1 ink, and their corners in the picture.

    corners is (5, 4, 2): x, y of top left, top right, bottom right, bottom left of each box.
    """

    inks: tuple[Plane, ...]
    corners: Corners
    dark_ink: bool
    pictures: tuple[Plane, ...]
    """The inside of each box as it is, brightness 0…1: what the course's own pipeline shrinks."""

    @property
    def empty(self) -> bool:
        """True where nothing is written in any box."""
        return not any((ink > 0.5).any() for ink in self.inks)


def find_form(picture: Picture) -> Form | None:
    """The five-box form in a picture: five equal outlined boxes in a row, else the course's canvas by its shape.

    None where there is neither: the picture may still be a code without boxes (split.py).

    Shapes: (H, W), (H, W, 3) BGR or (H, W, 4)
    """
    if min(picture.shape[:2]) < 12:
        return None
    height, width = picture.shape[:2]
    if is_course_shape(width, height) and course_outlines(picture):
        return course_form(picture)
    corners = find_boxes(picture)
    if corners is not None:
        form = cut_form(picture, corners, inset=0.035)
        return None if form.empty and written_beside(picture, corners) else form
    if is_course_shape(width, height) and faint_outlines(picture):
        return course_form(picture)
    return None


def is_course_shape(width: int, height: int) -> bool:
    """True for 520×200 times any factor."""
    return abs(width / height - COURSE_WIDTH / COURSE_HEIGHT) < 0.02 and width >= 100


def course_form(picture: Picture) -> Form:
    """The boxes of the course's canvas, by their known places."""
    k = picture.shape[1] / COURSE_WIDTH
    left = np.array([(10 + 100 * i) * k for i in range(BOXES)])
    top = np.full(BOXES, 50 * k)
    x0, y0, x1, y1 = left, top, left + 100 * k, top + 100 * k
    corners = np.stack([np.stack(c, 1) for c in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))], 1)
    return cut_form(picture, corners, inset=0.0)


def course_outlines(picture: Picture) -> bool:
    """True where the red (on a negative: cyan) outlines of the course's canvas stand at their places."""
    if picture.ndim != 3 or picture.shape[2] < 3:
        return False
    k = picture.shape[1] / COURSE_WIDTH
    reach = max(1, int(np.ceil(k)))
    seen = 0
    for i in range(BOXES + 1):
        x = round((10 + 100 * i) * k)
        strip = picture[round(55 * k) : round(145 * k), max(0, x - reach) : x + reach + 1]
        line = redness(strip).max(axis=1)
        seen += float((line > 0.25).mean()) > 0.6
    return seen >= BOXES


def faint_outlines(picture: Picture) -> bool:
    """True where outlines of the course's canvas stand at most of their places, however faint: grey, small, in noise.

    A column of an outline is darker or redder than its neighbors over nearly the whole height of a box.
    """
    k = picture.shape[1] / COURSE_WIDTH
    rows = slice(round(55 * k), round(145 * k))
    brightness = grey(picture)[rows]
    planes = [np.abs(brightness - np.median(brightness))]
    if picture.ndim == 3 and picture.shape[2] >= 3:
        planes.append(redness(picture[rows]))
    reach = max(1, int(np.ceil(k)))
    for plane in planes:
        level = np.quantile(plane, 0.3, axis=0)  # seven tenths of the column are at least so dark
        seen = 0
        for i in range(BOXES + 1):
            x = round((10 + 100 * i) * k)
            line = float(level[max(0, x - reach) : x + reach + 1].max(initial=0))
            around = level[max(0, x - 8 * reach) : x + 8 * reach + 1]
            seen += line > float(np.median(around)) + 0.03
        if seen >= BOXES - 1:
            return True
    return False


def written_beside(picture: Picture, corners: Corners) -> bool:
    """True where there is ink outside of the boxes: five empty squares are then no form but a pattern on the paper."""
    brightness = grey(picture)
    dark = is_dark_ink(brightness)
    ink = ink_on_paper(quiet(even_light(brightness, dark)), dark)
    side = float(np.sqrt(area(corners[0])))
    hull = cv2.convexHull(corners.reshape(-1, 2).astype(np.float32)).astype(np.int32)
    boxes = np.zeros(ink.shape, np.uint8)
    cv2.drawContours(boxes, [hull], -1, 1, max(1, round(0.3 * side)))
    cv2.drawContours(boxes, [hull], -1, 1, -1)
    return int(((ink > 0.5) & (boxes == 0)).sum()) > 0.01 * side * side


def ink_in_line(picture: Picture, corners: Corners) -> bool:
    """True where a digit's ink stands before the first box or behind the last: there are more than were found."""
    brightness = grey(picture)
    dark = is_dark_ink(brightness)
    ink = ink_on_paper(quiet(even_light(brightness, dark)), dark)
    for near, step in ((corners[0], corners[0] - corners[1]), (corners[-1], corners[-1] - corners[-2])):
        inside = near + 0.15 * (near.mean(axis=0) - near)  # the outline itself is no ink
        area_mask = np.zeros(ink.shape, np.uint8)
        cv2.fillConvexPoly(area_mask, np.rint(inside + step).astype(np.int32), 1)
        if int(((ink > 0.5) & (area_mask > 0)).sum()) > 0.02 * area(near):
            return True
    return False


def cut_form(picture: Picture, corners: Corners, inset: float) -> Form:
    """The inside of each box straightened, its light made even, its ink measured on one scale for all five."""
    brightness = grey(picture)
    dark = is_dark_ink(brightness)
    level = even_light(brightness, dark)
    sides = [float(np.mean(np.linalg.norm(np.roll(box, -1, axis=0) - box, axis=1))) for box in corners]
    pictures = [straighten(brightness, box, side, inset) for box, side in zip(corners, sides, strict=True)]
    insides = pictures
    if level is not brightness:
        insides = [straighten(level, box, side, inset) for box, side in zip(corners, sides, strict=True)]
    depths = [depth_of_ink(quiet(inside), dark) for inside in insides]
    darkest = max(depth.deepest for depth in depths)
    faint = FAINTEST_INK if level is brightness else FAINTEST_INK + 0.08  # the rim of a shadow is no ink
    least = max(faint, SAME_PEN * darkest)
    inks = [without_frame(depth.ink(least)) for depth in depths]
    return Form(tuple(inks), corners, dark, tuple(pictures))


def even_light(brightness: Plane, dark_ink: bool) -> Plane:
    """The same brightness if the paper is even, else divided by the light that falls on it."""
    shrink = min(1.0, 130 / max(brightness.shape))
    size = (max(1, round(brightness.shape[1] * shrink)), max(1, round(brightness.shape[0] * shrink)))
    small = cv2.resize(brightness if dark_ink else 1 - brightness, size, interpolation=cv2.INTER_AREA)
    reach = max(3, round(max(size) * 0.16)) | 1
    paper = cv2.morphologyEx(cv2.GaussianBlur(small, (3, 3), 0), cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    low, high = np.percentile(paper, (5, 95))
    return brightness if float(high - low) < 0.08 else flatten_light(brightness, dark_ink)


def quiet(brightness: Plane) -> Plane:
    """The picture without grain: a median against single wrong pixels, a blur against grain, untouched where clean."""
    if min(brightness.shape) < 24:
        return brightness
    smooth: Plane = cv2.medianBlur(brightness, 3)
    change = cv2.absdiff(brightness, smooth)
    grain = float(np.median(sample(change)))
    if grain > 0.008:
        blurred: Plane = cv2.GaussianBlur(brightness, (0, 0), 0.8 if grain < 0.04 else 1.2)
        return blurred
    return smooth if dusty(brightness) else brightness


def dusty(brightness: Plane) -> bool:
    """True where many single pixels differ from all around them, as dust does and thin lines do not."""
    spots = (cv2.absdiff(brightness, cv2.medianBlur(brightness, 5)) > 0.25).astype(np.uint8)
    if float(spots.mean()) < 0.002:
        return False
    neighbors = cv2.filter2D(spots, -1, np.ones((3, 3), np.uint8), borderType=cv2.BORDER_CONSTANT)
    return float(np.mean(neighbors[spots > 0] <= 2)) > 0.5


def straighten(plane: Plane, box: Corners, side: float, inset: float) -> Plane:
    """The inside of a box as a square picture, without its outline.

    A box that stands straight on whole pixels is copied; any other is warped.
    """
    (x0, y0), (x1, _), _, (_, y1) = box
    upright = np.ptp(box[[0, 3], 0]) < 0.3 and np.ptp(box[[0, 1], 1]) < 0.3
    edge = max(1.0, inset * side) if inset else max(1.0, np.ceil(side / 100 * 1.0))
    if upright:
        top, bottom = int(np.floor(y0 + edge + 0.01)), int(np.ceil(y1 - edge + 0.99))
        left, right = int(np.floor(x0 + edge + 0.01)), int(np.ceil(x1 - edge + 0.99))
        cut = plane[max(0, top) : max(bottom, 1), max(0, left) : max(right, 1)]
        if cut.size:
            return shrink_box(np.ascontiguousarray(cut))
    size = int(np.clip(round(side), 28, 160))
    middle = box.mean(axis=0)
    inner = middle + (box - middle) * (1 - 2 * edge / max(side, 1.0))
    target = np.array([(0, 0), (size - 1, 0), (size - 1, size - 1), (0, size - 1)], np.float32)
    warp = cv2.getPerspectiveTransform(inner.astype(np.float32), target)
    return cv2.warpPerspective(plane, warp, (size, size), flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE)


def shrink_box(plane: Plane, most: int = 160) -> Plane:
    """A box of at most 160 pixels: twice what the normalizing works with."""
    side = max(plane.shape)
    if side <= most:
        return plane
    return cv2.resize(plane, None, fx=most / side, fy=most / side, interpolation=cv2.INTER_AREA)


def without_frame(ink: Plane) -> Plane:
    """The ink without what is left of the outline: long straight pieces along the very edge."""
    mask = (ink > 0.4).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    height, width = mask.shape
    edge = max(2.0, 0.07 * min(mask.shape))
    for i in range(1, count):
        x, y, w, h = (int(v) for v in stats[i, :4])
        flat = h <= edge and w > 0.3 * width and (y < edge / 2 or y + h > height - edge / 2)
        tall = w <= edge and h > 0.3 * height and (x < edge / 2 or x + w > width - edge / 2)
        around = w > 0.93 * width and h > 0.93 * height and int(stats[i, 4]) < 0.12 * w * h
        if flat or tall or around:
            piece = cv2.dilate((labels == i).astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
            ink = np.where(piece, np.float32(0), ink)
    return ink


def find_boxes(picture: Picture) -> Corners | None:
    """The corners of five equal outlined boxes in a row, (5, 4, 2), or None.

    Outlines are the red pixels, else the dark ones; the inside of a box is an island that they enclose.
    """
    zoom = min(1.0, 1600 / max(picture.shape[:2]))
    small = cv2.resize(picture, None, fx=zoom, fy=zoom, interpolation=cv2.INTER_AREA) if zoom < 1 else picture
    for mask in line_masks(small):
        for gap in (1, 3, 5, 9):
            closed = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((gap, gap), np.uint8)) if gap > 1 else mask
            found = islands(closed)
            row = five_in_a_row(found)
            if row is not None and not is_pattern(row, found, closed):
                return np.asarray(row / zoom)
    return None


def is_pattern(row: Corners, boxes: list[Corners], lines: Plane) -> bool:
    """True where the five belong to squared paper: more like them stand beside, or their lines run beyond them."""
    side = float(np.sqrt(np.mean([area(box) for box in row])))
    middles = row.mean(axis=1)
    step = float(np.linalg.norm(middles[1:] - middles[:-1], axis=1).max())
    for box in boxes:
        away = np.linalg.norm(middles - box.mean(axis=0), axis=1).min()
        if 0.25 * side < away < 1.5 * step and 0.6 < area(box) / side**2 < 1.6:
            return True
    return lines_go_on(row, lines, side) >= LINES_GO_ON or another_box(row, lines)


def another_box(row: Corners, lines: Plane) -> bool:
    """True where the outline of a sixth box stands beside the five, before the first or behind the last.

    A digit that crosses its outline hides it from the islands: five boxes of six are no form.
    """
    thick = cv2.dilate(lines, np.ones((5, 5), np.uint8))
    height, width = lines.shape
    for near, next_to in ((row[0], row[1]), (row[-1], row[-2])):
        box = 2 * near - next_to
        seen = 0
        for start, end in zip(box, np.roll(box, -1, axis=0), strict=True):
            places = np.rint(start + (end - start) * np.linspace(0.05, 0.95, 40)[:, None]).astype(np.int64)
            inside = (places >= 0).all(axis=1) & (places[:, 0] < width) & (places[:, 1] < height)
            seen += inside.mean() > 0.9 and float(thick[places[inside, 1], places[inside, 0]].mean()) > 0.7
        if seen >= 3:
            return True
    return False


def lines_go_on(row: Corners, lines: Plane, side: float) -> int:
    """At how many corners of the boxes an outline continues beyond the row, sideways, up or down."""
    thick = cv2.dilate(lines, np.ones((3, 3), np.uint8))
    height, width = lines.shape
    first, last = row[0], row[-1]
    ways = [(first[0], first[1]), (first[3], first[2]), (last[1], last[0]), (last[2], last[3])]
    for box in row:
        ways += [(box[0], box[3]), (box[1], box[2]), (box[3], box[0]), (box[2], box[1])]
    count = 0
    for corner, other in ways:
        out = (corner - other) / max(float(np.linalg.norm(corner - other)), 1e-9)
        places = np.rint(corner + out * np.linspace(0.1, 0.4, 12)[:, None] * side).astype(np.int64)
        places = places[(places >= 0).all(axis=1) & (places[:, 0] < width) & (places[:, 1] < height)]
        count += len(places) >= 4 and float(thick[places[:, 1], places[:, 0]].mean()) > 0.8
    return count


def islands(lines: Plane) -> list[Corners]:
    """The four corners of each roughly square region enclosed by lines."""
    height, width = lines.shape
    contours, family = cv2.findContours(1 - lines, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    outer = [c for c, (_, _, _, parent) in zip(contours, family[0], strict=True) if parent < 0] if contours else []
    found = []
    for contour in outer:
        _, _, w, h = cv2.boundingRect(contour)
        if min(w, h) < 12 or max(w, h) > 0.6 * max(height, width) or not 0.4 < w / h < 2.5:
            continue
        hull = cv2.convexHull(contour)
        rectangle = cv2.minAreaRect(hull)
        if cv2.contourArea(hull) < 0.82 * max(1.0, rectangle[1][0] * rectangle[1][1]):
            continue
        if cv2.contourArea(contour) < 0.75 * cv2.contourArea(hull):
            continue
        outline = cv2.approxPolyDP(hull, 0.06 * cv2.arcLength(hull, True), True).reshape(-1, 2)
        corners = outline if len(outline) == 4 else cv2.boxPoints(rectangle)
        box = in_order(corners.astype(np.float64))
        if len(np.unique(box, axis=0)) == 4:  # of a square that stands on its corner one would be taken twice
            found.append(box)
    return found


def in_order(corners: Corners) -> Corners:
    """Corners as top left, top right, bottom right, bottom left (for boxes turned by less than 45°)."""
    total, difference = corners.sum(axis=1), corners[:, 0] - corners[:, 1]
    return corners[[total.argmin(), difference.argmax(), total.argmax(), difference.argmin()]]


def five_in_a_row(boxes: list[Corners]) -> Corners | None:
    """Five boxes of one size on one line at equal steps, from left to right; the largest such five."""
    if len(boxes) < BOXES:
        return None
    boxes = sorted(boxes, key=area, reverse=True)[:60]
    best, best_area = None, 0.0
    for seed in boxes:
        size = area(seed)
        side = np.sqrt(size)
        alike = [b for b in boxes if 0.7 < area(b) / size < 1.4]
        line = [b for b in alike if abs(off_line(seed, b)) < 0.35 * side]
        line.sort(key=lambda b: float(b[:, 0].mean()))
        for i in range(len(line) - BOXES + 1):
            five = line[i : i + BOXES]
            steps = np.diff([b.mean(axis=0) for b in five], axis=0)
            length = np.linalg.norm(steps, axis=1)
            if length.min() < 0.8 * side or length.max() > 1.35 * length.min() or length.max() > 3 * side:
                continue
            total = sum(area(b) for b in five)
            if total > best_area:
                best, best_area = np.stack(five), total
    return best


def area(box: Corners) -> float:
    """The area of a box from its corners."""
    return float(cv2.contourArea(box.astype(np.float32)))


def off_line(seed: Corners, box: Corners) -> float:
    """How far the middle of a box is above or below the line through the seed along its own top edge."""
    along = (seed[1] - seed[0] + seed[2] - seed[3]) / 2
    along = along / max(float(np.linalg.norm(along)), 1e-9)
    away = box.mean(axis=0) - seed.mean(axis=0)
    distance = float(np.hypot(away[0], away[1]))
    height = float(away[1] * along[0] - away[0] * along[1])
    return max(0.0, abs(height) - 0.06 * distance)
