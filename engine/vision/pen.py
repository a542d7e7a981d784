"""Pen: how wide it was, and the same writing with another one.

A pen that is thick for its digit fills the holes: an 8 becomes two blots, wider than the pen. So the thin parts of the
writing show the pen's width better than its middle value, and the boxes of one hand show it better than one of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

import cv2
import numpy as np

from engine.vision.ink import edge_distance, ridge
from engine.vision.sheet.paper import Plane

MAJORITY = 0.6
"""This share of the boxes, those with the thinnest lines, must agree before they count as written with one pen."""
AGREED = 1.12
"""They agree if the widest of them has at most this many times the width of the thinnest."""
LEEWAY = 1.04
"""A line may be wider than the common pen by this factor: no two are measured alike."""
ANOTHER = 1.9
"""What is wider than the common pen by this factor was written with another one."""
THIN = 0.25
"""This share of a digit's lines, the thinnest, shows the width of its pen where no other box shows it."""


def pen_width(mask: Plane, share: float = 0.5) -> float:
    """The width of the pen in pixels: twice the distance to the edge that `share` of the middle line stays below."""
    depth = edge_distance(mask)
    return float(max(2 * np.quantile(depth[ridge(depth)], share) - 1.0, 1.0))


def common_pen(widths: Sequence[float]) -> float | None:
    """The width of the one pen that all boxes were written with; None for a single box, or where they differ."""
    if len(widths) < 2:
        return None
    ordered = sorted(widths)
    if ordered[ceil(MAJORITY * len(widths)) - 1] > AGREED * ordered[0]:
        return None
    return float(np.quantile(ordered, 0.25))


def repen(mask: Plane, share: float, found: float) -> Plane:
    """Ink drawn with another pen: strokes of the width `found` are thinned or thickened to a share of the digit's side.

    With w the pen's width found, D the ink's longest side and p the wanted share of the digit: after thinning by
    (w − t)/2 on each side the side is D − w + t, and t = p (D − w) / (1 − p) makes t / side = p.
    """
    side = longest(mask)
    width = min(found, 0.45 * side)
    wanted = share * (side - width) / (1 - share)
    margin = int(np.ceil(max(0.0, wanted - width) / 2)) + 2
    mask = cv2.copyMakeBorder(mask, margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=0)
    inside = cv2.distanceTransform(mask, cv2.DIST_L2, cv2.DIST_MASK_5)
    change = (width - wanted) / 2
    if change <= 0:
        outside = cv2.distanceTransform(1 - mask, cv2.DIST_L2, cv2.DIST_MASK_5)
        signed = np.where(mask > 0, inside - 0.5, 0.5 - outside)
        return np.clip(signed - change + 0.5, 0, 1).astype(np.float32)
    core = np.clip(inside - 0.5 - change + 0.5, 0, 1)
    # where the pen was lifted or light the stroke is thinner than the cut: keep its middle with the wanted width
    thin = (ridge(inside) & (inside < change + wanted / 2)).astype(np.uint8)
    from_middle = cv2.distanceTransform(1 - thin, cv2.DIST_L2, cv2.DIST_MASK_5)
    saved = np.clip(wanted / 2 - from_middle + 0.5, 0, 1) * (inside > 0)
    redrawn: Plane = np.maximum(core, saved).astype(np.float32)
    return redrawn


def longest(ink: Plane) -> float:
    """The longest side of the ink, to a fraction of a pixel where its edge is soft."""
    return float(max(ink.max(axis=0).sum(dtype=np.float64), ink.max(axis=1).sum(dtype=np.float64), 1.0))
