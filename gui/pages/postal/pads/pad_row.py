"""Pads side by side: square, as large as there is room for, walked by the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.pages.postal.pads.pad import SMALLEST_PX, Pad

LARGEST_PX = 320
GAP_PX = 12


class PadRow(QWidget):
    """Square pads side by side, as large as the width allows, up to 320 pixels each."""

    resized = Signal(int)

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pads = [Pad(self) for _ in range(count)]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(count * SMALLEST_PX + (count - 1) * GAP_PX)
        self.setFixedHeight(186)
        for i, pad in enumerate(self.pads):
            pad.walked.connect(lambda step, i=i: self._walk(i + step))

    def _walk(self, place: int) -> None:
        if 0 <= place < len(self.pads):
            self.pads[place].setFocus(Qt.FocusReason.TabFocusReason)

    def columns(self) -> list[tuple[int, int]]:
        """Left edge and width of each pad."""
        count = len(self.pads)
        total = min(self.width(), count * LARGEST_PX + (count - 1) * GAP_PX)
        room = total - (count - 1) * GAP_PX
        edges = [round(room * i / count) + GAP_PX * i for i in range(count + 1)]
        return [(edges[i], edges[i + 1] - GAP_PX - edges[i]) for i in range(count)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = self.columns()
        side = min(width for _, width in columns)
        if self.height() != side:
            self.setFixedHeight(side)
        for pad, (left, width) in zip(self.pads, columns, strict=True):
            pad.setGeometry(left, 0, width, side)
        self.resized.emit(side)
