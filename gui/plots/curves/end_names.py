"""The names at the right ends of curves: who is named where not all can be, and how they keep apart."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from PySide6.QtGui import QFontMetricsF

from gui import theme
from gui.labs.plotting.curves import Curve
from gui.plots.axis import apart
from gui.plots.items import ItemPool, Text
from gui.plots.places import Places

GAP = 16.0  # px between two names


@dataclass(frozen=True)
class End:
    """Where a curve ends, in pixels."""

    x: float
    y: float
    curve: Curve


class EndNames:
    """Names at least 16 px apart; where there are too many for the height, the last line counts those left out.

    The name of a curve that ends before others do stands on a ground, since their lines may cross it.
    """

    def __init__(self, texts: ItemPool[Text]) -> None:
        self._texts = texts

    def __iter__(self) -> Iterator[Text]:
        return iter(self._texts)

    def clear(self) -> None:
        """Show none."""
        self._texts.clear()

    def put(self, curves: Iterable[Curve], places: Places, wide: float, text_of: Callable[[Curve], str]) -> None:
        """Write beside each of these curves what it is called, in a widget so wide."""
        self._texts.begin()
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
            left = min(end.x + 8, wide - 4 - metrics.horizontalAdvance(text))
            crossed = any(other.x > left for other in ends)
            ground = theme.color("card") if crossed else None
            self._texts.take().put(left, height + half, text, font, theme.series(end.curve.series).color, ground)


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
