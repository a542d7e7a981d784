"""The rail at the left: a button for each page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from gui import theme
from gui.pages import Entry
from gui.widgets.controls import describe, paint_entry


class RailButton(QAbstractButton):
    """One page in the rail: icon over label, 72 by 56, with a green dot while a job runs there."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._folded = icon, False
        self._busy = self._waiting = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFixedSize(72, 56)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def fold(self, folded: bool) -> None:
        """Show the icon alone, with the name as its tooltip."""
        self._folded = folded
        self.setFixedSize(40 if folded else 72, 40 if folded else 56)
        self.update()

    def set_busy(self, busy: bool) -> None:
        """Show or hide the dot that says: a job runs here."""
        if busy != self._busy:
            self._busy = busy
            self.update()

    def set_waiting(self, waiting: bool) -> None:
        """Show or hide the ring that says: something was interrupted here, and waits."""
        if waiting != self._waiting:
            self._waiting = waiting
            self.update()

    def waiting(self) -> bool:
        """Whether something waits on the page."""
        return self._waiting

    def busy(self) -> bool:
        """Whether a job runs on the page."""
        return self._busy

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        paint_entry(painter, self)
        role = "accent" if on else "text2"
        left, top = (10, 10) if self._folded else (26, 9)
        painter.drawPixmap(left, top, theme.pixmap(self._icon, role, 20, self.devicePixelRatioF()))
        if not self._folded:
            painter.setPen(theme.color(role))
            painter.setFont(theme.font(12, 500))
            painter.drawText(QRectF(0, 32, 72, 16), Qt.AlignmentFlag.AlignCenter, self.text())
        dot = QPointF(left + 26.5, top + 2.5)
        if self._busy:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("good"))
            painter.drawEllipse(dot, 3.5, 3.5)
        elif self._waiting:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("warning"), 1.5))
            painter.drawEllipse(dot, 2.75, 2.75)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        rail = self.parentWidget()
        if step is not None and isinstance(rail, Rail):
            rail.walk(step)
        else:
            super().keyPressEvent(event)


class Rail(QWidget):
    """The list of pages at the left."""

    def __init__(
        self, entries: Sequence[Entry], chosen: Callable[[str], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(88)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 4)
        column.setSpacing(4)
        self._entries = tuple(entries)
        self._chosen = chosen
        self._group = QButtonGroup(self)
        self.buttons: dict[str, RailButton] = {}
        for place, entry in enumerate(self._entries):
            button = RailButton(entry.icon, self)
            self.buttons[entry.key] = button
            self._group.addButton(button, place)
            column.addWidget(button)
        column.addStretch(1)
        self._group.idClicked.connect(self._clicked)

    def fold(self, folded: bool) -> None:
        """Show icons alone, 56 wide, or names under them, 88 wide."""
        self.setFixedWidth(56 if folded else 88)
        for button in self.buttons.values():
            button.fold(folded)

    def _clicked(self, place: int) -> None:
        self._chosen(self._entries[place].key)

    def select(self, key: str) -> None:
        """Mark the page that is shown."""
        self.buttons[key].setChecked(True)

    def walk(self, step: int) -> None:
        """Go to the next page or the one before, by the arrow keys."""
        place = self._group.checkedId() + step
        if 0 <= place < len(self._entries):
            self._clicked(place)
            self.buttons[self._entries[place].key].setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        for place, entry in enumerate(self._entries):
            name = QCoreApplication.translate("Page", entry.title)
            button = self.buttons[entry.key]
            button.setText(name)
            describe(button, name, self.tr("Shows this page. Keys: Ctrl+{number}.").format(number=place + 1))
