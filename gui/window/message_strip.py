"""The strip that says what went wrong, with details to copy."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from gui import theme
from gui.widgets.controls import Button, describe
from gui.widgets.marks import IconMark, Label


class MessageStrip(QFrame):
    """Says in the window what went wrong, with the details to copy; the window continues."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageStrip")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 12, 6)
        row.setSpacing(8)
        self._icon = IconMark("error", "error", 16)
        self.text = Label("", "error", wrap=True)
        self.copy = Button(icon="copy", small=True)
        self.close_button = Button(icon="close", kind="plain", small=True)
        row.addWidget(self._icon)
        row.addWidget(self.text, 1)
        row.addWidget(self.copy)
        row.addWidget(self.close_button)
        self._details = ""
        self.copy.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.hide)
        self.hide()
        self.retranslate()

    def say(self, text: str, details: str = "", role: str = "error") -> None:
        """Show a message; `details` can be copied for a report. An empty one takes the last away."""
        self.setProperty("state", role)
        theme.repolish(self)
        self._icon.show_icon("check" if role == "good" else role, role)
        self.text.set_role(role)
        self.text.setText(text)
        self._details = details
        self.copy.setVisible(bool(details))
        self.setVisible(bool(text))

    def details(self) -> str:
        """The details of the message that is shown."""
        return self._details

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        self.copy.setText(self.tr("Copy details"))
        describe(self.copy, self.tr("Copy details"), self.tr("Puts what happened on the clipboard, for a report."))
        describe(self.close_button, self.tr("Close"), self.tr("Hides this message."))
