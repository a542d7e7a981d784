"""What is only looked at: words of state, samples of curves, bars, key figures, error lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolTip, QWidget

from gui import theme


class Label(QLabel):
    """Text in a role of the theme and a type of the scale: title, value, section, strong, small, smallstrong."""

    def __init__(
        self, text: str = "", role: str = "text", type: str = "", *, wrap: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setProperty("role", role)
        self.setProperty("type", type)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def set_role(self, role: str) -> None:
        """Take another color."""
        if self.property("role") != role:
            self.setProperty("role", role)
            theme.repolish(self)


class IconMark(QWidget):
    """An icon that stands beside text, in the color of a role."""

    def __init__(self, name: str, role: str = "text2", size: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._role, self._size = name, role, size
        self.setFixedSize(size, size)
        theme.changed.connect(self.update)

    def show_icon(self, name: str, role: str) -> None:
        """Change the picture or its color."""
        self._name, self._role = name, role
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, theme.pixmap(self._name, self._role, self._size, self.devicePixelRatioF()))


class ErrorLine(QWidget):
    """An icon and at most two lines that say what must be and what holds meanwhile; hidden while all is well."""

    def __init__(self, parent: QWidget | None = None, *, role: str = "error", indent: int = 0) -> None:
        super().__init__(parent)
        self.setObjectName("errorLine")
        row = QHBoxLayout(self)
        row.setContentsMargins(indent, 3, indent, 5)
        row.setSpacing(6)
        self._icon = IconMark("warning" if role == "warning" else "error", role, 14)
        self._label = Label("", role, "small", wrap=True)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        self.hide()

    def text(self) -> str:
        return self._label.text()

    def set_text(self, text: str) -> None:
        """Say it, or hide when there is nothing to say."""
        self._label.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))


class Effect(QWidget):
    """When a setting takes effect: a bolt for "at the next step" and "at once", a lock for "at the next start"."""

    def __init__(self, when: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._icon = IconMark("bolt", "good", 14)
        self._label = Label("", "good", "small")
        row.addWidget(self._icon)
        row.addWidget(self._label)
        self._when = ""
        self.set_when(when)

    def set_when(self, when: str) -> None:
        """when: "step", "once", "start", or "" for nothing."""
        self._when = when
        role = "muted" if when == "start" else "good"
        self._icon.show_icon("lock" if when == "start" else "bolt", role)
        self._label.set_role(role)
        self.setVisible(bool(when))
        self.retranslate()

    def retranslate(self) -> None:
        words = {
            "step": self.tr("at the next step"),
            "once": self.tr("at once"),
            "start": self.tr("at the next start"),
            "": "",
        }
        self._label.setText(words[self._when])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


class StateWord(QWidget):
    """A state as a word on its ground: good, warning, error, or "" for a plain one."""

    def __init__(self, text: str = "", state: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._state = text, state
        self.setFont(theme.font(12, 500))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        theme.changed.connect(self.update)

    def text(self) -> str:
        return self._text

    def state(self) -> str:
        return self._state

    def set_state(self, text: str, state: str = "") -> None:
        """Show another word in another state."""
        self._text, self._state = text, state
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(theme.font(12, 500)).horizontalAdvance(self._text) + 12, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(f"{self._state}_ground" if self._state else "hover"))
        painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        painter.setPen(theme.color(self._state or "text2"))
        painter.setFont(theme.font(12, 500))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)


class LineSample(QWidget):
    """A piece of a series' line, so that a row or a legend can be told from its curve; 0 draws nothing."""

    def __init__(self, number: int = 1, width: int = 22, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self.setFixedSize(width, 12)
        theme.changed.connect(self.update)

    def set_series(self, number: int) -> None:
        """Show another series."""
        self._number = number
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._number:
            painter = QPainter(self)
            painter.setPen(theme.series(self._number).pen(2))
            painter.drawLine(QPointF(0, 6), QPointF(self.width(), 6))


class Bar(QWidget):
    """A part of a whole: progress, a probability. The empty part takes the hover ground."""

    def __init__(self, thickness: int = 4, role: str = "accent", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fraction, self._role = 0.0, role
        self.setFixedHeight(thickness)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def fraction(self) -> float:
        return self._fraction

    def set_fraction(self, fraction: float, role: str = "") -> None:
        """Fill up to a share of 0 to 1, in another role if one is named."""
        fraction = min(max(fraction, 0.0), 1.0)
        if (fraction, role or self._role) != (self._fraction, self._role):
            self._fraction, self._role = fraction, role or self._role
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        half = self.height() / 2
        painter.setBrush(theme.color("line"))
        painter.drawRoundedRect(QRectF(self.rect()), half, half)
        if self._fraction > 0:
            painter.setBrush(theme.color(self._role))
            painter.drawRoundedRect(QRectF(0, 0, max(self.width() * self._fraction, 2.0), self.height()), half, half)


@dataclass(frozen=True)
class Cell:
    """One key figure: caption with its unit or limit, the value, a small unit, the series it belongs to."""

    caption: str
    value: str
    unit: str = ""
    series: int = 0
    tip: str = ""
    role: str = "text"


class KeyFigures(QFrame):
    """One card of equal cells split by hairlines, each with a caption over a large exact number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setFixedHeight(72)
        self._cells: tuple[Cell, ...] = ()
        theme.changed.connect(self.update)

    def cells(self) -> tuple[Cell, ...]:
        return self._cells

    def set_cells(self, cells: Iterable[Cell]) -> None:
        """Show these cells; nothing is painted when they are the same."""
        new, old = tuple(cells), self._cells
        if new != old:
            self._cells = new
            said = "; ".join(f"{c.caption}: {c.value} {c.unit}".strip() for c in new)
            self.setAccessibleName(said)
            if len(new) != len(old):
                self.update()
            else:
                for area, cell, before in zip(self._areas(), new, old, strict=True):
                    if cell != before:
                        self.update(area.toAlignedRect())

    def _areas(self) -> Sequence[QRectF]:
        count = max(len(self._cells), 1)
        return [QRectF(self.width() * i / count, 0, self.width() / count, self.height()) for i in range(count)]

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            for area, cell in zip(self._areas(), self._cells, strict=False):
                if area.contains(QPointF(event.pos())):
                    QToolTip.showText(event.globalPos(), theme.tip(cell.caption, cell.tip), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        small, large = theme.font(12), theme.font(20, 600)
        room = QFontMetrics(small)
        padding = 16 if self.width() / max(len(self._cells), 1) > 100 else 12
        for place, (area, cell) in enumerate(zip(self._areas(), self._cells, strict=False)):
            if not event.rect().intersects(area.toAlignedRect()):
                continue
            x = round(area.x()) + padding
            right = round(area.right()) - 4
            if place:
                painter.fillRect(QRectF(round(area.x()), 1, 1, self.height() - 2), theme.color("line"))
            if cell.series:
                painter.fillRect(QRectF(x, 17, 10, 3), theme.series(cell.series).color)
                x_text = x + 14
            else:
                x_text = x
            painter.setFont(small)
            painter.setPen(theme.color("muted"))
            caption = room.elidedText(cell.caption, Qt.TextElideMode.ElideRight, right - x_text)
            painter.drawText(QRectF(x_text, 8, right - x_text + 4, 20), Qt.AlignmentFlag.AlignVCenter, caption)
            painter.setFont(large)
            painter.setPen(theme.color(cell.role))
            painter.drawText(QRectF(x, 27, right - x, 28), Qt.AlignmentFlag.AlignVCenter, cell.value)
            if cell.unit:
                beside = x + QFontMetrics(large).horizontalAdvance(cell.value) + 4
                painter.setFont(small)
                painter.setPen(theme.color("muted"))
                painter.drawText(QPointF(beside, 48), cell.unit)
