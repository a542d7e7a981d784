"""A fact in words with one link that acts, as pages say what their numbers mean."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from engine.text.counting import in_number
from gui import theme
from gui.widgets.marks import IconMark

ICONS = {"good": "check", "warning": "warning", "error": "error", "": "info"}


class WordLine(QWidget):
    """A fact, and one link that acts."""

    acted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._icon = IconMark("info", "muted", 16)
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setProperty("role", "text2")
        self.label.setTextFormat(Qt.TextFormat.RichText)
        self.label.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.label.linkActivated.connect(self.acted)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.label.setSizePolicy(policy)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, 1)

    def say(self, text: str, state: str, action: str, offer: str) -> None:
        """Show a sentence in a state, with the words of its link."""
        self._icon.show_icon(ICONS[state], state or "muted")
        text = in_number(text).replace(" %", "\u00a0%")  # a number and its unit stay on one line
        if offer:
            accent = theme.color("accent").name()
            text += f' <a href="{action}" style="color:{accent}; text-decoration:none; font-weight:500">{offer}</a>'
        said = f'<div style="line-height:125%">{text}</div>'
        if said != self.label.text():
            self.label.setText(said)
            self.setAccessibleName(text)
