"""The view of the template lab: mean images, a histogram with a threshold to drag, ROC, a unit that learns."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.labs.course.exercises.template_exercise import TRAINING, TemplateExercise, ten_accuracies, trained
from gui.pages.course.frame.canvas import LEFT, RIGHT, curve, growth, pen, ring, text
from gui.pages.course.frame.fields import SettingChoice, SettingRow, SettingSegments
from gui.pages.course.frame.pixels import paint_pixels
from gui.pages.course.lab_view import LabView, views
from gui.widgets.marks import Label
from gui.widgets.numbers import percent


class TemplateCanvas(QWidget):
    """Pictures and plots of the segment that is shown; the threshold is dragged, or moved by the arrow keys."""

    def __init__(self, exercise: TemplateExercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exercise = exercise
        self._plot = QRectF()
        self._range = (0.0, 1.0)
        self._dragging = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(480, 240)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(1037, 346)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._plot = QRectF()
        {"mean": self._mean, "two": self._two, "threshold": self._threshold, "ten": self._ten, "train": self._train}[
            self.exercise.example
        ](painter)
        if self.hasFocus():
            ring(painter, QRectF(self.rect()).adjusted(3, 3, -3, -3))

    # the segments
    def _mean(self, painter: QPainter) -> None:
        lab = self.exercise
        size = min((self.height() - 90) / 2, (self.width() - 160) / 5.0)
        left, top = (self.width() - 5 * size - 4 * 24) / 2, (self.height() - 2 * size - 40) / 2 + 8
        for digit, weights in enumerate(lab.templates()):
            row, column = divmod(digit, 5)
            area = QRectF(left + column * (size + 24), top + row * (size + 34), size, size)
            text(painter, QPointF(area.center().x(), area.top() - 11), str(digit), px=12, role="text2")
            if digit < lab.at:
                paint_pixels(painter, area, weights[0])
            else:
                painter.setPen(pen("line", 1, (3, 2)))
                painter.drawRect(area)
            if digit == lab.at - 1:
                ring(painter, area.adjusted(-3, -3, 3, 3))

    def _two(self, painter: QPainter) -> None:
        lab = self.exercise
        size = min((self.height() - 76) / 2, 150.0 * growth(self.height()))
        left = self.width() / 2 - (3 * size + 264) / 2
        for place in (1, 2):
            image, label, product = lab.compared(place)
            top = 26 + (place - 1) * (size + 34)
            names = (
                self.tr("W, the mean {digit}").format(digit=lab.settings.digit),
                self.tr("a {label}").format(label=label),
                "W × x",
            )
            weights = lab.unit.weights[0]
            for i, (name, plane) in enumerate(zip(names, (weights, image[0], weights * image[0]), strict=True)):
                if i == 2 and place > lab.at:
                    continue
                area = QRectF(left + i * (size + 46), top, size, size)
                text(painter, QPointF(area.center().x(), area.top() - 11), name, px=12, role="text2")
                paint_pixels(painter, area, plane)
                if i < 2:
                    text(
                        painter,
                        QPointF(area.right() + 23, area.center().y()),
                        "×" if i == 0 else "=",
                        px=20,
                        role="text2",
                    )
            if place <= lab.at:
                x = left + 3 * (size + 46)
                said = self.tr("yes") if product > lab.settings.threshold else self.tr("no")
                role = "series2" if place == lab.at else "text"
                text(
                    painter,
                    QPointF(x, top + size / 2 - 14),
                    f"Σ = {product:.3f}",
                    px=20,
                    weight=600,
                    align=LEFT,
                    role=role,
                )
                text(
                    painter,
                    QPointF(x, top + size / 2 + 16),
                    f"> {lab.settings.threshold:g}?  {said}",
                    px=13,
                    align=LEFT,
                    role="text2",
                )

    def _threshold(self, painter: QPainter) -> None:
        split = self.width() * 0.64
        self._histogram(painter, QRectF(48, 44, split - 72, self.height() - 92))
        self._roc(painter, QRectF(split + 56, 44, self.width() - split - 88, self.height() - 92))

    def _histogram(self, painter: QPainter, plot: QRectF) -> None:
        lab = self.exercise
        edges, own, rest = lab.histogram()
        self._plot, self._range = plot, (float(edges[0]), float(edges[-1]))
        most = max(float(own.max()), float(rest.max()), 1e-9)
        title = self.tr("W·x of {digit} and of the rest").format(digit=lab.settings.digit)
        text(painter, QPointF(plot.left(), 20), title, weight=600, align=LEFT)
        for counts, role in ((rest, "series1"), (own, "series2")):
            color = theme.color(role)
            color.setAlphaF(0.45)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            for i, share in enumerate(counts):
                a, b = self._x(float(edges[i])), self._x(float(edges[i + 1]))
                tall = float(share) / most * plot.height()
                painter.drawRect(QRectF(a, plot.bottom() - tall, b - a, tall))
        self._axis(painter, plot)
        names = ((self.tr("the digit"), "series2"), (self.tr("the rest"), "series1"))
        for i, (name, role) in enumerate(names):
            text(painter, QPointF(plot.right(), plot.top() + 6 + 18 * i), name, px=12, role=role, align=RIGHT)
        x = self._x(lab.settings.threshold)
        painter.setPen(pen("accent", 2.5))
        painter.drawLine(QPointF(x, plot.top() - 8), QPointF(x, plot.bottom()))
        text(
            painter,
            QPointF(x + 6, plot.top() - 2),
            f"c = {lab.settings.threshold:g}",
            px=12,
            weight=600,
            role="accent",
            align=LEFT,
        )

    def _axis(self, painter: QPainter, plot: QRectF) -> None:
        painter.setPen(pen("axis"))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        low, high = self._range
        step = 20 if high - low > 80 else 10
        for tick in range(int(np.ceil(low / step)) * step, int(high) + 1, step):
            x = self._x(float(tick))
            painter.drawLine(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + 4))
            text(painter, QPointF(x, plot.bottom() + 14), str(tick), px=12, role="muted")
        text(painter, QPointF(plot.right(), plot.bottom() + 32), "W·x", px=12, role="muted", align=RIGHT)

    def _roc(self, painter: QPainter, plot: QRectF) -> None:
        lab = self.exercise
        false, found, area = lab.roc()
        side = min(plot.width(), plot.height())
        plot = QRectF(plot.left(), plot.top(), side, side)
        text(
            painter,
            QPointF(plot.left(), 20),
            self.tr("ROC, area {area}").format(area=f"{area:.3f}"),
            weight=600,
            align=LEFT,
        )
        painter.setPen(pen("grid"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(plot)
        painter.setPen(pen("muted", 1, (3, 3)))
        painter.drawLine(plot.bottomLeft(), plot.topRight())

        def at(x: float, y: float) -> QPointF:
            return QPointF(plot.left() + x * side, plot.bottom() - y * side)

        every = max(1, len(false) // 400)
        curve(painter, [at(float(a), float(b)) for a, b in zip(false[::every], found[::every], strict=True)])
        counts = lab.counts()
        others = counts.false_alarms + counts.refused
        if others:
            painter.setPen(pen("accent", 2))
            painter.setBrush(theme.color("card"))
            painter.drawEllipse(at(counts.false_alarms / others, counts.recall), 5, 5)
        text(
            painter,
            QPointF(plot.right(), plot.bottom() + 14),
            self.tr("false alarms"),
            px=12,
            role="muted",
            align=RIGHT,
        )
        text(painter, QPointF(plot.left(), plot.top() - 9), self.tr("found"), px=12, role="muted", align=LEFT)

    def _ten(self, painter: QPainter) -> None:
        lab = self.exercise
        size = min((self.width() - 64 - 9 * 10) / 10, 84.0 * growth(self.height()))
        left = (self.width() - 10 * size - 90) / 2
        for digit, weights in enumerate(lab.templates()):
            area = QRectF(left + digit * (size + 10), 30, size, size)
            paint_pixels(painter, area, weights[0])
            length = float(np.linalg.norm(weights))
            text(painter, QPointF(area.center().x(), area.bottom() + 13), f"|W| {length:.1f}", px=12, role="text2")
        shown = ten_accuracies(lab.settings.data)[: lab.at]
        names = (self.tr("dot product"), self.tr("cosine"))
        top = size + 84
        for i, (name, share) in enumerate(zip(names, shown, strict=False)):
            self._bar(
                painter,
                QRectF(left + 130, top + i * 44, self.width() - 2 * left - 230, 22),
                name,
                share,
                i == lab.at - 1,
            )

    def _bar(self, painter: QPainter, area: QRectF, name: str, share: float, now: bool) -> None:
        text(painter, QRectF(area.left() - 130, area.top(), 120, area.height()), name, align=RIGHT, role="text2")
        painter.fillRect(area, theme.color("hover"))
        filled = QRectF(area.left(), area.top(), area.width() * share, area.height())
        painter.fillRect(filled, theme.color("series2" if now else "histogram_bar"))
        text(
            painter,
            QRectF(area.right() + 10, area.top(), 90, area.height()),
            percent(share, 2),
            weight=600,
            align=LEFT,
        )

    def _train(self, painter: QPainter) -> None:
        lab = self.exercise
        size = min(self.height() - 84.0, 230.0 * growth(self.height()))
        area = QRectF(40, (self.height() - size) / 2, size, size)
        text(
            painter,
            QPointF(area.center().x(), area.top() - 12),
            self.tr("weights: for and against"),
            px=12,
            role="text2",
        )
        paint_pixels(painter, area, lab.unit.weights[0], signed=True)
        plot = QRectF(area.right() + 90, 40, self.width() - area.right() - 130, self.height() - 96)
        units = trained(lab.settings.data, lab.settings.digit, lab.settings.rate)
        shares = lab.accuracies()
        low = max(0.0, min(*shares, 0.6) - 0.05)

        def at(step: float, share: float) -> QPointF:
            return QPointF(
                plot.left() + step / TRAINING * plot.width(), plot.bottom() - (share - low) / (1 - low) * plot.height()
            )

        for share in np.arange(np.ceil(low * 10) / 10, 1.01, 0.1):
            painter.setPen(pen("grid"))
            painter.drawLine(at(0, float(share)), at(TRAINING, float(share)))
            mark = percent(round(float(share), 6), 0)
            text(painter, at(0, float(share)) - QPointF(8, 0), mark, px=12, role="muted", align=RIGHT)
        no = lab.counts().always_no
        painter.setPen(pen("text2", 1.4, (5, 3)))
        painter.drawLine(at(0, no), at(TRAINING, no))
        text(painter, at(TRAINING, no) + QPointF(0, 12), self.tr("always no"), px=12, role="text2", align=RIGHT)
        every = TRAINING / max(len(units) - 1, 1)
        points = [at(i * every, share) for i, share in enumerate(shares)]
        curve(painter, points[: max(lab.at, 1)])
        if lab.at:
            painter.setPen(pen("series2", 2))
            painter.setBrush(theme.color("card"))
            painter.drawEllipse(points[lab.at - 1], 5, 5)
        text(painter, QPointF(plot.left(), 20), self.tr("accuracy"), weight=600, align=LEFT)
        text(
            painter,
            QPointF(plot.right(), plot.bottom() + 16),
            self.tr("step {count}").format(count=TRAINING),
            px=12,
            role="muted",
            align=RIGHT,
        )

    # the threshold
    def _x(self, value: float) -> float:
        low, high = self._range
        return self._plot.left() + (value - low) / (high - low) * self._plot.width()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._dragging = self._plot.adjusted(-6, -12, 6, 4).contains(event.position())
        if self._dragging:
            self._drag(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        inside = self._plot.contains(event.position())
        self.setCursor(Qt.CursorShape.SizeHorCursor if inside else Qt.CursorShape.ArrowCursor)
        if self._dragging:
            self._drag(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragging = False

    def _drag(self, x: float) -> None:
        low, high = self._range
        value = low + (x - self._plot.left()) / self._plot.width() * (high - low)
        self.exercise.edit(threshold=round(min(max(value, low), high), 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Minus: -1.0, Qt.Key.Key_Plus: 1.0}.get(Qt.Key(event.key()))
        if step is not None:
            self.exercise.edit(threshold=self.exercise.settings.threshold + step)
        else:
            super().keyPressEvent(event)


@views.register("template")
class TemplateView(LabView):
    """Pictures and plots in their card, with digit, images and data below them."""

    def __init__(self, exercise: TemplateExercise, parent: QWidget | None = None) -> None:
        super().__init__(exercise, parent)
        self.exercise: TemplateExercise
        self.digit = self.add(SettingRow(exercise, "digit", width=48))
        self.threshold = self.add(SettingRow(exercise, "threshold", width=64))
        self.canvas = TemplateCanvas(exercise)
        row = self.carded(self.canvas, spacing=12)
        self.data = self.add(SettingChoice(exercise, "data", 150))
        self.part = self.add(SettingSegments(exercise, "part"))
        self.first = self.add(SettingRow(exercise, "first", width=64))
        self.second = self.add(SettingRow(exercise, "second", width=64))
        self.rate = self.add(SettingRow(exercise, "rate", width=64))
        self.busy = Label("", "muted", "small")
        for part in (self.data, self.part, self.first, self.second, self.rate, self.busy):
            row.addWidget(part)
        row.addStretch(1)
        self.draw()

    def tools(self) -> list[QWidget]:
        return [self.digit, self.threshold]

    def draw(self) -> None:
        super().draw()
        example = self.exercise.example
        self.threshold.setVisible(example in ("two", "threshold"))
        self.part.setVisible(example in ("threshold", "train"))
        for part in (self.first, self.second):
            part.setVisible(example == "two")
        self.rate.setVisible(example == "train")
        self.busy.setText(self.tr("computing…") if self.exercise.preparing else "")
        self.canvas.update()

    def retranslate(self) -> None:
        super().retranslate()
        self.canvas.setAccessibleName(self.tr("Templates and what they find; plus and minus move the threshold"))

    @classmethod
    def thumbnail(cls, exercise: TemplateExercise, painter: QPainter, rect: QRectF) -> None:
        size = 44.0
        left = rect.center().x() - (3 * size + 16) / 2
        for i, digit in enumerate((7, 8, 9)):
            area = QRectF(left + i * (size + 8), rect.center().y() - size / 2, size, size)
            paint_pixels(painter, area, exercise.templates()[digit][0])
            if digit == exercise.settings.digit:
                ring(painter, area.adjusted(-3, -3, 3, 3))
