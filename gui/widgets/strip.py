"""A strip under the page's header: what was interrupted, a task; the page moves down, nothing is covered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.widgets.controls import Button
from gui.widgets.layout import Hairline
from gui.widgets.marks import IconMark, Label

FIRST_PX, NEXT_PX = 48, 40
NARROW_PX = 1040  # below that buttons lose their icons


@dataclass
class StripItem:
    """One thing in a further row of a strip: an icon, its name, a fact, and what can be done with it as links."""

    icon: str
    name: str
    fact: str = ""
    links: Sequence[Button] = field(default_factory=tuple)


class Strip(QFrame):
    """The first row is 48 px high: icon, name, a sentence, buttons at the right; every further row 40 px.

    A higher first row has its sentence under the name; `beside` stands before the buttons.

    strip = Strip("resume", [leave, look, resume])     # buttons, the primary one last
    strip.say(name, sentence)
    strip.set_rows(caption, [[StripItem(...)], ...])
    """

    def __init__(
        self,
        icon: str,
        buttons: Sequence[Button] = (),
        parent: QWidget | None = None,
        *,
        height: int = FIRST_PX,
        beside: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.icon = IconMark(icon, "accent", 16)
        self.name = Label("", "text", "section")
        self.sentence = Label("", "text2")
        self.sentence.setMinimumWidth(0)
        self.buttons = list(buttons)
        self._icons = [button.icon_name for button in self.buttons]
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 0, 16, 0)
        column.setSpacing(0)
        first = self._first = QWidget()
        first.setFixedHeight(height)
        row = QHBoxLayout(first)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.icon)
        row.addSpacing(4)
        self._add_words(row, below=height > FIRST_PX)
        if beside is not None:
            row.addSpacing(16)
            row.addWidget(beside)
            row.addSpacing(40)
        for button in self.buttons:
            row.addWidget(button)
        column.addWidget(first)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        column.addLayout(self._rows)

    def _add_words(self, row: QHBoxLayout, *, below: bool) -> None:
        """The name and the sentence, beside each other or the sentence `below`."""
        if below:
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addStretch(1)
            words.addWidget(self.name)
            words.addWidget(self.sentence)
            words.addStretch(1)
            row.addLayout(words, 1)
            for label in (self.name, self.sentence):
                label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        else:
            row.addWidget(self.name)
            row.addWidget(self.sentence, 1)

    def say(self, name: str, sentence: str) -> None:
        """The words of the first row."""
        self.name.setText(name)
        self.sentence.setText(sentence)
        self.sentence.setToolTip(sentence)
        self.setAccessibleName(f"{name} {sentence}")

    def show_first(self, shown: bool) -> None:
        """Whether there is a first row; without it the others stand alone."""
        self._first.setVisible(shown)

    def set_rows(self, caption: str, rows: Sequence[Sequence[StripItem]]) -> None:
        """The further rows, in place of those that are there; the caption stands before the first."""
        while (entry := self._rows.takeAt(0)) is not None:
            widget = entry.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, items in enumerate(rows):
            if number or not self._first.isHidden():
                self._rows.addWidget(Hairline())
            self._rows.addWidget(self._row("" if number else caption, items))

    def _row(self, caption: str, items: Sequence[StripItem]) -> QWidget:
        widget = QWidget()
        widget.setFixedHeight(NEXT_PX - 1)
        row = QHBoxLayout(widget)
        row.setContentsMargins(28, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Label(caption, "muted", "small"))
        for place, item in enumerate(items):
            row.addSpacing(8)
            if place:
                line = Hairline(vertical=True)
                line.setFixedHeight(16)
                row.addWidget(line)
                row.addSpacing(8)
            row.addWidget(IconMark(item.icon, "text2", 14))
            row.addWidget(Label(item.name, "text"))
            row.addWidget(Label(item.fact, "text2"))
            row.addSpacing(8)
            for link in item.links:
                row.addWidget(link)
        row.addStretch(1)
        return widget

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= NARROW_PX
        for button, icon in zip(self.buttons, self._icons, strict=True):
            button.set_icon(icon if wide else "")
