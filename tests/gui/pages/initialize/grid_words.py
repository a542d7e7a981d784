"""What stands in the grid, for its tests."""

from __future__ import annotations

from PySide6.QtCore import Qt

from gui.pages.initialize.init_page import InitPage
from tests.gui.labs.compare.races import digits

LEFT = Qt.MouseButton.LeftButton


DATA = digits(300)


def words(page: InitPage) -> list[str]:
    return [word.text() for word, _ in page.grid.words]
