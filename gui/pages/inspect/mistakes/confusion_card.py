"""The confusion matrix as a card, with its menu; of many classes it scrolls, or is seen as a whole."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGridLayout, QScrollBar, QWidget

from gui.labs.inspect.mistakes_lab import MistakesLab
from gui.pages.inspect.mistakes.confusion_matrix import ConfusionMatrix
from gui.pages.inspect.mistakes.matrix_layout import whole_size
from gui.plots import FigureCard
from gui.widgets.controls import Button, describe

TITLE_PX = 40  # over the matrix in a document


class ConfusionCard(FigureCard):
    """The matrix with its title and the menu to copy and save it; of many classes it scrolls, or is seen as a whole."""

    def __init__(self, lab: MistakesLab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self._revealed: object = None
        self.matrix = ConfusionMatrix(lab)
        self.matrix.scrolled.connect(self._draw_bars)
        self.whole = Button(small=True)
        self.whole.setCheckable(True)
        self.whole.clicked.connect(self._show_whole)
        self.head.insertWidget(2, self.whole)
        self.across, self.down = QScrollBar(Qt.Orientation.Horizontal), QScrollBar(Qt.Orientation.Vertical)
        for bar in (self.across, self.down):
            bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrow keys walk over the cells instead
            bar.valueChanged.connect(lambda _: self.matrix.scroll_to(self.across.value(), self.down.value()))
        grid = QGridLayout()
        grid.setSpacing(0)
        grid.addWidget(self.matrix, 0, 0)
        grid.addWidget(self.down, 0, 1)
        grid.addWidget(self.across, 1, 0)
        self.body.addLayout(grid, 1)

    def _show_whole(self, on: bool) -> None:
        self.matrix.whole = on
        self._draw_bars()
        self.matrix.update()

    def _draw_bars(self) -> None:
        layout = self.matrix.now
        sizes = layout.room.width(), layout.room.height()
        values = layout.across, layout.down
        for bar, most, size, value in zip((self.across, self.down), layout.reach, sizes, values, strict=True):
            bar.blockSignals(True)
            bar.setRange(0, most)
            bar.setPageStep(round(size))
            bar.setSingleStep(round(layout.pitch))
            bar.setValue(round(value))
            bar.blockSignals(False)
            bar.setVisible(most > 0)
        self.whole.setVisible(self.matrix.whole or layout.reach != (0, 0))

    def draw(self, title: str, unit: str) -> None:
        """Make the card equal to the lab."""
        self.title_label.setText(title)
        self.unit_label.setText(unit)
        if self.lab.subject is not None:
            self.matrix.set_names(self.lab.subject.classes)
        if len(self.lab.cells) == 1 and self.lab.cells != self._revealed:
            self.matrix.reveal(*next(iter(self.lab.cells)))
        self._revealed = self.lab.cells
        self._draw_bars()
        self.matrix.update()

    def retranslate(self) -> None:
        """Say the captions in the language that holds now."""
        describe(
            self.matrix,
            self.tr("Confusion matrix"),
            self.tr("Arrows move the cell, Ctrl and a click add cells, Esc shows all mistakes."),
        )
        self.whole.setText(self.tr("Whole"))
        describe(
            self.whole,
            self.tr("Whole matrix"),
            self.tr("Shows all classes at once, each number as a point; a click opens its digits all the same."),
        )
        self.matrix.set_words(
            self.tr("is"),
            self.tr("read as"),
            self.tr("found"),
            self.tr("Bottom: share of each answer that is right, %. Bars run from {low} to 100."),
        )

    def has_figure(self) -> bool:
        return self.lab.answers is not None

    def figure_size(self) -> QSize:
        """Large enough for every number, however much of it is seen on the screen."""
        if self.matrix.whole or self.matrix.now.reach == (0, 0):
            return self.size()
        size = whole_size(self.matrix.painter.names, self.matrix.painter.widest())
        return QSize(size.width(), size.height() + TITLE_PX)

    def paint_body(self, painter: QPainter, rect: QRectF) -> None:
        self.matrix.paint(painter, rect)

    def table(self) -> Iterable[list[str]]:
        """The counts, and under them every answer."""
        names = self.lab.subject.classes if self.lab.subject is not None else ()
        rows = [["is \\ read", *names]]
        rows += [[name, *map(str, row)] for name, row in zip(names, self.lab.matrix.tolist(), strict=True)]
        return [*rows, [], *self.lab.table()]
