"""Table: the sheet of paper in a photo, without the table that it is on.

Where the colors of a picture part into a convex sheet with a sharp edge and something else around it, only the sheet is
read. What is written never counts as table: a shadow parts the colors of a sheet, too, but digits are on both sides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from engine.vision.ink import Mask
from engine.vision.sheet.paper import Picture, Plane, unit_range

SMALL_SIDE = 240
"""The sheet is sought in a picture of this size."""
STROKE = 11
"""What is narrower than half of this, in the small picture, is writing and not the edge of a sheet."""
LEAST_SHARE, MOST_SHARE = 0.06, 0.97
"""A sheet covers so much of its picture."""
CONVEX = 0.9
"""A sheet fills so much of its convex hull."""
FOUR_SIDED = 0.84
"""A whole sheet fills so much of the smallest rectangle around it; a disc, such as a large 0, fills 0.79."""
APART = 0.07
"""Sheet and table differ by so much of black to white, in at least one color."""
SHARP = 0.7
"""So much of the edge is sharp: half the difference is within two pixels of the small picture."""
ROUGH = 5.0
"""Of two parts of a picture that may be the sheet it is the smoother one: what grain costs, in contrast."""
OVER, CROSSING = 0.72, 6
"""A stroke has less than this share of the light beside it; it crosses an edge by this many small pixels."""
PLAIN = 0.55
"""So much of a sheet is bare paper."""


@dataclass(frozen=True)
class SheetCandidate:
    """A part of the small picture that may be a sheet, and how well it is set off from what is around it."""

    mask: Mask
    contrast: float
    grain: float
    """How far its bare paper strays from its smoothed self: wood does more than paper."""


def without_table(picture: Picture) -> Picture:
    """The sheet of paper in a picture, cropped, what is around it painted like paper; the picture itself if it is one.

    Shapes: (H, W), (H, W, 3) BGR or (H, W, 4) → no larger, as many channels (4 become 3)
    """
    unit = unit_range(picture)
    colors = (
        np.ascontiguousarray(unit[:, :, :3]) if unit.ndim == 3 and unit.shape[2] >= 3 else unit.reshape(unit.shape[:2])
    )
    if min(colors.shape[:2]) < 40:
        return picture
    zoom = min(1.0, SMALL_SIDE / max(colors.shape[:2]))
    size = (max(8, round(colors.shape[1] * zoom)), max(8, round(colors.shape[0] * zoom)))
    small = cv2.resize(colors, size, interpolation=cv2.INTER_AREA)
    sheet = find_sheet(small)
    if sheet is None:
        return picture
    return _painted(colors, small, sheet)


def find_sheet(small: Plane) -> Mask | None:
    """Which pixels of a small picture are the sheet; None where it has no table around it.

    Shapes: (h, w) or (h, w, 3) in 0…1 → (h, w)
    """
    planes = small[:, :, None] if small.ndim == 2 else small
    smooth = cv2.medianBlur(np.rint(planes * 255).astype(np.uint8), STROKE).reshape(planes.shape)
    found = [c for c in _candidates(planes, smooth.astype(np.float32) / 255) if c is not None]
    return max(found, key=lambda c: c.contrast - ROUGH * c.grain).mask if found else None


def _candidates(planes: Plane, smooth: Plane) -> Iterator[SheetCandidate | None]:
    """Both sides of the best threshold in brightness, in two colors, and in the distance from the picture's rim."""
    channels = [smooth.mean(axis=2)]
    rim = np.concatenate([smooth[0], smooth[-1], smooth[:, 0], smooth[:, -1]])
    channels.append(np.linalg.norm(smooth - np.median(rim, axis=0), axis=2) / np.sqrt(smooth.shape[2]))
    if smooth.shape[2] == 3:
        blue, green, red = smooth[:, :, 0], smooth[:, :, 1], smooth[:, :, 2]
        channels += [(red - blue + 1) / 2, (green - (red + blue) / 2 + 1) / 2]
    for channel in channels:
        low, high = float(channel.min()), float(channel.max())
        if high - low < APART:
            continue
        levels = np.rint(255 * (channel - low) / (high - low)).astype(np.uint8)
        _, upper = cv2.threshold(levels, 0, 1, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
        for side in (upper, 1 - upper):
            yield _judged(side.astype(np.uint8), planes, smooth)


def _judged(side: Mask, planes: Plane, smooth: Plane) -> SheetCandidate | None:
    """The largest piece of one side of a threshold, if it is a sheet."""
    side = cv2.morphologyEx(side, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8), borderType=cv2.BORDER_REPLICATE)
    contours, _ = cv2.findContours(side, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    if not contours:
        return None
    contour = max(contours, key=cv2.contourArea)
    hull = cv2.convexHull(contour)
    total = side.size
    covered = float(cv2.contourArea(contour))
    if not LEAST_SHARE * total < covered < MOST_SHARE * total or covered < CONVEX * float(cv2.contourArea(hull)):
        return None
    x, y, w, h = cv2.boundingRect(contour)
    inside = x > 0 and y > 0 and x + w < side.shape[1] and y + h < side.shape[0]
    if inside and covered < FOUR_SIDED * float(np.prod(cv2.minAreaRect(hull)[1])):
        return None
    mask = np.zeros(side.shape, np.uint8)
    cv2.drawContours(mask, [hull], -1, 1, -1)
    if mask.all():
        return None
    if _step(mask, smooth) < APART:  # the same color is around it: the inside of a large 0
        return None
    bare = np.median(smooth[mask > 0], axis=0)
    if float((np.abs(planes[mask > 0] - bare).max(axis=1) < 0.5 * _step(mask, smooth)).mean()) < PLAIN:
        return None
    sharp, contrast = _edge(mask, planes)
    if sharp < SHARP or contrast < APART or _written(planes, smooth, mask, contrast):
        return None
    grain = float(np.median(np.abs(planes - smooth).max(axis=2)[mask > 0]))
    return SheetCandidate(mask, contrast, grain)


def _step(mask: Mask, smooth: Plane) -> float:
    """How much sheet and surroundings differ, in the color that differs most."""
    inside, outside = np.median(smooth[mask > 0], axis=0), np.median(smooth[mask == 0], axis=0)
    return float(np.abs(inside - outside).max())


def _edge(mask: Mask, planes: Plane) -> tuple[float, float]:
    """Which share of the edge inside the picture is sharp, and how far the colors on its two sides differ there.

    A sharp edge has most of its difference within a few pixels; the rim of a shadow or of lamp light is wide.
    """
    near, far = np.ones((3, 3), np.uint8), np.ones((9, 9), np.uint8)
    padded = cv2.copyMakeBorder(mask, 5, 5, 5, 5, cv2.BORDER_REPLICATE)  # the picture's own rim is no edge
    inner = (padded - cv2.erode(padded, near))[5:-5, 5:-5] > 0
    if not inner.any():
        return 0.0, 0.0
    weights = mask.astype(np.float32)
    sums = {}
    for name, kernel in (("near", np.ones((5, 5), np.uint8)), ("far", far)):
        reach = kernel.shape[0]
        ins = cv2.boxFilter(weights, -1, (reach, reach), normalize=False, borderType=cv2.BORDER_REPLICATE)
        outs = reach * reach - ins
        means = []
        for weight, count in ((weights, ins), (1 - weights, outs)):
            total = np.stack(
                [
                    cv2.boxFilter(
                        planes[:, :, c] * weight, -1, (reach, reach), normalize=False, borderType=cv2.BORDER_REPLICATE
                    )
                    for c in range(planes.shape[2])
                ],
                axis=2,
            )
            means.append(total / np.maximum(count, 1)[:, :, None])
        sums[name] = np.abs(means[0] - means[1])[inner].max(axis=1)
    contrast = float(np.median(sums["far"]))
    if contrast < APART:
        return 0.0, contrast
    return float((sums["near"] > 0.6 * contrast).mean()), contrast


def _written(planes: Plane, smooth: Plane, mask: Mask, contrast: float) -> bool:
    """True where there is as strong writing beside the sheet as on it, which would be lost with the table."""
    change = np.abs(planes - smooth).max(axis=2)
    core = cv2.erode(mask, np.ones((7, 7), np.uint8), borderType=cv2.BORDER_REPLICATE) > 0
    around = cv2.erode(1 - mask, np.ones((9, 9), np.uint8), borderType=cv2.BORDER_REPLICATE) > 0
    if not around.any() or not core.any():
        return False
    ink = float(np.percentile(change[core], 98))
    beside = float((change[around] > 0.5 * ink).mean())
    if ink < 0.04 or beside > 0.4 * float((change[core] > 0.5 * ink).mean()):
        return True
    return _written_over(planes, mask)


def _written_over(planes: Plane, mask: Mask) -> bool:
    """True where a stroke runs from the sheet over its edge: then the edge is that of a shadow.

    Ink is what is darker than the paper beside it by a share of its light, the same in a shadow as beside it.
    """
    light = planes.max(axis=2)
    reach = np.ones((STROKE, STROKE), np.uint8)
    inks = []
    for part in (mask, 1 - mask):
        core = cv2.erode(part, np.ones((3, 3), np.uint8), borderType=cv2.BORDER_REPLICATE)  # the edge itself is no ink
        own = np.where(core > 0, light, np.float32(0))
        paper = np.maximum(cv2.morphologyEx(own, cv2.MORPH_CLOSE, reach), 0.05)
        inks.append(((core > 0) & (own < OVER * paper)).astype(np.uint8))
    ink = cv2.morphologyEx(inks[0] | inks[1], cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    count, labels = cv2.connectedComponents(ink, connectivity=8)
    areas = [np.bincount(labels[on > 0], minlength=count) for on in inks]
    return bool((np.minimum(areas[0], areas[1])[1:] >= CROSSING).any())


def _painted(colors: Plane, small: Plane, mask: Mask) -> Picture:
    """The sheet, cropped, with everything beside it in the color that the paper has there."""
    inside = cv2.erode(mask, np.ones((5, 5), np.uint8), borderType=cv2.BORDER_REPLICATE)
    paper = _spread(small, inside)
    height, width = colors.shape[:2]
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    zoom_y, zoom_x = height / mask.shape[0], width / mask.shape[1]
    top, bottom = int(rows[0] * zoom_y), int(np.ceil((rows[-1] + 1) * zoom_y))
    left, right = int(columns[0] * zoom_x), int(np.ceil((columns[-1] + 1) * zoom_x))
    full = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    soft = cv2.resize(inside.astype(np.float32), (width, height), interpolation=cv2.INTER_LINEAR)
    over = np.clip((soft - 0.5) * 4, 0, 1)
    if colors.ndim == 3:
        over = over[:, :, None]
    painted = (colors * over + full * (1 - over))[top:bottom, left:right]
    return np.ascontiguousarray(np.rint(painted * 255).astype(np.uint8))


def _spread(small: Plane, inside: Mask) -> Plane:
    """The color of bare paper everywhere, taken from the sheet and continued beyond its edge."""
    bare = cv2.medianBlur(np.rint(small * 255).astype(np.uint8), STROKE).astype(np.float32) / 255
    bare = bare.reshape(small.shape)
    weight = inside.astype(np.float32)
    known: Plane = bare.copy()
    for sigma in (2.0, 6.0, 20.0, 60.0):
        share = cv2.GaussianBlur(weight, (0, 0), sigma)
        total = cv2.GaussianBlur(bare * (weight[:, :, None] if bare.ndim == 3 else weight), (0, 0), sigma)
        near = (share > 0.02) & (weight < 0.5)
        scaled = total / np.maximum(share, 1e-6)[:, :, None] if bare.ndim == 3 else total / np.maximum(share, 1e-6)
        known[near] = scaled[near]
        bare, weight = known.copy(), np.maximum(weight, near.astype(np.float32))
    return known
