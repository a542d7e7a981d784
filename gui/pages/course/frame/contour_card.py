"""The card of a surface seen from above, with its formula over it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gui.plots import ContourPlot
from gui.widgets.marks import Label


class ContourCard(QFrame):
    """`contour` is the plot, `formula` the line above it."""

    def __init__(self, formula: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.contour = ContourPlot()
        self.formula = Label(formula, "text", "section")
        self.formula.setContentsMargins(16, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 10, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.formula)
        column.addWidget(self.contour, 1)
