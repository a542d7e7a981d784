"""Images of digits as a network gets them: white on black, in rows, scaled by whole pixels."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme


def gray_image(pixels: NDArray[np.float32]) -> QImage:
    """An image (H, W) of 0…1 as Qt's, with pixels of its own."""
    data = np.ascontiguousarray(np.clip(pixels * 255, 0, 255).astype(np.uint8))
    height, width = data.shape
    return QImage(data.data, width, height, width, QImage.Format.Format_Grayscale8).copy()


class PictureGrid(QWidget):
    """Rows of small images, `gap` pixels apart, with rounded corners."""

    def __init__(self, side_px: int = 28, gap_px: int = 5, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side, self._gap = side_px, gap_px
        self._rows: list[list[QImage]] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_images(self, images: NDArray[np.float32]) -> None:
        """Show images (rows, columns, H, W) of 0…1."""
        self._rows = [[gray_image(image) for image in row] for row in images]
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        columns = max((len(row) for row in self._rows), default=0)
        pitch = self._side + self._gap
        return QSize(max(columns * pitch - self._gap, 0), max(len(self._rows) * pitch - self._gap, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self._side % 28 != 0)
        pitch = self._side + self._gap
        for i, row in enumerate(self._rows):
            for j, image in enumerate(row):
                painter.drawImage(QRectF(j * pitch, i * pitch, self._side, self._side), image)
        painter.setPen(Qt.PenStyle.NoPen)
