"""Robustness: three plots of strains over a table that is their legend."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from engine.analysis.strains import STRAINS
from gui import theme
from gui.labs.inspect.robustness_lab import PLOTS, RobustnessLab
from gui.pages.inspect.network_section import short_name
from gui.pages.inspect.robustness.strain_card import StrainCard
from gui.pages.inspect.view import View
from gui.widgets.controls import describe
from gui.widgets.layout import Card
from gui.widgets.numbers import percent

HEAD_PX, ROW_PX = 32, 32
GAP = 16  # around the cards, between them, and within the table's


class LimitTable(QWidget):
    """Every network with its accuracy and up to where it is good enough; the best of a column in bold."""

    def __init__(self, lab: RobustnessLab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self._heads: list[str] = []
        self._rows: list[tuple[str, list[tuple[str, float | None]]]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_rows(self, heads: list[str], rows: list[tuple[str, list[tuple[str, float | None]]]]) -> None:
        """Show (name, [(text, value to rank by)]) for every network."""
        self._heads, self._rows = heads, rows
        self.setFixedHeight(HEAD_PX + ROW_PX * max(len(rows), 1))
        self.setAccessibleName("; ".join(f"{name}: {', '.join(text for text, _ in cells)}" for name, cells in rows))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        columns = max(len(self._heads) - 1, 1)
        first = min(220.0, self.width() * 0.3)
        wide = (self.width() - first) / columns
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("muted"))
        for place, text in enumerate(self._heads):
            if place == 0:
                painter.drawText(QRectF(0, 0, first, HEAD_PX), Qt.AlignmentFlag.AlignVCenter, text)
            else:
                area = QRectF(first + (place - 1) * wide, 0, wide - 4, HEAD_PX)
                shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(wide) - 8)
                painter.drawText(area, right, shown)
        ranked = [[cells[c][1] for _, cells in self._rows] for c in range(columns if self._rows else 0)]
        best = [max((value for value in column if value is not None), default=None) for column in ranked]
        for row, (name, cells) in enumerate(self._rows):
            top = HEAD_PX + row * ROW_PX
            painter.fillRect(QRectF(0, top, self.width(), 1), theme.color("line"))
            painter.setPen(theme.series(row + 1).pen(2))
            painter.drawLine(0, round(top + ROW_PX / 2), 22, round(top + ROW_PX / 2))
            painter.setFont(theme.font(13))
            painter.setPen(theme.color("text"))
            shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, round(first) - 40)
            painter.drawText(QRectF(34, top, first - 34, ROW_PX), Qt.AlignmentFlag.AlignVCenter, shown)
            for c, (text, value) in enumerate(cells):
                bold = value is not None and value == best[c] and len(self._rows) > 1
                painter.setFont(theme.font(13, 600 if bold else 400))
                painter.drawText(QRectF(first + c * wide, top, wide - 4, ROW_PX), right, text)


def within(name: str) -> str:
    """A name as it is written inside a sentence; what begins with initials (FGSM) keeps them."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


