"""Networks that read the five boxes: which there are, the one that was chosen, and what it reads."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from engine.errors import EngineError
from engine.parameters import Parameters
from engine.spec import ExperimentSpec
from engine.store.start import SHIPPED
from engine.vision.naive import Naive
from engine.vision.reader import BoxReading, CodeReading, Reader
from engine.vision.sheet.form import BOXES
from gui.labs.driving import Newest
from gui.labs.postal.drawing_lab import DrawingLab
from gui.labs.postal.networks import DIGIT_SHAPE, KnownNetwork, kept_runs, opened, origin, shipped, woken
from gui.labs.postal.opening import Done, Opening, each
from gui.labs.postal.sheet import BoxInk, normalized

COURSE_NETWORK = "deep-mlp"
"""The shipped network that the course's way of reading always uses, whatever reads our way."""

Held = list[tuple[BoxInk, BoxReading] | None]
"""Of each box what was in it when it was read, and the answer."""


class ReadingLab:
    """The sheet as the chosen network reads it, by our way and by the course's."""

    def __init__(
        self,
        drawing: DrawingLab,
        changed: Callable[[], object],
        weights: Path | None = None,
        *,
        opener: Newest,
        helper: Newest,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        """`opener` opens the files of networks, `helper` looks for kept runs."""
        self.threshold = 0.8
        self.course = True
        self.beep = True  # when the code is read on request
        self.networks: list[KnownNetwork] = shipped(SHIPPED if weights is None else weights)
        self.chosen = ""
        self.network: Reader | None = None
        self.reading: CodeReading | None = None
        self.course_reading: CodeReading | None = None
        self.read_ms = 0.0
        self._drawing, self._changed = drawing, changed
        self._opener, self._helper = opener, helper
        self._clock = clock
        self._read_edition = -1  # of the drawing
        self._ours: Held = [None] * BOXES
        self._naive: Held = [None] * BOXES
        self._offers = 0
        self._names: dict[str, str] = {}  # of networks, by the file that teaching starts from

    # -- settings ----------------------------------------------------------------------------------------------------
    def set_threshold(self, threshold: float) -> None:
        """Answer "?" below another certainty, 0…1."""
        self.threshold = min(max(float(threshold), 0.0), 1.0)
        self._ours = [None] * BOXES
        self._read_edition = -1

    def show_course(self, on: bool) -> None:
        """Whether the course's way of reading stands beside ours."""
        self.course = on
        self._read_edition = -1

    def set_beep(self, on: bool) -> None:
        """Whether reading on request beeps, as the course's program does."""
        self.beep = on

    @property
    def stale(self) -> bool:
        """Whether the boxes as they are now were not read yet."""
        return self._read_edition != self._drawing.edition

    # -- reading -----------------------------------------------------------------------------------------------------
    def read(self) -> None:
        """Read the five boxes now; boxes that did not change keep their answer."""
        start = self._clock()
        boxes = self._drawing.boxes
        news = _news(boxes, self._ours)
        self.reading = self.course_reading = None
        if self.network is not None:
            self._read_both(self.network, boxes, news, _news(boxes, self._naive) if self.course else [])
            self.reading = _reading(self._ours)
            self.course_reading = _reading(self._naive) if self.course else None
        if news:  # an answer that was known already says nothing about the speed
            self.read_ms = 1000 * (self._clock() - start)
        self._read_edition = self._drawing.edition
        self._changed()

    def _read_both(self, reader: Reader, boxes: Sequence[BoxInk], ours: list[int], naive: list[int]) -> None:
        """Read these boxes our way with the chosen network, and those the course's way with the course's own."""
        reader = reader.with_threshold(self.threshold)
        course = (self.course_network or reader).with_pipeline(Naive()).with_threshold(0.0)  # it never says "?"
        answers = reader.read_normalized(normalized(boxes, ours, reader.pipeline)).boxes
        for i, answer in zip(ours, answers, strict=True):
            self._ours[i] = (boxes[i], reader.less_certain(answer, boxes[i].certainty))
        answers = course.read_normalized(normalized(boxes, naive, course.pipeline)).boxes
        for i, answer in zip(naive, answers, strict=True):
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
        reader = Reader(network, parameters.copy(), temperature=temperature, loss=spec.loss)
        self._offers += 1
        known = KnownNetwork(f"run-{self._offers}", name, accuracy, path, reader, spec)
        if known.taught:
            known = dataclasses.replace(known, name=self._names.get(spec.start, origin(spec.start)))
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
        self._opener.drive(Opening(lambda: opened(path)), each(self.add), done)

    def add(self, known: KnownNetwork) -> str:
        """Add a network that is open and choose it; returns its key."""
        place = next((held for held in self.networks if held.path is not None and held.path == known.path), None)
        if place is not None and place.started is not None:  # a kept run keeps its name
            known = dataclasses.replace(known, name=place.name, started=place.started)
        self._add_network(known)
        self.choose(known.key)
        return known.key

    def find_runs(self, done: Done) -> None:
        """Look on the driver for kept runs, whose networks may have been trained since."""
        self._helper.drive(Opening(kept_runs), each(self.show_runs), done)

    def show_runs(self, found: Sequence[KnownNetwork]) -> None:
        """Offer these kept runs, and no longer those that are gone; a run that was just trained is offered already."""
        stays = [known for known in self.networks if known.started is None or known.key == self.chosen]
        held = {known.path for known in stays}
        networks = [*stays, *(known for known in found if known.path not in held)]
        if [known.key for known in networks] != [known.key for known in self.networks]:
            self.networks = networks
            self._changed()

    def choose(self, key: str) -> None:
        """Read with another network from now on.

        Raises: StoreError, EngineError: its file cannot be used; the network before it stays chosen.
        """
        place = next(i for i, known in enumerate(self.networks) if known.key == key)
        known = self.networks[place] = woken(self.networks[place])
        self.network, self.chosen = known.reader, key
        self._ours, self._naive = [None] * BOXES, [None] * BOXES
        self._read_edition = -1
        self._changed()

    def ensure_network(self) -> EngineError | None:
        """Open the shipped networks and choose the first, unless one is chosen; returns why one could not be opened."""
        problem = None
        for place, known in enumerate(self.networks):
            try:
                self.networks[place] = woken(known)
            except EngineError as error:
                problem = problem or error
        ready = [known.key for known in self.networks if known.reader is not None]
        if self.network is None and ready:
            self.choose(ready[0])
        return problem

    def name_start(self, start: str, name: str) -> None:
        """Call what is taught from the weights at `start` by that name."""
        self._names[start] = name

    @property
    def course_network(self) -> Reader | None:
        """The deep MLP that the course's program reads with; None where its file is missing."""
        return next((known.reader for known in self.networks if known.name == COURSE_NETWORK and known.path), None)

    @property
    def known(self) -> KnownNetwork | None:
        """The chosen network."""
        return next((known for known in self.networks if known.key == self.chosen), None)

    def _add_network(self, known: KnownNetwork) -> None:
        self.networks = [other for other in self.networks if other.key != known.key]
        self.networks.append(known)


def _news(boxes: Sequence[BoxInk], held: Held) -> list[int]:
    """Which boxes are not those that were read before."""
    return [i for i, (box, known) in enumerate(zip(boxes, held, strict=True)) if known is None or known[0] is not box]


def _reading(held: Held) -> CodeReading:
    return CodeReading(tuple(known[1] for known in held if known is not None))
