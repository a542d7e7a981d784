"""The table of a search's trials: running first, then best first; a row's menu takes it to other pages."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from engine.study.trial import LOOKS
from engine.text.counting import in_number
from gui import theme
from gui.labs.compare.search_lab import SearchLab
from gui.labs.compare.trials import TrialRow
from gui.pages.compare.search.search_words import STATES, head_text, setting_text, state_text, value_text
from gui.widgets.numbers import percent

Index = QModelIndex | QPersistentModelIndex
ROW = 32
MORE = 36  # px of the last column, which opens the menu
STATE, RIGHT, MENU = "state", "right", "menu"  # columns besides the settings
NUMBER, STUDENT = "number", "student"
MEASURED = 40  # rows that say how wide a column is
WIDEST = 150  # px


class TrialModel(QAbstractTableModel):
    """The trials as rows: number, student, state, what varies, right digits."""

    def __init__(self, lab: SearchLab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self.rows: list[TrialRow] = []
        self.columns: list[str] = []
        self._shown: list[tuple[int, str]] = []  # number and state of every row
        self.refresh()

    def refresh(self) -> None:
        """Show the rows as they are now."""
        rows, columns = self.lab.rows(), self._columns()
        if len(rows) == len(self.rows) and columns == self.columns:
            moved = [(one.number, one.state) for one in rows] != self._shown
            running = sum(trial.outcome is None for trial in rows)  # they come first
            last = len(rows) - 1 if moved else running - 1
            self.rows, self._shown = rows, [(one.number, one.state) for one in rows]
            if last >= 0:
                self.dataChanged.emit(self.index(0, 0), self.index(last, self.columnCount() - 1))
            return
        self.beginResetModel()
        self.rows, self.columns, self._shown = rows, columns, [(one.number, one.state) for one in rows]
        self.endResetModel()

    def _columns(self) -> list[str]:
        paths = [setting.path for setting in self.lab.space]
        if self.lab.gathered is not None:  # many settings may differ: what counts comes before them
            return [NUMBER, STUDENT, STATE, RIGHT, *paths, MENU]
        return [NUMBER, STATE, *paths, RIGHT, MENU]

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        key = self.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(key)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        own = {
            NUMBER: "#",
            STUDENT: self.tr("Student"),
            STATE: self.tr("State"),
            RIGHT: self.tr("Right"),
            MENU: "",
        }
        if key in own:
            return own[key]
        tip = role == Qt.ItemDataRole.ToolTipRole
        return setting_text(self.lab, key) if tip else head_text(self.lab, key)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        trial, key = self.rows[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(key)
        if role == Qt.ItemDataRole.FontRole:
            return theme.font(13, 600 if trial.number == self.lab.best and key in (NUMBER, RIGHT) else 400)
        if role == Qt.ItemDataRole.ForegroundRole and key == RIGHT and trial.state != "done":
            return theme.color("muted")
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(trial)
        return self.text(trial, key) if role == Qt.ItemDataRole.DisplayRole else None

    def _tip(self, trial: TrialRow) -> str:
        facts = self.lab.facts(trial.number)
        if not facts:
            return ""
        took = self.tr("{steps} steps, {seconds} s").format(
            steps=f"{facts['steps']:,}", seconds=f"{facts['seconds']:.1f}"
        )
        return "\n".join(part for part in (in_number(took), facts["reason"], facts["worker"]) if part)

    def text(self, trial: TrialRow, key: str) -> str:
        """What a cell says."""
        if key == NUMBER:
            return str(trial.number + 1)
        if key == STUDENT:
            return trial.student
        if key == STATE:
            return self.tr("best") if trial.number == self.lab.best else state_text(trial)
        if key == MENU:
            return ""
        if key == RIGHT:
            if trial.state == "failed":
                reason = trial.outcome.reason if trial.outcome is not None else ""
                return self.tr("loss infinite") if reason == "loss infinite" else "–"
            return "" if trial.accuracy is None else percent(trial.accuracy, 2)
        return value_text(key, trial.values.get(key, "–"))


def _side(key: str) -> Qt.AlignmentFlag:
    left = key in (STATE, STUDENT)
    return (Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight) | Qt.AlignmentFlag.AlignVCenter


class TrialDelegate(QStyledItemDelegate):
    """Paints states on their ground, how far a running trial is, and the dots of the menu."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, TrialModel):
            return
        trial, key = model.rows[index.row()], model.columns[index.column()]
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if trial.number in (model.lab.chosen, *getattr(self.parent(), "picked", ())):
            painter.fillRect(rect, theme.color("selected"))
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if key == STATE:
            self._paint_state(painter, rect, trial, model)
        elif key == RIGHT and trial.outcome is None:
            self._paint_bar(painter, rect, trial)
        elif key == MENU:
            pixmap = theme.pixmap("more", "text2", 16, painter.device().devicePixelRatioF())
            painter.drawPixmap(rect.center().toPoint() - QPoint(8, 8), pixmap)
        else:
            self._paint_text(painter, rect, index)
        painter.restore()

    @staticmethod
    def _paint_text(painter: QPainter, rect: QRectF, index: Index) -> None:
        painter.setFont(index.data(Qt.ItemDataRole.FontRole))
        painter.setPen(index.data(Qt.ItemDataRole.ForegroundRole) or theme.color("text"))
        room = rect.adjusted(4, 0, -6, 0)
        text = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, int(index.data(Qt.ItemDataRole.TextAlignmentRole)), text)

    @staticmethod
    def _paint_state(painter: QPainter, rect: QRectF, trial: TrialRow, model: TrialModel) -> None:
        best = trial.number == model.lab.best
        role = "accent" if best else STATES[trial.state]
        text = model.text(trial, STATE)
        painter.setFont(theme.font(12, 500))
        wide = painter.fontMetrics().horizontalAdvance(text)
        chip = QRectF(rect.left() + 8, rect.center().y() - 10, wide + 12, 20)
        if best:
            pixmap = theme.pixmap("star-full", "accent", 14, painter.device().devicePixelRatioF())
            painter.drawPixmap(QPoint(int(rect.left()) + 10, int(rect.center().y()) - 7), pixmap)
            chip.translate(16, 0)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover" if role == "text2" else f"{role}_ground"))
            painter.drawRoundedRect(chip, 4, 4)
        painter.setPen(theme.color(role))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)

    @staticmethod
    def _paint_bar(painter: QPainter, rect: QRectF, trial: TrialRow) -> None:
        bar = QRectF(rect.right() - 72, rect.center().y() - 2, 64, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("hover"))
        painter.drawRoundedRect(bar, 2, 2)
        bar.setWidth(max(4.0, bar.width() * min(1.0, len(trial.reports) / LOOKS)))
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(bar, 2, 2)


