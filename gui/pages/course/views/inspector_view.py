"""The view of the network inspector: a door to Inspect, with the course's network."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from engine.course.images.convolution import convolve_all
from gui.labs.course.exercises.inspector_exercise import InspectorExercise
from gui.labs.course.parts.convolution_settings import picture_array, trained_filters
from gui.pages.course.frame.canvas import arrow, pen
from gui.pages.course.frame.pixels import paint_pixels
from gui.pages.course.lab_view import LabView, views
from gui.widgets.controls import Button, describe
from gui.widgets.marks import Label


@views.register("inspector")
class InspectorView(LabView):
    """One sentence and one button."""

    def __init__(self, exercise: InspectorExercise, parent: QWidget | None = None) -> None:
        super().__init__(exercise, parent)
        self.exercise: InspectorExercise
        card = QFrame()
        card.setProperty("card", True)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        column = QVBoxLayout(card)
        column.addStretch(1)
        self.words = Label("", "text2", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.open = Button(icon="inspect")
        self.open.clicked.connect(self._open)
        column.addWidget(self.words)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.open)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)

    def _open(self) -> None:
        self.exercise.opened()
        for handover in self.exercise.handovers():
            self.handover_requested.emit(self.exercise.opens_page, handover)

    def draw(self) -> None:
        super().draw()
        self.words.setText(self.tr("There a double click switches a neuron off; all that follows is computed again."))

    def retranslate(self) -> None:
        super().retranslate()
        self.open.setText(self.tr("Open Inspect"))
        describe(self.open, self.tr("Open Inspect"), self.tr("Shows the layers of this network."))

    @classmethod
    def thumbnail(cls, exercise: InspectorExercise, painter: QPainter, rect: QRectF) -> None:
        size = 46.0
        left = rect.center().x() - 100
        area = QRectF(left, rect.center().y() - size / 2, size, size)
        digit = picture_array("digit")[0]
        paint_pixels(painter, area, digit)
        arrow(
            painter, QPointF(area.right() + 6, rect.center().y()), QPointF(area.right() + 26, rect.center().y()), head=5
        )
        maps = convolve_all(digit[None, None], trained_filters()[:8, None], padding=1)[0].clip(0)
        for i, plane in enumerate(maps):
            row, column = divmod(i, 4)
            where = QRectF(area.right() + 34 + column * 32, rect.center().y() - 31 + row * 32, 29, 29)
            paint_pixels(painter, where, plane / max(float(plane.max()), 1e-9))
            if i == 3:
                painter.setPen(pen("error", 1.6))
                painter.drawLine(where.topLeft(), where.bottomRight())
