"""The augmentations of the Train page, each with its switch and settings, and a preview of all together."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.augmentations import augmentations
from gui.i18n import engine_text
from gui.labs.train.train_lab import TrainLab
from gui.widgets.component_form import ComponentForm
from gui.widgets.controls import Switch
from gui.widgets.pictures import PictureGrid
from gui.widgets.rows import Row


class AugmentationRows(QWidget):
    """A switch for each way of changing the training images, its settings under it, and a preview of all together."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.switches: dict[str, Switch] = {}
        self.forms: dict[str, ComponentForm] = {}
        self._rows: dict[str, Row] = {}
        self._previewed: object = None
        for cls in augmentations:
            switch = Switch()
            row = Row("", switch)
            form = ComponentForm(augmentations, cls(), choose=False)
            form.hide()
            switch.toggled.connect(self._tell)
            form.edited.connect(self._tell)
            self.switches[cls.kind], self.forms[cls.kind], self._rows[cls.kind] = switch, form, row
            column.addWidget(row)
            column.addWidget(form)
        self.pictures = PictureGrid(28, 4)
        column.addSpacing(4)
        column.addWidget(self.pictures)
        self.retranslate()

    def draw(self, lab: TrainLab) -> None:
        """Make switches, settings and preview equal to the lab."""
        chosen = lab.spec.augmentation
        self.set_chosen(chosen)
        previewed = (chosen, lab.spec.seed, lab.datasets.held)
        if chosen and previewed != self._previewed:
            pictures = lab.experiment.augmented()
            if pictures is not None:
                self._previewed = previewed
                self.pictures.show_images(pictures)
        self.pictures.setVisible(bool(chosen))

    def set_chosen(self, chosen: tuple[Any, ...]) -> None:
        """Show these augmentations as switched on."""
        on = {augmentation.kind: augmentation for augmentation in chosen}
        for kind, switch in self.switches.items():
            if switch.isChecked() != (kind in on):
                switch.blockSignals(True)
                switch.setChecked(kind in on)
                switch._slide(kind in on)
                switch.blockSignals(False)
            if kind in on:
                self.forms[kind].set_component(on[kind])
            self.forms[kind].setVisible(kind in on)

    def _tell(self) -> None:
        chosen = tuple(self.forms[kind].component() for kind, switch in self.switches.items() if switch.isChecked())
        self.edited.emit(chosen)

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        for cls in augmentations:
            self._rows[cls.kind].set_texts(engine_text(cls.label()), engine_text(cls.summary()))
        name = self.tr("Digits as they are, and as augmentation changes them")
        self.pictures.setAccessibleName(name)
        self.pictures.setToolTip(name)
