"""Arrays as pictures on the screen, and pictures of the screen as arrays; small images of digits in rows."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.vision.sheet.picture import LARGEST_DECODED, LONGEST_SIDE
from gui import theme


def gray_image(pixels: NDArray[np.float32]) -> QImage:
    """An image (H, W) of 0…1 as Qt's, with pixels of its own."""
    data = np.ascontiguousarray(np.rint(np.clip(pixels, 0, 1) * 255).astype(np.uint8))
    height, width = data.shape
    return QImage(data.data, width, height, width, QImage.Format.Format_Grayscale8).copy()


def digit_image(image: NDArray[np.float32]) -> QImage:
    """A picture of a data set (C, H, W) of 0…1: gray, or red, green and blue."""
    if len(image) < 3:
        return gray_image(image[0])
    data = np.ascontiguousarray(np.rint(np.clip(image[:3], 0, 1) * 255).astype(np.uint8).transpose(1, 2, 0))
    height, width = data.shape[:2]
    return QImage(data.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def ink_image(plane: NDArray[np.float32], role: str = "ink") -> QImage:
    """A plane of ink, 0 paper … 1 ink, in the color of a role on nothing."""
    color = theme.color(role)
    alpha = np.clip(plane, 0, 1)[:, :, None]
    tint = np.array([color.blue(), color.green(), color.red(), 255], np.float32)
    pixels = np.ascontiguousarray(np.rint(alpha * tint).astype(np.uint8))
    height, width = plane.shape
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied).copy()


def paint_pixels(painter: QPainter, area: QRectF, image: QImage, radius: float = 4, *, smooth: bool = False) -> None:
    """An image of few pixels, each a sharp square, in a rectangle with round corners."""
    clip = QPainterPath()
    clip.addRoundedRect(area, radius, radius)
    painter.save()
    painter.setClipPath(clip)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
    painter.drawImage(area, image)
    painter.restore()


def color_image(picture: NDArray[np.uint8]) -> QImage:
    """Color pixels, blue first, as an image."""
    pixels = np.ascontiguousarray(picture)
    height, width = pixels.shape[:2]
    return QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_BGR888).copy()


def pixels_of(image: QImage) -> NDArray[np.uint8]:
    """An image as color pixels with transparency, blue first, (H, W, 4); a huge one smaller."""
    if image.width() * image.height() > LARGEST_DECODED:
        image = image.scaled(
            LONGEST_SIDE, LONGEST_SIDE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    plain = image.convertToFormat(QImage.Format.Format_ARGB32)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : 4 * plain.width()].reshape(plain.height(), plain.width(), 4).copy()


class PictureGrid(QWidget):
    """Rows of small images, `gap_px` pixels apart."""

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
