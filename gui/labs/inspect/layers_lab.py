"""Layers: one digit on its way through every block, and what the network loses when parts of it are altered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np

from engine.analysis.interpretability.ablation import Alteration, altered
from engine.analysis.interpretability.feature_maps import Block, BrightestSpot, blocks, receptive_field
from engine.analysis.model import Model
from engine.types import Array
from gui.labs.driving import Driver, Inline
from gui.labs.inspect.digit_source import FollowedDigit
from gui.labs.inspect.layer_studies import (
    AblationCost,
    DigitPath,
    Lit,
    Pixels,
    Unit,
    climb_study,
    cost_study,
    drawn_study,
    effect_study,
    path_study,
    pixel_study,
)
from gui.labs.inspect.study import Measurer
from gui.labs.inspect.subject import Subject
from gui.labs.postal.drawing_lab import DrawingLab
from gui.labs.postal.sheet import BoxInk
from gui.labs.postal.written import written
from gui.labs.train.advice import Word

MEAN_OF = 500  # digits whose mean a frozen block holds
WEAK = 0.8  # accuracy of a class under which its bar warns
DRAWABLE = (1, 28, 28)


class LayersLab:
    """The path of one digit; `digit` is what all views share."""

    def __init__(self, changed: Callable[[], object], make_driver: Callable[[], Driver] = Inline) -> None:
        self._changed = changed
        self.path_measurer = Measurer(make_driver(), changed)
        self.pixel_measurer = Measurer(make_driver(), changed)
        self.effect_measurer = Measurer(make_driver(), changed)
        self.cost_measurer = Measurer(make_driver(), changed)
        self.drawing = DrawingLab(self._drawn)
        self.subject: Subject | None = None
        self.blocks: list[Block] = []  # of the network
        self.digit: FollowedDigit | None = None
        self.path: DigitPath | None = None
        self.pixels: Pixels | None = None
        self.effect: AblationCost | None = None
        self.lit: dict[Unit, tuple[BrightestSpot, ...]] = {}
        self.costs: dict[Unit, float] = {}
        self.changes: dict[int, Alteration] = {}
        self.selected: Unit | None = None
        self.order = "needed"  # needed, strongest or number
        self.filters = False
        self.scale_each = True
        self.gradient = False
        self.drawing_on = False
        self._known_costs: WeakKeyDictionary[Subject, dict[Unit, float]] = WeakKeyDictionary()
        self._costs_before: dict[Unit, float] = {}  # of the moment before: they order the maps until there are newer
        self._read: dict[int, Array] = {}  # what the whole network read, by the number of digits
        self._model: Model | None = None
        self._box = 0
        self._box_shown: BoxInk | None = None
        self._tracing = False  # whether what was drawn is being followed
        self._drawn_since = False  # whether more was drawn meanwhile
        self._stale = True
        self._number = 0  # of the digit that is followed as soon as there is one

    # -- what is looked at ---------------------------------------------------------------------------------------------
    def take(self, subject: Subject) -> None:
        """Another network or other digits."""
        before = self.subject
        same = before is not None and before.model.network.layers == subject.model.network.layers
        moved = same and before is not None and before.candidate.key == subject.candidate.key
        self._costs_before = (self.costs or self._costs_before) if moved else {}
        self.subject = subject
        self.blocks = blocks(subject.model.network)
        if not moved:  # what is altered stays altered while its run is looked at over time
            self.changes = {}
        self._model = None
        self._read = {}
        self.effect = None
        self.lit = {}
        self.costs = self._known_costs.setdefault(subject, {})
        if not same:
            self.selected = None
            self.path = None
            self.pixels = None
        digits = subject.digits
        if self.digit is None or self.digit.source == "data" or self.digit.image.shape != digits.images.shape[1:]:
            self._number = self.digit.number if self.digit is not None else self._number
            self.digit = None
        self._stale = True

    @property
    def model(self) -> Model | None:
        """The network as it is altered now."""
        if self._model is None and self.subject is not None:
            some = self.subject.digits.images[:MEAN_OF]
            self._model = altered(self.subject.model, self.changes, some)
        return self._model

    def measure(self) -> None:
        """Follow the digit, if that was not done yet."""
        if self._stale and self.subject is not None:
            self._stale = False
            if self.digit is None:
                self.follow(self._number)
            else:
                self._follow()
            if self.changes:
                self._measure_effect()
            else:
                self._measure_costs()

    @property
    def measuring(self) -> bool:
        """Whether the path that is shown is not yet of the digit and the network that are chosen."""
        return self.path_measurer.measuring

    @property
    def ready(self) -> bool:
        """Whether another moment of the run may be asked for: what is chosen is shown."""
        return not self.measuring

    @property
    def selected_digit(self) -> int | None:
        """The digit to take on to another view: one of the data set."""
        return self.digit.number if self.digit is not None and self.digit.source == "data" else None

    # -- the digit -----------------------------------------------------------------------------------------------------
    def follow(self, number: int) -> None:
        """Follow a digit of the data set."""
        if self.subject is None:
            return
        digits = self.subject.digits
        number = min(max(number, 0), len(digits) - 1)
        self.follow_digit(FollowedDigit(digits.images[number], int(digits.labels[number]), "data", number))

    def follow_digit(self, digit: FollowedDigit) -> None:
        """Follow any picture of the shape that the network takes."""
        self.digit = digit
        self._follow()
        self._changed()

    @property
    def boxes_written(self) -> list[int]:
        """The boxes of the Postal code page that can be followed, by place."""
        return written.filled if self.can_draw else []

    @property
    def box(self) -> int | None:
        """The box of the Postal code page that is followed."""
        return self._box if self.digit is not None and self.digit.source == "given" else None

    def follow_box(self, place: int) -> None:
        """Follow what is written in a box of the Postal code page, and what will be."""
        image = written.picture(place)
        if image is not None:
            self._box, self._box_shown = place, written.boxes[place]
            self.drawing_on = False
            self.follow_digit(FollowedDigit(image, None, "given", self.digit.number if self.digit is not None else 0))

    def look_at_boxes(self) -> None:
        """Follow the box as it is written now, if something was drawn in it meanwhile."""
        place = self.box
        if place is not None and place in self.boxes_written and written.boxes[place] is not self._box_shown:
            self.follow_box(place)

    @property
    def can_draw(self) -> bool:
        """Whether what is drawn can be made into a picture that the network takes."""
        return self.subject is not None and self.subject.model.network.input_shape == DRAWABLE

    def draw(self, on: bool) -> None:
        """Follow what is drawn, or a digit of the data set again."""
        self.drawing_on = on and self.can_draw
        if self.drawing_on:
            self._drawn()
        elif self.digit is not None and (self._tracing or self.digit.source == "drawn"):
            self.follow(self.digit.number)
        self._changed()

    def _drawn(self) -> None:
        """Follow what is drawn. While one drawing is on its way, those after it do not queue: the newest is next."""
        subject, model = self.subject, self.model
        if subject is None or model is None:
            return
        self._drawn_since = self._tracing and self.path_measurer.measuring
        if self._drawn_since:
            return
        number = self.digit.number if self.digit is not None else 0

        def show(path: DigitPath) -> None:
            self.digit = path.digit
            self._show_path(path)

        def done() -> None:
            self._tracing = False
            if self._drawn_since:
                self._drawn()
            elif not self.drawing.pen_down:
                self._measure_pixels()

        self.pixel_measurer.stop()
        self._tracing = True
        self.path_measurer.measure(drawn_study(subject, model, self.drawing.boxes[0], number), show, done)

    def make(self, target: int, seed: int = 0) -> None:
        """Climb to the picture that the network takes for a class most surely, and show it on the way."""
        model, number = self.model, self.digit.number if self.digit is not None else 0
        if model is None:
            return

        study = climb_study(model, target, number, seed)
        self.pixel_measurer.measure(study, self._show_made, self._measure_pixels)

    def _show_made(self, digit: FollowedDigit) -> None:
        self.digit = digit
        self._measure_path()

    def _follow(self) -> None:
        self._measure_path()
        self._measure_pixels()

    def _measure_path(self) -> None:
        subject, model, digit = self.subject, self.model, self.digit
        if subject is None or model is None or digit is None:
            return

        self._tracing = False
        self.path_measurer.measure(path_study(subject, model, digit), self._show_path, bool)

    def _show_path(self, path: DigitPath) -> None:
        self.path = path
        if self.selected is None:
            self.selected = self._first_unit()
            if self.selected is not None and self.selected not in self.lit:
                self._measure_pixels()

    def _first_unit(self) -> Unit | None:
        hidden = [block for block in self.blocks if not block.is_output]
        return (hidden[0].number, self.units_of(hidden[0])[0]) if hidden else None

    def _measure_pixels(self) -> None:
        model, digit, subject, selected = self.model, self.digit, self.subject, self.selected
        if model is None or digit is None or subject is None:
            return

        unit = selected if selected not in self.lit else None
        self.pixel_measurer.measure(pixel_study(subject, model, digit, unit), self._show_pixels, bool)

    def _show_pixels(self, found: Pixels | Lit) -> None:
        if isinstance(found, Pixels):
            self.pixels = found
        else:
            self.lit[found[0]] = found[1]

    # -- which map -----------------------------------------------------------------------------------------------------
    def edit(self, **changes: Any) -> None:
        """Change `order`, `filters`, `scale_each` or `gradient`."""
        for name, value in changes.items():
            setattr(self, name, value)
        self._changed()

    def units_of(self, block: Block) -> list[int]:
        """The maps or units of a block in the order that was asked for."""
        units = range(block.units)
        costs = self.costs if any(number == block.number for number, _ in self.costs) else self._costs_before
        if self.order == "needed" and any(number == block.number for number, _ in costs):
            return sorted(units, key=lambda unit: -costs.get((block.number, unit), 0.0))
        if self.order == "strongest" and self.path is not None and block.number <= len(self.path.outputs):
            strength = self.path.outputs[block.number - 1].reshape(block.units, -1).max(axis=1)
            return [int(unit) for unit in np.argsort(-strength, kind="stable")]
        return list(units)

    def select(self, block: int, unit: int) -> None:
        """Look at one map or unit."""
        self.selected = (block, unit)
        if (block, unit) not in self.lit:
            self._measure_pixels()
        self._changed()

    def field_of(self, block: Block, row: int, column: int) -> tuple[slice, slice] | None:
        """The pixels of the input that a cell of a map sees; None for units of dense blocks."""
        if self.subject is None or not block.has_maps:
            return None
        return receptive_field(self.subject.model.network, block.last, row, column)

    # -- alterations ---------------------------------------------------------------------------------------------------
    def alteration(self, block: int) -> Alteration:
        """What is done to a block now."""
        return self.changes.get(block, Alteration())

    def toggle(self, block: int, unit: int) -> None:
        """Switch a map or unit off, or on again."""
        self.alter(block, self.alteration(block).toggled(unit))

    def alter(self, block: int, change: Alteration) -> None:
        """Alter a block; what comes behind it is computed again."""
        self.changes = {**self.changes, block: change}
        if change.changes_nothing:
            del self.changes[block]
        self._model = None
        self._follow()
        self._measure_effect()
        self._changed()

    def restore(self) -> None:
        """Switch everything on again."""
        self.changes = {}
        self._model = None
        self._follow()
        self._measure_effect()
        self._changed()

    def _measure_effect(self) -> None:
        subject, model = self.subject, self.model
        if subject is None or model is None:
            return
        self.cost_measurer.stop()  # it continues with the next block afterwards
        if not self.changes:
            self.effect_measurer.stop()
            self._measure_costs()
            self.effect = None
            return

        def show(effect: AblationCost) -> None:
            self.effect = effect

        self.effect_measurer.measure(effect_study(subject, model, self._read), show, self._measure_costs)

    def _measure_costs(self) -> None:
        """What each map alone is worth, in the background, once for each network."""
        subject = self.subject
        known = frozenset(number for number, _ in self.costs)
        if subject is None or known >= {block.number for block in self.blocks if block.has_maps}:
            return
        self.cost_measurer.measure(cost_study(subject, known), self.costs.update, bool)

    # -- in words ------------------------------------------------------------------------------------------------------
    @property
    def words(self) -> tuple[Word, ...]:
        """What the numbers mean, the most important first."""
        found: list[Word] = []
        if self.effect is not None:
            lost = self.effect.before - self.effect.after
            off = sum(len(change.off) for change in self.changes.values())
            found.append(Word("cost", "warning" if lost > 0.01 else "good", {"lost": lost, "off": off}, "restore"))
            weak = np.flatnonzero(self.effect.classes_after < WEAK)
            if len(weak) and self.subject is not None:
                worst = int(self.effect.classes_after.argmin())
                values = {"name": self.subject.classes[worst], "accuracy": float(self.effect.classes_after[worst])}
                found.append(Word("weak", "warning", values))
        if self.costs:
            (block, unit), lost = max(self.costs.items(), key=lambda item: item[1])
            key = "none needed" if lost < 0.01 else "needed"
            found.append(Word(key, "good" if lost < 0.01 else "", {"block": block, "unit": unit + 1, "lost": lost}))
        if self.pixels is not None and self.subject is not None:
            values = {"name": self.subject.classes[self.pixels.answer], "lowest": self.pixels.lowest}
            robust = self.pixels.lowest > 0.5
            found.append(Word("robust" if robust else "patch", "good" if robust else "warning", values))
        return tuple(found)

    def act(self, action: str) -> None:
        """Do what a word offers."""
        if action == "restore":
            self.restore()

    def table(self) -> list[list[str]]:
        """The path as rows of a table: what every map gives at most, and what it is worth."""
        rows = [["block", "unit", "largest", "mean", "points lost when off"]]
        if self.path is not None:
            for block, y in zip(self.blocks, self.path.outputs, strict=True):
                flat = y.reshape(block.units, -1)
                for unit in range(block.units):
                    cost = self.costs.get((block.number, unit))
                    lost = "" if cost is None else f"{100 * cost:.2f}"
                    rows.append(
                        [str(block.number), str(unit + 1), f"{flat[unit].max():.6g}", f"{flat[unit].mean():.6g}", lost]
                    )
        return rows

    def close(self) -> None:
        """End all work."""
        for measurer in (self.path_measurer, self.pixel_measurer, self.effect_measurer, self.cost_measurer):
            measurer.close()
