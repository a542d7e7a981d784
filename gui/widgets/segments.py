"""Segments: two to four choices side by side, of which one holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from gui import theme
from gui.widgets.controls import describe


class _Segment(QAbstractButton):
    """One choice of a row of segments."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.first = self.last = False
        self._row = parent

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 20, 28)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 24), 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, active = self.isChecked(), self.isEnabled()
        area = QRectF(self.rect())
        inner = area.adjusted(1 if self.first else 0, 1, -1 if self.last else 0, -1)
        clip = QPainterPath()
        whole = QRectF(-self.x(), 0, self._row.width(), self._row.height())
        clip.addRoundedRect(whole.adjusted(1, 1, -1, -1), 5, 5)
        painter.setClipPath(clip)
        if on and active:
            painter.fillRect(inner, theme.color("selected"))
        elif self.underMouse() and active:
            painter.fillRect(inner, theme.color("hover"))
        painter.setPen(theme.color(("accent" if on else "text2") if active else "disabled"))
        if on:
            font = self.font()
            font.setWeight(font.Weight.Medium)
            painter.setFont(font)
        text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(area.width()) - 4)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
        if not self.last:
            painter.fillRect(QRectF(area.right() - 0.5, 1, 1, area.height() - 2), theme.color("line"))
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 5, 5)

    def event(self, event: QEvent) -> bool:
        arrow = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if arrow and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # the arrows walk here, even where they are shortcuts of the page
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None and isinstance(self._row, Segments):
            self._row.walk(step)
        else:
            super().keyPressEvent(event)


class Segments(QWidget):
    """Two to four choices of which one holds; the arrow keys walk through them."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[Any] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._clicked)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.setFixedHeight(28)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_choices(self, choices: Iterable[tuple[Any, str]], tips: Sequence[str] = ()) -> None:
        """Show these (value, text) pairs, keeping the chosen value where it still exists."""
        held = self.value()
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.hide()  # it is deleted only once the events so far are done
            button.deleteLater()
        self._values = []
        for place, (value, text) in enumerate(choices):
            button = _Segment(text, self)
            if place < len(tips):
                describe(button, text, tips[place])
            else:
                button.setToolTip(text)
            self._values.append(value)
            self._group.addButton(button, place)
            self._row.addWidget(button, 1)
            button.show()
        buttons = self._group.buttons()
        if buttons:
            buttons[0].first = buttons[-1].last = True  # type: ignore[attr-defined]  # QButtonGroup forgets our class
        self.set_value(held if held in self._values else (self._values[0] if self._values else None))

    def set_texts(self, texts: Sequence[str]) -> None:
        """Rename the choices, in order, after the language changed."""
        for button, text in zip(self._group.buttons(), texts, strict=True):
            button.setText(text)
            button.setAccessibleName(text)

    def value(self) -> Any:
        """The value that holds; None without choices."""
        place = self._group.checkedId()
        return self._values[place] if 0 <= place < len(self._values) else None

    def set_value(self, value: Any) -> None:
        """Choose without a signal."""
        if value in self._values:
            self._group.button(self._values.index(value)).setChecked(True)

    def walk(self, step: int) -> None:
        """Choose the next or the one before."""
        place = self._group.checkedId() + step
        if 0 <= place < len(self._values):
            self._group.button(place).setChecked(True)
            self._group.button(place).setFocus(Qt.FocusReason.TabFocusReason)
            self.edited.emit(self._values[place])

    def _clicked(self, place: int) -> None:
        self.edited.emit(self._values[place])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        active = self.isEnabled()
        painter.setPen(QPen(theme.color("field_border" if active else "line"), 1))
        painter.setBrush(theme.color("control") if active else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
