"""Stroke file: a written code kept as what the pen did, so that it can be opened, read and drawn on again exactly.

{"format": "digitlab-strokes", "version": 1, "box_px": 100, "boxes": [[[[x, y, radius], …], …], …]}
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import DataError
from engine.files import on_disk, unreadable, write_atomically

FORMAT = "digitlab-strokes"
BOX_PX = 100.0
RADIUS_PX = 4.0
LARGEST_FILE = 20_000_000
Trace = NDArray[np.float64]
"""One pen-down line, (n, 3): x, y (y down) and the radius of the brush, in a box of 100×100."""


def save_strokes(path: Path | str, boxes: Sequence[Sequence[Trace]]) -> None:
    """Keep the lines of each box in a file that is always whole.

    Raises: StoreError: the disk is full, or the folder cannot be written.
    """
    data = {
        "format": FORMAT,
        "version": 1,
        "box_px": BOX_PX,
        "boxes": [[np.round(trace, 2).tolist() for trace in box] for box in boxes],
    }
    write_atomically(path, (json.dumps(data, separators=(",", ":")) + "\n").encode())


def open_strokes(path: Path | str, count: int) -> tuple[tuple[Trace, ...], ...]:
    """The lines of `count` boxes; a point without a radius takes the course's brush.

    Raises: DataError: no such file, not a stroke file, or damaged.
    """
    path = Path(path)
    try:
        if on_disk(path).stat().st_size > LARGEST_FILE:
            raise DataError("{name} is too large for a file of strokes", path=path, name=path.name)
        data: Any = json.loads(path.read_bytes())
    except OSError as error:
        raise unreadable(error, path, DataError) from error
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict) or data.get("format") != FORMAT or not isinstance(data.get("boxes"), list):
        raise DataError(
            "{name} is not a file of strokes; the postal-code page makes them with Save", path=path, name=path.name
        )
    boxes = data["boxes"]
    if len(boxes) != count:
        raise DataError(
            "{name} holds {got} boxes, a postal code has {expected}",
            path=path,
            name=path.name,
            got=len(boxes),
            expected=count,
        )
    try:
        zoom = BOX_PX / float(data.get("box_px", BOX_PX))
        if not (math.isfinite(zoom) and zoom > 0):
            raise ValueError
        return tuple(tuple(_trace(points, zoom) for points in box if points) for box in boxes)
    except (TypeError, ValueError, ZeroDivisionError, OverflowError):
        raise DataError("{name} is damaged: a stroke is not a list of points", path=path, name=path.name) from None


def _trace(points: Sequence[Sequence[float]], zoom: float) -> Trace:
    rows = []
    for x, y, *rest in points:
        row = (float(x) * zoom, float(y) * zoom, float(rest[0]) * zoom if rest else RADIUS_PX)
        if not all(math.isfinite(value) for value in row):
            raise ValueError
        rows.append(row)
    return np.clip(np.array(rows, np.float64), (0, 0, 0.5), (BOX_PX, BOX_PX, BOX_PX / 4))
