"""Networks under strain, for the tests of robustness."""

from PySide6.QtCore import Qt

LEFT = Qt.MouseButton.LeftButton
