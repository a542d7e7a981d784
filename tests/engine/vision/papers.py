"""Paper as people write on it: digits of a font, squares, rulings, holes, and a table around the sheet."""

import cv2
import numpy as np

FONT = cv2.FONT_HERSHEY_SIMPLEX


def row(code: str = "20375", step: int = 90, color: tuple[int, int, int] = (20, 20, 20)) -> np.ndarray:
    """Digits in a row on a white sheet, 220 high."""
    sheet = np.full((220, 120 + step * len(code), 3), 250, np.uint8)
    for i, sign in enumerate(code):
        cv2.putText(sheet, sign, (60 + step * i, 140), FONT, 2.4, color, 6, cv2.LINE_AA)
    return sheet


def stripes(
    sheet: np.ndarray,
    step: int,
    color: tuple[int, int, int],
    *,
    across: bool = True,
    down: bool = False,
    width: int = 2,
) -> np.ndarray:
    """The sheet with lines printed under its ink."""
    lines = np.full_like(sheet, 255)
    for y in range(step // 2, sheet.shape[0], step) if across else ():
        lines[y : y + width] = color
    for x in range(step // 2, sheet.shape[1], step) if down else ():
        lines[:, x : x + width] = color
    return np.minimum(sheet, lines)


def on_table(sheet: np.ndarray, color: tuple[int, int, int], rim: int = 110, grain: float = 6) -> np.ndarray:
    """The sheet in the middle of a table."""
    table = np.empty((sheet.shape[0] + 2 * rim, sheet.shape[1] + 2 * rim, 3), np.float32)
    table[...] = color
    table += np.random.default_rng(3).normal(0, grain, table.shape[:2])[:, :, None]
    table[rim:-rim, rim:-rim] = sheet
    return np.clip(table, 0, 255).astype(np.uint8)


def turned(picture: np.ndarray, degrees: float) -> np.ndarray:
    """The picture turned against the clock, on a larger sheet."""
    height, width = picture.shape[:2]
    side = int(np.hypot(height, width)) + 20
    spin = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    spin[:, 2] += ((side - width) / 2, (side - height) / 2)
    return cv2.warpAffine(picture, spin, (side, side), borderValue=(250, 250, 250))
