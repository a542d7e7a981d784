"""What a reading looks like: the pictures on its way, the three likeliest digits with their bars."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.widgets.numbers import percent
from gui.widgets.pictures import gray_image, paint_pixels

STAGES = 4
SIDE = 28


def _in_28(plane: NDArray[np.float32]) -> NDArray[np.float32]:
    """A plane of 20×20 in the middle of 28×28, so that the pixels of all stages are of one size."""
    height, width = plane.shape
    if max(height, width) >= SIDE:
        return plane
    sheet = np.zeros((SIDE, SIDE), np.float32)
    top, left = (SIDE - height) // 2, (SIDE - width) // 2
    sheet[top : top + height, left : left + width] = plane
    return sheet


class StageStrip(QWidget):
    """The picture after each normalizing step; the last one, ringed, is what the network gets."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images: list[QImage] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(58)
        theme.changed.connect(self.update)

    def show_stages(self, planes: Sequence[NDArray[np.float32]]) -> None:
        """Show these planes, 0 black … 1 white."""
        self._images = [gray_image(_in_28(plane)) for plane in planes]
        self.update()

    def _side(self) -> int:
        return max(24, min((self.width() - 18) // STAGES, 56))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self._side() + 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self._side()
        gap = (self.width() - 2 - STAGES * side) // (STAGES - 1) if side < 56 else 8
        painter.setFont(theme.font(12))
        for i, image in enumerate(self._images):
            last = i == len(self._images) - 1
            left = i * (side + gap) if not last or side == 56 else self.width() - side - 2
            area = QRectF(left, 2, side, side)
            paint_pixels(painter, area, image, smooth=image.width() > 60)
            if last:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.color("accent"), 2))
                painter.drawRoundedRect(area.adjusted(-1, -1, 1, 1), 5, 5)
            painter.setPen(theme.color("muted"))
            painter.drawText(QRectF(left, side + 5, side, 16), Qt.AlignmentFlag.AlignCenter, str(i + 1))


class TopThree(QWidget):
    """The three likeliest digits, each with its bar and its probability."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[tuple[int, float]] = ()
        self._sure = True
        self.setFixedHeight(66)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_rows(self, rows: Sequence[tuple[int, float]], sure: bool) -> None:
        """Show (digit, probability), likeliest first; `sure` decides the color."""
        self._rows, self._sure = rows, sure
        self.setAccessibleName(", ".join(f"{digit}: {percent(share)}" for digit, share in rows))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = QFontMetrics(theme.font(12)).horizontalAdvance("100.0 %")
        bar = QRectF(18, 0, max(self.width() - 18 - wide - 12, 8), 6)
        for i, (digit, share) in enumerate(self._rows):
            middle = 22 * i + 11
            painter.setFont(theme.font(13, 600 if i == 0 else 400))
            painter.setPen(theme.color("text" if i == 0 else "text2"))
            painter.drawText(QRectF(0, middle - 11, 16, 22), Qt.AlignmentFlag.AlignVCenter, str(digit))
            area = bar.translated(0, middle - 3)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(area, 3, 3)
            if share >= 0.0005:
                role = ("accent" if self._sure else "warning") if i == 0 else "series8"
                painter.setBrush(theme.color(role))
                length = max(area.width() * share, 1.5)
                painter.drawRoundedRect(QRectF(area.left(), area.top(), length, 6), min(3, length / 2), 3)
            painter.setFont(theme.font(12))
            painter.setPen(theme.color("text2"))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(self.width() - wide - 4, middle - 11, wide + 4, 22), right, percent(share))


class Thumb(QWidget):
    """A small picture of a plane, white on black."""

    def __init__(self, side: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.setFixedSize(side, side)

    def show_plane(self, plane: NDArray[np.float32] | None) -> None:
        """Show a plane, or nothing."""
        self._image = QImage() if plane is None else gray_image(plane)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._image.isNull():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_pixels(painter, QRectF(self.rect()), self._image)
