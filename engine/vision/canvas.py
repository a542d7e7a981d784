"""Canvas: five boxes drawn as on the course's canvas, a picture that this program and the course's both read."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from engine.vision.sheet.form import BOXES, COURSE_HEIGHT, COURSE_WIDTH
from engine.vision.sheet.paper import Plane
from engine.vision.sheet.picture import Bgr

RED = (0, 0, 255)


def course_canvas(inks: Sequence[Plane | None], zoom: int = 2) -> Bgr:
    """White paper of 520×200 times zoom, five red boxes, the ink of each in black; None for an empty box.

    Shapes: five planes (S, S), 0 paper … 1 ink → (200 zoom, 520 zoom, 3)
    Source: the course, postal-code reader (COURSE section 8).
    """
    sheet = np.full((COURSE_HEIGHT * zoom, COURSE_WIDTH * zoom, 3), 255, np.uint8)
    side = 100 * zoom
    for i in range(BOXES):
        left, top = (10 + 100 * i) * zoom, 50 * zoom
        ink = inks[i] if i < len(inks) else None
        if ink is not None and ink.size:
            sized = cv2.resize(ink, (side, side), interpolation=cv2.INTER_AREA)
            grey = np.rint(255 * (1 - np.clip(sized, 0, 1))).astype(np.uint8)
            sheet[top : top + side, left : left + side] = grey[:, :, None]
    for i in range(BOXES):  # after the ink of all, so that no box paints over its neighbor's outline
        left, top = (10 + 100 * i) * zoom, 50 * zoom
        cv2.rectangle(sheet, (left, top), (left + side, top + side), RED, zoom)
    return sheet


def to_png(picture: Bgr) -> bytes:
    """The picture as the bytes of a PNG file."""
    _, data = cv2.imencode(".png", picture)
    return data.tobytes()
