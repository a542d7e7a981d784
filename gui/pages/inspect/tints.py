"""Numbers as colors: gray maps on their own scale, and for and against in series 1 and 2."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QImage

from engine.types import Array
from gui import theme
from gui.widgets.pictures import gray_image


def map_image(values: Array, reach: float) -> QImage:
    """A map (H, W) of 0…reach as gray on black; what is negative is black."""
    return gray_image(np.clip(values / max(reach, 1e-12), 0, 1).astype(np.float32))


def signed_image(values: Array, reach: float, ground: str = "card") -> QImage:
    """Signed numbers (H, W): series 1 above 0, series 2 below, over a ground; `reach` is the strongest color."""
    base = np.array(theme.color(ground).getRgb()[:3], np.float64)  # type: ignore[index]  # four ints
    tops = [np.array(theme.color(role).getRgb()[:3], np.float64) for role in ("series1", "series2")]  # type: ignore[index]
    share = np.clip(np.abs(values) / max(reach, 1e-12), 0, 1)[:, :, None]
    top = np.where((values >= 0)[:, :, None], tops[0], tops[1])
    data = np.ascontiguousarray(np.rint(base + share * (top - base)).astype(np.uint8))
    height, width = data.shape[:2]
    return QImage(data.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def contribution_image(values: Array, digit: Array, reach: float) -> QImage:
    """What pixels do for an answer, colored, over the digit in gray on black: (H, W) both."""
    tops = [np.array(theme.color(role).getRgb()[:3], np.float64) for role in ("series1", "series2")]  # type: ignore[index]
    share = np.clip(np.abs(values) / max(reach, 1e-12), 0, 1)[:, :, None] ** 0.7
    top = np.where((values >= 0)[:, :, None], tops[0], tops[1])
    ground = (90 * digit)[:, :, None] * np.ones(3)
    data = np.ascontiguousarray(np.rint(ground + share * (top - ground)).astype(np.uint8))
    height, width = data.shape[:2]
    return QImage(data.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
