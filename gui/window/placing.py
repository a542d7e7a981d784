"""Where the window opens: as it was left, within the screen that is there now."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QWidget

SMALLEST = QSize(960, 600)
USUAL = QSize(1366, 768)
FRAME_PX = QSize(8, 40)  # that the system draws around a window


def open_within(window: QWidget, geometry: QByteArray) -> None:
    """As it was left, else of the usual size; never larger than the screen, nor beyond its edges."""
    room = window.screen().availableGeometry()
    window.setMinimumSize(SMALLEST.boundedTo(room.size()))
    window.resize(USUAL)
    if geometry.isEmpty() or not window.restoreGeometry(geometry):
        window.resize(USUAL.boundedTo(room.size() - FRAME_PX))
        window.move(room.center() - window.rect().center())
