"""What the sheet "Your own data" knows: what was read, how it is converted, what was changed by hand."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from engine.data.split import divide
from engine.errors import DataError, EngineError, SpecError
from engine.fitting import fitted_to
from engine.layers.dense import Dense
from engine.spec import ExperimentSpec
from engine.types import Array, Shape
from engine.userdata.collection import ANY, TEST, Collection, LeftOut
from engine.userdata.conversion import Conversion
from engine.userdata.description import Description
from engine.userdata.doubles import Double
from gui.labs.datasets import named_error
from gui.labs.driving import Driver, Inline, Newest
from gui.labs.owndata.own_data_work import SHOWN, DataReading, Found, PictureJudging
from gui.labs.signal import Signal

VIEWS = ("one", "hardest", "all")
FEW = 0.5  # a class below this share of the median is few
Clock = Callable[[], float]


@dataclass(frozen=True, eq=False)
class Pair:
    """A picture before and after: its place in the collection, its name and class, and whether it was inverted."""

    place: int
    name: str
    label: str
    before: Array
    after: Array | None
    inverted: bool


@dataclass(frozen=True)
class ClassCount:
    """How many pictures of a class are there to learn from and to test on; few beside the others?"""

    name: str
    learn: int
    test: int
    few: bool

    @property
    def total(self) -> int:
        """All pictures of the class."""
        return self.learn + self.test


@dataclass(frozen=True)
class NetworkChange:
    """What the data changes in a network: its last layer, its number of weights, whether it starts with new ones."""

    last: tuple[int, int]
    parameters: tuple[int, int]
    new_weights: bool


class OwnDataLab:
    """Own data being looked at before it is used; `changed` is emitted when something is different."""

    def __init__(
        self, driver: Driver | None = None, *, home: Path | None = None, clock: Clock = time.perf_counter
    ) -> None:
        self.changed = Signal()
        self._driver = Newest(driver or Inline())
        self._home, self._clock = home, clock
        self.path = ""
        self.reading = False
        self.progress = (0, 0)
        self.error: EngineError | None = None
        self.seconds = 0.0
        self.description = Description("")
        self.view = "one"
        self.first = 0  # of the pictures shown
        self.selected = ""
        self.pairs: tuple[Pair, ...] = ()
        self._raw: Collection | None = None
        self._doubles: tuple[Double, ...] = ()
        self._used: tuple[Collection, Conversion] | None = None
        self._hardest: tuple[int, ...] = ()

    # -- reading -----------------------------------------------------------------------------------------------------
    def open(self, path: Path | str) -> None:
        """Read a folder, a file, or a description of one."""
        self.path, self.error, self.reading = str(path), None, True
        self._raw, self._used, self._doubles = None, None, ()
        self.pairs, self.selected, self.first, self._hardest = (), "", 0, ()
        self.progress = (0, 0)
        start = self._clock()
        work = DataReading(Path(path))

        def take(items: Sequence[tuple[int, int] | Found]) -> None:
            for item in items:
                if isinstance(item, Found):
                    self.seconds = self._clock() - start
                    self._raw, self.description, self._doubles = item.collection, item.description, item.doubles
                    self._use()
                else:
                    self.progress = item
            self.changed.emit()

        def end(error: Exception | None) -> None:
            self.reading = False
            if error is not None:
                self.error = named_error(error, self.path)
            self.changed.emit()

        self._driver.drive(work, take, end)
        self.changed.emit()

    @property
    def collection(self) -> Collection | None:
        """The pictures as they are used, without what was left out; None before they were read."""
        return None if self._used is None else self._used[0]

    @property
    def is_folder(self) -> bool:
        """True where pictures are in folders by class."""
        return self._raw is not None and not self._raw.from_arrays

    @property
    def conversion(self) -> Conversion:
        """How pictures are converted, with everything decided."""
        return Conversion() if self._used is None else self._used[1]

    # -- changes -----------------------------------------------------------------------------------------------------
    def edit(self, **changes: Any) -> None:
        """Change how pictures are converted or divided."""
        self.description = replace(self.description, conversion=replace(self.description.conversion, **changes))
        self._use()
        self.changed.emit()

    def show(self, view: str) -> None:
        """Look at one of each class, at the hardest, or at all."""
        self.view, self.first = view, 0
        self._look()
        self.changed.emit()

    def turn(self, steps: int) -> None:
        """Go forward or back by this many screens."""
        last = max(0, len(self._places()) - 1) // SHOWN * SHOWN
        self.first = min(max(self.first + steps * SHOWN, 0), last)
        self._look()
        self.changed.emit()

    def select(self, name: str) -> None:
        """Choose a picture by its name."""
        self.selected = name
        self.changed.emit()

    def invert_selected(self) -> None:
        """Turn the chosen picture the other way round."""
        if self.selected:
            self._by_hand(inverted=self.description.inverted ^ {self.selected})

    def leave_out_selected(self) -> None:
        """Do not use the chosen picture; the next one is chosen."""
        if not self.selected:
            return
        names = [pair.name for pair in self.pairs]
        at = names.index(self.selected) if self.selected in names else 0
        gone = self.selected
        self.selected = next((name for name in names[at + 1 :] + names[:at][::-1] if name != gone), "")
        self._by_hand(left_out=self.description.left_out | {gone})

    def move_selected(self, label: str) -> None:
        """Give the chosen picture another class."""
        if self.selected and self.collection is not None and label in self.collection.classes:
            self._by_hand(moved={**self.description.moved, self.selected: label})

    def _by_hand(self, **changes: Any) -> None:
        self.description = replace(self.description, **changes)
        self._use()
        self.changed.emit()

    def _use(self) -> None:
        if self._raw is None:
            return
        collection, conversion = self.description.applied(self._raw)
        if not len(collection):
            self.error = DataError("{name}: every picture was left out", path=self.path, name=collection.name)
            return
        self.error = None
        self._used = collection, conversion.decided(collection)
        self._hardest = ()
        self._look()

    # -- what is shown -----------------------------------------------------------------------------------------------
    def _places(self) -> Sequence[int]:
        collection = self.collection
        if collection is None:
            return ()
        if self.view == "all":
            return range(len(collection))
        if self.view == "hardest":
            return self._hardest
        found: list[int] = []
        of_class = [np.flatnonzero(collection.labels == k) for k in range(len(collection.classes))]
        for turn in range(SHOWN):  # the first of each class, then the second, until the screen is full
            found += [int(places[turn]) for places in of_class if turn < len(places)]
            if len(found) >= SHOWN:
                break
        return found[: max(SHOWN, sum(len(p) > 0 for p in of_class))]

    @property
    def place(self) -> tuple[int, int, int]:
        """The first and last picture shown, from 1, and how many there are."""
        count = len(self._places())
        return min(self.first + 1, count), min(self.first + SHOWN, count), count

    def _look(self) -> None:
        """Convert what is to be shown; the hardest are found on the driver's thread first."""
        if self.view == "hardest" and not self._hardest and self._used is not None:
            self._driver.drive(PictureJudging(*self._used), self._take_hardest, self._judged)
            return
        collection, conversion = self.collection, self.conversion
        if collection is None:
            self.pairs = ()
            return
        pairs = []
        for place in list(self._places())[self.first : self.first + SHOWN]:
            picture = collection.pictures[place]
            label = "" if collection.labels[place] < 0 else collection.classes[int(collection.labels[place])]
            after = conversion.convert(picture, place)
            inverted = bool(conversion.gray) and conversion.turns(picture, place)
            pairs.append(Pair(place, collection.names[place], label, picture, after, inverted))
        self.pairs = tuple(pairs)

    def _take_hardest(self, items: Sequence[tuple[int, ...]]) -> None:
        for item in items:
            self._hardest = item
        if self.view == "hardest" and self._hardest:
            self._look()
        self.changed.emit()

    def _judged(self, error: Exception | None) -> None:
        if error is not None:
            self.error = named_error(error, self.path)
            self.changed.emit()

    @property
    def chosen(self) -> Pair | None:
        """The chosen picture, if it is shown."""
        return next((pair for pair in self.pairs if pair.name == self.selected), None)

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Files that cannot be used, and why."""
        return () if self._raw is None else self._raw.left_out

    @property
    def doubles(self) -> tuple[Double, ...]:
        """Pictures that equal an earlier one, as long as both are used."""
        gone, raw = self.description.left_out, self._raw
        if raw is None or not gone:
            return self._doubles
        return tuple(one for one in self._doubles if one.name not in gone and raw.names[one.first] not in gone)

    def leave_out_doubles(self) -> None:
        """Use every picture once: the first of those that are alike."""
        if self.doubles:
            self._by_hand(left_out=self.description.left_out | {one.name for one in self.doubles})

    def counts(self) -> tuple[ClassCount, ...]:
        """Pictures of each class, divided as they will be."""
        collection = self.collection
        if collection is None or not collection.labelled:
            return ()
        aside = self._aside(collection)
        totals = collection.counts
        usual = float(np.median(totals[totals > 0])) if totals.any() else 0.0
        tests = np.bincount(collection.labels[aside], minlength=len(collection.classes))
        return tuple(
            ClassCount(name, int(total - test), int(test), bool(0 < total < FEW * usual))
            for name, total, test in zip(collection.classes, totals, tests, strict=True)
        )

    def _aside(self, collection: Collection) -> Array:
        """Places of the pictures that test."""
        parts, conversion = collection.parts, self.conversion
        if (parts != ANY).all() and (parts == TEST).any() and (parts != TEST).any():
            return np.flatnonzero(parts == TEST)
        try:
            labels = collection.labels if conversion.alike else np.zeros_like(collection.labels)
            return divide(labels, conversion.test_share, conversion.seed)[1]
        except SpecError:
            return np.zeros(0, np.int64)

    @property
    def official(self) -> bool:
        """True where the data itself says what tests."""
        return self.collection is not None and bool((self.collection.parts != ANY).all())

    @property
    def image_shape(self) -> Shape:
        """What the network gets."""
        return (1 if self.conversion.gray else 3, self.conversion.size_px, self.conversion.size_px)

    def problem(self) -> EngineError | None:
        """Why the pictures cannot be used, if they cannot."""
        collection = self.collection
        if self.error is not None or collection is None:
            return self.error
        try:
            collection.check()
        except DataError as error:
            return error
        if not collection.labelled:
            return DataError("{name} has no labels to learn from", path=self.path, name=collection.name)
        return None

    def network_change(self, spec: ExperimentSpec) -> NetworkChange | None:
        """What the data changes in this network; None before it is read, or where they cannot go together."""
        if self.collection is None or not self.collection.labelled:
            return None
        classes = len(self.collection.classes)
        fitted = fitted_to(spec, self.image_shape, classes)
        try:
            before, after = spec.network((1, 28, 28)), fitted.network(self.image_shape)
        except EngineError:
            return None
        units = [[layer.units for layer in s.layers if isinstance(layer, Dense)] for s in (spec, fitted)]
        if not all(units):
            return None
        return NetworkChange(
            (units[0][-1], units[1][-1]), (before.size, after.size), bool(spec.start) and not fitted.start
        )

    # -- the end -----------------------------------------------------------------------------------------------------
    def data_name(self) -> str:
        """What a run calls this data: its path, or the file that describes what was changed.

        Raises: StoreError: the description could not be kept.
        """
        if self.description.plain:
            return self.description.path
        return str(self.description.save(self._home))

    def close(self) -> None:
        """End what is being read."""
        self._driver.close()
