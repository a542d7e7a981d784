"""Numbers as colors: gray maps on their own scale, and for and against in series 1 and 2."""

from __future__ import annotations

from collections.abc import Sequence

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


def cells_image(shares: Array, off: Sequence[int], columns: int, size: tuple[int, int]) -> QImage:
    """Shares of 0…1 as cells of this size (width, height) in rows, one pixel apart; those `off` in series 2."""
    base, top, out = (np.array(theme.color(role).getRgb(), np.float64) for role in ("tip", "on_accent", "series2"))
    colors = base + shares[:, None] * (top - base)
    colors[list(off)] = out
    (wide, tall), rows = size, -(-len(shares) // columns)
    cells = np.zeros((rows * columns, 4))
    cells[: len(shares)] = colors
    data = np.zeros((rows, tall + 1, columns, wide + 1, 4), np.uint8)  # transparent between the cells
    data[:, :tall, :, :wide] = np.rint(cells).astype(np.uint8).reshape(rows, 1, columns, 1, 4)
    pixels = np.ascontiguousarray(data.reshape(rows * (tall + 1), columns * (wide + 1), 4))
    return QImage(
        pixels.data, pixels.shape[1], pixels.shape[0], 4 * pixels.shape[1], QImage.Format.Format_RGBA8888
    ).copy()


def contribution_image(values: Array, digit: Array, reach: float) -> QImage:
    """What pixels do for an answer, colored, over the digit in gray on black: (H, W) both."""
    tops = [np.array(theme.color(role).getRgb()[:3], np.float64) for role in ("series1", "series2")]  # type: ignore[index]
    share = np.clip(np.abs(values) / max(reach, 1e-12), 0, 1)[:, :, None] ** 0.7
    top = np.where((values >= 0)[:, :, None], tops[0], tops[1])
    ground = (90 * digit)[:, :, None] * np.ones(3)
    data = np.ascontiguousarray(np.rint(ground + share * (top - ground)).astype(np.uint8))
    height, width = data.shape[:2]
    return QImage(data.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
