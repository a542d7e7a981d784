"""Buttons, switches, check boxes and choices: everything that is pressed, but segments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QEasingCurve, QEvent, QPointF, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QHelpEvent, QIcon, QPainter, QPainterPath, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
    QWidget,
)

from engine.text.counting import in_number
from gui import theme


def describe(widget: QWidget, name: str, text: str = "") -> None:
    """Give a control the name that a screen reader says and a tooltip in plain words, nouns in the right number."""
    name, text = in_number(name), in_number(text)
    widget.setAccessibleName(name)
    widget.setAccessibleDescription(text)
    widget.setToolTip(theme.tip(name, text) if text else name)


class Button(QPushButton):
    """A push button: plain in the middle of a page, `primary` once per page, `danger` where something is lost.

    kind: "" (bordered), "primary", "danger", "plain" (no border), "plaindanger", "link".
    """

    def __init__(
        self, text: str = "", icon: str = "", kind: str = "", *, small: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(in_number(text), parent)
        self._icon = icon
        self._kind = kind
        self.setProperty("kind", kind)
        self.setProperty("small", small)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._apply_style)
        theme.changed.connect(self._apply_style)
        self._apply_style()

    @property
    def icon_name(self) -> str:
        """The icon that it shows; empty where it has none."""
        return self._icon

    def set_kind(self, kind: str) -> None:
        """Take another rank: a page has one primary button."""
        if kind != self._kind:
            self._kind = kind
            self.setProperty("kind", kind)
            theme.repolish(self)
            self._apply_style()

    def set_icon(self, name: str) -> None:
        """Show another icon, in the color of the text."""
        if name != self._icon:
            self._icon = name
            self._apply_style()

    def _role(self) -> str:
        if self.isCheckable() and self.isChecked():
            return "accent"
        return {"primary": "on_accent", "danger": "error", "plaindanger": "error", "link": "accent"}.get(
            self._kind, "text"
        )

    def _apply_style(self) -> None:
        self._square()
        if self._icon:
            room = 4 if self.text() else 0  # Qt leaves 4 beside an icon, the design asks for 8
            self.setIconSize(QSize(16 + room, 16))
            self.setIcon(theme.icon(self._icon, self._role(), 16, room))
        elif not self.icon().isNull():
            self.setIcon(QIcon())

    def _square(self) -> None:
        square = bool(self._icon) and not self.text()
        if self.property("square") is not square:
            self.setProperty("square", square)
            theme.repolish(self)

    def setText(self, text: str) -> None:
        """Change the word; a button without one is a square with its icon."""
        text = in_number(text)
        if text != self.text():
            super().setText(text)
            self._apply_style()
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The text, 12 pixels on both sides, and an icon of 16 with 8 beside it."""
        height = 28 if self.property("small") else 32
        if self.property("square"):
            return QSize(height, height)
        padding = 10 if self._kind == "link" else 26
        width = self.fontMetrics().horizontalAdvance(self.text()) + padding + (24 if self._icon else 0)
        return QSize(width + 2, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Switch(QAbstractButton):
    """On or off of a view, 32 by 18; the knob takes 100 ms unless the system asks for less motion."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._place = 0.0
        self._motion = QVariantAnimation(self)
        self._motion.setDuration(100)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(self._move)
        self.toggled.connect(self._slide)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(32, 18)

    def _slide(self, on: bool) -> None:
        end = float(on)
        still = not self.isVisible() or not self.style().styleHint(QStyle.StyleHint.SH_Widget_Animate, None, self)
        self._motion.stop()
        if still:
            self._move(end)
        else:
            self._motion.setStartValue(self._place)
            self._motion.setEndValue(end)
            self._motion.start()

    def _move(self, place: float) -> None:
        self._place = float(place)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        ground = "accent_fill" if on else "field_border"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(ground if self.isEnabled() else "line"))
        painter.drawRoundedRect(QRectF(0, 0, 32, 18), 9, 9)
        painter.setBrush(theme.color("on_accent" if self.isEnabled() else "disabled"))
        painter.drawEllipse(QPointF(9 + 14 * self._place, 9), 6.5, 6.5)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("text" if on else "accent"), 2))
            painter.drawRoundedRect(QRectF(1, 1, 30, 16), 8, 8)


class CheckBox(QAbstractButton):
    """One of a set that may be chosen freely: a box of 16 with its word beside it."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        text = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(16 + (12 + text if text else 0), 24)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, active = self.isChecked(), self.isEnabled()
        top = (self.height() - 16) / 2
        box = QRectF(0.5, top + 0.5, 15, 15)
        if on and active:
            painter.setPen(QPen(theme.color("accent_fill"), 1))
            painter.setBrush(theme.color("accent_fill"))
        else:
            painter.setPen(QPen(theme.color("field_border" if active else "line"), 1))
            painter.setBrush(theme.color("control") if active else Qt.BrushStyle.NoBrush)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("text" if on else "accent"), 2))
            box = QRectF(1, top + 1, 14, 14)
        painter.drawRoundedRect(box, 4, 4)
        if on:
            path = QPainterPath(QPointF(4, top + 8.5))
            path.lineTo(7, top + 11.5)
            path.lineTo(12, top + 5)
            pen = QPen(theme.color("on_accent" if active else "disabled"), 1.8)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(pen)
            painter.drawPath(path)
        if self.text():
            painter.setPen(theme.color("text" if active else "disabled"))
            area = QRectF(28, 0, self.width() - 28, self.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self.text())


