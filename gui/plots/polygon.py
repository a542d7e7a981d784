"""Arrays of pixels as the polygon QPainter draws, without a Python loop."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QPolygonF
from shiboken6 import VoidPtr


def polygon(x: NDArray[np.float64], y: NDArray[np.float64]) -> QPolygonF:
    """Points (x, y) as a polygon: the memory of the QPointF is filled as one array of pairs."""
    points = QPolygonF()
    points.resize(len(x))
    if len(x):
        memory: Any = VoidPtr(points.data(), len(x) * 16, True)  # type: ignore[call-arg, arg-type]  # the stub lags
        pairs = np.frombuffer(memory, dtype=np.float64).reshape(-1, 2)
        pairs[:, 0] = x
        pairs[:, 1] = y
    return points
