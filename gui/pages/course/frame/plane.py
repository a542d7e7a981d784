"""A plane with points of two classes and lines between them, which can be dragged."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from engine.course.perceptron import line_through
from gui import theme
from gui.pages.course.frame.canvas import LEFT, RIGHT, dot, pen, text

NEAR = 9.0  # px within which a press takes hold of a point or a line
NAME_SHARE, NAME_GAP = 0.1, 11.0  # of a line, from its lower end; px beside it
Weights = tuple[float, float, float]  # of the line −w₀ + w₁x₁ + w₂x₂ = 0; the answer is 1 on its positive side


@dataclass(frozen=True)
class PlanePoint:
    """A point with its class; `now` is the one of this step, `name` stands beside it."""

    x: float
    y: float
    filled: bool
    now: bool = False
    name: str = ""


@dataclass(frozen=True)
class PlaneLine:
    """A line: dashed where it was before, else 2.5 px in the color of a role; `held` lines can be dragged."""

    weights: Weights
    role: str = "accent"
    before: bool = False
    held: int = -1
    name: str = ""


@dataclass(frozen=True)
class Plane:
    """What a plane shows: the square low…high, names of the axes, the half-plane of answer 1, lines, points."""

    low: float = -0.5
    high: float = 1.5
    title: str = ""
    axes: tuple[str, str] = ("x₁", "x₂")
    ticks: tuple[float, ...] = (0.0, 1.0)
    shaded: Weights | None = None
    shaded_name: str = ""
    other_name: str = ""
    lines: tuple[PlaneLine, ...] = ()
    points: tuple[PlanePoint, ...] = ()


def paint_plane(painter: QPainter, plane: Plane, square: QRectF, *, small: bool = False) -> None:
    """A plane in a square; `small` leaves the words out, for thumbnails."""

    def at(x: float, y: float) -> QPointF:
        span = plane.high - plane.low
        return QPointF(
            square.left() + (x - plane.low) / span * square.width(),
            square.bottom() - (y - plane.low) / span * square.height(),
        )

    if plane.shaded is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("selected"))
        painter.drawPolygon(QPolygonF([at(x, y) for x, y in half_plane(plane.shaded, plane.low, plane.high)]))
    if not small:
        _paint_axes(painter, plane, square, at)
    painter.save()
    painter.setClipRect(square.adjusted(-1, -1, 1, 1))
    for line in plane.lines:
        ends = line_through(line.weights, plane.low, plane.high)
        if ends:
            painter.setPen(pen("text2", 1.2, (5, 3)) if line.before else pen(line.role, 2.5))
            painter.drawLine(at(*ends[0]), at(*ends[1]))
    painter.restore()
    for line in plane.lines:
        ends = line_through(line.weights, plane.low, plane.high)
        if ends and line.name:
            text(painter, name_place(at(*ends[0]), at(*ends[1])), line.name, role=line.role, px=12, weight=600)
    for point in plane.points:
        middle = at(point.x, point.y)
        if point.now:
            painter.setPen(pen("series2", 2))
            painter.setBrush(theme.color("warning_ground"))
            painter.drawEllipse(middle, 14, 14)
        dot(painter, middle, filled=point.filled, radius=5.5 if small else 7)
        if point.name:
            off = 16 if point.now else 12
            text(painter, QPointF(middle.x() + off, middle.y() - off), point.name, role="muted", px=12, align=LEFT)


def name_place(start: QPointF, end: QPointF) -> QPointF:
    """Where the name of a line stands: beside it, near its lower end."""
    low, high = sorted((start, end), key=lambda point: -point.y())
    way = high - low
    length = math.hypot(way.x(), way.y()) or 1.0
    aside = QPointF(-way.y(), way.x()) / length * (NAME_GAP if way.x() > 0 else -NAME_GAP)
    return low + way * NAME_SHARE - aside


def _paint_axes(painter: QPainter, plane: Plane, square: QRectF, place: Callable[[float, float], QPointF]) -> None:
    painter.setPen(pen("grid"))
    for tick in plane.ticks:
        across, up = place(tick, plane.low), place(plane.low, tick)
        painter.setPen(pen("grid"))
        painter.drawLine(QPointF(across.x(), square.top()), QPointF(across.x(), square.bottom()))
        painter.drawLine(QPointF(square.left(), up.y()), QPointF(square.right(), up.y()))
        name = f"{tick:g}".replace("-", "−")
        text(painter, QPointF(across.x(), square.bottom() + 14), name, role="muted", px=12)
        text(painter, QPointF(square.left() - 8, up.y()), name, role="muted", px=12, align=RIGHT)
    painter.setPen(pen("axis"))
    painter.drawLine(square.topLeft(), square.bottomLeft())
    painter.drawLine(square.bottomLeft(), square.bottomRight())
    text(painter, QPointF(square.right(), square.bottom() + 14), plane.axes[0], role="text2", px=12, align=RIGHT)
    text(painter, QPointF(square.left() - 8, square.top() + 6), plane.axes[1], role="text2", px=12, align=RIGHT)
    if plane.shaded is not None:
        corners = [(plane.high, plane.high), (plane.low, plane.low), (plane.low, plane.high), (plane.high, plane.low)]
        names = {True: plane.shaded_name, False: plane.other_name}
        for x, y in corners:
            w0, w1, w2 = plane.shaded
            words = names.pop(-w0 + w1 * x + w2 * y > 0, "")
            corner = place(x, y)
            inside = QPointF(corner.x() + (8 if x == plane.low else -8), corner.y() + (14 if y == plane.high else -14))
            if words:
                text(painter, inside, words, role="text2", px=12, align=LEFT if x == plane.low else RIGHT)


def half_plane(weights: Weights, low: float, high: float) -> list[tuple[float, float]]:
    """The corners of the part of the square in which −w₀ + w₁x₁ + w₂x₂ ≥ 0."""
    w0, w1, w2 = weights
    corners = [(low, low), (high, low), (high, high), (low, high)]
    found: list[tuple[float, float]] = []
    for (x, y), (u, v) in zip(corners, [*corners[1:], corners[0]], strict=True):
        a, b = -w0 + w1 * x + w2 * y, -w0 + w1 * u + w2 * v
        if a >= 0:
            found.append((x, y))
        if a * b < 0:
            share = a / (a - b)
            found.append((x + share * (u - x), y + share * (v - y)))
    return found


class PlaneWidget(QWidget):
    """A plane that can be edited: lines are dragged, points added by a click, dragged, and turned by a right click."""

    line_moved = Signal(int, object)  # which of the held lines, its new weights
    point_added = Signal(float, float)
    point_moved = Signal(int, float, float)
    point_turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plane = Plane()
        self.own_points = False
        self._grip: tuple[str, int, tuple[float, float] | None] | None = None
        self.setMinimumSize(180, 180)
        self.setMouseTracking(True)
        theme.changed.connect(self.update)

    def show_plane(self, plane: Plane, *, own_points: bool = False) -> None:
        """Show another plane."""
        self.plane, self.own_points = plane, own_points
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(368, 346)

    def square(self) -> QRectF:
        """The square in which the points stand."""
        top = 34 if self.plane.title else 18
        side = min(self.width() - 64, self.height() - top - 40, 288 if self.height() < 420 else 480)
        return QRectF((self.width() - side) / 2 + 8, top, side, side)

    def pixel(self, x: float, y: float) -> QPointF:
        """Where a point of the plane stands in the widget."""
        square, span = self.square(), self.plane.high - self.plane.low
        return QPointF(
            square.left() + (x - self.plane.low) / span * square.width(),
            square.bottom() - (y - self.plane.low) / span * square.height(),
        )

    def value(self, where: QPointF) -> tuple[float, float]:
        """The point of the plane under a pixel."""
        square, span = self.square(), self.plane.high - self.plane.low
        x = self.plane.low + (where.x() - square.left()) / square.width() * span
        y = self.plane.low + (square.bottom() - where.y()) / square.height() * span
        return round(x, 2), round(y, 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.plane.title:
            text(painter, QPointF(self.square().left(), 16), self.plane.title, weight=600, align=LEFT)
        paint_plane(painter, self.plane, self.square())

    # the mouse
    def _point_at(self, where: QPointF) -> int:
        for place, point in enumerate(self.plane.points):
            gap = self.pixel(point.x, point.y) - where
            if math.hypot(gap.x(), gap.y()) <= NEAR:
                return place
        return -1

    def _line_at(self, where: QPointF) -> tuple[int, tuple[float, float] | None] | None:
        """The held line under a pixel, and around which of its ends it turns; None turns it around nothing."""
        for line in self.plane.lines:
            ends = line_through(line.weights, self.plane.low, self.plane.high) if line.held >= 0 else []
            if not ends:
                continue
            a, b = self.pixel(*ends[0]), self.pixel(*ends[1])
            length = math.hypot(b.x() - a.x(), b.y() - a.y()) or 1.0
            along = ((where.x() - a.x()) * (b.x() - a.x()) + (where.y() - a.y()) * (b.y() - a.y())) / length**2
            off = abs((where.x() - a.x()) * (b.y() - a.y()) - (where.y() - a.y()) * (b.x() - a.x())) / length
            if off <= NEAR and -0.05 <= along <= 1.05:
                return line.held, None if 0.3 <= along <= 0.7 else ends[1] if along < 0.3 else ends[0]
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        where = event.position()
        if not self.square().contains(where):
            return
        place = self._point_at(where) if self.own_points else -1
        line = self._line_at(where)
        if place >= 0 and event.button() == Qt.MouseButton.RightButton:
            self.point_turned.emit(place)
        elif event.button() != Qt.MouseButton.LeftButton:
            return
        elif place >= 0:
            self._grip = ("point", place, None)
        elif line is not None:
            self._grip = ("line", *line)
        elif self.own_points:
            self.point_added.emit(*self.value(where))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        where = event.position()
        if self._grip is None:
            over = self.own_points and self._point_at(where) >= 0
            self.setCursor(
                Qt.CursorShape.OpenHandCursor if over or self._line_at(where) else Qt.CursorShape.ArrowCursor
            )
            return
        kind, place, pivot = self._grip
        x, y = self.value(where)
        if kind == "point":
            self.point_moved.emit(place, x, y)
        else:
            weights = next(line.weights for line in self.plane.lines if line.held == place)
            self.line_moved.emit(place, moved(weights, (x, y), pivot))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None


def moved(weights: Weights, to: tuple[float, float], pivot: tuple[float, float] | None) -> Weights:
    """A line dragged to a point: parallel, or turned around a pivot; its weights keep their length and their side."""
    _, w1, w2 = weights
    if pivot is not None:
        across, up = to[0] - pivot[0], to[1] - pivot[1]
        length, size = math.hypot(across, up), math.hypot(w1, w2)
        if length > 1e-6:
            u1, u2 = -up / length * size, across / length * size
            w1, w2 = (u1, u2) if u1 * w1 + u2 * w2 >= 0 else (-u1, -u2)
    w1, w2 = round(w1, 3), round(w2, 3)
    return round(w1 * to[0] + w2 * to[1], 3), w1, w2
