"""The dialogs of the Help menu: a frame with a button that closes it, and what DigitLab is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from gui import theme
from gui.widgets.controls import Button
from gui.widgets.marks import Label


class HelpDialog(QDialog):
    """Something to read, under a title; it is gone once it is closed."""

    def __init__(self, title: str, content: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        theme.style_manager.add(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 24, 24, 16)
        outer.setSpacing(24)
        outer.addWidget(content)
        close = Button(self.tr("Close"))
        close.clicked.connect(self.close)
        outer.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)


class About(QWidget):
    """What this is, and under which license."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label("DigitLab", "text", "title"))
        lines = (
            self.tr("A laboratory for training neural networks on handwritten digits and watching them learn."),
            self.tr("Everything that learns is our own NumPy engine, readable in an evening."),
            self.tr("MIT license. Font: DigitLab Sans, a subset of Pretendard (SIL Open Font License)."),
        )
        for line in lines:
            label = Label(line, "text2", wrap=True)
            label.setMinimumWidth(400)
            column.addWidget(label)