class RobustnessView(View):
    """Draws the lab of the robustness."""

    def __init__(self, lab: RobustnessLab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self.cards = [StrainCard(lab, place) for place in range(PLOTS)]
        self.card = self.cards[0]
        self.table_card = Card()
        self.table = LimitTable(lab)
        self.table_card.body.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(GAP)
        self.row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.row.setSpacing(GAP)
        for card in self.cards:
            self.row.addWidget(card, 1)
        column.addLayout(self.row, 1)
        column.addWidget(self.table_card)

    def strain_name(self, kind: str) -> str:
        """A strain in words."""
        return {
            "noise": self.tr("Noise"),
            "rotation": self.tr("Rotation"),
            "stroke-width": self.tr("Stroke width"),
            "shift": self.tr("Shift"),
            "scale": self.tr("Size"),
            "blur": self.tr("Blur"),
            "occlusion": self.tr("Occlusion"),
            "contrast": self.tr("Contrast"),
            "fgsm": self.tr("FGSM attack"),
            "pgd": self.tr("PGD attack"),
        }[kind]

    def _units(self, kind: str) -> tuple[str, str]:
        """What is added, beside the title; and what stands under the axis."""
        return {
            "noise": (self.tr("σ added to each pixel, %"), "σ"),
            "rotation": (self.tr("degrees, %"), self.tr("degrees, to the left below 0")),
            "stroke-width": (self.tr("pixels added, %"), self.tr("px, thinner below 0")),
            "shift": (self.tr("pixels moved, %"), self.tr("px, in any direction")),
            "scale": (self.tr("share of the size, %"), self.tr("smaller below 0")),
            "blur": (self.tr("σ of the blur, %"), self.tr("px")),
            "occlusion": (self.tr("side of a hidden square, %"), self.tr("px")),
            "contrast": (self.tr("contrast lost, %"), self.tr("share lost")),
            "fgsm": (self.tr("ε, one step, %"), "ε"),
            "pgd": (self.tr("ε, ten steps, %"), "ε"),
        }[kind]

    def _limit_heads(self, kind: str) -> list[str]:
        line = percent(self.lab.line, 0)
        if kind == "stroke-width":
            return [self.tr("thinner by"), self.tr("thicker by")]
        return [self.tr("{line} up to {strain}").format(line=line, strain=within(self.strain_name(kind)))]

    def retranslate(self) -> None:
        """Say everything in the language that holds now."""
        choices = [(kind, self.strain_name(kind)) for kind in STRAINS]
        for card in self.cards:
            card.choice.set_choices(choices)
            describe(card.choice, self.tr("Strain"), self.tr("What makes the digits harder in this plot."))
        self.table_card.setAccessibleName(self.tr("Good enough up to"))

    def draw(self, measuring: bool = False) -> None:
        """Make the view equal to the lab."""
        names = [short_name(network.candidate) for network in self.lab.networks]
        for card, kind in zip(self.cards, self.lab.strains, strict=True):
            unit, under = self._units(kind)
            card.draw(self.strain_name(kind), unit, under, names)
        heads = [self.tr("Network"), self.tr("Accuracy")]
        for kind in self.lab.strains:
            heads += self._limit_heads(kind)
        rows = []
        for network, name in zip(self.lab.networks, names, strict=True):
            accuracy = self.lab.accuracy(network)
            cells = [(percent(accuracy, 2) if accuracy is not None else "", accuracy)]
            for kind in self.lab.strains:
                cells += self._limit_cells(network, kind)
            rows.append((name, cells))
        self.table.show_rows(heads, rows)
        self._take_room()

    def _limit_cells(self, network: object, kind: str) -> list[tuple[str, float | None]]:
        limits = self.lab.limits(network, kind)  # type: ignore[arg-type]  # a subject of the lab
        count = len(self._limit_heads(kind))
        if limits is None:
            return [("", None)] * count
        ups = [limits.down, limits.up] if count == 2 else [limits.up]
        unit = STRAINS[kind].unit
        reach = max(STRAINS[kind].levels)
        texts: list[tuple[str, float | None]] = []
        for up in ups:
            if up is None:
                texts.append((self.tr("all"), reach + 1))
            else:
                up = abs(up)  # no minus before a nought
                shown = f"{up:.2f}" if unit in ("σ", "ε", "") or kind == "scale" else f"{up:.1f}"
                texts.append(
                    (f"{shown}{unit}" if unit == "°" else f"{shown} {unit if unit == 'px' else ''}".strip(), up)
                )
        return texts

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < 760
        down = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self.row.direction() != down:
            self.row.setDirection(down)
        self._take_room()

    def _take_room(self) -> None:
        """As high as the plots with the table under them, which has a row for every network; the rest is scrolled."""
        narrow = self.width() < 760
        plots = [card.minimumSizeHint().height() for card in self.cards]
        high = sum(plots) + 2 * GAP if narrow else max(plots)
        self.setMinimumHeight(max(high + self.table.height() + 5 * GAP, 1300 if narrow else 520))

    def paint_figures(self, painter: QPainter, rect: QRectF) -> None:
        """The first plot as a figure."""
        self.card.paint_whole(painter, rect)
