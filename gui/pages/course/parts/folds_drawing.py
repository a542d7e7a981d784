"""How the digits are divided: one split of 60:40, and k folds, each tested on another part; with what was measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from gui.pages.course.frame.canvas import LEFT, RIGHT, cell, growth, text
from gui.widgets.numbers import percent

NAMES, NUMBERS, TALLEST = 150.0, 150.0, 30.0  # px


@dataclass(frozen=True)
class Division:
    """One row: its name, the bounds of the tested part in shares of all digits, and the accuracy, if measured."""

    name: str
    tested: tuple[float, float]
    accuracy: float | None = None
    now: bool = False


def divisions(tested: float, k: int, measured: dict[str, float], names: Sequence[str], now: str = "") -> list[Division]:
    """The split, then every fold: `names` as people read them, `measured` and `now` by the names of the trials."""
    rows = [Division(names[0], (1 - tested, 1.0), measured.get("60:40"), now == "60:40")]
    for fold in range(k):
        key = f"fold {fold + 1}"
        rows.append(Division(names[fold + 1], (fold / k, (fold + 1) / k), measured.get(key), now == key))
    return rows


def paint_divisions(
    painter: QPainter, rect: QRectF, rows: Sequence[Division], train: str, test: str, summary: str = ""
) -> None:
    """The rows below each other: what is learned light, what is tested marked, the accuracy behind it."""
    tall = min(TALLEST * growth(rect.height()), rect.height() / (len(rows) + 2))
    top = rect.center().y() - tall * (len(rows) + 2) / 2
    bar = QRectF(rect.left() + NAMES, 0, rect.width() - NAMES - NUMBERS, tall - 8)
    for number, row in enumerate(rows):
        y = top + tall * (number + (0.5 if number else 0))  # the folds stand a little below the split
        role, weight = ("series2", 600) if row.now else ("text2", 400)
        text(painter, QRectF(rect.left(), y, NAMES - 16, tall - 8), row.name, role=role, weight=weight, align=RIGHT)
        start, end = row.tested
        for left, right, words, ground in (
            (0.0, start, train, "selected"), (start, end, test, "warning_ground"), (end, 1.0, train, "selected"),
        ):  # fmt: skip
            area = QRectF(bar.left() + left * bar.width(), y, (right - left) * bar.width(), bar.height())
            if right > left:
                shown = words if area.width() > 44 else ""
                cell(painter, area.adjusted(1, 0, -1, 0), shown, px=12, ground=ground, role="text2")
        if row.accuracy is not None:
            place = QRectF(bar.right() + 16, y, NUMBERS - 16, tall - 8)
            text(
                painter,
                place,
                percent(row.accuracy, 2),
                role="series2" if row.now else "text",
                align=LEFT,
                weight=600,
            )
    if summary:
        place = QRectF(bar.left(), top + tall * (len(rows) + 0.7), bar.width(), tall)
        text(painter, place, summary, weight=600)
