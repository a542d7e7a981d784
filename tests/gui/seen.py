"""What a widget or a painter shows, as an array of colors."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.widgets.pictures import pixels_of

Pixels = NDArray[np.uint8]


def shown(widget: QWidget) -> Pixels:
    """A widget as it is painted now.

    Shapes: → (H, W, 3), red first
    """
    return rgb(widget.grab().toImage())


def painted(paint: Callable[[QPainter], object], width: int, height: int, ground: str = "card") -> Pixels:
    """What is painted on a ground."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(theme.color(ground))
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return rgb(image)


def rgb(image: QImage) -> Pixels:
    """An image as (H, W, 3), red first."""
    return pixels_of(image)[:, :, 2::-1]


def of_role(pixels: Pixels, role: str) -> NDArray[np.bool_]:
    """Where the color of a role stands, exactly."""
    return np.asarray((pixels == theme.color(role).getRgb()[:3]).all(axis=2))  # type: ignore[index]  # four ints
