"""The pictures of a search beside its lines: the best so far, and which settings matter."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.study.space import SearchedSetting
from gui import theme
from gui.labs.compare.search_lab import SearchLab
from gui.labs.compare.trials import TrialRow
from gui.pages.compare.search.search_words import RAISED, choice_text, setting_text, short_number
from gui.widgets.numbers import format_number

HIT_PX = 9  # how near a click must be to a mark
STEPS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2)  # of an axis of accuracies
MOST_STEPS = 5


class SearchFigure(QWidget):
    """A widget that paints one figure of the search, on the screen or into a document."""

    def __init__(self, lab: SearchLab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        theme.manager.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(370, 220)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 120)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_figure(painter, QRectF(self.rect()))

    def paint_figure(self, painter: QPainter, rect: QRectF) -> None:
        """Paint everything into a rectangle."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def paint_empty(painter: QPainter, rect: QRectF, title: str, hint: str) -> None:
    """What a figure without trials says: an icon, what is missing, what will bring it."""
    middle = rect.center()
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(QPointF(middle.x() - 12, middle.y() - 40), theme.pixmap("compare", "muted", 24, ratio))
    for text, role, weight, y in ((title, "text", 600, -8), (hint, "text2", 400, 14)):
        painter.setFont(theme.font(13, weight))
        painter.setPen(theme.color(role))
        room = QRectF(rect.left() + 8, middle.y() + y, rect.width() - 16, 20)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)


