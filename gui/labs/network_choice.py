"""What the sheet «Open a network» knows: the candidates, what is not decided, what is set by hand, what reads apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from engine.errors import EngineError
from engine.foreign.candidate import Candidate
from engine.foreign.decision import Decision, settle
from engine.foreign.evidence import sign_test
from engine.foreign.hypotheses import LEARNED, ChainBody, Hypothesis, candidate_activations
from engine.foreign.opening import noted
from engine.foreign.scalings import PIXELS, UNIT
from engine.layers.base import Layer
from engine.layers.batch_norm import BatchNorm
from engine.layers.conv2d import Conv2D
from engine.layers.dense import Dense
from engine.network import Network
from engine.store.weights import LoadedNetwork
from engine.types import Array, Shape
from gui.labs.driving import Driver, Inline
from gui.labs.signal import Signal

OFFERED = 2  # candidates side by side
OWN = 2  # the place of what is set by hand
SHOWN = 20  # digits that are read apart
LISTED = 24  # candidates that can be chosen from a list
WAY = "way"  # the setting that takes another candidate as a whole
FILE, SHAPES, DIGITS, UNDECIDED = "file", "shapes", "digits", "undecided"  # from where a setting is known


@dataclass(frozen=True)
class ChoiceRow:
    """A layer in the list: what it is, what it gives, its setting if it has one, and from where that is known."""

    number: int
    layer: Layer | None
    gives: Shape
    known: str
    setting: str = ""  # "way", "pixels", or "activation" and the number of the gap
    value: str = ""


@dataclass(frozen=True)
class Apart:
    """A digit that only one of two candidates reads."""

    image: Array
    label: int
    answers: tuple[int, int]


class _Reading:
    """The work of reading all digits with one hypothesis."""

    def __init__(self, hypothesis: Hypothesis, decision: Decision) -> None:
        self.hypothesis, self.decision = hypothesis, decision

    def events(self) -> Iterator[Candidate | EngineError]:
        """One item."""
        if self.decision.labeled is None or self.hypothesis.loaded() is None:
            yield EngineError("these settings make no network; choose others")
        else:
            yield settle([self.hypothesis], self.decision.labeled)[0][0]

    def stop(self) -> None:
        """Nothing to end early."""


class NetworkChoice:
    """A decision that the user has to make, and what he makes of it."""

    def __init__(self, decision: Decision, driver: Driver | None = None) -> None:
        self.decision = decision
        self.driver: Driver = driver or Inline()
        self.offered = [decision.best, *decision.rivals][:OFFERED]
        self.own: Candidate | None = None
        self.chosen: int | None = None
        self.error: EngineError | None = None
        self.changed = Signal()

    # -- what is chosen ----------------------------------------------------------------------------------------------
    def choose(self, place: int) -> None:
        """Take one of the candidates, or what was set by hand."""
        if place == OWN and self.own is None:
            return
        self.chosen = place
        self.changed.emit()

    @property
    def candidate(self) -> Candidate | None:
        """The chosen one."""
        if self.chosen is None:
            return None
        return self.own if self.chosen == OWN else self.offered[self.chosen]

    @property
    def shown(self) -> Hypothesis:
        """Whose layers the list shows: the chosen one's, else the best."""
        candidate = self.candidate
        return (candidate or self.offered[0]).hypothesis

    def edit(self, setting: str, value: str) -> None:
        """Change one setting; the digits are read with it, and it becomes the choice."""
        now = self.shown
        if setting == WAY:
            own = self.ways[int(value)].hypothesis
        elif setting == "pixels":
            own = now.replaced(scaling=PIXELS[value])
        else:
            gap = int(setting.removeprefix("activation"))
            names = now.body.activations if isinstance(now.body, ChainBody) else ()
            own = now.replaced(activations=(*names[:gap], value, *names[gap + 1 :]))
        self.error = None
        self.driver.drive(_Reading(own, self.decision), self._read, self._over)

    def _read(self, found: Sequence[Candidate | EngineError]) -> None:
        for item in found:
            if isinstance(item, Candidate):
                self.own, self.chosen = item, OWN
            elif isinstance(item, EngineError):
                self.error = item

    def _over(self, error: Exception | None) -> None:
        if isinstance(error, EngineError):
            self.error = error
        self.changed.emit()

    def loaded(self) -> LoadedNetwork | None:
        """The network of the choice, with a note on it."""
        candidate = self.candidate
        network = candidate.loaded() if candidate is not None else None
        return None if network is None or candidate is None else noted(network, self.decision, candidate)

    # -- what is shown -----------------------------------------------------------------------------------------------
    @property
    def groups(self) -> list[tuple[str, str]]:
        """The arrays of the file: the name of a layer, and the shapes of its arrays."""
        body = self.shown.body
        if not isinstance(body, ChainBody):
            return [(layer.label(), _shapes(tensors)) for layer, tensors in body.row or [] if tensors]
        found = []
        for weights in (*body.blocks.convolutions, *body.blocks.dense):
            bias = f", {len(weights.b)}" if weights.b is not None else ""
            found.append((weights.name, " × ".join(map(str, weights.W.shape)) + bias))
        return found + [("batch norm", f"4 × {norm.units}") for norm in body.blocks.norms]

    @property
    def rows(self) -> list[ChoiceRow]:
        """The layers of what is shown, the input first."""
        shown, body = self.shown, self.shown.body
        parts = body.row or []
        stacked = isinstance(body, ChainBody)
        name = shown.scaling.name if shown.scaling is not None else UNIT
        rows = self._way(body.shape)
        rows += [ChoiceRow(0, None, body.shape, self._known(DIGITS, "pixels"), "pixels", name)]
        plans = Network([layer for layer, _ in parts], body.shape).plans if parts else []
        gap = -1
        for number, ((layer, tensors), plan) in enumerate(zip(parts, plans, strict=True), start=1):
            weights = isinstance(layer, Conv2D | Dense)
            gap += weights
            setting = value = ""
            known = FILE if not stacked else SHAPES if tensors else DIGITS
            if stacked and isinstance(body, ChainBody) and layer.activation and gap < len(body.activations):
                if body.activations[gap] != LEARNED:
                    setting, value = f"activation{gap}", body.activations[gap]
                known = self._known(DIGITS, f"activation{gap}") if setting else FILE
            if isinstance(layer, BatchNorm) and not stacked:
                known = FILE
            rows.append(ChoiceRow(number, layer, plan.output, known, setting, value))
        return rows

    def _way(self, shape: Shape) -> list[ChoiceRow]:
        """The row that takes another candidate as a whole, where there are more than stand side by side."""
        if len(self.ways) <= OFFERED:
            return []
        place = next((str(i) for i, one in enumerate(self.ways) if one.hypothesis is self.shown), "")
        return [ChoiceRow(0, None, shape, UNDECIDED, WAY, place)]

    @property
    def ways(self) -> list[Candidate]:
        """What can be chosen as a whole: what is not decided between, then what else was tried, the best first."""
        left = [self.decision.best, *self.decision.rivals]
        known = {id(one) for one in left}
        return [*left, *(one for one in self.decision.candidates if id(one) not in known)][:LISTED]

    def _known(self, known: str, setting: str) -> str:
        return UNDECIDED if self.differs(setting) else known

    def differs(self, setting: str) -> bool:
        """Whether the candidates that are left differ in a setting, by its name or the first letters of it."""
        values: set[object] = set()
        for one in (self.decision.best, *self.decision.rivals):
            body = one.hypothesis.body
            if setting == "pixels":
                values.add(one.hypothesis.scaling)
            elif isinstance(body, ChainBody):
                gap = setting.removeprefix("activation")
                values.add(body.activations[int(gap)] if gap else body.activations)
        return len(values) > 1

    def geometry_differs(self) -> bool:
        """Whether they differ in how the arrays are strung together."""
        chains = {
            id(one.hypothesis.body.chain)
            for one in (self.decision.best, *self.decision.rivals)
            if isinstance(one.hypothesis.body, ChainBody)
        }
        return len(chains) > 1

    def choices(self, setting: str) -> list[str]:
        """The values that a setting may have."""
        if setting == WAY:
            return [str(i) for i in range(len(self.ways))]
        return list(PIXELS) if setting == "pixels" else list(candidate_activations())

    @property
    def parameters(self) -> int:
        """How many numbers the network has learned."""
        return sum(int(t.size) for _, tensors in self.shown.body.row or [] for t in tensors.values())

    def others(self) -> list[Candidate]:
        """What was tried besides, the best first."""
        offered = {id(one) for one in self.offered}
        return [one for one in self.decision.candidates if id(one) not in offered]

    def only(self, place: int) -> int:
        """How many digits one of two candidates reads that the other does not."""
        if len(self.offered) < OFFERED:
            return 0
        return self.offered[place].only(self.offered[1 - place])

    @property
    def luck(self) -> float:
        """How often luck alone divides these digits so unevenly."""
        return sign_test(self.only(0), self.only(1))

    def apart(self, most: int = SHOWN) -> list[Apart]:
        """The first digits that only one of the two reads."""
        labeled = self.decision.labeled
        if len(self.offered) < OFFERED or labeled is None:
            return []
        a, b = self.offered
        n = min(len(a.right), len(b.right))
        places = np.flatnonzero(a.right[:n] != b.right[:n])[:most]
        return [
            Apart(labeled.images[i, 0], int(labeled.labels[i]), (int(a.answers[i]), int(b.answers[i]))) for i in places
        ]


def _shapes(tensors: dict[str, Array]) -> str:
    return ", ".join(" × ".join(map(str, tensor.shape)) for tensor in tensors.values())
