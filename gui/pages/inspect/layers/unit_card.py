"""The selected map or unit as a card: what it gives, its filter, and the digits that light it most."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from engine.analysis.interpretability.feature_maps import Block, filters
from gui import theme
from gui.labs.inspect.layers_lab import LayersLab
from gui.pages.inspect.tints import map_image, signed_image
from gui.widgets.controls import Button, describe
from gui.widgets.layout import Card
from gui.widgets.marks import Label
from gui.widgets.pictures import digit_image, paint_pixels

PICTURE_PX = 84


class UnitPictures(QWidget):
    """The selected map, its filter, and the test digits that light it most with the place ringed."""

    def __init__(self, lab: LayersLab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self._words = ("", "", "")
        self.setMinimumSize(240, 174)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def set_words(self, map_: str, filter_: str, strongest: str) -> None:
        """The captions under and over the pictures."""
        self._words = (map_, filter_, strongest)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lab, selected, subject = self.lab, self.lab.selected, self.lab.subject
        if lab.path is None or selected is None or subject is None or selected[0] > len(lab.path.outputs):
            return
        larger = min(max(self.height() - 174, 0) * 2 / 3, (self.width() - 240) / 2, PICTURE_PX)
        large = PICTURE_PX + max(larger, 0)  # as large as the card lets it be
        self._paint_unit(painter, lab.blocks[selected[0] - 1], selected[1], large)
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("muted"))
        places = ((0, large + 2), (large + 12, large + 2), (0, large + 24))
        for (x, y), word in zip(places, self._words, strict=True):
            painter.drawText(QRectF(x, y, self.width() - x, 16), Qt.AlignmentFlag.AlignVCenter, word)
        side = min(max(42.0, self.height() - large - 48), (self.width() - 20) / 6)
        self._paint_lit(painter, lab.blocks[selected[0] - 1], selected[1], QRectF(0, large + 44, side, side))

    def _paint_unit(self, painter: QPainter, block: Block, unit: int, large: float) -> None:
        """What it gives, and the weights that make it: of several inputs their mean."""
        path, subject = self.lab.path, self.lab.subject
        if path is None or subject is None:
            return
        y, weights = np.atleast_2d(path.outputs[block.number - 1][unit]), filters(subject.model, block)[unit]
        flat = weights.mean(axis=0) if weights.ndim == 3 else np.atleast_2d(weights)
        if block.has_maps:
            paint_pixels(painter, QRectF(0, 0, large, large), map_image(y, float(y.max())))
        else:
            painter.setFont(theme.font(20, 600))
            painter.setPen(theme.color("text"))
            painter.drawText(QRectF(0, 0, large, large), Qt.AlignmentFlag.AlignVCenter, f"{float(y.max()):.3g}")
        image = signed_image(flat, float(np.abs(flat).max()), "page")
        paint_pixels(painter, QRectF(large + 12, 0, large, large), image)

    def _paint_lit(self, painter: QPainter, block: Block, unit: int, first: QRectF) -> None:
        """The digits that light it most, each with the place ringed."""
        subject = self.lab.subject
        if subject is None:
            return
        for place, spot in enumerate(self.lab.lit.get((block.number, unit), ())):
            area = first.translated(place * (first.width() + 4), 0)
            image = subject.digits.images[spot.digit]
            paint_pixels(painter, area, digit_image(image), 2)
            field = self.lab.field_of(block, spot.row, spot.column)
            if field is not None:
                rows, columns = field
                px, py = area.width() / image.shape[2], area.height() / image.shape[1]
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.color("accent"), 1))
                ring = QRectF(
                    area.left() + columns.start * px,
                    area.top() + rows.start * py,
                    (columns.stop - columns.start) * px,
                    (rows.stop - rows.start) * py,
                )
                painter.drawRect(ring)


class UnitCard(Card):
    """The selected map or unit, with the button that switches it off."""

    def __init__(self, lab: LayersLab, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.lab = lab
        self.head, self.unit = Label("", "text", "section"), Label("", "muted", "small")
        self.off = Button(icon="eye", small=True)
        self.off.setCheckable(True)
        self.off.clicked.connect(self._toggle)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.head)
        top.addWidget(self.unit, 1)
        top.addWidget(self.off)
        self.body.addLayout(top)
        self.pictures = UnitPictures(lab)
        self.body.addWidget(self.pictures, 1)

    def _toggle(self) -> None:
        if self.lab.selected is not None:
            self.lab.toggle(*self.lab.selected)

    def retranslate(self) -> None:
        """Say everything in the language that holds now."""
        describe(
            self.off, self.tr("Off"), self.tr("Lets it give 0 and computes everything behind it again. Key: Space.")
        )
        self.off.setText(self.tr("Off"))

    def draw(self) -> None:
        """Make the card equal to the lab."""
        lab, selected, subject = self.lab, self.lab.selected, self.lab.subject
        if selected is None or subject is None or selected[0] > len(lab.blocks):
            self.head.setText(self.tr("Nothing selected"))
            self.off.setEnabled(False)
            return
        block = lab.blocks[selected[0] - 1]
        template = self.tr("Map {unit} of block {block}") if block.has_maps else self.tr("Unit {unit} of block {block}")
        self.head.setText(template.format(unit=selected[1] + 1, block=selected[0]))
        self.setAccessibleName(self.head.text())
        kernel = getattr(subject.model.network.layers[block.first], "kernel", None)
        self.unit.setText(self.tr("{size} × {size} filter").format(size=kernel) if kernel else "")
        off = selected[1] in lab.alteration(selected[0]).off
        self.off.setEnabled(True)
        self.off.setChecked(off)
        names = (
            (self.tr("its map"), self.tr("its filter"))
            if block.has_maps
            else (self.tr("its value"), self.tr("its weights"))
        )
        self.pictures.set_words(*names, self.tr("Strongest in these digits"))
