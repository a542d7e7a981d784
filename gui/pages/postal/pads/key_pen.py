"""Writing with the keyboard: a spot that the arrow keys move, and a pen that Space puts down and lifts."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from gui import theme

SIDE = 100.0
STEP, FINE = 5.0, 1.0
WAYS: dict[Qt.Key, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Home: (-1, -1),  # as they are around the 5 of a number pad
    Qt.Key.Key_PageUp: (1, -1),
    Qt.Key.Key_End: (-1, 1),
    Qt.Key.Key_PageDown: (1, 1),
}


class KeyPen:
    """Where the spot is in a square of 100×100, and whether the pen is down there."""

    def __init__(self) -> None:
        self.x = self.y = SIDE / 2
        self.shown = self.down = False

    def show(self) -> None:
        """Bring the spot into the middle, the pen lifted."""
        self.x = self.y = SIDE / 2
        self.shown, self.down = True, False

    def hide(self) -> bool:
        """Take the spot away; true where the pen was down."""
        was, self.shown, self.down = self.down, False, False
        return was

    def go(self, key: Qt.Key, *, fine: bool) -> bool:
        """Move the spot one step if the key is one that moves it."""
        way = WAYS.get(key)
        if way is None:
            return False
        step = FINE if fine else STEP
        self.x = min(max(self.x + step * way[0], 0.0), SIDE)
        self.y = min(max(self.y + step * way[1], 0.0), SIDE)
        return True

    def paint(self, painter: QPainter, zoom: float, radius: float) -> None:
        """A ring where the pen would write; a filled one while it writes."""
        middle = QPointF(self.x * zoom, self.y * zoom)
        reach = max(radius * zoom, 4.0)
        for role, width in (("paper", 4.0), ("accent", 2.0)):  # seen on paper and on ink
            painter.setPen(QPen(theme.color(role), width))
            painter.setBrush(theme.color("accent") if self.down and role == "accent" else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, reach, reach)
