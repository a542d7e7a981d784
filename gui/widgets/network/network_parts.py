"""The parts of the sheet «Open a network»: a candidate, a layer of the list, digits that are read apart."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from gui import theme
from gui.labs.network_choice import WAY, Apart
from gui.widgets.controls import Choice
from gui.widgets.marks import Label
from gui.widgets.pictures import gray_image, paint_pixels

DIGIT_PX = 48
ROOMY_PX = 190  # of a card, from which a number and its words fit side by side
SERIES = ("series1", "series2")


class CandidateCard(QAbstractButton):
    """A way to play the file: its name, what it assumes, how many digits it reads; picked like a radio button."""

    def __init__(self, series: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._series = series
        self._lines = ("", "", "", "")
        self._share = 0.0
        self._number = ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_texts(self, title: str, what: str, read: str, foot: str, number: str = "", share: float = 0.0) -> None:
        """Title, what it assumes, how many of how many, what it alone reads; and its number with a bar."""
        self._lines, self._number, self._share = (title, what, read, foot), number, share
        spoken = " ".join(filter(None, (title, what, number, read, foot)))
        self.setAccessibleName(title)
        self.setAccessibleDescription(spoken)
        self.setToolTip(theme.tip(title, what))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(303, 136)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = self.isChecked() or self.hasFocus()
        painter.setPen(QPen(theme.color("accent" if marked else "line"), 2 if self.hasFocus() else 1))
        painter.setBrush(theme.color("card"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
        painter.setPen(QPen(theme.color("accent" if self.isChecked() else "button_border"), 1.5))
        painter.drawEllipse(QPointF(24, 23), 8, 8)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(QPointF(24, 23), 4, 4)
        title, what, read, foot = self._lines
        width = self.width() - 56
        self._write(painter, QRectF(40, 12, width, 22), title, 14, 600, "text" if self.isEnabled() else "disabled")
        room = 40 if not self._number else 20
        self._write(painter, QRectF(40, 34, width, room), what, 12, 400, "text2", wrap=not self._number)
        if self._number:
            self._write(painter, QRectF(40, 60, width, 28), self._number, 20, 600, "text")
            if width > ROOMY_PX:
                self._write(painter, QRectF(40, 60, width, 28), read, 12, 400, "text2", right=True)
            bar = QRectF(40, 96, width, 6)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("line"))
            painter.drawRoundedRect(bar, 3, 3)
            painter.setBrush(theme.color(self._series or "accent"))
            painter.drawRoundedRect(QRectF(40, 96, width * self._share, 6), 3, 3)
        self._write(painter, QRectF(40, 106, width, 22), foot, 12, 400, "text2")

    @staticmethod
    def _write(
        painter: QPainter,
        area: QRectF,
        text: str,
        size: int,
        weight: int,
        role: str,
        *,
        right: bool = False,
        wrap: bool = False,
    ) -> None:
        font = theme.font(size, weight)
        painter.setFont(font)
        painter.setPen(theme.color(role))
        if wrap:
            painter.drawText(area, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, text)
            return
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, text)


class LayerLine(QWidget):
    """A row of the network: number, layer, what it gives, its setting, and from where that is known."""

    edited = Signal(str, object)

    def __init__(self, setting: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting = setting
        self._warned = False
        self.setFixedHeight(30)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        self.number = Label("", "muted", "small")
        self.number.setFixedWidth(16)
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.name = Label("")
        self.gives = Label("", "text2", "small")
        self.gives.setFixedWidth(84)
        self.gives.setVisible(setting != WAY)
        self.choice = Choice(156 + 92 * (setting == WAY))
        self.choice.setVisible(bool(setting))
        self.known = Label("", "text2", "small")
        self.known.setFixedWidth(112)
        row.addWidget(self.number)
        row.addWidget(self.name, 1)
        row.addWidget(self.gives)
        if setting:
            row.addWidget(self.choice)
        else:
            row.addSpacing(164)
        row.addWidget(self.known)
        self.choice.chosen.connect(lambda value: self.edited.emit(self.setting, value))
        theme.changed.connect(self.update)

    def set_known(self, text: str, warned: bool) -> None:
        """From where it is known; a warning where it is not decided."""
        self.known.setText(text)
        self.known.set_role("warning" if warned else "text2")
        self._warned = warned
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._warned:
            painter.fillRect(self.rect(), theme.color("warning_ground"))
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)


class ApartDigit(QWidget):
    """A digit that only one of two candidates reads, with both answers; the misread one is underlined."""

    def __init__(self, found: Apart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = found
        self._image = gray_image(found.image)
        self.setFixedSize(DIGIT_PX, DIGIT_PX + 24)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_pixels(painter, QRectF(0, 0, DIGIT_PX, DIGIT_PX), self._image)
        for place, answer in enumerate(self._found.answers):
            right = answer == self._found.label
            font = theme.font(12, 600 if right else 400)
            font.setUnderline(not right)
            painter.setFont(font)
            painter.setPen(theme.color(SERIES[place]))
            area = QRectF(place * (DIGIT_PX / 2 + 4), DIGIT_PX, DIGIT_PX / 2 - 4, 22)
            side = Qt.AlignmentFlag.AlignLeft if place else Qt.AlignmentFlag.AlignRight
            painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, str(answer))
        painter.setFont(theme.font(12, 400))
        painter.setPen(theme.color("muted"))
        painter.drawText(QRectF(0, DIGIT_PX, DIGIT_PX, 22), Qt.AlignmentFlag.AlignCenter, "·")


class ApartGrid(QWidget):
    """Some digits that are read apart, five a row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)

    def show_digits(self, found: Sequence[Apart]) -> None:
        """Show these."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for i, one in enumerate(found):
            self._grid.addWidget(ApartDigit(one), i // 5, i % 5, Qt.AlignmentFlag.AlignTop)
        self._grid.setRowStretch(len(found) // 5 + 1, 1)
        self._grid.setColumnStretch(5, 1)
