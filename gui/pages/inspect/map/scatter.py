"""Digits as points: a large map to hover, click and encircle, and small ones to choose the layer by."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.types import Array
from gui import theme
from gui.labs.inspect.map_lab import LayerMap, MapLab
from gui.widgets.numbers import percent
from gui.widgets.pictures import digit_image, paint_pixels

POINT_PX, MARK_PX, RING_PX = 2.3, 4.0, 7.5
REACH_PX = 9
FEW_CLASSES = 12  # more are named smaller, and not where names would cover each other
BOX_PX = QSize(248, 124)


class Frame:
    """From positions on a map to pixels in a rectangle, with the same scale across and down."""

    def __init__(self, positions: Array, rect: QRectF, margin: float) -> None:
        low, high = positions.min(axis=0), positions.max(axis=0)
        span = np.maximum(high - low, 1e-9)
        self.scale = min((rect.width() - 2 * margin) / span[0], (rect.height() - 2 * margin) / span[1])
        self._middle = (low + high) / 2
        self._center = np.array([rect.center().x(), rect.center().y()])

    def pixels(self, positions: Array) -> Array:
        """(N, 2) in pixels; y grows upwards on a map."""
        return np.asarray(self._center + (positions - self._middle) * [self.scale, -self.scale])

    def places(self, pixels: Array) -> Array:
        """Back again."""
        return np.asarray((pixels - self._center) / [self.scale, -self.scale] + self._middle)


def paint_mark(painter: QPainter, x: float, y: float, shape: int, size: float) -> None:
    """Circle, triangle, square or diamond."""
    if shape == 0:
        painter.drawEllipse(QPointF(x, y), size, size)
    elif shape == 2:
        painter.drawRect(QRectF(x - size * 0.9, y - size * 0.9, 1.8 * size, 1.8 * size))
    else:
        corners = (
            [(0, -size * 1.1), (size * 1.05, size * 0.8), (-size * 1.05, size * 0.8)]
            if shape == 1
            else [(0, -size * 1.25), (size * 1.25, 0), (0, size * 1.25), (-size * 1.25, 0)]
        )
        painter.drawPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in corners]))


def paint_points(painter: QPainter, lab: MapLab, pixels: Array, size: float) -> None:
    """All digits: the plain ones first, the highlighted classes over them."""
    answers = lab.answers
    if answers is None:
        return
    labels = answers.labels[: len(pixels)]
    plain = ~np.isin(labels, lab.highlighted)
    pen = QPen(theme.color("disabled"), 2 * size)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawPoints(QPolygonF([QPointF(x, y) for x, y in pixels[plain].tolist()]))  # one call for thousands
    for place, k in enumerate(lab.highlighted):
        painter.setPen(QPen(theme.color("card"), 1) if size > 2 else Qt.PenStyle.NoPen)
        painter.setBrush(theme.series(place + 1).color)
        for x, y in pixels[labels == k]:
            paint_mark(painter, x, y, place, MARK_PX if size > 2 else 1.7)


class Scatter(QWidget):
    """The large map: hover describes a digit, a click selects it, a drag draws a lasso, arrows walk."""

    accepted = Signal()

    def __init__(self, lab: MapLab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self._pixels: Array = np.zeros((0, 2))
        self._lasso: list[QPointF] = []
        self._frame: Frame | None = None
        self.setMinimumSize(320, 300)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    # -- mouse and keys ------------------------------------------------------------------------------------------------
    def _at(self, point: QPointF) -> int | None:
        if not len(self._pixels):
            return None
        away = np.hypot(self._pixels[:, 0] - point.x(), self._pixels[:, 1] - point.y())
        near = int(away.argmin())
        return near if away[near] <= REACH_PX else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._lasso = [event.position()]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._lasso and event.buttons() & Qt.MouseButton.LeftButton:
            self._lasso.append(event.position())
            self.update()
        else:
            self.lab.hover(self._at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        lasso, self._lasso = self._lasso, []
        dragged = len(lasso) > 4 and QPolygonF(lasso).boundingRect().width() > REACH_PX
        if dragged and self._frame is not None:
            corners = self._frame.places(np.array([(p.x(), p.y()) for p in lasso]))
            self.lab.encircle([(float(x), float(y)) for x, y in corners])
        elif lasso:
            if len(self.lab.encircled):
                self.lab.encircle([])
            self.lab.choose(self._at(event.position()))
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._at(event.position()) is not None:
            self.accepted.emit()

    def leaveEvent(self, event: object) -> None:
        self.lab.hover(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        ways = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, 1),
            Qt.Key.Key_Down: (0, -1),
        }
        number = event.key() - Qt.Key.Key_1.value
        if key in ways:
            self.lab.nearest_that_way(*ways[key])
        elif 0 <= number < len(self.lab.maps):
            self.lab.edit(layer=number)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
        elif key == Qt.Key.Key_Escape:
            self.lab.encircle([])
            self.lab.choose(None)
        else:
            super().keyPressEvent(event)

    # -- painting ------------------------------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint(painter, QRectF(self.rect()))
        digit = self.lab.hovered if self.lab.hovered is not None else self.lab.digit
        if digit is not None and digit < len(self._pixels):
            self._paint_box(painter, digit)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """The map in a rectangle, on the screen or in a document."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        positions, answers = self.lab.positions, self.lab.answers
        if positions is None or answers is None or not len(positions):
            self._pixels = np.zeros((0, 2))
            return
        self._frame = Frame(positions, rect, 24)
        self._pixels = self._frame.pixels(positions)
        paint_points(painter, self.lab, self._pixels, POINT_PX)
        self._paint_rings(painter)
        self._paint_names(painter)
        if self._lasso:
            painter.setPen(QPen(theme.color("accent"), 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF(self._lasso))

    def _paint_rings(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.lab.ring:
            painter.setPen(QPen(theme.color("text"), 1.3))
            for i in self.lab.misread:
                if i < len(self._pixels):
                    painter.drawEllipse(QPointF(*self._pixels[i]), RING_PX, RING_PX)
        painter.setPen(QPen(theme.color("accent"), 1.3))
        for i in self.lab.encircled:
            painter.drawEllipse(QPointF(*self._pixels[i]), 4.5, 4.5)
        for digit in (self.lab.digit, self.lab.hovered):
            if digit is not None and digit < len(self._pixels):
                painter.setPen(QPen(theme.color("accent"), 2.5))
                painter.drawEllipse(QPointF(*self._pixels[digit]), RING_PX, RING_PX)

    def _paint_names(self, painter: QPainter) -> None:
        """A large numeral on a halo in the middle of each class, moved aside where a ring is."""
        answers, subject = self.lab.answers, self.lab.subject
        if answers is None or subject is None:
            return
        labels, few = answers.labels[: len(self._pixels)], len(subject.classes) <= FEW_CLASSES
        rings = self._pixels[[i for i in self.lab.misread if i < len(self._pixels)]] if self.lab.ring else None
        painter.setFont(theme.font(20 if few else 13, 600))
        taken: list[QRectF] = []
        order = sorted(range(len(subject.classes)), key=lambda k: k not in self.lab.highlighted)
        for k in order:
            own, name = self._pixels[labels == k], subject.classes[k]
            if not len(own):
                continue
            x, y = np.median(own, axis=0)
            if rings is not None and len(rings) and np.hypot(rings[:, 0] - x, rings[:, 1] - y).min() < 18:
                x += 20
            color = theme.color("text")
            if k in self.lab.highlighted:
                color = theme.series(self.lab.highlighted.index(k) + 1).color
            wide = painter.fontMetrics().horizontalAdvance(name)
            area = QRectF(x - wide / 2, y - 9, wide, 18)
            if few or not any(area.intersects(other) for other in taken):  # of many names, those that can be read
                taken.append(area)
                paint_halo(painter, x, y, name, color)

    def _paint_box(self, painter: QPainter, digit: int) -> None:
        answers, subject = self.lab.answers, self.lab.subject
        if answers is None or subject is None:
            return
        x, y = self._pixels[digit]
        left = x + 16 if x + 16 + BOX_PX.width() < self.width() else x - 16 - BOX_PX.width()
        top = min(max(y - BOX_PX.height() / 2, 4), self.height() - BOX_PX.height() - 4)
        box = QRectF(max(left, 4), top, BOX_PX.width(), BOX_PX.height())
        painter.fillRect(box, theme.color("tip"))
        images = subject.digits.images
        paint_pixels(painter, QRectF(box.left() + 10, box.top() + 10, 56, 56), digit_image(images[digit]))
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("tip_caption"))
        label = subject.classes[int(answers.labels[digit])]
        words = self.tr("digit {number}, is {name}").format(number=f"{digit:,}", name=label)
        painter.drawText(QRectF(box.left() + 76, box.top() + 8, 168, 18), Qt.AlignmentFlag.AlignVCenter, words)
        for row, (k, share) in enumerate(answers.top(digit, 2)):
            line = QRectF(box.left() + 76, box.top() + 28 + 20 * row, 160, 18)
            painter.setPen(theme.color("tip_text"))
            painter.setFont(theme.font(13, 600))
            shown = painter.fontMetrics().elidedText(subject.classes[k], Qt.TextElideMode.ElideRight, 30)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
            painter.setFont(theme.font(12))
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, percent(share))
            bar = QRectF(line.left() + 32, line.center().y() - 2, 76, 4)
            painter.fillRect(bar, theme.color("axis"))
            wrong = k != int(answers.labels[digit])
            filled = QRectF(bar.left(), bar.top(), bar.width() * share, 4)
            painter.fillRect(filled, theme.color("series2" if wrong else "series1"))
        painter.setPen(theme.color("tip_caption"))
        near = QRectF(box.left() + 10, box.top() + 76, 64, 34)
        painter.drawText(
            near, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter, self.tr("nearest in this layer")
        )
        for place, other in enumerate(self.lab.near(digit)):
            area = QRectF(box.left() + 78 + 32 * place, box.top() + 80, 28, 28)
            paint_pixels(painter, area, digit_image(images[other]), 2)


