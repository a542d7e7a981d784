"""Who hands a report in: asked before it is written, with what was typed the last time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from engine.errors import StoreError
from engine.report.author import LONGEST, clean, read_author, remember_author
from gui.widgets.controls import Button, describe


class AuthorDialog(QDialog):
    """Asks for a name and a number, remembers both, and then calls `done`; it never blocks the window.

    AuthorDialog(page, lambda: file_dialog(…).open()).open()
    """

    def __init__(self, parent: QWidget, done: Callable[[], object]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Report"))
        known = read_author()
        self.name, self.number = QLineEdit(known.name), QLineEdit(known.number)
        fields = QFormLayout()
        for field, label, tip in (
            (self.name, self.tr("Name"), self.tr("Stands at the top of the page; empty leaves a line to write on.")),
            (self.number, self.tr("Number"), self.tr("A student's number, if it is wanted.")),
        ):
            field.setMaxLength(LONGEST)
            field.setMinimumWidth(240)
            describe(field, label, tip)
            fields.addRow(label, field)
        buttons = QDialogButtonBox()
        self.ok, self.cancel = Button(self.tr("Continue"), kind="primary"), Button(self.tr("Cancel"))
        buttons.addButton(self.cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self.ok, QDialogButtonBox.ButtonRole.AcceptRole)
        describe(self.ok, self.ok.text(), self.tr("Remembers both for the next report, and asks where it goes."))
        describe(self.cancel, self.cancel.text(), self.tr("Writes no report."))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        column.addLayout(fields)
        column.addWidget(buttons)
        self.ok.setDefault(True)
        buttons.rejected.connect(self.reject)
        buttons.accepted.connect(self.accept)
        self.accepted.connect(self._remember)
        self.accepted.connect(done)

    def _remember(self) -> None:
        try:
            remember_author(clean(self.name.text(), self.number.text()))
        except StoreError:
            return  # the report is written all the same
