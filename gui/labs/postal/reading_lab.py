"""Five boxes to draw in, and a network that reads them: which networks there are, who reads, and what is read."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from engine.errors import EngineError
from engine.parameters import Parameters
from engine.spec import ExperimentSpec
from engine.store.start import SHIPPED
from engine.vision.form import BOXES
from engine.vision.naive import Naive
from engine.vision.reader import BoxReading, CodeReading, Reader
from gui.labs.driving import Driver, Inline, Newest
from gui.labs.postal.drawing_lab import DrawingLab
from gui.labs.postal.networks import DIGIT_SHAPE, Known, kept_runs, opened, origin, shipped, woken
from gui.labs.postal.opening import Done, Opening, each
from gui.labs.postal.sheet import Box, normalized

Held = list[tuple[Box, BoxReading] | None]
"""Of each box what was in it when it was read, and the answer."""


class ReadingLab(DrawingLab):
    """The sheet as the chosen network reads it, by our way and by the course's."""

    def __init__(
        self,
        weights: Path | None = None,
        *,
        networks: Driver | None = None,
        helper: Driver | None = None,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        super().__init__()
        self.networks_driver = Newest(networks or Inline())
        self.helper = Newest(helper or Inline())
        self.threshold = 0.8
        self.course = True
        self.networks: list[Known] = shipped(SHIPPED if weights is None else weights)
        self.chosen = ""
        self.reader: Reader | None = None
        self.reading: CodeReading | None = None
        self.course_reading: CodeReading | None = None
        self.read_ms = 0.0
        self._clock = clock
        self._ours: Held = [None] * BOXES
        self._naive: Held = [None] * BOXES
        self._offers = 0
        self._origins: dict[str, str] = {}  # by the file a lesson begins with, the name of its network

    # -- settings ----------------------------------------------------------------------------------------------------
    def edit(self, **changes: Any) -> None:
        """Change the brush (its radius in a box of 100), the threshold of "?" (0…1), or whether the course reads."""
        super().edit(**changes)

    def _set(self, name: str, value: Any) -> None:
        if name == "threshold":
            self.threshold = min(max(float(value), 0.0), 1.0)
            self._ours = [None] * BOXES
            self.stale = True
        elif name == "course":
            self.course = bool(value)
            self.stale = True
        else:
            super()._set(name, value)

    # -- reading -----------------------------------------------------------------------------------------------------
    def read(self) -> None:
        """Read the five boxes now; boxes that did not change keep their answer."""
        start = self._clock()
        boxes = self.boxes
        news = _news(boxes, self._ours)
        self.reading = self.course_reading = None
        if self.reader is not None:
            self._read_both(self.reader, boxes, news, _news(boxes, self._naive) if self.course else [])
            self.reading = _reading(self._ours)
            self.course_reading = _reading(self._naive) if self.course else None
        if news:  # an answer that was known already tells nothing about the speed
            self.read_ms = 1000 * (self._clock() - start)
        self.stale = False
        self.changed.emit()

    def _read_both(self, reader: Reader, boxes: Sequence[Box], ours: list[int], naive: list[int]) -> None:
        """Read these boxes our way and those the course's way, all in one pass through the network."""
        reader = reader.with_threshold(self.threshold)
        course = reader.with_pipeline(Naive()).with_threshold(0.0)  # the course never says "?"
        inputs = normalized(boxes, ours, reader.pipeline) + normalized(boxes, naive, course.pipeline)
        answers = reader.read_normalized(inputs).boxes
        for i, answer in zip(ours, answers, strict=False):
            self._ours[i] = (boxes[i], answer)
        for i, answer in zip(naive, answers[len(ours) :], strict=True):
            shares = None if answer.empty else answer.probabilities
            self._naive[i] = (boxes[i], course.judge(answer.normalized, shares))

    # -- networks ----------------------------------------------------------------------------------------------------
    def offer(
        self,
        name: str,
        spec: ExperimentSpec,
        parameters: Parameters,
        accuracy: float | None = None,
        *,
        temperature: float = 1.0,
        path: Path | None = None,
    ) -> str:
        """Add a network just trained, with a copy of its state, and choose it; returns its key.

        Raises: EngineError: a network that cannot read digits.
        """
        network = spec.network(DIGIT_SHAPE)
        reader = Reader(network, parameters.copy(), temperature=temperature)
        self._offers += 1
        known = Known(f"run-{self._offers}", name, accuracy, path, reader, spec)
        if known.taught:
            known = dataclasses.replace(known, name=self._origins.get(spec.start, origin(spec.start)))
        self._add_network(known)
        self.choose(known.key)
        return known.key

    def open_weights(self, path: Path | str) -> str:
        """Add the network of a weights file and choose it; returns its key.

        Raises: StoreError, EngineError: not a weights file, damaged, or a network that cannot read digits.
        """
        return self.add(opened(Path(path)))

    def open_weights_later(self, path: Path, done: Done) -> None:
        """The same on the driver: how foreign arrays fit together takes a moment to find out."""
        self.networks_driver.drive(Opening(lambda: opened(path)), each(self.add), done)

    def add(self, known: Known) -> str:
        """Add a network that is open and choose it; returns its key."""
        place = next((held for held in self.networks if held.path is not None and held.path == known.path), None)
        if place is not None and place.started is not None:  # a kept run keeps its name
            known = dataclasses.replace(known, name=place.name, started=place.started)
        self._add_network(known)
        self.choose(known.key)
        return known.key

    def find_runs(self, done: Done) -> None:
        """Look on the driver for kept runs, whose networks may have been trained since."""
        self.helper.drive(Opening(kept_runs), each(self.show_runs), done)

    def show_runs(self, found: Sequence[Known]) -> None:
        """Offer these kept runs, and no longer those that are gone; a run that was just trained is offered already."""
        stays = [known for known in self.networks if known.started is None or known.key == self.chosen]
        held = {known.path for known in stays}
        networks = [*stays, *(known for known in found if known.path not in held)]
        if [known.key for known in networks] != [known.key for known in self.networks]:
            self.networks = networks
            self.changed.emit()

    def choose(self, key: str) -> None:
        """Read with another network from now on.

        Raises: StoreError, EngineError: its file cannot be used; the network before it stays chosen.
        """
        place = next(i for i, known in enumerate(self.networks) if known.key == key)
        known = self.networks[place] = woken(self.networks[place])
        self.reader, self.chosen = known.reader, key
        self._ours, self._naive = [None] * BOXES, [None] * BOXES
        self.stale = True
        self.changed.emit()

    def ensure_network(self) -> EngineError | None:
        """Open the shipped networks and choose the first, unless one is chosen; returns why one could not be opened."""
        problem = None
        for place, known in enumerate(self.networks):
            try:
                self.networks[place] = woken(known)
            except EngineError as error:
                problem = problem or error
        ready = [known.key for known in self.networks if known.reader is not None]
        if self.reader is None and ready:
            self.choose(ready[0])
        return problem

    @property
    def known(self) -> Known | None:
        """The chosen network."""
        return next((known for known in self.networks if known.key == self.chosen), None)

    def _add_network(self, known: Known) -> None:
        self.networks = [other for other in self.networks if other.key != known.key]
        self.networks.append(known)


def _news(boxes: Sequence[Box], held: Held) -> list[int]:
    """Which boxes are not those that were read before."""
    return [i for i, (box, known) in enumerate(zip(boxes, held, strict=True)) if known is None or known[0] is not box]


def _reading(held: Held) -> CodeReading:
    return CodeReading(tuple(known[1] for known in held if known is not None))
