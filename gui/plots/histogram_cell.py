"""One small histogram of a grid: bars, spread at the left, saturated share at the right, three ticks.

The cell is painted, not a pyqtgraph view: 25 cells are made in 1 ms and redrawn in 7, against 217 and 32 ms for 25
`PlotWidget` with a `BarGraphItem` and no texts, and a page may show four times as many.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.analysis.initialization.histograms import Histogram
from gui import theme
from gui.plots import axis as axes

WIDE_PX = 176  # from here on there is room for the mean beside the spread


class HistogramCell(QWidget):
    """A card of 129 × 108 that shows how the values of one layer are spread; each cell has its own scale."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._histogram: Histogram | None = None
        self._name = ""
        self._dead = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.manager.changed.connect(self.update)

    @property
    def histogram(self) -> Histogram | None:
        """What is shown."""
        return self._histogram

    def draw(self, histogram: Histogram | None, name: str = "", dead: float = 0.0) -> None:
        """Show a histogram; `name` says for a screen reader whose it is, `dead` how many units never answer, 0…1."""
        self._histogram, self._name, self._dead = histogram, name, dead
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(129, 108)

    def minimumSizeHint(self) -> QSize:
        return QSize(64, 72)

    def sigma_text(self) -> str:
        """The spread as written in the cell."""
        if self._histogram is None:
            return ""
        return f"σ {_written(self._histogram.sigma)}"

    def share_text(self) -> str:
        """The saturated share as written in the cell, else the share of dead units; nothing below half a percent."""
        if self._histogram is None or max(self._histogram.saturated, self._dead) < 0.005:
            return ""
        if self._histogram.saturated >= 0.005:
            return self.tr("{percent} % sat.").replace("{percent}", f"{100 * self._histogram.saturated:.0f}")
        return self.tr("{percent} % dead").replace("{percent}", f"{100 * self._dead:.0f}")

    def mean_text(self) -> str:
        """The mean, for cells that are wide enough."""
        return "" if self._histogram is None else f"μ {_written(self._histogram.mean)}"

    def _describe(self) -> None:
        found = self._histogram
        self.setAccessibleName(self._name)
        if found is None:
            self.setAccessibleDescription("")
            return
        sentence = self.tr("mean {mean}, spread {sigma}, saturated {saturated} %, dead {dead} %")
        for key, text in (
            ("mean", axes.number(found.mean)),
            ("sigma", axes.number(found.sigma)),
            ("saturated", f"{100 * found.saturated:.1f}"),
            ("dead", f"{100 * self._dead:.1f}"),
        ):
            sentence = sentence.replace(f"{{{key}}}", text)
        self.setAccessibleDescription(sentence)
        self.setToolTip(theme.tip(self._name, sentence) if self._name else sentence)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
            self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("card"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        self.paint_figure(painter, QRectF(self.rect()))

    def paint_figure(self, painter: QPainter, rect: QRectF) -> None:
        """Paint bars and texts into a rectangle."""
        found = self._histogram
        if found is None:
            return
        font, small = theme.font(12), theme.font(11)
        metrics = QFontMetricsF(font)
        share = self.share_text()
        wide = metrics.horizontalAdvance(share)
        painter.setFont(font)
        sigma = self.sigma_text()
        if metrics.horizontalAdvance(sigma) + wide + 28 > rect.width():  # a narrow cell keeps what warns
            sigma = "" if share else sigma
        elif metrics.horizontalAdvance(f"{self.mean_text()}   {sigma}") + wide + 28 <= rect.width() >= WIDE_PX:
            sigma = f"{self.mean_text()}   {sigma}"
        painter.setPen(theme.color("text2"))
        painter.drawText(QPointF(rect.left() + 11, rect.top() + 17), sigma)
        painter.setPen(theme.color("warning"))
        painter.drawText(QPointF(rect.right() - 11 - wide, rect.top() + 17), share)
        plot = rect.adjusted(11, 24, -11, -20)
        self._paint_bars(painter, plot, found)
        painter.setPen(QPen(theme.color("axis"), 1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        bottom = int(plot.bottom()) + 0.5
        painter.drawLine(QPointF(plot.left(), bottom), QPointF(plot.right(), bottom))
        painter.setFont(small)
        painter.setPen(theme.color("muted"))
        metrics = QFontMetricsF(small)
        for left, text in self._marks(found, rect, plot, metrics):
            painter.drawText(QPointF(left, rect.bottom() - 6), text)

    @staticmethod
    def _marks(found: Histogram, rect: QRectF, plot: QRectF, metrics: QFontMetricsF) -> list[tuple[float, str]]:
        """The numbers under the bars with their left ends: as many as stand apart."""

        def put(place: float, text: str) -> tuple[float, str]:
            wide = metrics.horizontalAdvance(text)
            left = plot.left() + place * plot.width() - wide / 2
            return min(max(left, rect.left() + 4), rect.right() - 4 - wide), text

        marks = [put(place, short(value)) for place, value in zip((0.0, 0.5, 1.0), found.ticks, strict=True)]
        ends = [left + metrics.horizontalAdvance(text) + 3 for left, text in marks]
        if ends[0] <= marks[1][0] and ends[1] <= marks[2][0]:
            return marks
        if ends[0] <= marks[2][0]:
            return [marks[0], marks[2]]
        return [put(0.5, f"±{short(found.high)}")] if found.low == -found.high else [marks[2]]

    @staticmethod
    def _paint_bars(painter: QPainter, plot: QRectF, found: Histogram) -> None:
        tallest = found.tallest
        if tallest <= 0:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        bar, saturated = theme.color("histogram_bar"), theme.color("series2")
        step = plot.width() / len(found.heights)
        bottom = int(plot.bottom())
        gap = 1 if step >= 2.5 else 0
        for i, height in enumerate(found.heights.tolist()):
            if height > 0:
                tall = max(1, round(height / tallest * (plot.height() - 1)))
                left = round(plot.left() + i * step)
                right = round(plot.left() + (i + 1) * step)
                color = saturated if found.saturated_bars[i] else bar
                painter.fillRect(left, bottom - tall, max(1, right - left - gap), tall, color)


def _written(value: float) -> str:
    """A mean or a spread in as few signs as it takes."""
    size = abs(value)
    if 0 < size < 0.005 or size >= 1000:
        return axes.power_of_ten(value, 2)
    return "0" if value == 0 else axes.number(value, digits=2 if size < 100 else 0)


def short(value: float) -> str:
    """A tick in as few signs as it takes: −1, 0.5, 5,000, 5·10⁻⁴."""
    if value and not 1e-3 <= abs(value) < 1e4:  # what is not finite, too
        return axes.power_of_ten(value, 2)
    text = f"{value:,.0f}" if abs(value) >= 1000 else f"{value:g}"
    return text.replace("-", axes.MINUS)
