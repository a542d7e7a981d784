"""A four as the pen writes it, and how alike two pictures are."""

import numpy as np

from engine.vision.strokes import BoxStrokes

FOUR = (
    np.array([(60, 15), (30, 60), (80, 62)], float),
    np.array([(66, 40), (62, 90)], float),
)


def pad(zoom: float = 1.0, brush: float = 4.0, shift: tuple[float, float] = (0, 0), side: int = 100) -> np.ndarray:
    """The four in grey on white paper, larger, with another brush or moved."""
    strokes = [s * zoom + np.array(shift) for s in FOUR]
    ink = BoxStrokes.of(strokes, side, brush).render(side)
    return np.rint(255 * (1 - ink)).astype(np.uint8)


def alike(a: np.ndarray, b: np.ndarray) -> float:
    """The correlation of two pictures: 1 where they are the same but for light."""
    return float(np.corrcoef(a.ravel(), b.ravel())[0, 1])
