"""Shapes as blocks and photos as pictures, for the convolution lab."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from engine.course.images.convolution import LayerShape
from engine.types import Array
from gui.i18n import said
from gui.labs.course.exercises.convolution_exercise import ConvolutionExercise
from gui.labs.course.parts.convolution_settings import BatchStep, PhotoStep, filter_array, picture_array
from gui.labs.course.parts.convolution_tables import PICTURE_WORDS
from gui.labs.course.parts.convolution_words import (
    BATCH_NAMES_WORDS,
    STAGE_WORDS,
    filter_size,
    picture_size,
    shape_text,
)
from gui.labs.course.words import Words, written
from gui.pages.course.frame.canvas import arrow, box, cell, growth, ring, text
from gui.pages.course.frame.pixels import color_image, paint_pixels

BLOCK = (116.0, 128.0)
TALLEST, DEEPEST = 72.0, 28.0


def paint_shapes(canvas: QWidget, painter: QPainter, lab: ConvolutionExercise) -> None:
    """One block for each shape, as far as the steps have come; the one of this step has a ring."""
    count = len(lab.steps)
    if not count:
        return
    pitch = (canvas.width() - 64) / count
    more = growth(canvas.height())
    wide, tall = min(BLOCK[0] * more, pitch - 22), BLOCK[1] * more
    middle = canvas.height() / 2 - 10
    for number, step in enumerate(lab.steps, start=1):
        if not isinstance(step, LayerShape | BatchStep):
            continue
        seen = number <= lab.at
        x = 32 + (number - 0.5) * pitch
        area = QRectF(x - wide / 2, middle - tall / 2, wide, tall)
        _paint_block(painter, area, step.shape, seen)
        if number == lab.at:
            ring(painter, area)
        words = STAGE_WORDS[step.name] if isinstance(step, LayerShape) else BATCH_NAMES_WORDS[step.name]
        text(painter, QPointF(x, area.top() - 16), said(Words(words)), px=12, role="text2")
        text(painter, QPointF(x, area.bottom() + 16), shape_text(step.shape) if seen else "", px=13, weight=600)
        if isinstance(step, LayerShape) and seen and step.parameters:
            line = said(Words("{count} parameters", count=f"{step.parameters:,}"))
            text(painter, QPointF(x, area.bottom() + 36), line, px=12, role="muted")
        if number < count:
            arrow(painter, QPointF(area.right() + 4, middle), QPointF(area.right() + pitch - wide - 4, middle), head=5)


def _paint_block(painter: QPainter, area: QRectF, shape: tuple[int, ...], seen: bool) -> None:
    """A stack of sheets for maps, a sheet for a matrix, a bar for a row."""
    box(painter, area, border="line")
    if not seen:
        return
    middle = area.center()
    rows, columns = (shape[-2], shape[-1]) if len(shape) > 1 else (shape[0], 1)
    sheets = 1
    for length in shape[:-2]:
        sheets *= length
    most = max(rows, columns)
    more = area.height() / BLOCK[1]
    tall = max(6.0, TALLEST * more * (rows / most) ** 0.5 * min(1, (most / 28) ** 0.3))
    across = max(6.0, min(TALLEST * more, area.width() - 40) * (columns / most) ** 0.5 * min(1, (most / 28) ** 0.3))
    shown = min(sheets, 7)
    step = min(DEEPEST / max(shown - 1, 1), 6) * more
    for i in reversed(range(shown)):
        corner = QPointF(
            middle.x() - across / 2 + (i - (shown - 1) / 2) * step, middle.y() - tall / 2 - (i - (shown - 1) / 2) * step
        )
        cell(painter, QRectF(corner.x(), corner.y(), across, tall), "", ground="selected")


def paint_photo(canvas: QWidget, painter: QPainter, lab: ConvolutionExercise) -> None:
    """The picture, its channels, the channels through the filter, and their sum, as far as the steps have come."""
    steps = [step for step in lab.steps if isinstance(step, PhotoStep)]
    if lab.at == 0:
        _paint_whole(canvas, painter, lab)
        return
    height, columns = canvas.height(), len(steps[0].pictures)
    side = min((height - 72) / 2, (canvas.width() - 480) / max(columns, 2), 320)
    large = min(2 * side + 26, canvas.width() - columns * (side + 16) - 260)
    top = (height - 2 * side - 26) / 2 + 8
    for place, step in enumerate(steps[: lab.at]):
        for i, (name, plane) in enumerate(step.pictures):
            area = QRectF(32 + i * (side + 16), top + place * (side + 26), side, side)
            if step.kind == "sum":
                area = QRectF(canvas.width() - 32 - large, (height - large) / 2 + 8, large, large)
            text(
                painter,
                QPointF(area.center().x(), area.top() - 11),
                said(Words(PICTURE_WORDS[name])),
                px=12,
                role="text2",
            )
            paint_pixels(painter, area, plane, signed=step.kind != "channels")
    middle = (32 + columns * (side + 16) + canvas.width() - 32 - large) / 2
    kernel = filter_array(lab.settings.applied)
    edge = _paint_filter(painter, QPointF(middle - 10, height / 2), kernel)
    name = said(dict(lab.settings.about("applied").choices)[lab.settings.applied])
    text(painter, QPointF(middle - 10, edge.top() - 32), name, weight=600)
    size = said(filter_size(len(kernel)))
    text(painter, QPointF(middle - 10, edge.top() - 13), size, px=12, role="muted")


def _paint_whole(canvas: QWidget, painter: QPainter, lab: ConvolutionExercise) -> None:
    """The picture as it was opened, before it is taken apart."""
    picture = picture_array(lab.settings.picture)
    side = min(canvas.height() - 64.0, 320.0 * growth(canvas.height()))
    tall, wide = (side * length / max(picture.shape[1:]) for length in picture.shape[1:])
    area = QRectF((canvas.width() - wide) / 2, (canvas.height() - tall) / 2 + 8, wide, tall)
    colors = np.repeat(picture, 3, axis=0) if len(picture) == 1 else picture
    image = color_image(255 * colors.transpose(1, 2, 0))
    painter.drawImage(area, image, QRectF(image.rect()))
    size = said(picture_size(*picture.shape[1:]))
    text(painter, QPointF(area.center().x(), area.top() - 12), size, px=12, role="text2")


def _paint_filter(painter: QPainter, middle: QPointF, kernel: Array) -> QRectF:
    """The filter between the channels and what they become; returns the area that it takes."""
    n = len(kernel)
    size = min(30.0, 140.0 / n)
    most = float(abs(kernel).max()) or 1.0
    for r in range(n):
        for c in range(n):
            area = QRectF(middle.x() + (c - n / 2) * size, middle.y() + (r - n / 2) * size, size, size)
            words = written(float(kernel[r, c]), 2) if n <= 3 else ""
            cell(painter, area, words, px=12 if len(words) < 4 else 11)
            if not words:
                paint_pixels(
                    painter,
                    area.adjusted(1, 1, -1, -1),
                    kernel[r : r + 1, c : c + 1] / most,
                    signed=True,
                    low=-1,
                    high=1,
                )
    return QRectF(middle.x() - n * size / 2, middle.y() - n * size / 2, n * size, n * size)
