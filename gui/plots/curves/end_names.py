"""The names at the right ends of curves: who is named where not all can be, and how they keep apart."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from gui import theme
from gui.labs.plotting.curves import Curve
from gui.labs.plotting.extremes import Numbers
from gui.plots.axis import apart
from gui.plots.items import ItemPool, Text
from gui.plots.places import Places

GAP = 16.0  # px between two names
Pixels = tuple[Numbers, Numbers]


@dataclass(frozen=True)
class End:
    """Where a curve ends, in pixels."""

    x: float
    y: float
    curve: Curve


class EndNames:
    """Names at least 16 px apart; where there are too many for the height, the last line counts those left out.

    The name of a curve that ends before others do stands where no line crosses it, if there is such a place nearby.
    """

    def __init__(self, texts: ItemPool[Text]) -> None:
        self._texts = texts
        self._lines: list[Pixels] | None = None  # of the curves, once a name has to keep away from them

    def __iter__(self) -> Iterator[Text]:
        return iter(self._texts)

    def clear(self) -> None:
        """Show none."""
        self._texts.clear()

    def put(self, curves: Iterable[Curve], places: Places, wide: float, text_of: Callable[[Curve], str]) -> None:
        """Write beside each of these curves what it is called, in a widget so wide."""
        self._texts.begin()
        self._lines = None
        ends = sorted(_ends(curves, places), key=lambda end: end.y)
        if ends:
            self._put(ends, places, wide, text_of)
        self._texts.end()

    def _put(self, ends: list[End], places: Places, wide: float, text_of: Callable[[Curve], str]) -> None:
        font = theme.font(12, 500)
        metrics = QFontMetricsF(font)
        half = metrics.capHeight() / 2
        top, bottom = places.top + 4, places.bottom - 8
        room = max(1, int((bottom - top) / GAP) + 1)
        if len(ends) > room:
            left_out = len(ends) - (room - 1)
            ends = _roomiest(ends, room - 1)
            self._texts.take().put(places.right + 8, bottom + half, f"+{left_out}", font, theme.color("muted"))
            bottom -= GAP
        heights = apart([end.y for end in ends], GAP, top, bottom)
        for height, end in zip(heights, ends, strict=True):
            text = text_of(end.curve)
            across = metrics.horizontalAdvance(text)
            left = min(end.x + 8, wide - 4 - across)
            crossed = any(other.x > left for other in ends)
            if crossed:
                left, height = self._beside(end, height, across, ends, places)
            ground = theme.color("card") if crossed else None
            self._texts.take().put(left, height + half, text, font, theme.series(end.curve.series).color, ground)

    def _beside(self, end: End, height: float, across: float, ends: list[End], places: Places) -> tuple[float, float]:
        """The left end and the height of a name: the nearest place that no line crosses, else right of the end."""
        if self._lines is None:
            self._lines = [_pixels(other.curve, places) for other in ends]
        for move in (0.0, -GAP, GAP, -1.5 * GAP, 1.5 * GAP):
            for left in (end.x + 8, end.x - 8 - across):
                area = QRectF(left, height + move - GAP / 2, across, GAP)
                inside = area.left() >= places.left and area.right() <= places.right
                if inside and places.top <= area.center().y() <= places.bottom and not _crossed(area, self._lines):
                    return left, height + move
        return end.x + 8, height


def _pixels(curve: Curve, places: Places) -> Pixels:
    """The line of a curve as it is painted, where it is known."""
    x, y = curve.smoothed()
    across, down = places.many(x, y)
    known = np.isfinite(down)
    return across[known], down[known]


def _crossed(area: QRectF, lines: Iterable[Pixels]) -> bool:
    """Whether one of the lines enters a rectangle."""
    for x, y in lines:
        if len(x) < 2 or x[-1] < area.left() or x[0] > area.right():
            continue
        ends = np.array([max(area.left(), x[0]), min(area.right(), x[-1])])
        inside = (x > ends[0]) & (x < ends[1])
        heights = np.concatenate([np.interp(ends, x, y), y[inside]])
        if heights.min() <= area.bottom() and heights.max() >= area.top():
            return True
    return False


def _ends(curves: Iterable[Curve], places: Places) -> Iterator[End]:
    for curve in curves:
        x, y = curve.smoothed()
        ((across, down),) = places.few(x[-1:], y[-1:])
        if math.isfinite(down) and places.left <= across <= places.right + 1:
            yield End(across, float(np.clip(down, places.top, places.bottom)), curve)


def _roomiest(ends: list[End], most: int) -> list[End]:
    """The ends that are named where not all can be: whoever crowds most goes first."""
    kept = list(ends)
    while len(kept) > most:
        gaps = [kept[i].y - kept[i - 1].y if i else math.inf for i in range(len(kept))]
        del kept[gaps.index(min(gaps))]
    return kept
