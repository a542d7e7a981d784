"""The drawings that the user labeled, all in view: a wrong label must not teach for ever."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from engine.data.drawings import Drawing, drawings_path, unreadable_lines
from engine.errors import EngineError
from gui.i18n import error_text
from gui.labs.postal.postal_lab import PostalLab
from gui.widgets.controls import Button, describe
from gui.widgets.marks import ErrorLine, Label
from gui.widgets.pictures import gray_image

SIDE_PX, CELL_PX = 56, 84
HIGH_PX = 400
WHEN = "%Y-%m-%d %H:%M"


class DrawingList(QListWidget):
    """Pictures in rows, chosen by mouse or arrow keys; Delete asks to remove what is chosen."""

    deleted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setViewportMargins(8, 12, 0, 4)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setIconSize(QSize(SIDE_PX, SIDE_PX))
        self.setGridSize(QSize(CELL_PX, CELL_PX + 8))
        self.setUniformItemSizes(True)
        self.setMinimumSize(7 * CELL_PX + 32, HIGH_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleted.emit()
        else:
            super().keyPressEvent(event)


class DrawingsDialog(QDialog):
    """Every kept drawing with its label; those that are chosen can be removed, and put back until it is closed."""

    def __init__(self, lab: PostalLab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self._removed: list[list[Drawing]] = []
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("My drawings"))
        self.words = Label(
            self.tr("The labels are yours. A network that trains on these drawings believes every one of them."),
            "text2",
            wrap=True,
        )
        self.list = DrawingList()
        describe(
            self.list,
            self.tr("My drawings"),
            self.tr("Arrow keys choose one, with Shift or Ctrl several; Delete removes them."),
        )
        self.error = ErrorLine()
        self.remove_button = Button(self.tr("Remove"), icon="trash", kind="danger")
        self.back_button = Button(self.tr("Put back"), icon="undo")
        self.close_button = Button(self.tr("Close"))
        describe(self.remove_button, self.tr("Remove"), self.tr("Takes the chosen drawings out of your data."))
        describe(self.back_button, self.tr("Put back"), self.tr("Brings back what was removed last."))
        describe(self.close_button, self.tr("Close"), self.tr("Goes back to the boxes."))
        self.list.itemSelectionChanged.connect(self._show_buttons)
        self.remove_button.clicked.connect(self.remove)
        self.back_button.clicked.connect(self.put_back)
        self.close_button.clicked.connect(self.close)
        self.list.deleted.connect(self.remove)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.remove_button)
        row.addWidget(self.back_button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        for widget in (self.words, self.list, self.error):
            column.addWidget(widget)
        column.addLayout(row)
        self._fill()
        self._name_unreadable()

    def _name_unreadable(self) -> None:
        """Say which lines of the file are no drawings; they are left alone."""
        path = self.lab.teaching.file or drawings_path()
        lines = unreadable_lines(path)
        if lines:
            text = self.tr("{name}: line {lines} holds no drawing and is left alone.")
            shown = ", ".join(map(str, lines[:10])) + (" …" if len(lines) > 10 else "")
            self.error.set_text(text.format(name=path.name, lines=shown))

    def chosen(self) -> list[Drawing]:
        """The drawings that are chosen."""
        return [item.data(Qt.ItemDataRole.UserRole) for item in self.list.selectedItems()]

    def remove(self) -> None:
        """Take the chosen drawings out of the data."""
        gone = self.chosen()
        if gone and self._try(lambda: self.lab.teaching.forget(gone)):
            self._removed.append(gone)
            self._fill()

    def put_back(self) -> None:
        """Bring back what was removed last."""
        if self._removed and self._try(lambda: self.lab.teaching.keep(self._removed[-1])):
            self._removed.pop()
            self._fill()

    def _try(self, action: Callable[[], object]) -> bool:
        try:
            action()
        except EngineError as error:
            self.error.set_text(error_text(error))
            return False
        self.error.set_text("")
        return True

    def _fill(self) -> None:
        """Show what is kept now, the newest first; the keyboard stays where it was."""
        row = self.list.currentRow()
        self.list.clear()
        found: list[Drawing] = []
        self._try(lambda: found.extend(self.lab.teaching.kept_drawings()))
        for drawing in reversed(found):
            item = QListWidgetItem(self._icon(drawing), str(drawing.label))
            item.setData(Qt.ItemDataRole.UserRole, drawing)
            said = self.tr("{digit}, drawn {when}").format(
                digit=drawing.label, when=time.strftime(WHEN, time.localtime(drawing.when))
            )
            item.setToolTip(said)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        self._show_buttons()

    def _icon(self, drawing: Drawing) -> QIcon:
        """The 28×28 of a drawing, each of its pixels a sharp square; the same whether it is chosen or not."""
        ratio = self.devicePixelRatioF()
        side = round(SIDE_PX * ratio)
        picture = QPixmap.fromImage(gray_image(drawing.image).scaled(side, side))
        picture.setDevicePixelRatio(ratio)
        icon = QIcon(picture)
        icon.addPixmap(picture, QIcon.Mode.Selected)
        return icon

    def _show_buttons(self) -> None:
        self.remove_button.setEnabled(bool(self.list.selectedItems()))
        self.back_button.setEnabled(bool(self._removed))
