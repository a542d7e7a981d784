"""Map: every digit as a point, as one layer sees it; near means alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from engine.analysis.answers import Answers
from engine.analysis.interpretability.feature_maps import activations, blocks
from engine.analysis.interpretability.projection import neighbors, pca, same_class_share, tsne
from engine.types import Array
from gui.labs.driving import Driver, Inline
from gui.labs.inspect.study import Measurer, Stopped
from gui.labs.inspect.subject import Subject
from gui.labs.train.advice import Word

COUNTS = (50, 3000)
PERPLEXITY = (5, 100)
LAYERS = 5
HIGHLIGHTED = 4
MOVED_STEPS = 100  # of t-SNE, from the map of the moment before
NEAR = 10  # neighbors that are counted
SHOWN_NEAR = 5
COMPONENTS = 50  # of a layer that its distances are taken on; what the others hold is noise to them


@dataclass(frozen=True, eq=False)
class LayerMap:
    """One layer's map: its block (0 is the input), PCA and t-SNE positions (N, 2), neighbors (N, 10) in the layer.

    `tsne` is None before it started; `settling` while it moves.
    """

    block: int
    pca: Array
    near: Array
    share: float
    tsne: Array | None = None
    settling: bool = False


class MapLab:
    """Maps of up to five layers, and what is highlighted, hovered, selected or encircled on them."""

    def __init__(self, changed: Callable[[], object], driver: Driver | None = None) -> None:
        self._changed = changed
        self.measurer = Measurer(driver or Inline(), changed)
        self.subject: Subject | None = None
        self.answers: Answers | None = None
        self.maps: list[LayerMap] = []
        self.method = "tsne"
        self.count = 1000
        self.perplexity = 30
        self.layer = 0  # which of the maps is large
        self.highlighted: tuple[int, ...] = ()
        self.ring = True
        self.hovered: int | None = None
        self.digit: int | None = None
        self.encircled: Array = np.zeros(0, np.int64)
        self._wanted: Subject | None = None
        self._stale = False
        self._flat = 0  # layers of which there are principal components

    # -- measuring -----------------------------------------------------------------------------------------------------
    def take(self, subject: Subject) -> None:
        """Another network or other digits."""
        self._wanted, self._stale = subject, True

    def measure(self) -> None:
        """Make the maps, if that was not done yet."""
        subject = self._wanted
        if subject is None or not self._stale:
            return
        self._stale = False
        places = layer_places(subject)
        count, perplexity = min(self.count, len(subject.digits)), self.perplexity
        before = self._maps_before(subject, places, count)
        fresh = list(before)
        self._flat = 0

        def take(found: Answers | tuple[int, LayerMap]) -> None:
            if isinstance(found, Answers):
                same = self.subject is not None and self.subject.digits is subject.digits
                self.subject, self.answers = subject, found
                self.maps = fresh
                if not same:
                    self.digit, self.encircled = None, np.zeros(0, np.int64)
                self.hovered = None
                self.layer = min(self.layer, len(places) - 1)
            else:
                place, made = found
                fresh[place : place + 1] = [made]
                self._flat = max(self._flat, place + 1)

        self.measurer.measure(map_study(subject, places, count, perplexity, before), take, bool)

    def _maps_before(self, subject: Subject, places: Sequence[int], count: int) -> tuple[LayerMap, ...]:
        """The maps of the same digits and layers of the same run at another moment: the new ones start from them."""
        shown = self.subject
        moved = shown is not None and shown.candidate.key == subject.candidate.key and shown.digits is subject.digits
        alike = [made.block for made in self.maps] == list(places) and all(len(m.pca) == count for m in self.maps)
        return tuple(self.maps) if moved and alike else ()

    @property
    def ready(self) -> bool:
        """Whether every layer has its principal components already, so that another moment may be asked for."""
        return not self.measuring or self._flat >= max(len(self.maps), 1)

    @property
    def measuring(self) -> bool:
        """Whether maps are being made."""
        return self.measurer.measuring

    # -- choosing ------------------------------------------------------------------------------------------------------
    def edit(self, **changes: Any) -> None:
        """Change `method`, `layer`, `ring`; or `count` and `perplexity`, which makes the maps again."""
        for name, value in changes.items():
            setattr(self, name, value)
        if "count" in changes or "perplexity" in changes:
            self._stale = True
            self.measure()
        self._changed()

    def highlight(self, digit: int) -> None:
        """Highlight a class, or no longer; at most four at once, the oldest gives way."""
        if digit in self.highlighted:
            self.highlighted = tuple(k for k in self.highlighted if k != digit)
        else:
            self.highlighted = (*self.highlighted, digit)[-HIGHLIGHTED:]
        self._changed()

    def hover(self, digit: int | None) -> None:
        """The mouse is over a digit."""
        if digit != self.hovered:
            self.hovered = digit
            self._changed()

    def choose(self, digit: int | None) -> None:
        """Select a digit in all maps."""
        self.digit = digit
        self._changed()

    def encircle(self, polygon: Sequence[tuple[float, float]]) -> None:
        """Take the digits inside a lasso on the large map; fewer than three corners take none."""
        positions = self.positions
        inside = np.zeros(0, np.int64)
        if positions is not None and len(polygon) > 2:
            inside = np.flatnonzero(inside_polygon(positions, np.asarray(polygon)))
        self.encircled = inside
        self._changed()

    def nearest_that_way(self, x: int, y: int) -> None:
        """Select the nearest digit in a direction on the large map."""
        positions = self.positions
        if positions is None or not len(positions):
            return
        if self.digit is None or self.digit >= len(positions):
            self.choose(0)
            return
        step = positions - positions[self.digit]
        along, aside = step[:, 0] * x + step[:, 1] * y, np.abs(step[:, 0] * y) + np.abs(step[:, 1] * x)
        cost = np.where(along > 0, along + 2 * aside, np.inf)
        if np.isfinite(cost).any():
            self.choose(int(cost.argmin()))

    # -- what follows --------------------------------------------------------------------------------------------------
    @property
    def current(self) -> LayerMap | None:
        """The large map."""
        return self.maps[self.layer] if self.layer < len(self.maps) else None

    @property
    def positions(self) -> Array | None:
        """Where the digits are on the large map, (N, 2); None before it is made."""
        return None if self.current is None else self.positions_of(self.current)

    def positions_of(self, made: LayerMap) -> Array:
        """Where the digits are on a map by the method that was chosen; PCA until t-SNE has started."""
        return made.tsne if self.method == "tsne" and made.tsne is not None else made.pca

    @property
    def misread(self) -> Array:
        """The digits on the map that are misread."""
        if self.answers is None:
            return np.zeros(0, np.int64)
        return np.flatnonzero(~self.answers.right)

    @property
    def selected_digit(self) -> int | None:
        """The digit to take on to another view."""
        return self.digit

    def near(self, digit: int) -> list[int]:
        """The digits nearest to one, in the layer and not on the map."""
        return [int(i) for i in self.current.near[digit, :SHOWN_NEAR]] if self.current is not None else []

    @property
    def words(self) -> tuple[Word, ...]:
        """What the maps mean, the most important first."""
        found: list[Word] = []
        if self.answers is None or self.subject is None or not self.maps:
            return ()
        if len(self.encircled):
            labels = self.answers.labels[self.encircled]
            counts = np.bincount(labels, minlength=len(self.subject.classes))
            most = int(counts.argmax())
            values = {"count": len(labels), "most": self.subject.classes[most], "number": int(counts[most])}
            found.append(Word("inside", "", values, "show"))
        first, last = self.maps[0], self.maps[-1]
        if len(self.maps) > 1:
            values = {"first": first.share, "last": last.share}
            found.append(Word("apart", "good" if last.share > first.share else "warning", values))
        pair = self._mixed_pair()
        if pair is not None:
            found.append(Word("mixed", "", pair))
        found.append(Word("suspects", "", {}, "suspects"))
        return tuple(found)

    def _mixed_pair(self) -> dict[str, Any] | None:
        """Of two highlighted classes: how many neighbors of one are the other, in the input and in the last layer."""
        if len(self.highlighted) < 2 or self.answers is None or self.subject is None:
            return None
        a, b = self.highlighted[-2:]
        labels = self.answers.labels
        shares = []
        for made in (self.maps[0], self.maps[-1]):
            own = made.near[labels[: len(made.near)] == b][:, :SHOWN_NEAR]
            shares.append(float((labels[own] == a).mean()) if own.size else 0.0)
        names = self.subject.classes
        return {"a": names[a], "b": names[b], "first": shares[0], "last": shares[1]}

    def act(self, action: str) -> None:
        """Do what a word offers; the page shows what is encircled."""

    def table(self) -> list[list[str]]:
        """Every digit with its place on every map."""
        if self.answers is None or self.subject is None:
            return []
        names = [str(made.block) for made in self.maps]
        rows = [["digit", "is", "read as", *(f"{axis} {name}" for name in names for axis in ("x", "y"))]]
        for i in range(len(self.answers)):
            places = [f"{value:.4f}" for made in self.maps for value in self.positions_of(made)[i]]
            classes = self.subject.classes
            rows.append([str(i), classes[self.answers.labels[i]], classes[self.answers.read[i]], *places])
        return rows

    def close(self) -> None:
        """End all work."""
        self.measurer.close()


def layer_places(subject: Subject) -> list[int]:
    """The blocks whose maps are shown, five at most: the input (0), the last hidden block, and evenly between."""
    hidden = [block.number for block in blocks(subject.model.network) if not block.is_output]
    chosen = np.unique(np.rint(np.linspace(0, len(hidden), min(LAYERS, len(hidden) + 1))).astype(int))
    return [0 if i == 0 else hidden[i - 1] for i in chosen]


def map_study(
    subject: Subject, places: Sequence[int], count: int, perplexity: float, before: Sequence[LayerMap] = ()
) -> Callable[[Stopped], Iterator[Answers | tuple[int, LayerMap]]]:
    """PCA of every layer at once; then t-SNE, each layer from the map of the one before it, or from its `before`."""

    def measure(stopped: Stopped) -> Iterator[Answers | tuple[int, LayerMap]]:
        few = subject.digits.head(count)
        yield Answers(few.labels, subject.model.probabilities(few.images))
        every = {block.number: block.last for block in blocks(subject.model.network)}
        given = activations(subject.model, few.images, [every[number] for number in places if number])
        tables = [few.images, *given]
        made: list[LayerMap] = []
        flat: list[Array] = []
        for place, (number, x) in enumerate(zip(places, tables, strict=True)):
            if stopped():
                return
            flat.append(pca(x, COMPONENTS, tolerance=1e-3)[0])
            near = neighbors(flat[-1], NEAR)
            plane, old = flat[-1][:, :2], before[place] if before else None
            if old is not None:
                plane = plane * np.where((plane * old.pca).sum(axis=0) < 0, -1, 1)  # no axis turns around
            share = same_class_share(near, few.labels)
            made.append(LayerMap(number, plane, near, share, old.tsne if old is not None else None))
            yield place, made[-1]
        start, steps = None, None
        for place, x in enumerate(flat):
            if before and before[place].tsne is not None:
                start, steps = np.asarray(before[place].tsne, np.float64), MOVED_STEPS
            for layout in tsne(x, perplexity=perplexity, start=start, steps=steps):
                if stopped():
                    return
                yield place, replace(made[place], tsne=layout.positions, settling=layout.step < layout.steps)
            start = layout.positions.astype(np.float64)

    return measure


def inside_polygon(points: Array, corners: Array) -> Array:
    """Which points (N, 2) are inside a polygon (M, 2): a ray to the right crosses its rim an odd number of times."""
    x, y = points[:, :1], points[:, 1:]
    a, b = corners, np.roll(corners, -1, axis=0)
    spans = (a[:, 1] > y) != (b[:, 1] > y)
    slope = np.divide(b[:, 0] - a[:, 0], b[:, 1] - a[:, 1], out=np.zeros(len(a)), where=b[:, 1] != a[:, 1])
    crossings = spans & (x < a[:, 0] + (y - a[:, 1]) * slope)
    return np.asarray(crossings.sum(axis=1) % 2 == 1)
