"""A network mapped, for the tests of the map."""

from PySide6.QtCore import Qt

LEFT = Qt.MouseButton.LeftButton
