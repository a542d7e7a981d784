"""Map: the digits as one layer sees them, beside the small maps of all layers."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from engine.analysis.interpretability.feature_maps import blocks
from gui.labs.inspect.map_lab import MapLab
from gui.pages.inspect.map.scatter import MapStrip, Scatter
from gui.pages.inspect.mistakes.digit_gallery import DigitGallery, Item
from gui.pages.inspect.view import View
from gui.plots import FigureCard
from gui.widgets.controls import Button, describe
from gui.widgets.layout import Card
from gui.widgets.marks import Label
from gui.widgets.numbers import percent
from gui.widgets.pictures import digit_image


class MapCard(FigureCard):
    """The large map with its title, or the digits of a lasso as a gallery."""

    accepted = Signal()

    def __init__(self, lab: MapLab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self.scatter = Scatter(lab)
        self.scatter.accepted.connect(self.accepted)
        self.gallery = DigitGallery()
        self.gallery.rows.chosen.connect(lab.choose)
        self.gallery.rows.accepted.connect(self.accepted)
        self.gallery.rows.left.connect(lambda: self.show_gallery(False))
        self.back = Button(icon="arrow-left", small=True)
        self.back.clicked.connect(lambda: self.show_gallery(False))
        strips = QWidget()
        column = QVBoxLayout(strips)
        column.setContentsMargins(16, 0, 16, 8)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.gallery, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.scatter)
        self.stack.addWidget(strips)
        self.body.addWidget(self.stack, 1)

    def show_gallery(self, on: bool) -> None:
        """Show the digits inside the lasso, or the map again."""
        self.stack.setCurrentIndex(int(on))
        self.draw_gallery()

    def draw_gallery(self) -> None:
        """Make the gallery equal to the lab."""
        answers, subject = self.lab.answers, self.lab.subject
        if self.stack.currentIndex() == 0 or answers is None or subject is None:
            return
        images = subject.digits.images
        items = [
            Item(
                int(i),
                digit_image(images[i]),
                f"{subject.classes[answers.labels[i]]} → {subject.classes[answers.read[i]]}",
                percent(float(answers.certainty[i])),
            )
            for i in self.lab.encircled
        ]
        self.gallery.rows.show_items(items, self.lab.digit)

    def retranslate(self) -> None:
        """Say everything in the language that holds now."""
        self.back.setText(self.tr("Back to the map"))
        describe(self.back, self.tr("Back to the map"), self.tr("Shows all digits as points again."))
        describe(
            self.scatter,
            self.tr("Map of the digits"),
            self.tr("A click selects a digit, a drag encircles some, arrows walk, the keys 1 to 5 choose the layer."),
        )
        describe(self.gallery.rows, self.tr("Digits inside the lasso"), self.tr("Arrows walk through them."))

    def has_figure(self) -> bool:
        return self.lab.positions is not None

    def paint_body(self, painter: QPainter, rect: QRectF) -> None:
        self.scatter.paint(painter, rect)

    def table(self) -> Iterable[list[str]]:
        return self.lab.table()


class MapView(View):
    """Draws the lab of the map; `accepted` asks to take the selected digit on."""

    accepted = Signal()
    card: MapCard

    def __init__(self, lab: MapLab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self.card = MapCard(lab)
        self.card.accepted.connect(self.accepted)
        self.strip_card = Card()
        self.strip_card.setMinimumWidth(176)
        self.hint = Label("", "muted", "small")
        self.strip = MapStrip(lab)
        self.strip_card.body.addWidget(self.hint)
        self.strip_card.body.addWidget(self.strip, 1)
        column = QHBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        self.row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.row.setSpacing(16)
        self.row.addWidget(self.card, 750)
        self.row.addWidget(self.strip_card, 176)
        column.addLayout(self.row)

    def retranslate(self) -> None:
        """Say everything in the language that holds now."""
        self.card.retranslate()
        self.strip_card.set_title(self.tr("Layer by layer"))
        self.hint.setText(self.tr("same digit nearby"))
        describe(
            self.strip,
            self.tr("Layer by layer"),
            self.tr("Share of the ten nearest neighbors in each layer with the same digit. A click makes a map large."),
        )

    def name(self, block: int) -> str:
        """A layer by name."""
        subject = self.lab.subject
        if block == 0 or subject is None:
            return self.tr("Input")
        shape = blocks(subject.model.network)[block - 1].shape
        if len(shape) == 1:
            return self.tr("Dense, {units}").format(units=f"{shape[0]:,}")
        return self.tr("Block {number}").format(number=block)

    def draw(self, measuring: bool = False) -> None:
        """Make the view equal to the lab."""
        current = self.lab.current
        self.card.title_label.setText(self.name(current.block) if current is not None else self.tr("Map"))
        self.card.unit_label.setText(self._unit(measuring))
        self.card.scatter.update()
        self.card.draw_gallery()
        self.strip.set_names([self.name(made.block) for made in self.lab.maps])

    def _unit(self, measuring: bool) -> str:
        current = self.lab.current
        if current is None:
            return self.tr("measuring…") if measuring else ""
        count = f"{len(current.pca):,}"
        if self.lab.method == "pca":
            return self.tr("{count} digits, PCA: the two directions in which they differ most").format(count=count)
        if current.tsne is None or current.settling:
            return self.tr("{count} digits, t-SNE: settling…").format(count=count)
        return self.tr("{count} digits, t-SNE: near means alike").format(count=count)

    def show_inside(self) -> None:
        """Show the digits inside the lasso as a gallery."""
        self.card.show_gallery(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < 700
        down = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self.row.direction() != down:
            self.row.setDirection(down)
        self.setMinimumHeight(1060 if narrow else 480)
