"""Robustness: how accurate networks stay while digits are made harder, little by little."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.analysis.robustness import GOOD_ENOUGH, Point, good_up_to, survey, worse_side
from engine.analysis.strains import STRAINS
from engine.data.dataset import Dataset
from engine.spec import ExperimentSpec
from engine.types import Array
from gui.labs.driving import Driver, Inline
from gui.labs.inspect.study import Measurer, Stopped
from gui.labs.inspect.subject import NetworkCandidate, Subject, opening
from gui.labs.train.advice import Word

MOST = 8  # networks
PLOTS = 3
COUNTS = (50, 10_000)
ATTACKED = 200  # digits that an adversary tries: each takes many gradients
ONE_SIDED = frozenset({"rotation", "scale"})  # their worse side counts


@dataclass(frozen=True)
class CurvePoint:
    """One point of one network's curve."""

    network: str
    point: Point


@dataclass(frozen=True)
class Limits:
    """Up to where a network is good enough under one strain: down (below 0) and up; None: as far as was tried."""

    down: float | None
    up: float | None
    two_sided: bool


class RobustnessLab:
    """The networks that are compared, the strains that are shown, and their curves."""

    def __init__(
        self, changed: Callable[[], object], driver: Driver | None = None, opener: Driver | None = None
    ) -> None:
        self._changed = changed
        self.measurer = Measurer(driver or Inline(), changed)
        self.opener = Measurer(opener or Inline(), changed)
        self.networks: list[Subject] = []
        self.strains: list[str] = ["noise", "rotation", "stroke-width"]
        self.focus = "noise"
        self.count = 1000
        self.line = GOOD_ENOUGH
        self.digit = 4  # its place in the data set, shown under the axes
        self.curves: dict[tuple[str, str], dict[float, float]] = {}  # by network, at its moment, and strain
        self._before: dict[str, str] = {}  # by network: the moment whose curves stay until the new ones are whole
        self._data: Dataset | None = None
        self._part = "test"
        self._front = False

    # -- which networks ------------------------------------------------------------------------------------------------
    def take(self, subject: Subject) -> None:
        """Another network or other digits: it takes the first place."""
        if self._data is not subject.data or self._part != subject.part:
            self.networks, self.curves = [], {}
            self._data, self._part = subject.data, subject.part
        for network in self.networks:
            if network.candidate.key == subject.candidate.key and network.key != subject.key:
                self.measurer.stop()
                if any(self._whole(network.key, kind) for kind in self.strains):
                    self._before[subject.candidate.key] = network.key
        others = [network for network in self.networks if network.candidate.key != subject.candidate.key]
        known = any(network.candidate.key == subject.candidate.key for network in self.networks)
        if known:  # it keeps its color
            self.networks = [subject if n.candidate.key == subject.candidate.key else n for n in self.networks]
        elif not others:
            self.networks = [subject]
        else:
            self.networks = [*others, subject][-MOST:]

    def can_add(self, key: str) -> bool:
        """Whether a network is not compared yet and there is room."""
        return len(self.networks) < MOST and all(network.candidate.key != key for network in self.networks)

    def add(self, candidate: NetworkCandidate) -> None:
        """Compare one more network on the same digits."""
        data = self._data
        if data is None or not self.can_add(candidate.key):
            return

        def take(subject: Subject) -> None:
            self.networks = [*self.networks, subject]
            self._measure()

        self.opener.measure(opening(candidate, data.name, self._part, lambda _: data), take, bool)
        self._changed()

    def remove(self, key: str) -> None:
        """Leave a network out."""
        if len(self.networks) > 1:
            self.networks = [network for network in self.networks if network.candidate.key != key]
            self._changed()

    # -- measuring -----------------------------------------------------------------------------------------------------
    def measure(self) -> None:
        """Measure what is lacking."""
        self._front = True
        self._measure()

    def _measure(self) -> None:
        lacking = [
            (network, kind) for network in self.networks for kind in self.strains if not self._whole(network.key, kind)
        ]
        if not self._front or not lacking or self.measurer.measuring:
            return

        def measure(stopped: Stopped) -> Iterator[CurvePoint]:
            for network, kind in lacking:
                strain = STRAINS[kind]
                few = network.digits.head(min(self.count, ATTACKED) if strain.attacks else self.count)
                for point in survey(network.model, few.images, few.labels, strain):
                    if stopped():
                        return
                    yield CurvePoint(network.key, point)

        def take(found: CurvePoint) -> None:
            curve = self.curves.setdefault((found.network, found.point.strain), {})
            curve[found.point.level] = found.point.accuracy

        self.measurer.measure(measure, take, self._measure)

    def _again(self) -> None:
        """Measure what is chosen now, whatever continues."""
        self.measurer.stop()
        self._measure()

    @property
    def measuring(self) -> bool:
        """Whether curves are still growing."""
        return self.measurer.measuring or self.opener.measuring

    @property
    def ready(self) -> bool:
        """Whether another moment of the run may be asked for: always, as curves take long."""
        return True

    @property
    def fraction(self) -> float:
        """How much of the curves is there, 0…1."""
        wanted = sum(len(STRAINS[kind].levels) for kind in self.strains) * max(len(self.networks), 1)
        keys = [(network.key, kind) for network in self.networks for kind in self.strains]
        return sum(len(self.curves.get(key, {})) for key in keys) / max(wanted, 1)

    # -- choosing ------------------------------------------------------------------------------------------------------
    def edit(self, **changes: Any) -> None:
        """Change `line` (0…1), `digit` or `focus`; or `count`, which measures everything again."""
        for name, value in changes.items():
            setattr(self, name, value)
        if "count" in changes:
            self.curves = {}
            self._again()
        self._changed()

    def show_strain(self, place: int, kind: str) -> None:
        """Show a strain in one of the three plots; the one that stood there changes places if it is shown already."""
        if kind in self.strains:
            other = self.strains.index(kind)
            self.strains[other] = self.strains[place]
        self.strains[place] = kind
        self.focus = kind
        self._again()
        self._changed()

    # -- what follows --------------------------------------------------------------------------------------------------
    def points(self, network: Subject, kind: str) -> dict[float, float]:
        """Accuracy by level; until all are measured of a run's moment, those of the moment before."""
        before = self._before.get(network.candidate.key, "")
        stale = not self._whole(network.key, kind) and self._whole(before, kind)
        return self.curves.get((before if stale else network.key, kind), {})

    def _whole(self, key: str, kind: str) -> bool:
        """Whether all levels of a strain are measured of a network, by its key."""
        return len(self.curves.get((key, kind), {})) == len(STRAINS[kind].levels)

    def curve(self, network: Subject, kind: str) -> tuple[Array, Array]:
        """Levels and accuracies that were measured, in order."""
        found = sorted(self.points(network, kind).items())
        return np.array([level for level, _ in found]), np.array([accuracy for _, accuracy in found])

    def limits(self, network: Subject, kind: str) -> Limits | None:
        """Up to where a network is good enough; None before its curve is whole."""
        levels, accuracies = self.curve(network, kind)
        if len(levels) < len(STRAINS[kind].levels):
            return None
        two = bool(levels.min() < 0)
        if kind in ONE_SIDED:
            worse = worse_side(levels.tolist(), accuracies.tolist(), self.line)
            return Limits(None, worse, False)
        sides = [good_up_to(levels.tolist(), accuracies.tolist(), self.line, side) for side in (-1, 1)]
        return Limits(sides[0] if two else None, sides[1], two)

    def accuracy(self, network: Subject) -> float | None:
        """Accuracy on digits as they are; None before it was measured."""
        for kind in self.strains:
            found = self.points(network, kind).get(0.0)
            if found is not None:
                return found
        return network.candidate.accuracy

    def pictures(self, kind: str, count: int) -> list[tuple[float, Array]]:
        """The digit at some of the levels of a strain, evenly chosen."""
        if not self.networks:
            return []
        network, strain = self.networks[0], STRAINS[kind]
        digits = network.digits
        at = slice(self.digit % len(digits), self.digit % len(digits) + 1)
        step = max(1, round((len(strain.levels) - 1) / max(count - 1, 1)))
        levels = strain.levels[::step]
        images, labels = digits.images[at], digits.labels[at]
        return [(level, strain.strained(network.model, images, labels, level)[0]) for level in levels]

    def against(self) -> tuple[str, ExperimentSpec] | None:
        """The first network's experiment, with the augmentation that trains against the strain in focus."""
        made = STRAINS[self.focus].against
        if not self.networks or made is None:
            return None
        network = self.networks[0]
        limits = self.limits(network, self.focus)
        reach = limits.up if limits is not None and limits.up else max(STRAINS[self.focus].levels) / 2
        augmentation = made(float(reach))
        kept = [old for old in network.spec.augmentation if old.kind != augmentation.kind]
        return network.candidate.name, network.spec.replace(augmentation=(*kept, augmentation))

    @property
    def selected_digit(self) -> int | None:
        """The digit under the axes."""
        return None

    @property
    def words(self) -> tuple[Word, ...]:
        """What the curves mean, the most important first."""
        found: list[Word] = []
        limits = [(network, self.limits(network, self.focus)) for network in self.networks]
        reached = [(network, found.up) for network, found in limits if found is not None]
        if not reached:
            return ()
        far = [(np.inf if up is None else up, network) for network, up in reached]
        worst = min(far, key=lambda item: item[0])
        best = max(far, key=lambda item: item[0])
        kind = {"strain": self.focus, "unit": STRAINS[self.focus].unit}
        if np.isfinite(worst[0]):
            values = {**kind, "name": worst[1].candidate.name, "level": worst[0], "line": self.line}
            accuracies = {n.candidate.key: self.accuracy(n) or 0.0 for n, _ in reached}
            most_accurate = max(accuracies, key=lambda key: accuracies[key]) == worst[1].candidate.key
            key = "best fails first" if most_accurate and len(reached) > 1 else "fails"
            found.append(Word(key, "warning", values, "train" if STRAINS[self.focus].against else ""))
        if len(reached) > 1 and best[1] is not worst[1]:
            level = None if np.isinf(best[0]) else best[0]
            found.append(Word("best", "good", {**kind, "name": best[1].candidate.name, "level": level}))
        return tuple(found)

    def act(self, action: str) -> None:
        """Do what a word offers; the page opens Train."""

    def table(self) -> list[list[str]]:
        """Every point of every curve that was measured."""
        rows = [["network", "strain", "level", "accuracy"]]
        for network in self.networks:
            for kind in STRAINS:
                levels, accuracies = self.curve(network, kind)
                pairs = zip(levels, accuracies, strict=True)
                rows += [[network.candidate.name, kind, f"{level:g}", f"{accuracy:.4f}"] for level, accuracy in pairs]
        return rows

    def close(self) -> None:
        """End all work."""
        self.measurer.close()
        self.opener.close()
