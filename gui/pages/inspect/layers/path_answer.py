"""The end of a digit's path: how certain each class is; of many classes, the likeliest ten and the right one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from gui import theme
from gui.labs.inspect.layer_studies import DigitPath
from gui.pages.inspect.layers.path_layout import PERCENT_PX, TOP_PX, PathLayout
from gui.widgets.numbers import percent

SHOWN = 10
LEAST_NAME_PX, MOST_NAME_PX = 20, 84


def name_px(names: Sequence[str]) -> float:
    """The room that names of classes take in front of their bars."""
    metrics = QFontMetricsF(theme.font(12, 600))
    return min(max([LEAST_NAME_PX, *(metrics.horizontalAdvance(name) + 8 for name in names)]), MOST_NAME_PX)


def shown_classes(path: DigitPath) -> list[int]:
    """The classes that are shown: all up to ten, in their order; else the likeliest, and the right one as the last."""
    if len(path.now) <= SHOWN:
        return list(range(len(path.now)))
    likeliest = [int(k) for k in np.argsort(-path.now, kind="stable")[:SHOWN]]
    label = path.digit.label
    return likeliest if label is None or label in likeliest else [*likeliest[:-1], label]


def paint_answer(painter: QPainter, layout: PathLayout, path: DigitPath, names: Sequence[str], *, before: bool) -> None:
    """A row for each class: name, bar, certainty; `before` marks what it was with every map on."""
    left, pitch, answer = layout.left(len(layout.blocks)), layout.answer_row_px, int(path.now.argmax())
    long = layout.answer_bar_px
    for row, k in enumerate(shown_classes(path)):
        top, on = TOP_PX + row * pitch, k == answer
        painter.setFont(theme.font(12, 600 if on else 400))
        painter.setPen(theme.color("text" if on else "text2"))
        shown = painter.fontMetrics().elidedText(names[k], Qt.TextElideMode.ElideRight, round(layout.name_px))
        painter.drawText(QRectF(left, top, layout.name_px + 8, pitch), Qt.AlignmentFlag.AlignVCenter, shown)
        end = QRectF(left + layout.name_px + long, top, PERCENT_PX, pitch)
        painter.drawText(end, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, percent(float(path.now[k])))
        bar = QRectF(left + layout.name_px, top + pitch / 2 - 2, long, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("hover"))
        painter.drawRoundedRect(bar, 2, 2)
        painter.setBrush(theme.color("accent" if on else "axis"))
        painter.drawRoundedRect(QRectF(bar.left(), bar.top(), max(long * float(path.now[k]), 1), 4), 2, 2)
        if before:
            tick = bar.left() + long * float(path.before[k])
            painter.fillRect(QRectF(tick - 1, bar.center().y() - 5.5, 2, 11), theme.color("text"))
