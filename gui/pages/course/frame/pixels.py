"""Arrays as pictures: gray for what has no sign, two colors around 0 for what has."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from engine.types import Array
from gui import theme


def gray_image(plane: Array, low: float = 0.0, high: float = 1.0) -> QImage:
    """A plane as a gray picture: `low` black, `high` white.

    Shapes: (H, W)
    """
    span = (high - low) or 1.0
    pixels = np.ascontiguousarray(np.clip((np.asarray(plane, np.float64) - low) / span, 0, 1) * 255, np.uint8)
    height, width = pixels.shape
    return QImage(pixels.data, width, height, width, QImage.Format.Format_Grayscale8).copy()


def signed_image(plane: Array, most: float) -> QImage:
    """A plane around 0: series 1 above, series 2 below, the card's ground at 0.

    Shapes: (H, W)
    """
    share = np.clip(np.asarray(plane, np.float64) / (most or 1.0), -1, 1)[:, :, None]
    ends = {sign: theme.color(role) for sign, role in ((1, "series1"), (-1, "series2"), (0, "card"))}
    rgb = {sign: np.array((c.red(), c.green(), c.blue()), np.float64) for sign, c in ends.items()}
    mixed = np.where(share >= 0, rgb[0] + share * (rgb[1] - rgb[0]), rgb[0] - share * (rgb[-1] - rgb[0]))
    pixels = np.ascontiguousarray(mixed, np.uint8)
    height, width, _ = pixels.shape
    return QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def color_image(picture: Array) -> QImage:
    """A color picture, red first.

    Shapes: (H, W, 3) of 0…255
    """
    pixels = np.ascontiguousarray(picture, np.uint8)
    height, width, _ = pixels.shape
    return QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def paint_pixels(
    painter: QPainter, area: QRectF, plane: Array, *, signed: bool = False, low: float | None = None,
    high: float | None = None,
) -> None:  # fmt: skip
    """A plane in an area, with sharp pixels; what is as wide as it is high keeps its form."""
    plane = np.asarray(plane, np.float64)
    if signed:
        most = max(abs(float(plane.min())), abs(float(plane.max()))) if high is None else high
        image = signed_image(plane, most)
    else:
        image = gray_image(plane, 0.0 if low is None else low, max(1.0, float(plane.max())) if high is None else high)
    painter.drawImage(area, image, QRectF(image.rect()), Qt.ImageConversionFlag.AutoColor)
