"""Layers: the path of a digit over three cards: what each pixel does, the selected map, and what is switched off."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from gui.labs.inspect.layers_lab import LayersLab
from gui.pages.inspect.layers.effect_card import EffectCard
from gui.pages.inspect.layers.path_view import PathView
from gui.pages.inspect.layers.pixel_card import PixelCard
from gui.pages.inspect.layers.unit_card import UnitCard
from gui.pages.inspect.view import View
from gui.plots import FigureCard
from gui.widgets.controls import describe


class PathCard(FigureCard):
    """The path with its title and the menu to save it; it scrolls sideways where a network is deep."""

    def __init__(self, lab: LayersLab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self.view = PathView(lab)
        self.area = QScrollArea()
        self.area.setObjectName("cardArea")
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setObjectName("plainBody")
        self.area.setWidget(self.view)
        self.body.addWidget(self.area, 1)

    def draw(self, title: str, unit: str) -> None:
        """Make the card equal to the lab."""
        self.title_label.setText(title)
        self.unit_label.setText(unit)
        self.view.updateGeometry()
        self.area.setMinimumHeight(self.view.sizeHint().height())
        self.view.update()

    def retranslate(self) -> None:
        """Say everything in the language that holds now."""
        describe(
            self.view,
            self.tr("Path of the digit"),
            self.tr("Arrows walk over the maps, Space switches one off, the Page keys show further ones."),
        )

    def has_figure(self) -> bool:
        return self.lab.path is not None

    def paint_body(self, painter: QPainter, rect: QRectF) -> None:
        painter.save()
        painter.translate(rect.topLeft())
        scale = min(
            1.0, rect.width() / max(self.view.path_layout().width, 1), rect.height() / max(self.view.height(), 1)
        )
        painter.scale(scale, scale)
        self.view.paint(painter)
        painter.restore()

    def table(self) -> Iterable[list[str]]:
        return self.lab.table()


class LayersView(View):
    """Draws the lab of the layers."""

    card: PathCard

    def __init__(self, lab: LayersLab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self.card = PathCard(lab)
        self.pixels, self.unit, self.effect = PixelCard(lab), UnitCard(lab), EffectCard(lab)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        column.addWidget(self.card, 352)
        self.row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.row.setSpacing(16)
        for card in (self.pixels, self.unit, self.effect):
            self.row.addWidget(card, 1)
        column.addLayout(self.row, 232)

    def retranslate(self) -> None:
        """Say everything in the language that holds now."""
        for part in (self.card, self.pixels, self.unit, self.effect):
            part.retranslate()

    def draw(self, measuring: bool = False) -> None:
        """Make the view equal to the lab."""
        if self.lab.filters:
            unit = self.tr("the filter of each map: summed over its inputs")
        elif self.lab.order == "needed" and self.lab.costs:
            unit = self.tr("the most needed maps of each block; bar: points lost when it alone is off")
        else:
            unit = self.tr("what each block gives for this digit")
        self.card.draw(self.tr("Path of the digit"), self.tr("measuring…") if measuring else unit)
        for part in (self.pixels, self.unit, self.effect):
            part.draw()

    def sizeHint(self) -> QSize:
        return QSize(974, 634)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < 820
        down = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self.row.direction() != down:
            self.row.setDirection(down)
        self.setMinimumHeight(1140 if narrow else 620)
