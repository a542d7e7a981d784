"""What each pixel does for the answer, as a card: covered, or by the gradient."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui import theme
from gui.labs.inspect.layers_lab import LayersLab
from gui.pages.inspect.tints import contribution_image
from gui.widgets.layout import Card
from gui.widgets.marks import Label
from gui.widgets.numbers import percent
from gui.widgets.pictures import paint_pixels
from gui.widgets.segments import Segments

SIDE_PX, WORDS_PX, HEAD_PX = 168, 130, 64


class PixelPicture(QWidget):
    """What each pixel does for the answer, six screen pixels each, up to twelve where the card is large."""

    def __init__(self, lab: LayersLab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self.setFixedSize(SIDE_PX, SIDE_PX)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        found, digit = self.lab.pixels, self.lab.digit
        if found is None or digit is None or found.cover.shape != digit.image.shape[1:]:
            painter.fillRect(self.rect(), theme.color("paper"))
            return
        values = found.gradient if self.lab.gradient else found.cover
        reach = max(float(np.abs(found.cover).max()), float(np.abs(found.gradient).max()))
        paint_pixels(painter, QRectF(self.rect()), contribution_image(values, digit.image.max(axis=0), reach))


class PixelCard(Card):
    """What each pixel does: covered, or by the gradient; one scale for both."""

    def __init__(self, lab: LayersLab, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.lab = lab
        self.head = Label("", "text", "section")
        self.method = Segments()
        self.method.edited.connect(lambda gradient: self.lab.edit(gradient=gradient))
        top = QHBoxLayout()
        top.addWidget(self.head, 1)
        top.addWidget(self.method)
        self.body.addLayout(top)
        self.for_label, self.against = Label("", "text2", "small"), Label("", "text2", "small")
        self.caption = Label("", "muted", "small", wrap=True)
        self.value = Label("", "text", "value")
        self.hint = Label("", "muted", "small", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(4)
        for role, label in (("series1", self.for_label), ("series2", self.against)):
            line = QHBoxLayout()
            line.setSpacing(8)
            line.addWidget(Swatch(role))
            line.addWidget(label, 1)
            words.addLayout(line)
        words.addStretch(1)
        for label in (self.caption, self.value, self.hint):
            words.addWidget(label)
        self.picture = PixelPicture(lab)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = min(self.width() - WORDS_PX - 32, self.height() - HEAD_PX)
        side = min(max(room // 28 * 28, SIDE_PX), 2 * SIDE_PX)
        self.picture.setFixedSize(side, side)

    def retranslate(self) -> None:
        """Say everything in the language that holds now."""
        self.head.setText(self.tr("What each pixel does"))
        self.setAccessibleName(self.tr("What each pixel does"))
        self.method.set_choices(
            [(False, self.tr("cover")), (True, self.tr("gradient"))],
            [
                self.tr("How the log odds of the answer change when a patch of 5 × 5 pixels is set to 0."),
                self.tr("What covering would change if the network were linear here: pixel times gradient."),
            ],
        )
        self.against.setText(self.tr("against"))

    def draw(self) -> None:
        """Make the card equal to the lab."""
        lab = self.lab
        self.method.set_value(lab.gradient)
        found, subject = lab.pixels, lab.subject
        if found is not None and subject is not None and found.answer < len(subject.classes):
            name = subject.classes[found.answer]
            self.for_label.setText(self.tr("for {name}").format(name=name))
            self.caption.setText(self.tr("{name}, most covered").format(name=name))
            self.value.setText(percent(found.lowest))
            self.hint.setText(self.tr("where a 5 × 5 patch hides it most"))
        self.picture.update()


class Swatch(QWidget):
    """A small square in the color of a role."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self.setFixedSize(14, 14)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(self._role))
        painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
