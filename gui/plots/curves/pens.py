"""The pens that curves are drawn with; made once, since a pen that is made or dropped hands the interpreter over."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QColor, QPen

from gui import theme

RAW_SHARE = {True: 0.38, False: 0.26}  # how opaque a curve of each step is, in the dark theme and the light


@lru_cache(maxsize=32)
def raw_pen(number: int, mode: str) -> QPen:
    """The pale pen of a series for each step; mixed, not see-through: strokes that cross must not add up."""
    share = RAW_SHARE[mode == "dark"]
    return QPen(mixed(theme.series(number).color, theme.color("card"), share), 1)


@lru_cache(maxsize=64)
def line_pen(number: int, thin: bool, bold: bool, mode: str) -> QPen:
    """The pen of a series; a line of very many points has neither dash nor weight."""
    series = theme.series(number)
    return series.pen(1 if thin else 2) if bold else QPen(series.color, 1)


def mixed(color: QColor, ground: QColor, share: float) -> QColor:
    """The color that a see-through one shows on a ground."""
    return QColor.fromRgbF(
        share * color.redF() + (1 - share) * ground.redF(),
        share * color.greenF() + (1 - share) * ground.greenF(),
        share * color.blueF() + (1 - share) * ground.blueF(),
    )