def paint_halo(painter: QPainter, x: float, y: float, text: str, color: QColor) -> None:
    """A word with a rim of card color around it, so that it is read over points."""
    area = QRectF(x - 60, y - 14, 120, 28)
    painter.setPen(theme.color("card"))
    for dx in (-2, 0, 2):
        for dy in (-2, 0, 2):
            painter.drawText(area.translated(dx, dy), Qt.AlignmentFlag.AlignCenter, text)
    painter.setPen(color)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)


class MapStrip(QWidget):
    """Small maps of all layers below each other; a click makes one large."""

    def __init__(self, lab: MapLab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self._names: list[str] = []
        self.setMinimumWidth(140)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def set_names(self, names: list[str]) -> None:
        """The layers by name."""
        self._names = names
        self.update()

    def _pitch(self) -> float:
        return self.height() / max(len(self.lab.maps), 5)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = int(event.position().y() // self._pitch())
        if place < len(self.lab.maps):
            self.lab.edit(layer=place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and 0 <= self.lab.layer + step < len(self.lab.maps):
            self.lab.edit(layer=self.lab.layer + step)
        elif step is None:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, made in enumerate(self.lab.maps):
            self._paint_map(painter, place, made)

    def _paint_map(self, painter: QPainter, place: int, made: LayerMap) -> None:
        top, pitch = place * self._pitch(), self._pitch()
        area = QRectF(0, top, self.width(), pitch - 2)
        on = place == self.lab.layer
        if on:
            painter.fillRect(area, theme.color("selected"))
            painter.fillRect(QRectF(0, top, 3, pitch - 2), theme.color("accent"))
        painter.setFont(theme.font(12, 500 if on else 400))
        painter.setPen(theme.color("accent" if on else "text"))
        head = QRectF(14, top + 2, self.width() - 28, 18)
        name = self._names[place] if place < len(self._names) else ""
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, name)
        share = percent(made.share, 0)
        painter.drawText(head, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, share)
        positions = self.lab.positions_of(made)
        frame = Frame(positions, QRectF(14, top + 20, self.width() - 28, pitch - 24), 2)
        pixels = frame.pixels(positions)
        paint_points(painter, self.lab, pixels, 1.4)
        if self.lab.digit is not None and self.lab.digit < len(pixels):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 1.5))
            painter.drawEllipse(QPointF(*pixels[self.lab.digit]), 4, 4)
