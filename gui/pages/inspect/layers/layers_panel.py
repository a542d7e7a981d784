"""What the view Layers asks for in the panel: the digit, how maps are shown, the selected block; its facts in words."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.labs.inspect.layers_lab import LayersLab
from gui.labs.train.advice import Word
from gui.pages.inspect.view import ViewPanel
from gui.pages.postal.pads.pad import Pad
from gui.widgets.controls import Button, Choice, Switch, describe
from gui.widgets.layout import Section
from gui.widgets.numbers import percent
from gui.widgets.rows import NumberRow, Row, SliderRow
from gui.widgets.segments import Segments


class LayersPanel(ViewPanel):
    """The digit that is followed, the order of the maps, and what is done to the selected block."""

    mistake_requested = Signal()

    def __init__(self, lab: LayersLab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._boxes: list[int] | None = None
        self._make_digit()
        self._make_maps()
        self._make_block()
        for section in (self.digit, self.maps, self.block):
            column.addWidget(section)

    def _make_digit(self) -> None:
        self.digit = Section("once")
        self.number = NumberRow("", 0, 0, 10**6, integer=True)
        self.number.edited.connect(self.lab.follow)
        self.draw_button, self.mistake = Button(icon="edit", small=True), Button(icon="search", small=True)
        self.draw_button.setCheckable(True)
        self.draw_button.clicked.connect(self.lab.draw)
        self.mistake.clicked.connect(self.mistake_requested)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.draw_button, 1)
        buttons.addWidget(self.mistake, 1)
        self.pad = Pad()
        self.pad.setFixedSize(262, 262)
        drawing = self.lab.drawing
        self.pad.pressed.connect(lambda x, y, pressure: drawing.press(0, x, y, pressure))
        self.pad.moved.connect(drawing.move)
        self.pad.released.connect(drawing.release)
        self.pad.cancelled.connect(drawing.cancel)
        self.pad.erased.connect(lambda: drawing.erase(0))
        self.box = Choice(144)
        self.box.chosen.connect(self._follow_box)
        self.box_row = Row("", self.box)
        self.target = Choice(72)
        self.make = Button(icon="refresh", small=True)
        self.make.clicked.connect(lambda: self.lab.make(self.target.value() or 0))
        self.make_row = Row("", self.target, self.make)
        self.digit.add(self.number)
        self.digit.rows.addSpacing(4)
        self.digit.rows.addLayout(buttons)
        self.digit.rows.addSpacing(4)
        self.digit.add(self.pad, self.box_row, self.make_row)

    def _follow_box(self, place: int) -> None:
        if place >= 0:
            self.lab.follow_box(place)
        elif self.lab.digit is not None:
            self.lab.follow(self.lab.digit.number)

    def _make_maps(self) -> None:
        self.maps = Section("once")
        self.shows = Segments()
        self.shows.setFixedWidth(144)
        self.shows.edited.connect(lambda filters: self.lab.edit(filters=filters))
        self.shows_row = Row("", self.shows)
        self.order = Choice(144)
        self.order.chosen.connect(lambda order: self.lab.edit(order=order))
        self.order_row = Row("", self.order)
        self.scale = Switch()
        self.scale.clicked.connect(lambda on: self.lab.edit(scale_each=on))
        self.scale_row = Row("", self.scale)
        self.maps.add(self.shows_row, self.order_row, self.scale_row)

    def _make_block(self) -> None:
        self.block = Section("once")
        self.factor = SliderRow("", 100, 0, 300, slide=(0, 200), integer=True, unit="%")
        self.factor.edited.connect(lambda value: self._alter(scale=value / 100))
        self.noise = SliderRow("", 0, 0, 500, slide=(0, 200), integer=True, unit="%")
        self.noise.edited.connect(lambda value: self._alter(noise=value / 100))
        self.frozen = Switch()
        self.frozen.clicked.connect(lambda on: self._alter(frozen=on))
        self.frozen_row = Row("", self.frozen)
        self.block.add(self.factor, self.noise, self.frozen_row)

    def _alter(self, **changes: float | bool) -> None:
        if self.lab.selected is not None:
            number = self.lab.selected[0]
            self.lab.alter(number, dataclasses.replace(self.lab.alteration(number), **changes))  # type: ignore[arg-type]  # its fields

    # -- words ---------------------------------------------------------------------------------------------------------
    def retranslate(self) -> None:
        """Say everything in the language that holds now."""
        self.digit.set_title(self.tr("Digit"))
        self.number.set_texts(self.tr("Number"), self.tr("The digit of the data set that is followed."))
        self.draw_button.setText(self.tr("Draw…"))
        self.mistake.setText(self.tr("A mistake…"))
        describe(
            self.mistake, self.tr("A mistake"), self.tr("Shows the mistakes, to choose one that is followed here.")
        )
        describe(self.pad, self.tr("Pad"), self.tr("What is drawn here goes through the layers while it is drawn."))
        self._boxes = None
        self.make.setText(self.tr("Make"))
        tip = self.tr("Climbs from noise to the picture that the network takes for this class most surely.")
        self.make_row.set_texts(self.tr("Ideal picture"), tip)
        describe(self.make, self.tr("Make the picture"), tip)
        self.maps.set_title(self.tr("Maps"))
        self.shows.set_choices([(False, self.tr("maps")), (True, self.tr("filters"))])
        self.shows_row.set_texts(self.tr("Show"), self.tr("What the maps give, or the weights that make them."))
        self.order.set_choices(
            [
                ("needed", self.tr("most needed")),
                ("strongest", self.tr("strongest here")),
                ("number", self.tr("by number")),
            ]
        )
        self.order_row.set_texts(
            self.tr("Order"), self.tr("Which maps of a block stand first; the wheel shows the rest.")
        )
        self.scale_row.set_texts(
            self.tr("Scale for each map"),
            self.tr("On: each map uses all grays. Off: the maps of a block can be compared."),
        )
        self.factor.set_texts(self.tr("Weights times"), self.tr("Multiplies the weights of the selected block."))
        self.noise.set_texts(
            self.tr("Noise"),
            self.tr("Added to each weight, as a share of the standard deviation of the block's weights."),
        )
        self.frozen_row.set_texts(
            self.tr("Frozen"), self.tr("The block gives its mean over the digits, whatever it sees.")
        )

    def draw(self) -> None:
        """Make the rows equal to the lab."""
        lab, subject = self.lab, self.lab.subject
        digit = lab.digit
        if subject is not None and digit is not None:
            if self.number.value() != digit.number:
                self.number.set_value(digit.number)
            names = list(enumerate(subject.classes))
            if names != getattr(self, "_names", None):
                self._names = names
                self.target.set_choices(names)
        self.draw_button.setEnabled(lab.can_draw)
        self.draw_button.setChecked(lab.drawing_on)
        why = self.tr("Opens a pad; what is drawn goes through the layers as the network gets it.")
        if not lab.can_draw:
            why = self.tr("Only for networks that take pictures of 28 × 28 in gray.")
        describe(self.draw_button, self.tr("Draw"), why)
        self._draw_boxes()
        self.pad.setVisible(lab.drawing_on)
        self.pad.set_brush(lab.drawing.brush_px)
        self.pad.show_ink(lab.drawing.boxes[0].traces)
        self.shows.set_value(lab.filters)
        self.order.set_value(lab.order)
        self.scale.setChecked(lab.scale_each)
        self.block.setVisible(lab.selected is not None)
        if lab.selected is not None:
            change = lab.alteration(lab.selected[0])
            self.block.set_title(self.tr("Block {number}").format(number=lab.selected[0]))
            for row, value in ((self.factor, round(100 * change.scale)), (self.noise, round(100 * change.noise))):
                if row.value() != value:
                    row.set_value(value)
            self.frozen.setChecked(change.frozen)

    def _draw_boxes(self) -> None:
        """Offer the boxes of the Postal code page that are written in."""
        boxes = self.lab.boxes_written
        if boxes != self._boxes:
            self._boxes = boxes
            names = [(place, self.tr("box {number}").format(number=place + 1)) for place in boxes]
            self.box.set_choices([(-1, self.tr("none")), *names])
        self.box.setEnabled(bool(boxes))
        place = self.lab.box
        self.box.set_value(place if place in boxes else -1)
        tip = self.tr("A digit written on the Postal code page; it is followed as it is there now.")
        if not self.lab.can_draw:
            tip = self.tr("Only for networks that take pictures of 28 × 28 in gray.")
        elif not boxes:
            tip = self.tr("Nothing is written on the Postal code page yet.")
        self.box_row.set_texts(self.tr("From Postal code"), tip)

    def offer(self, action: str) -> str:
        """What the link of a fact says."""
        return self.tr("Switch all on") if action == "restore" else ""

    def sentence(self, word: Word) -> str:
        """A fact as a sentence."""
        v = word.values
        lost = f"{100 * v['lost']:.1f}".replace("-", "−") if "lost" in v else ""
        match word.key:
            case "cost":
                return self.tr("What is altered costs {lost} points of accuracy.").format(lost=lost)
            case "weak":
                return self.tr("{name} suffers most: {accuracy} of it are still read right.").format(
                    name=v["name"], accuracy=percent(v["accuracy"], 0)
                )
            case "none needed":
                return self.tr(
                    "No single map is needed: map {unit} of block {block} alone costs only {lost} points."
                ).format(**{**v, "lost": lost})
            case "needed":
                return self.tr("Map {unit} of block {block} is needed most: without it {lost} points are lost.").format(
                    **{**v, "lost": lost}
                )
            case "patch":
                return self.tr("A patch of 5 × 5 pixels is enough to hide the {name}: {lowest} are left.").format(
                    name=v["name"], lowest=percent(v["lowest"])
                )
            case _:
                return self.tr("No patch of 5 × 5 pixels hides the {name}: at least {lowest} are left.").format(
                    name=v["name"], lowest=percent(v["lowest"])
                )
