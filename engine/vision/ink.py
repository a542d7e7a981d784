"""Ink: which pixels are writing, which are dust, how wide is the pen."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.vision.sheet.paper import Plane

Mask = NDArray[Any]
"""1 where there is ink, (H, W)."""


def stroke_width(mask: Mask) -> float:
    """The width of the pen in pixels: twice the usual distance from the middle of a stroke to its edge.

    The middle of a stroke is where the distance to the paper has a local maximum.

    Source: Blum 1967 (medial axis); distances by Felzenszwalb & Huttenlocher 2012.
    """
    if not mask.any():
        return 0.0
    depth = edge_distance(mask)
    middle = depth[ridge(depth)]
    return float(2 * np.median(middle) - 0.5) if middle.size else 1.0


def edge_distance(mask: Mask) -> Plane:
    """For each ink pixel its distance to the nearest paper pixel; the sheet ends in paper."""
    padded = cv2.copyMakeBorder(mask, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=0)
    distance: Plane = cv2.distanceTransform(padded, cv2.DIST_L2, cv2.DIST_MASK_5)[1:-1, 1:-1]
    return distance


def ridge(depth: Plane) -> NDArray[np.bool_]:
    """The middle of the strokes: ink pixels from which no neighbor is much farther from the paper."""
    highest = cv2.dilate(depth, np.ones((3, 3), np.uint8))
    return (depth > 0) & (depth >= highest - 0.3)


def without_specks(ink: Plane, keep_share: float = 0.35) -> Plane:
    """The same ink without dust: islands smaller than a dot of the pen, or tiny on this sheet.

    An island goes if its area is below keep_share × width² (a dot of the pen has 0.79 × width²), below 1/250 of the
    largest island, or below 1/800 of the sheet.
    """
    mask = (ink > 0.5).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    if count == 1:
        return ink
    areas = stats[1:, cv2.CC_STAT_AREA].astype(np.float64)
    largest = int(areas.argmax()) + 1
    width = stroke_width((labels == largest).astype(np.uint8))
    least = max(keep_share * width * width, 0.004 * float(areas.max()), mask.size / 800)
    dust = np.flatnonzero(areas < least) + 1
    if dust.size == 0:
        return ink
    gone = np.isin(labels, dust)
    with_edge = cv2.dilate(gone.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    kept = (mask > 0) & ~gone
    cleaned: Plane = np.where(with_edge & ~kept, np.float32(0), ink)
    return cleaned


def bounds(mask: Mask) -> tuple[int, int, int, int] | None:
    """The smallest box around the ink: (left, top, right, bottom), right and bottom exclusive; None without ink."""
    columns = np.flatnonzero(mask.any(axis=0))
    rows = np.flatnonzero(mask.any(axis=1))
    if columns.size == 0:
        return None
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1