@dataclass(frozen=True)
class AccuracyScale:
    """The accuracies that the axes show: from `low`, where weaker trials stand at the foot, to `top`, in steps."""

    low: float
    top: float
    step: float
    weaker: bool = False  # some stand at the foot because they are below it

    @classmethod
    def of(cls, lab: SearchLab) -> AccuracyScale:
        """Round ends around the best three quarters of the trials."""
        ended = [trial for trial in lab.trials.values() if trial.outcome is not None]
        found = sorted(trial.accuracy for trial in ended if trial.accuracy is not None)
        if not found:
            return cls(0.0, 1.0, 0.2)
        low, top = min(found[len(found) // 4], found[-1] - 0.01), found[-1]
        step = next((one for one in STEPS if (top - low) / one <= MOST_STEPS), STEPS[-1])
        first = max(0.0, math.floor(low / step + 1e-9) * step)
        return cls(first, min(1.0, math.ceil(top / step - 1e-9) * step), step, found[0] < first)

    def height(self, accuracy: float) -> float:
        """Where an accuracy stands, 0…1."""
        return min(1.0, max(0.0, (accuracy - self.low) / ((self.top - self.low) or 1.0)))

    def marks(self) -> list[tuple[float, str]]:
        """The axis's numbers in percent, each with its height; the lowest says that weaker ones stand there."""
        count = round((self.top - self.low) / self.step)
        values = [self.low + self.step * k for k in range(count + 1)]
        texts = [f"{100 * value:.1f}".removesuffix(".0") for value in values]
        if self.weaker:
            texts[0] = f"≤ {texts[0]}"
        return [(self.height(value), text) for value, text in zip(values, texts, strict=True)]


def share_on(setting: SearchedSetting, value: object) -> float:
    """Where a value stands on its axis, 0 at the foot, 1 at the top; −1 where the trial has none."""
    if setting.choices:
        places = len(setting.choices) - 1
        return setting.choices.index(value) / places if value in setting.choices and places else 0.5
    if not isinstance(value, (int, float)):
        return -1.0
    low, high, number = setting.low, setting.high, float(value)
    if setting.log and low > 0 and number > 0:
        low, high, number = math.log(low), math.log(high), math.log(number)
    return min(1.0, max(0.0, (number - low) / ((high - low) or 1.0)))


def marks_of(setting: SearchedSetting) -> list[tuple[float, str]]:
    """The numbers and choices on a setting's axis, each with its height."""
    if setting.choices:
        last = max(len(setting.choices) - 1, 1)
        return [(i / last, choice_text(setting.path, value)) for i, value in enumerate(setting.choices)]
    if setting.log:
        decades = range(math.ceil(math.log10(setting.low) - 1e-9), math.floor(math.log10(setting.high) + 1e-9) + 1)
        if len(decades) > 1:
            return [(share_on(setting, 10.0**k), decade_text(k)) for k in decades]
    middle = math.sqrt(setting.low * setting.high) if setting.log else (setting.low + setting.high) / 2
    values = (setting.low, round(middle) if setting.whole else middle, setting.high)
    return [(share_on(setting, value), short_number(value)) for value in values]


def decade_text(power: int) -> str:
    """A power of ten on an axis: 10⁻³, 1, 100."""
    return f"10{str(power).translate(RAISED)}" if power < 0 or power > 4 else format_number(10.0**power)


class BestPlot(SearchFigure):
    """Right validation digits of every trial in its turn, and the best so far as a line of steps."""

    def _inner(self, rect: QRectF) -> QRectF:
        return rect.adjusted(52, 10, -58, -34)

    def _most(self) -> int:
        planned = 1 if self.lab.gathered else self.lab.trials_wanted
        return max(planned, max(self.lab.trials, default=0) + 1)

    def at(self, rect: QRectF, number: float, accuracy: float, scale: AccuracyScale | None = None) -> QPointF:
        """Where the trial of that number, from 1, stands."""
        inner, height = self._inner(rect), (scale or AccuracyScale.of(self.lab)).height(accuracy)
        return QPointF(inner.left() + number / self._most() * inner.width(), inner.bottom() - height * inner.height())

    def paint_figure(self, painter: QPainter, rect: QRectF) -> None:
        super().paint_figure(painter, rect)
        lab, scale = self.lab, AccuracyScale.of(self.lab)
        if not lab.trials:
            return
        self._grid(painter, self._inner(rect), scale)
        self._line(painter, rect, scale)
        for trial in lab.trials.values():
            if trial.outcome is not None:
                self._mark(painter, self.at(rect, trial.number + 1, trial.accuracy or 0.0, scale), trial, scale.low)
        for number in (lab.best, lab.chosen):
            marked = None if number is None else lab.trials.get(number)
            if marked is not None and marked.accuracy is not None:
                painter.setPen(QPen(theme.series(1).color, 2.5))
                painter.setBrush(theme.color("card"))
                painter.drawEllipse(self.at(rect, marked.number + 1, marked.accuracy, scale), 4.5, 4.5)

    def _line(self, painter: QPainter, rect: QRectF, scale: AccuracyScale) -> None:
        curve = self.lab.curve()
        if not curve:
            return
        path = QPainterPath(self.at(rect, *curve[0], scale))
        for (_, before), (number, accuracy) in itertools.pairwise(curve):
            path.lineTo(self.at(rect, number, before, scale))
            path.lineTo(self.at(rect, number, accuracy, scale))
        last = self.at(rect, max(max(self.lab.trials) + 1, curve[-1][0]), curve[-1][1], scale)
        path.lineTo(last)
        painter.setPen(QPen(theme.series(1).color, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.setFont(theme.font(12, 500))
        painter.drawText(last + QPointF(8, 4), f"{100 * curve[-1][1]:.2f}")

    def _mark(self, painter: QPainter, point: QPointF, trial: TrialRow, low: float) -> None:
        painter.setPen(QPen(theme.color("histogram_bar" if trial.state == "done" else "muted"), 1.4))
        if trial.state == "failed" or (trial.accuracy or 0.0) < low:
            painter.drawPolyline([point + QPointF(-3, -5), point + QPointF(0, -1), point + QPointF(3, -5)])
            return
        painter.setBrush(theme.color("histogram_bar") if trial.state == "done" else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(point, 2.5, 2.5)

    def _grid(self, painter: QPainter, inner: QRectF, scale: AccuracyScale) -> None:
        painter.setFont(theme.font(12))
        metrics = QFontMetricsF(painter.font())
        for height, text in scale.marks():
            y = inner.bottom() - height * inner.height()
            painter.setPen(QPen(theme.color("grid"), 1))
            painter.drawLine(QPointF(inner.left(), y), QPointF(inner.right(), y))
            painter.setPen(theme.color("muted"))
            painter.drawText(QPointF(inner.left() - 8 - metrics.horizontalAdvance(text), y + 4), text)
        painter.setPen(QPen(theme.color("axis"), 1))
        painter.drawLine(inner.bottomLeft(), inner.bottomRight())
        most = self._most()
        painter.setPen(theme.color("muted"))
        for number in range(0, most + 1, max(1, round(most / 4))):
            x = inner.left() + number / most * inner.width()
            text = str(number)
            painter.drawText(QPointF(x - metrics.horizontalAdvance(text) / 2, inner.bottom() + 16), text)
        unit = self.tr("run") if self.lab.gathered else self.tr("trial")
        painter.drawText(QPointF(inner.right() - metrics.horizontalAdvance(unit), inner.bottom() + 31), unit)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.lab.choose(nearest_to(self.points(), event.position()))

    def points(self) -> list[tuple[int, QPointF]]:
        """Every trial that is over, with its place on the screen."""
        rect, scale = QRectF(self.rect()), AccuracyScale.of(self.lab)
        ended = [trial for trial in self.lab.trials.values() if trial.outcome is not None]
        return [(trial.number, self.at(rect, trial.number + 1, trial.accuracy or 0.0, scale)) for trial in ended]


def nearest_to(points: list[tuple[int, QPointF]], at: QPointF) -> int | None:
    """The trial whose mark was clicked; None where none is near."""
    gaps = [((point - at).manhattanLength(), number) for number, point in points]
    gap, number = min(gaps, default=(math.inf, None))
    return number if gap <= HIT_PX else None


class MattersPlot(SearchFigure):
    """A bar for each setting: the share of the differences that it explains; a line says how sure that is."""

    def paint_figure(self, painter: QPainter, rect: QRectF) -> None:
        super().paint_figure(painter, rect)
        painter.setFont(theme.font(13))
        metrics = QFontMetricsF(painter.font())
        rows = sorted(self.lab.matters.items(), key=lambda row: -row[1])
        left, wide = rect.left() + 16, rect.width() - 32
        names = min(160.0, 0.4 * wide)
        bar = QRectF(left + names + 8, 0, wide - names - 52, 6)
        gap = min(28.0, (rect.height() - 12) / max(len(rows), 1))
        for place, (path, share) in enumerate(rows):
            y = rect.top() + gap * (place + 0.5)
            painter.setPen(theme.color("text"))
            name = metrics.elidedText(setting_text(self.lab, path), Qt.TextElideMode.ElideRight, names)
            painter.drawText(QPointF(left, y + 5), name)
            self._bar(painter, bar.translated(0, y - 3), share, self.lab.spreads.get(path))
            painter.setFont(theme.font(13, 600 if place == 0 else 400))
            painter.setPen(theme.color("text"))
            text = f"{100 * share:.0f}"
            painter.drawText(QPointF(left + wide - metrics.horizontalAdvance(text), y + 5), text)
            painter.setFont(theme.font(13))

    @staticmethod
    def _bar(painter: QPainter, bar: QRectF, share: float, spread: tuple[float, float] | None) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("hover"))
        painter.drawRoundedRect(bar, 3, 3)
        painter.setBrush(theme.color("accent"))
        filled = QRectF(bar)
        filled.setWidth(max(3.0, bar.width() * share))
        painter.drawRoundedRect(filled, 3, 3)
        if spread is None:
            return
        low, high = (bar.left() + bar.width() * end for end in spread)
        middle = bar.center().y()
        painter.setPen(QPen(theme.color("text"), 1.2))
        painter.drawLine(QPointF(low, middle), QPointF(high, middle))
        for end in (low, high):
            painter.drawLine(QPointF(end, middle - 4), QPointF(end, middle + 4))
