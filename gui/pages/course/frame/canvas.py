"""The drawing vocabulary of all labs, so that the same thing looks the same in each of them.

Forward is thin and dark, back or corrected is series 2 on a dashed line, what just happened is 2.5 px on warning
ground, what is chosen has an accent ring.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from gui import theme
from gui.i18n import with_percent

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter
BACK_DASH = (5.0, 3.0)  # px
USUAL_HEIGHT, MOST_GROWTH = 346.0, 1.6  # px of the card in a window of 1366×768; of its cells in a larger one


def growth(height: float) -> float:
    """How much larger than usual the cells of a card of this height are: grids grow with the window, texts do not."""
    return min(max(height / USUAL_HEIGHT, 1.0), MOST_GROWTH)


def pen(role: str, width: float = 1.0, dash: tuple[float, ...] = ()) -> QPen:
    """A pen in the color of a role; the dash is in pixels."""
    made = QPen(theme.color(role), width)
    made.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dash:
        made.setDashPattern([part / width for part in dash])
    return made


def text(
    painter: QPainter,
    where: QPointF | QRectF,
    words: str,
    *,
    role: str = "text",
    px: int = 13,
    weight: int = 400,
    align: Qt.AlignmentFlag = CENTER,
) -> QRectF:
    """A text at a point (by its alignment) or in a rectangle; returns the rectangle that it takes."""
    words = with_percent(words)
    font = theme.font(px, weight)
    metrics = QFontMetricsF(font)
    wide, tall = metrics.horizontalAdvance(words), metrics.height()
    if isinstance(where, QPointF):
        x = where.x() - (
            wide / 2 if align & Qt.AlignmentFlag.AlignHCenter else wide if align & Qt.AlignmentFlag.AlignRight else 0
        )
        where = QRectF(x, where.y() - tall / 2, wide, tall)
        align = LEFT
    painter.setFont(font)
    painter.setPen(theme.color(role))
    painter.drawText(where.adjusted(0, 0, 1, 0), align | Qt.TextFlag.TextDontClip, words)
    return where


def chip(painter: QPainter, middle: QPointF, words: str, *, role: str = "warning", px: int = 13) -> QRectF:
    """What just happened: a number or two words on warning ground."""
    wide = QFontMetricsF(theme.font(px, 600)).horizontalAdvance(words) + 14
    area = QRectF(middle.x() - wide / 2, middle.y() - 10, wide, 20)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(f"{role}_ground"))
    painter.drawRoundedRect(area, 4, 4)
    text(painter, area, words, role="series2" if role == "warning" else role, px=px, weight=600)
    return area


def arrow(
    painter: QPainter,
    start: QPointF,
    end: QPointF,
    *,
    role: str = "text2",
    width: float = 1.4,
    back: bool = False,
    hot: bool = False,
    head: float = 7,
) -> None:
    """A line that ends in a small head: forward, or `back` (series 2, dashed); `hot` just happened."""
    if back:
        role, width = "series2", 1.4
    width = 2.5 if hot else width
    painter.setPen(pen(role, width, BACK_DASH if back else ()))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawLine(start, end)
    if not head:
        return
    angle = math.atan2(end.y() - start.y(), end.x() - start.x())
    painter.setPen(pen(role, min(width, 1.8)))
    for side in (-0.45, 0.45):
        tip = QPointF(end.x() - head * math.cos(angle + side), end.y() - head * math.sin(angle + side))
        painter.drawLine(end, tip)


def node(painter: QPainter, middle: QPointF, words: str, *, radius: float = 22, chosen: bool = False) -> None:
    """A round node of a graph with its sign."""
    painter.setPen(pen("accent" if chosen else "text2", 2 if chosen else 1.4))
    painter.setBrush(theme.color("selected" if chosen else "card"))
    painter.drawEllipse(middle, radius, radius)
    text(painter, middle, words, px=16, weight=600)


def box(
    painter: QPainter, area: QRectF, *, border: str = "button_border", ground: str = "card", width: float = 1
) -> None:
    """A rounded box for an input or an output."""
    painter.setPen(pen(border, width))
    painter.setBrush(theme.color(ground))
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)


def cell(
    painter: QPainter,
    area: QRectF,
    words: str,
    *,
    px: int = 13,
    role: str = "text",
    weight: int = 400,
    ground: str = "",
    dashed: bool = False,
) -> None:
    """A cell of a matrix with its number."""
    if ground:
        painter.fillRect(area, theme.color(ground))
    painter.setPen(pen("line", 1, (3, 2) if dashed else ()))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area)
    text(painter, area, words, role=role, px=px, weight=weight)


def ring(painter: QPainter, area: QRectF, role: str = "accent", width: float = 2) -> None:
    """An accent ring around what is chosen (or warning, around what just happened)."""
    painter.setPen(pen(role, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area, 3, 3)


def dot(painter: QPainter, middle: QPointF, *, filled: bool, radius: float = 7.5, role: str = "text") -> None:
    """A point of a class: filled for 1, open for 0."""
    painter.setPen(pen(role, 2))
    painter.setBrush(theme.color(role if filled else "card"))
    painter.drawEllipse(middle, radius, radius)


def curve(
    painter: QPainter, points: list[QPointF], role: str = "series1", width: float = 2, dash: tuple[float, ...] = ()
) -> None:
    """A line through points."""
    if len(points) < 2:
        return
    path = QPainterPath(points[0])
    for point in points[1:]:
        path.lineTo(point)
    painter.setPen(pen(role, width, dash))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def mixed(over: str, under: str, share: float) -> QColor:
    """A color of one role over another, so much of it."""
    a, b = theme.color(over), theme.color(under)
    parts = zip((a.red(), a.green(), a.blue()), (b.red(), b.green(), b.blue()), strict=True)
    return QColor(*(round(x * share + y * (1 - share)) for x, y in parts))
