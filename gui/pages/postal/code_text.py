"""A code on one line: its signs in a row, each in its color; and how shares are written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme

Sign = tuple[str, str, bool]
"""A sign of a code, the role of its color, and whether it is underlined."""


class CodeText(QWidget):
    """The signs of a code in a row, each in its color, a misread one underlined."""

    def __init__(self, px: int, weight: int, gap: int, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = count
        self._font = theme.font(px, weight)
        self._gap = gap
        self._signs: list[Sign] = []
        self._step = QFontMetrics(self._font).horizontalAdvance("0") + gap
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def text(self) -> str:
        return "".join(sign for sign, _, _ in self._signs)

    def set_signs(self, signs: Sequence[Sign]) -> None:
        """Show these signs."""
        if list(signs) != self._signs:
            self._signs = list(signs)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._step * self._count - self._gap + 2, QFontMetrics(self._font).height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._font)
        metrics = QFontMetrics(self._font)
        base = metrics.ascent() + 2
        for i, (sign, role, underlined) in enumerate(self._signs):
            color = theme.color(role)
            painter.setPen(color)
            painter.drawText(i * self._step + 1, base, sign)
            if underlined:
                painter.fillRect(QRectF(i * self._step, base + 3, metrics.horizontalAdvance("0") + 2, 2), color)
