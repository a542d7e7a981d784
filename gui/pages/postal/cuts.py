"""Cuts: a picture of a row of digits with a frame around each, to be put right by hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.pages.postal.picture_view import PictureView

Rect = tuple[int, int, int, int]
GRIP_PX = 7.0
SMALLEST_PX = 4
SMALL_SHARE = 0.4
CLOSER = 1.25


class CutEditor(QWidget):
    """The picture with its cuts: drag an edge or a frame, draw a new frame on free paper, Delete removes one.

    The wheel looks closer or from farther away, the right button drags the picture.
    Keys: Left and Right choose a cut, Shift moves its right edge, Ctrl its left edge, Insert adds one; + and − look
    closer and farther, 0 shows the whole.
    """

    mended = Signal(object)  # the cuts as (left, top, right, bottom) in pixels of the picture

    def __init__(self, most: int = 5, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.most = most
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._image = QImage()
        self._seen = PictureView()
        self._shown = QPixmap()
        self._cuts: list[Rect] = []
        self._chosen = -1
        self._grip = ""
        self._from = QPointF()
        self._held: QPointF | None = None  # where the right button took the picture
        self._before: Rect = (0, 0, 0, 0)
        theme.changed.connect(self.update)

    # what it shows
    def show_picture(self, image: QImage, cuts: Sequence[Rect]) -> None:
        """Show another picture: the part around its cuts where they are small in it, else the whole."""
        self._image = image
        self._grip = ""
        self.show_cuts(cuts)
        self._view.size = image.size()
        self.look_at_all()
        if cuts:
            around = _rect(cuts[0])
            for cut in cuts:
                around = around.united(_rect(cut))
            if around.width() < SMALL_SHARE * image.width():
                room = max(around.height(), around.width() / self.most)
                self._view.look(around.adjusted(-room, -room / 2, room, room / 2))
                self._looked()

    def show_cuts(self, cuts: Sequence[Rect]) -> None:
        """Show these cuts; one that is being dragged stays with the mouse."""
        if not self._grip:
            self._cuts = list(cuts)
            self._chosen = min(self._chosen, len(self._cuts) - 1)
            self.update()

    def cuts(self) -> list[Rect]:
        return list(self._cuts)

    def chosen(self) -> int:
        """Which cut is chosen; −1 for none."""
        return self._chosen

    def choose(self, place: int) -> None:
        """Choose a cut by its number from 0."""
        self._chosen = place if 0 <= place < len(self._cuts) else -1
        if self._chosen >= 0:
            self._view.reveal(_rect(self._cuts[self._chosen]))
            self._shown = QPixmap()
        self.update()

    # what it does
    def add(self) -> None:
        """Add a cut in the widest free part of the picture."""
        if len(self._cuts) >= self.most or self._image.isNull():
            return
        width, height = self._image.width(), self._image.height()
        spans = sorted((left, right) for left, _, right, _ in self._cuts)
        edges = [0, *(x for span in spans for x in span), width]
        gaps = sorted(((edges[i + 1] - edges[i], edges[i]) for i in range(0, len(edges), 2)), reverse=True)
        room, start = gaps[0]
        usual = max((right - left for left, right in spans), default=width // self.most)
        wide = max(SMALLEST_PX, min(room, usual))
        left = start + max(0, (room - wide) // 2)
        top = min((cut[1] for cut in self._cuts), default=0)
        bottom = max((cut[3] for cut in self._cuts), default=height)
        self._finish([*self._cuts, (left, top, left + wide, bottom)], (left, top, left + wide, bottom))

    def remove(self) -> None:
        """Remove the chosen cut."""
        if 0 <= self._chosen < len(self._cuts):
            rest = [cut for i, cut in enumerate(self._cuts) if i != self._chosen]
            self._finish(rest, None)

    def _finish(self, cuts: list[Rect], chosen: Rect | None) -> None:
        self._cuts = sorted(cuts)
        self._chosen = self._cuts.index(chosen) if chosen is not None else -1
        self.update()
        self.mended.emit(list(self._cuts))

    # what part of it
    def view(self) -> QRectF:
        """The part of the picture that is seen."""
        return QRectF(self._view.part)

    def look_closer(self, factor: float, around: QPointF | None = None) -> None:
        """See less of the picture, larger, or more of it; a point of the widget stays in place."""
        if not self._image.isNull():
            self._view.closer(factor, QRectF(self.rect()).center() if around is None else around)
            self._looked()

    def look_at_all(self) -> None:
        """See the whole picture."""
        self._view.look(self._view.whole)
        self._looked()

    def _looked(self) -> None:
        self._shown = QPixmap()
        self.update()

    @property
    def _view(self) -> PictureView:
        """What is seen, in the room that there is now: a hidden widget learns nothing of being resized."""
        room = QRectF(self.rect()).adjusted(8, 8, -8, -8)
        if room.width() > 1 and room.height() > 1:
            self._seen.room = room
        return self._seen

    # places
    def area(self, cut: Rect) -> QRectF:
        """A cut on the screen."""
        return self._view.on_screen(_rect(cut))

    def _hit(self, point: QPointF) -> tuple[int, str]:
        """Which cut is under the mouse, and which part of it: l, t, r, b, two of them at a corner, or all."""
        for i in [self._chosen, *range(len(self._cuts))]:
            if not 0 <= i < len(self._cuts):
                continue
            area = self.area(self._cuts[i])
            if not area.adjusted(-GRIP_PX, -GRIP_PX, GRIP_PX, GRIP_PX).contains(point):
                continue
            grip = "l" if abs(point.x() - area.left()) <= GRIP_PX else ""
            grip += "r" if not grip and abs(point.x() - area.right()) <= GRIP_PX else ""
            grip += (
                "t"
                if abs(point.y() - area.top()) <= GRIP_PX
                else "b"
                if abs(point.y() - area.bottom()) <= GRIP_PX
                else ""
            )
            return i, grip or "all"
        return -1, "new"

    # mouse
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
            self._held = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if event.button() != Qt.MouseButton.LeftButton or self._image.isNull():
            return
        place, grip = self._hit(event.position())
        self._from = event.position()
        if grip == "new":
            if len(self._cuts) >= self.most:
                self.choose(-1)
                return
            column, row = self._view.in_picture(event.position())
            self._cuts.append((column, row, column, row))
            place, grip = len(self._cuts) - 1, "new"
        self._chosen, self._grip = place, grip
        self._before = self._cuts[place]
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self._drag_view(event.position())
            return
        if not self._grip:
            _, grip = self._hit(event.position())
            self.setCursor(_shape(grip))
            return
        column, row = self._view.in_picture(event.position())
        left, top, right, bottom = self._before
        if self._grip == "new":
            x0, y0 = self._before[:2]
            left, right = sorted((x0, column))
            top, bottom = sorted((y0, row))
        elif self._grip == "all":
            start = self._view.in_picture(self._from)
            dx = min(max(column - start[0], -left), self._image.width() - right)
            dy = min(max(row - start[1], -top), self._image.height() - bottom)
            left, top, right, bottom = left + dx, top + dy, right + dx, bottom + dy
        else:
            left = min(column, right - SMALLEST_PX) if "l" in self._grip else left
            right = max(column, left + SMALLEST_PX) if "r" in self._grip else right
            top = min(row, bottom - SMALLEST_PX) if "t" in self._grip else top
            bottom = max(row, top + SMALLEST_PX) if "b" in self._grip else bottom
        self._cuts[self._chosen] = (left, top, right, bottom)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
            self._held = None
            self.unsetCursor()
        if event.button() != Qt.MouseButton.LeftButton or not self._grip:
            return
        grip, self._grip = self._grip, ""
        cut = self._cuts[self._chosen]
        if cut[2] - cut[0] < SMALLEST_PX or cut[3] - cut[1] < SMALLEST_PX:  # a click on free paper is no cut
            del self._cuts[self._chosen]
            self.choose(-1)
        elif grip == "new" or cut != self._before:
            self._finish(list(self._cuts), cut)

    def _drag_view(self, point: QPointF) -> None:
        if self._held is not None:
            self._view.move(point - self._held)
            self._held = point
            self._looked()

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / 120
        if notches:
            self.look_closer(CLOSER**notches, event.position())
        event.accept()

    # keys
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers()
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key)
        if step is not None and held & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier):
            self._nudge(step, "r" if held & Qt.KeyboardModifier.ShiftModifier else "l")
        elif step is not None and self._cuts:
            self.choose(min(max(self._chosen + step, 0), len(self._cuts) - 1))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove()
        elif key == Qt.Key.Key_Insert:
            self.add()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.look_closer(1 / CLOSER if key == Qt.Key.Key_Minus else CLOSER)
        elif key == Qt.Key.Key_0:
            self.look_at_all()
        else:
            super().keyPressEvent(event)

    def _nudge(self, step: int, side: str) -> None:
        if not 0 <= self._chosen < len(self._cuts):
            return
        by = step * max(1, round(self._image.width() / 200))
        left, top, right, bottom = self._cuts[self._chosen]
        if side == "l":
            left = min(max(left + by, 0), right - SMALLEST_PX)
        else:
            right = max(min(right + by, self._image.width()), left + SMALLEST_PX)
        cuts = list(self._cuts)
        cuts[self._chosen] = (left, top, right, bottom)
        self._finish(cuts, (left, top, right, bottom))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._chosen < 0 and event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.choose(0)

    # paint
    def _sized(self, whole: QRectF) -> QPixmap:
        """The part of the picture that is seen, at the size it is seen: a photo is shrunk once, not at every move."""
        ratio = self.devicePixelRatioF()
        size = (whole.size() * ratio).toSize()
        if self._shown.size() != size:
            part = self._image.copy(self._view.part.toRect())
            smooth = Qt.TransformationMode.SmoothTransformation
            self._shown = QPixmap.fromImage(part.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
        return self._shown

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        width = 2 if self.hasFocus() else 1
        edge = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setPen(QPen(theme.color("accent" if self.hasFocus() else "button_border"), width))
        painter.setBrush(theme.color("card"))
        painter.drawRoundedRect(edge, 8, 8)
        if self._image.isNull():
            return
        whole = self._view.on_screen(self._view.part)
        shown = self._sized(whole)
        painter.drawPixmap(whole, shown, QRectF(shown.rect()))
        painter.setClipRect(whole.adjusted(-6, -6, 6, 6))
        veil = QPainterPath()
        veil.setFillRule(Qt.FillRule.OddEvenFill)
        veil.addRect(whole)
        for cut in self._cuts:
            one = QPainterPath()
            one.addRect(self.area(cut))
            veil = veil.subtracted(one)
        shade = QColor(theme.color("card"))
        shade.setAlphaF(0.55)
        painter.fillPath(veil, shade)
        painter.setFont(theme.font(12, 500))
        for i, cut in enumerate(self._cuts):
            area = self.area(cut)
            chosen = i == self._chosen
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 2 if chosen else 1))
            painter.drawRect(area)
            label = QRectF(area.left(), area.top() - 18 if area.top() > 20 else area.top(), 18, 18)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_fill"))
            painter.drawRect(label)
            painter.setPen(theme.color("on_accent"))
            painter.drawText(label, Qt.AlignmentFlag.AlignCenter, str(i + 1))
            if chosen:
                painter.setPen(QPen(theme.color("accent"), 1.5))
                painter.setBrush(theme.color("card"))
                for spot in (area.topLeft(), area.topRight(), area.bottomLeft(), area.bottomRight()):
                    painter.drawEllipse(spot, 4, 4)


def _rect(cut: Rect) -> QRectF:
    left, top, right, bottom = cut
    return QRectF(left, top, right - left, bottom - top)


def _shape(grip: str) -> Qt.CursorShape:
    """The mouse pointer that says what dragging here does."""
    return {
        "l": Qt.CursorShape.SizeHorCursor,
        "r": Qt.CursorShape.SizeHorCursor,
        "t": Qt.CursorShape.SizeVerCursor,
        "b": Qt.CursorShape.SizeVerCursor,
        "lt": Qt.CursorShape.SizeFDiagCursor,
        "rb": Qt.CursorShape.SizeFDiagCursor,
        "rt": Qt.CursorShape.SizeBDiagCursor,
        "lb": Qt.CursorShape.SizeBDiagCursor,
        "all": Qt.CursorShape.SizeAllCursor,
    }.get(grip, Qt.CursorShape.CrossCursor)
