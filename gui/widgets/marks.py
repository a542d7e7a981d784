"""What is only looked at: words of state, samples of curves, bars, key figures, error lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QStyle, QToolTip, QWidget

from engine.text.counting import in_number
from gui import theme


class Label(QLabel):
    """Text in a role of the theme and a type of the scale: title, value, section, strong, small, smallstrong."""

    def __init__(
        self, text: str = "", role: str = "text", type: str = "", *, wrap: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(in_number(text), parent)
        self.setProperty("role", role)
        self.setProperty("type", type)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def setText(self, text: str) -> None:
        """Show a text, its nouns in the right number: what is counted is known only now."""
        super().setText(in_number(text))

    @property
    def clipped(self) -> bool:
        """Whether it is too narrow for its text, of which it then shows the beginning."""
        room = self.contentsRect().width() - 2 * self.margin()
        return not self.wordWrap() and self.fontMetrics().horizontalAdvance(self.text()) > room > 0

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.clipped or self.text().lstrip().startswith("<"):
            super().paintEvent(event)
            return
        area = self.contentsRect().adjusted(self.margin(), 0, -self.margin(), 0)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        flags = int(QStyle.visualAlignment(self.layoutDirection(), self.alignment()))
        role = self.foregroundRole()
        self.style().drawItemText(QPainter(self), area, flags, self.palette(), self.isEnabled(), shown, role)

    def event(self, event: QEvent) -> bool:
        """A text that is cut shows the whole of it when it is pointed at."""
        if isinstance(event, QHelpEvent) and self.clipped and not self.toolTip():
            QToolTip.showText(event.globalPos(), self.text(), self)
            return True
        return super().event(event)

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
        if (name, role) != (self._name, self._role):
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
        """Set every text again in the language that holds now."""
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
    """A piece of a series' line, so that a row or a legend can be recognized by its curve; 0 draws nothing."""

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


MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Cell:
    """One key figure: caption with its unit or limit, the value, a small unit, the series it belongs to."""

    caption: str
    value: str
    unit: str = ""
    series: int = 0
    tip: str = ""
    role: str = "text"


@dataclass(frozen=True)
class _Spot:
    """Where the parts of a key figure stand."""

    area: QRect
    caption: QRectF
    value: QRectF
    value_area: QRect  # with the unit
    hairline: QRectF
    sample: QRectF


LOW_CELL_PX = 112  # of a figure in one line; those for which there is no room show on hover


class KeyFigures(QFrame):
    """One card of equal cells split by hairlines, each with a caption over a large exact number.

    A run changes its numbers ten times a second, so only they are painted then.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setFixedHeight(72)
        self._low = False
        self._cells: tuple[Cell, ...] = ()
        self._spots: tuple[_Spot, ...] = ()
        theme.changed.connect(self.update)

    def cells(self) -> tuple[Cell, ...]:
        return self._cells

    def fold(self, low: bool) -> None:
        """One line, the value beside its caption, where the window is low; what does not fit shows on hover."""
        if low != self._low:
            self._low = low
            self.setFixedHeight(40 if low else 72)
            self._place()
            self.update()

    def set_cells(self, cells: Iterable[Cell]) -> None:
        """Show these cells; nothing is painted when they are the same."""
        new, old = tuple(cells), self._cells
        if new != old:
            self._cells = new
            said = "; ".join(f"{c.caption}: {c.value} {c.unit}".strip() for c in new)
            self.setAccessibleName(said)
            if [cell.series for cell in new] != [cell.series for cell in old]:
                self._place()
                self.update()
            for spot, cell, before in zip(self._spots, new, old, strict=False):
                if cell != before:
                    whole = self._low or cell.caption != before.caption
                    self.update(spot.area if whole else spot.value_area)

    def _place(self) -> None:
        """Share the width among the cells."""
        count = len(self._cells)
        if self._low:
            count = max(min(count, self.width() // LOW_CELL_PX), 1)
        wide = self.width() / max(count, 1)
        padding = 16 if wide > 100 else 12
        spots = []
        for place, cell in enumerate(self._cells[:count]):
            left, right = round(wide * place), round(wide * (place + 1))
            x = left + padding
            text = x + 14 if cell.series else x
            spots.append(
                _Spot(
                    QRect(left, 0, right - left, self.height()),
                    QRectF(text, 8, right - text, 20),
                    QRectF(x, 27, right - 4 - x, 28),
                    QRect(x, 28, right - x, 28),
                    QRectF(left if place else -9, 1, 1, self.height() - 2),
                    QRectF(x, 17, 10, 3),
                )
            )
        self._spots = tuple(spots)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            for spot, cell in zip(self._spots, self._cells, strict=False):
                if spot.area.contains(event.pos()):
                    named = f"{cell.caption}: {cell.value} {cell.unit}".strip() if self._low else cell.caption
                    rest = self._cells[len(self._spots) :] if cell is self._cells[len(self._spots) - 1] else ()
                    more = " ".join(f"{c.caption}: {c.value} {c.unit};" for c in rest).rstrip(";")
                    QToolTip.showText(event.globalPos(), theme.tip(named, f"{cell.tip} {more}".strip()), self)
            return True
        return super().event(event)

    def _paint_low(self, painter: QPainter, region: QRegion) -> None:
        """Each figure in one line: its caption as far as there is room, its value at the right."""
        small, strong = theme.font(12), theme.font(13, 600)
        narrow, wide = QFontMetrics(small), QFontMetrics(strong)
        for place, (spot, cell) in enumerate(zip(self._spots, self._cells, strict=False)):
            if not region.intersects(spot.area):
                continue
            value = f"{cell.value}{cell.unit}"
            area = spot.area.adjusted(8, 0, -8, 0)
            room = area.width() - wide.horizontalAdvance(value) - 6
            painter.setFont(strong)
            painter.setPen(theme.color(cell.role))
            painter.drawText(area, MIDDLE if room < 24 else Qt.AlignmentFlag.AlignRight | MIDDLE, value)
            if room >= 24:
                painter.setFont(small)
                painter.setPen(theme.color("muted"))
                painter.drawText(area, MIDDLE, narrow.elidedText(cell.caption, Qt.TextElideMode.ElideRight, room))
            if place:
                painter.fillRect(spot.hairline, theme.color("line"))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        if self._low:
            self._paint_low(painter, event.region())
            return
        small, large, muted = theme.font(12), theme.font(20, 600), theme.color("muted")
        narrow, wide = QFontMetrics(small), QFontMetrics(large)
        region = event.region()
        shown = [(s, c) for s, c in zip(self._spots, self._cells, strict=True) if region.intersects(s.area)]
        painter.setFont(large)
        for spot, cell in shown:
            painter.setPen(theme.color(cell.role))
            painter.drawText(spot.value, MIDDLE, cell.value)
        painter.setFont(small)
        painter.setPen(muted)
        for spot, cell in shown:
            if cell.unit:
                painter.drawText(spot.value_area.x() + wide.horizontalAdvance(cell.value) + 4, 48, cell.unit)
            if region.contains(spot.caption.toRect()):
                room = round(spot.caption.width()) - 4
                caption = narrow.elidedText(cell.caption, Qt.TextElideMode.ElideRight, room)
                painter.drawText(spot.caption, MIDDLE, caption)
                painter.fillRect(spot.hairline, theme.color("line"))
                if cell.series:
                    painter.fillRect(spot.sample, theme.series(cell.series).color)
