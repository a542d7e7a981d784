"""The step in words and in numbers, with a mark for every step of the lab."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui import theme
from gui.i18n import said
from gui.labs.course.exercise import Exercise
from gui.widgets.layout import PlainArea
from gui.widgets.marks import Label

DASHES_MOST = 20
NARROWEST, WIDEST = 48, 218  # px of all dashes
CAPTION_PX = 110  # that the caption keeps before the dashes give way
LINE = 27  # px from one formula to the next
SMALL_LINE = 22


class StepDashes(QWidget):
    """A dash for each step: done accent, now series 2, ahead line; a bar where there are more than twenty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at = self._count = 0
        self.setFixedHeight(4)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_steps(self, at: int, count: int) -> None:
        """`at` of `count` steps are shown."""
        if (at, count) != (self._at, self._count):
            self._at, self._count = at, count
            self.updateGeometry()
            self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), NARROWEST), 4)

    def sizeHint(self) -> QSize:
        return QSize(160 if self._count > DASHES_MOST else max(min(self._count * 18 - 4, WIDEST), 0), 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._count > DASHES_MOST:
            painter.setBrush(theme.color("line"))
            painter.drawRoundedRect(QRectF(self.rect()), 2, 2)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(QRectF(0, 0, self.width() * self._at / self._count, 4), 2, 2)
            return
        pitch = (self.width() + 4) / max(self._count, 1)
        for i in range(self._count):
            painter.setBrush(theme.color("series2" if i == self._at - 1 else "accent" if i < self._at else "line"))
            painter.drawRoundedRect(QRectF(i * pitch, 0, pitch - 4, 4), 2, 2)


class FormulaLines(QWidget):
    """Formulas one under the other; what stands in «…» just happened. Long ones are set smaller, then broken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[str, ...] = ()
        self._set: list[list[tuple[str, bool]]] = []
        self._px = 16
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def set_lines(self, lines: tuple[str, ...]) -> None:
        """Show these lines."""
        if lines != self._lines:
            self._lines = lines
            self.setAccessibleName("; ".join(re.sub("[«»]", "", line) for line in lines))
            self._arrange()

    def _arrange(self) -> None:
        wide = max(self.width(), 200)
        plain = [re.sub("[«»]", "", line) for line in self._lines]
        fits = all(QFontMetricsF(theme.font(16, 500)).horizontalAdvance(line) <= wide for line in plain)
        self._px = 16 if fits else 13
        metrics = QFontMetricsF(theme.font(self._px, 500))
        self._set = []
        for line in self._lines:
            self._set += broken(line, metrics.horizontalAdvance, wide)
        self.setFixedHeight(len(self._set) * self._pitch())
        self.update()

    def _pitch(self) -> int:
        return LINE if self._px == 16 else SMALL_LINE

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = theme.font(self._px, 500)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        y = (self._pitch() + metrics.capHeight()) / 2
        for parts in self._set:
            x = 0.0
            for words, marked in parts:
                painter.setPen(theme.color("series2" if marked else "text"))
                painter.drawText(QPointF(x, y), words)
                x += metrics.horizontalAdvance(words)
            y += self._pitch()


def broken(line: str, width_of: Callable[[str], float], wide: float) -> list[list[tuple[str, bool]]]:
    """A line as rows of (text, marked) that are no wider than `wide`, broken at spaces; later rows are indented."""
    words: list[tuple[str, bool]] = []
    marked = False
    for part in re.split("([«»])", line):
        if part in "«»" and part:
            marked = part == "«"
        else:
            words += [(piece, marked) for piece in re.findall(r"\S+\s*|\s+", part)]
    rows: list[list[tuple[str, bool]]] = [[]]
    used = 0.0
    for word, mark in words:
        size = width_of(word)
        if used + width_of(word.rstrip()) > wide and rows[-1]:
            rows.append([("    ", False)])
            used = width_of("    ")
        if rows[-1] and rows[-1][-1][1] == mark:
            rows[-1][-1] = (rows[-1][-1][0] + word, mark)
        else:
            rows[-1].append((word, mark))
        used += size
    return rows


class StepCard(QFrame):
    """Which step is shown, what happened in it, and its formulas."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 10, 6, 8)
        outer.setSpacing(4)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 10, 0)
        head.setSpacing(8)
        self.title = Label("", "text", "section")
        self.caption = Label("", "muted", "small")
        self.caption.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.dashes = StepDashes()
        head.addWidget(self.title)
        head.addWidget(self.caption, 1)
        head.addWidget(self.dashes)
        outer.addLayout(head)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(4)
        self.sentence = Label("", "text2", wrap=True)
        self.lines = FormulaLines()
        self.note = Label("", "muted", "small", wrap=True)
        for part in (self.sentence, self.lines, self.note):
            column.addWidget(part)
        column.addStretch(1)
        outer.addWidget(PlainArea(inside), 1)
        self.setMinimumHeight(150)

    def draw(self, exercise: Exercise[Any, Any]) -> None:
        """Show the step that the exercise is at."""
        words = exercise.words()
        count = len(exercise.steps)
        title = self.tr("Step {at} of {count}").format(at=exercise.at, count=count)
        self.title.setText(title if exercise.at else self.tr("Start"))
        steps = self.tr("{count} steps").format(count=count) if count else ""
        self.caption.setText(said(words.caption) if exercise.at else steps)
        self.caption.setMinimumWidth(min(self.caption.sizeHint().width(), CAPTION_PX))
        self.dashes.set_steps(exercise.at, count)
        self.sentence.setText(said(words.sentence))
        self.sentence.setVisible(bool(words.sentence))
        self.lines.set_lines(tuple(said(line) for line in words.lines))
        self.note.setText(said(words.note))
        self.note.setVisible(bool(words.note))
        self.setAccessibleName(title)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.lines._arrange()
