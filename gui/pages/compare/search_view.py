"""A search, the third view of the Compare page: all trials, the best so far, the table, and what matters."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QGridLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from gui import theme
from gui.i18n import error_text
from gui.labs.compare.search_lab import SearchLab, Trial
from gui.pages.compare.search_figures import BestPlot, Figure, MattersPlot, ParallelPlot
from gui.pages.compare.search_words import choice_text, setting_text, state_text
from gui.plots import FigureCard
from gui.widgets.controls import Button, describe
from gui.widgets.marks import ErrorLine, Label
from gui.widgets.numbers import format_number, percent

Index = QModelIndex | QPersistentModelIndex


class SearchCard(FigureCard):
    """One figure of the search on its card."""

    def __init__(self, lab: SearchLab, figure: Figure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lab, self.figure = lab, figure
        self.body.addWidget(figure, 1)

    def has_figure(self) -> bool:
        return bool(self._lab.trials)

    def paint_body(self, painter: QPainter, rect: QRectF) -> None:
        self.figure.paint_figure(painter, rect)

    def table(self) -> Iterable[list[str]]:
        if isinstance(self.figure, MattersPlot):
            return [["setting", "share"], *([path, f"{share:.4f}"] for path, share in self._lab.matters.items())]
        return self._lab.table()


class TrialTable(QAbstractTableModel):
    """The trials as rows: number, state, what varies, right validation digits."""

    def __init__(self, lab: SearchLab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self.rows: list[Trial] = []

    def refresh(self) -> None:
        """Show the rows as they are now."""
        rows = self.lab.rows()
        if len(rows) == len(self.rows):
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 3 + len(self.lab.space)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        heads = ["#", self.tr("State"), *(setting_text(self.lab, s.path) for s in self.lab.space), self.tr("Right")]
        return heads[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        trial = self.rows[index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(index.column())
        if role == Qt.ItemDataRole.FontRole:
            return theme.font(13, 600 if trial.number == self.lab.best else 400)
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 1:
            roles = {"running": "good", "pruned": "warning", "failed": "error"}
            return theme.color(roles.get(trial.state, "text2"))
        if role == Qt.ItemDataRole.ToolTipRole and trial.outcome is not None and trial.outcome.reason:
            return trial.outcome.reason
        return self._text(trial, index.column()) if role == Qt.ItemDataRole.DisplayRole else None

    def _text(self, trial: Trial, column: int) -> str:
        if column == 0:
            return str(trial.number + 1)
        if column == 1:
            return self.tr("best") if trial.number == self.lab.best else state_text(trial)
        if column == self.columnCount() - 1:
            return "" if trial.accuracy is None else percent(trial.accuracy, 2)
        path = self.lab.space[column - 2].path
        value = trial.values.get(path, "")
        return format_number(float(f"{value:.3g}")) if isinstance(value, float) else choice_text(path, value)


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column == 1 else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


class SearchView(QWidget):
    """The four cards of the search."""

    train_asked = Signal(int)

    def __init__(self, lab: SearchLab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        self.problem = ErrorLine()
        column.addWidget(self.problem)
        grid = QGridLayout()
        grid.setSpacing(16)
        self.all = SearchCard(lab, ParallelPlot(lab))
        self.clear = Button(kind="link", small=True)
        self.clear.clicked.connect(lab.clear_brushes)
        self.all.head.insertWidget(2, self.clear)
        self.so_far = SearchCard(lab, BestPlot(lab))
        self.matters = SearchCard(lab, MattersPlot(lab))
        self.words = Label("", "text2", wrap=True)
        self.words.setContentsMargins(16, 8, 16, 8)
        self.matters.body.addWidget(self.words)
        self.model = TrialTable(lab, self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(32)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setMinimumSectionSize(44)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.clicked.connect(self._clicked)
        self.table.activated.connect(self._activated)
        grid.addWidget(self.all, 0, 0)
        grid.addWidget(self.so_far, 0, 1)
        grid.addWidget(self.table, 1, 0)
        grid.addWidget(self.matters, 1, 1)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        grid.setRowStretch(0, 1)
        grid.setRowStretch(1, 1)
        column.addLayout(grid, 1)
        lab.changed.connect(self.draw)

    def _clicked(self, index: QModelIndex) -> None:
        self.lab.choose(self.model.rows[index.row()].number)

    def _activated(self, index: QModelIndex) -> None:
        self.train_asked.emit(self.model.rows[index.row()].number)

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        self.all.title_label.setText(self.tr("All trials"))
        self.so_far.title_label.setText(self.tr("Best so far"))
        self.so_far.unit_label.setText(self.tr("right validation digits, %"))
        self.matters.title_label.setText(self.tr("Which settings matter"))
        self.matters.unit_label.setText(self.tr("each alone, % of the differences"))
        self.clear.setText(self.tr("Clear"))
        describe(self.clear, self.tr("Clear"), self.tr("Shows all trials again."))
        for figure, name, tip in (
            (self.all.figure, self.tr("All trials"), self.tr("Drag along an axis to keep a range; click clears.")),
            (self.so_far.figure, self.tr("Best so far"), self.tr("Dot: done; ring: pruned; arrow: lower, or failed.")),
            (self.matters.figure, self.tr("Which settings matter"), self.tr("Needs 15 trials that came to their end.")),
            (self.table, self.tr("Trials"), self.tr("Click marks a trial everywhere; Enter opens it in Train.")),
        ):
            describe(figure, name, tip)
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.model.columnCount() - 1)
        self.draw()

    def draw(self) -> None:
        """Make the view equal to the lab."""
        lab = self.lab
        if not self.isVisible():
            return
        text = error_text(lab.failure) if lab.failure is not None else ""
        if self.problem.text() != text:
            self.problem.set_text(text)
        self.model.refresh()
        head = self.table.horizontalHeader()
        for column, wide in ((0, 44), (1, 88)):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            head.resizeSection(column, wide)
        plot = self.all.figure
        shown = [trial for trial in lab.trials.values() if trial.accuracy is not None]
        if isinstance(plot, ParallelPlot) and lab.brushes:
            kept = sum(lab.kept(trial, plot.heights(trial)) for trial in shown)
            chosen = self.tr("{kept} of {count} chosen").format(kept=kept, count=len(shown))
            self.all.unit_label.setText(chosen)
        else:
            self.all.unit_label.setText(self.tr("one line each; drag on an axis to choose"))
        self.clear.setVisible(bool(lab.brushes))
        self.words.setText(self.sentence())
        for card in (self.all, self.so_far, self.matters):
            card.figure.update()

    def sentence(self) -> str:
        """What came of it in words."""
        lab = self.lab
        if not lab.trials:
            return self.tr("Start tries the settings at the left; every trial is drawn as it ends.")
        if lab.ended is not None and lab.ended.test_accuracy is not None:
            text = self.tr("The winner, trial {number}, reads {share} of the test digits, which were read once.")
            right = percent(lab.ended.test_accuracy, 2)
            return text.replace("{number}", str((lab.ended.best or 0) + 1)).replace("{share}", right)
        if lab.matters:
            path, share = max(lab.matters.items(), key=lambda row: row[1])
            text = self.tr("{setting} explains {share} of the differences.")
            return text.replace("{setting}", setting_text(lab, path)).replace("{share}", percent(share, 0))
        return self.tr("What matters is known after 15 trials that came to their end.")