class Choice(QComboBox):
    """One of many, by name; the wheel scrolls the panel and never changes the choice by accident."""

    chosen = Signal(object)

    def __init__(self, width: int = 144, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if width:
            self.setFixedWidth(width)
        self.setFixedHeight(28)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setMaxVisibleItems(16)
        self.activated.connect(self._tell)
        theme.changed.connect(self.update)

    def set_choices(self, choices: Iterable[tuple[Any, str]], tips: Sequence[str] = ()) -> None:
        """Offer these (value, text) pairs, keeping the chosen value where it still exists; no text draws a line."""
        held = self.value()
        self.blockSignals(True)
        self.clear()
        for place, (value, text) in enumerate(choices):
            if not text:
                self.insertSeparator(place)
                continue
            self.addItem(text, value)
            if place < len(tips):
                self.setItemData(place, tips[place], Qt.ItemDataRole.ToolTipRole)
        self.blockSignals(False)
        self.set_value(held)

    def value(self) -> Any:
        """The chosen value."""
        return self.currentData()

    def set_value(self, value: Any) -> None:
        """Choose without a signal; an unknown value leaves the choice as it is."""
        for place in range(self.count()):
            if self.itemData(place) == value:
                self.blockSignals(True)
                self.setCurrentIndex(place)
                self.blockSignals(False)
                self.update()
                return

    def set_possible(self, value: Any, possible: bool) -> None:
        """Let a value be chosen, or show it as not possible now."""
        place = self.findData(value)
        if place >= 0:  # Qt reads the flags of an entry here: none of them, or its own
            self.setItemData(place, None if possible else 0, Qt.ItemDataRole.UserRole - 1)

    def set_error(self, text: str) -> None:
        """Mark the choice as the one at fault; an empty text clears the mark."""
        self.setProperty("error", bool(text))
        theme.repolish(self)

    def _tell(self, place: int) -> None:
        self.chosen.emit(self.itemData(place))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def showPopup(self) -> None:
        widest = max((self.fontMetrics().horizontalAdvance(self.itemText(i)) for i in range(self.count())), default=0)
        screen = QApplication.primaryScreen().availableGeometry().width()
        self.view().setMinimumWidth(min(max(self.width(), widest + 48), screen - 40))
        super().showPopup()

    @property
    def clipped(self) -> bool:
        """Whether it is too narrow for what is chosen, of which it then shows the beginning."""
        return self.fontMetrics().horizontalAdvance(self.currentText()) > self._room()

    def _room(self) -> int:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        return self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width() - 2

    def event(self, event: QEvent) -> bool:
        """What is cut off stands whole over the rest of the tooltip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self.clipped:
            said = theme.tip(self.accessibleName(), self.accessibleDescription())
            QToolTip.showText(event.globalPos(), theme.tip(self.currentText(), "") + said, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As Qt paints it, but a text that is too long ends in "…", not in half a letter."""
        painter, option, box = QStylePainter(self), QStyleOptionComboBox(), QStyle.ComplexControl.CC_ComboBox
        self.initStyleOption(option)
        painter.drawComplexControl(box, option)
        room = self._room()
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        role = "text2" if self.isEnabled() else "disabled"
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(self.width() - 24, (self.height() - 16) // 2, theme.pixmap("chevron-down", role, 16, ratio))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.update()


def paint_entry(painter: QPainter, entry: QAbstractButton) -> None:
    """The ground of an entry in a rail or a list: chosen, under the pointer, or with the focus."""
    area = QRectF(entry.rect())
    painter.setPen(Qt.PenStyle.NoPen)
    if entry.isChecked() or entry.underMouse():
        painter.setBrush(theme.color("selected" if entry.isChecked() else "hover"))
        painter.drawRoundedRect(area, 8, 8)
    if entry.hasFocus():
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 7, 7)
