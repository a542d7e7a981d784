"""Cuts what reaches out of a rectangle, for drawings that know no clipping: Qt leaves it out of an SVG file."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem


@contextmanager
def cut(items: Iterable[QGraphicsItem], rect: QRectF) -> Iterator[None]:
    """While it is open, the paths of items and of their children end at the edges of a rectangle of the scene."""
    changed = [(item, item.path()) for item in _paths(items)]
    for item, path in changed:
        inside = item.mapRectFromScene(rect)
        if not inside.contains(path.boundingRect()):
            filled = item.brush().style() != Qt.BrushStyle.NoBrush
            item.setPath(_area(path, inside) if filled else stroke_inside(path, inside))
    try:
        yield
    finally:
        for item, path in changed:
            item.setPath(path)


def stroke_inside(path: QPainterPath, rect: QRectF) -> QPainterPath:
    """The parts of a path's lines inside a rectangle."""
    found = QPainterPath()
    end: QPointF | None = None
    for polygon in path.toSubpathPolygons():
        points = polygon.toList()
        for start, stop in itertools.pairwise(points):
            part = _segment(start, stop, rect)
            if part is None:
                continue
            if end is None or part[0] != end:
                found.moveTo(part[0])
            found.lineTo(part[1])
            end = part[1]
        end = None
    return found


def _segment(start: QPointF, stop: QPointF, rect: QRectF) -> tuple[QPointF, QPointF] | None:
    """The part of a line between two points that is in a rectangle (Liang and Barsky)."""
    across, down = stop.x() - start.x(), stop.y() - start.y()
    first, last = 0.0, 1.0
    for toward, room in (
        (-across, start.x() - rect.left()),
        (across, rect.right() - start.x()),
        (-down, start.y() - rect.top()),
        (down, rect.bottom() - start.y()),
    ):
        if toward == 0:
            if room < 0:
                return None
        elif toward < 0:
            first = max(first, room / toward)
        else:
            last = min(last, room / toward)
    if first > last:
        return None
    begin = start if first == 0 else QPointF(start.x() + first * across, start.y() + first * down)
    return begin, stop if last == 1 else QPointF(start.x() + last * across, start.y() + last * down)


def _area(path: QPainterPath, rect: QRectF) -> QPainterPath:
    whole = QPainterPath()
    whole.addRect(rect)
    return path.intersected(whole)


def _paths(items: Iterable[QGraphicsItem]) -> Iterator[QGraphicsPathItem]:
    for item in items:
        if isinstance(item, QGraphicsPathItem):
            yield item
        yield from _paths(item.childItems())