class TrialTable(QTableView):
    """The rows on the screen. A click marks one everywhere, Ctrl adds a second, Enter opens it, the menu key asks."""

    opened = Signal(int)
    menu_asked = Signal(list, QPoint)  # the numbers of the rows that are picked, and where

    def __init__(self, lab: SearchLab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self.picked: list[int] = []
        self._refreshing = False
        self.rows = TrialModel(lab, self)
        self.setModel(self.rows)
        self.setItemDelegate(TrialDelegate(self))
        self.setProperty("card", True)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumSectionSize(MORE)
        head.setSectionsClickable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.selectionModel().selectionChanged.connect(self._selected)
        self.rows.modelReset.connect(self._lay_out)
        self._lay_out()

    def refresh(self) -> None:
        """Make the table equal to the lab; what is picked stays picked, wherever its row went."""
        self._refreshing = True
        self.rows.refresh()
        wanted = [n for n in self.picked if n in self.lab.trials]
        if self.lab.chosen not in wanted:
            wanted = [] if self.lab.chosen is None else [self.lab.chosen]
        self.picked = wanted
        places = {trial.number: place for place, trial in enumerate(self.rows.rows)}
        chosen = QItemSelection()
        for number in wanted:
            chosen.select(self.rows.index(places[number], 0), self.rows.index(places[number], 0))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(chosen, flags.ClearAndSelect | flags.Rows)
        self._refreshing = False

    def _lay_out(self) -> None:
        """Every column as wide as what it says; what is left over is shared by the settings."""
        head, keys = self.horizontalHeader(), self.rows.columns
        fixed = {NUMBER: 44, STATE: 84, RIGHT: 88, MENU: MORE}
        measure = QFontMetrics(theme.font(13))
        wide = []
        for place, key in enumerate(keys):
            texts = [str(self.rows.headerData(place, Qt.Orientation.Horizontal))]
            texts += [self.rows.text(trial, key) for trial in self.rows.rows[:MEASURED]]
            wide.append(fixed.get(key) or min(WIDEST, max(measure.horizontalAdvance(text) for text in texts) + 18))
        free = self.viewport().width() - sum(wide)
        sharing = [place for place, key in enumerate(keys) if key not in fixed]
        for place, key in enumerate(keys):
            more = max(0, free) // len(sharing) if place in sharing else 0
            if not sharing and key == RIGHT:
                more = max(0, free)
            head.resizeSection(place, wide[place] + more)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _selected(self) -> None:
        if self._refreshing:
            return
        rows = {index.row() for index in self.selectionModel().selectedRows()}
        numbers = [self.rows.rows[row].number for row in sorted(rows)]
        known = [n for n in self.picked if n in numbers]
        self.picked = [*known, *(n for n in numbers if n not in known)]
        self.lab.choose(self.picked[-1] if self.picked else None)

    # -- the menu ------------------------------------------------------------------------------------------------------
    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        if index.isValid() and self.rows.columns[index.column()] == MENU:
            self.menu_asked.emit(list(self.picked), event.globalPosition().toPoint())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.picked:
            self.menu_asked.emit(list(self.picked), event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.picked:
            self.opened.emit(self.picked[-1])
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.rows.columns[index.column()] != MENU:
            self.opened.emit(self.rows.rows[index.row()].number)
