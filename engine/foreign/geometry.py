"""How a row of convolutions may have been padded, strided and pooled.

The shapes of kernels do not say it; that the first dense layer takes this many numbers says part of it. What is left is
enumerated with whole numbers only, the likeliest first: no array is made here.
"""

from __future__ import annotations

import heapq
import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from engine.foreign.hints import FREE, Hints
from engine.numerics.windows import rim

LARGEST_PADDING = 15
MOST_LOOKS = 20_000  # before a search gives up
NO_HINTS = Hints()


@dataclass(frozen=True)
class Pooling:
    """A window that shrinks a map, by its largest number or by its mean."""

    kernel: int
    stride: int
    average: bool = False
    ceil_mode: bool = False

    @property
    def words(self) -> str:
        """What is unusual about it, in words."""
        kind = "average pooling" if self.average else "max pooling"
        kind += " that keeps the last row" * self.ceil_mode
        if (self.kernel, self.stride) == (2, 2):
            return kind if self.average or self.ceil_mode else ""
        return f"{self.kernel}×{self.kernel} {kind}" + f" with stride {self.stride}" * (self.kernel != self.stride)


STYLES = (  # of pooling, one for the whole network, and how rare it is
    (Pooling(2, 2), 0.0),
    (Pooling(2, 2, average=True), 1.0),
    (Pooling(2, 2, ceil_mode=True), 1.0),
    (Pooling(3, 2), 2.0),
    (Pooling(3, 2, ceil_mode=True), 3.0),
    (Pooling(3, 3), 2.0),
    (Pooling(4, 4), 2.5),
    (Pooling(3, 2, average=True), 3.5),
    (Pooling(4, 4, average=True), 3.5),
)


@dataclass(frozen=True)
class ConvolutionChoice:
    """What was chosen for one convolution; `uneven` pads a row more behind than in front, as Keras does."""

    padding: int
    stride: int = 1
    pooled: bool = False
    uneven: bool = False


@dataclass(frozen=True)
class Geometry:
    """A choice for every convolution, the side of the maps that come out, and how rare it is.

    `last` is the side of the windows that are averaged at the end, 0 if none are.
    """

    steps: tuple[ConvolutionChoice, ...]
    pooling: Pooling
    side: int
    last: int = 0
    penalty: float = 0.0

    @property
    def words(self) -> tuple[str, ...]:
        """What it assumes beyond the ordinary."""
        paddings = [step.padding for step in self.steps]
        found = [f"padding {paddings[0]}" if len(set(paddings)) == 1 else f"paddings {paddings}"] * any(paddings)
        found += ["a stride of 2"] * any(step.stride > 1 for step in self.steps)
        found += ["a row more of padding behind than in front"] * any(step.uneven for step in self.steps)
        pooled = [str(i) for i, step in enumerate(self.steps, start=1) if step.pooled]
        if pooled and len(pooled) < len(self.steps):
            found.append(f"pooled behind convolution {', '.join(pooled)} only")
        elif not pooled and not self.last and all(step.stride == 1 for step in self.steps):
            found.append("nothing pooled")
        found += [self.pooling.words] if any(step.pooled for step in self.steps) and self.pooling.words else []
        if self.last:
            whole = self.last == self.side
            found.append("the mean of each channel" if whole else f"means of {self.last}×{self.last} at the end")
        return tuple(found)


@dataclass(frozen=True)
class _State:
    """How far a search is: all that later choices and their prices depend on."""

    place: int
    side: int
    manner: str = ""  # of padding, so far
    strided: bool = False
    pooled: bool = False


Steps = tuple[ConvolutionChoice, ...]
Ends = Callable[[int], Sequence[tuple[int, float]]]


def geometries(
    kernels: Sequence[int],
    channels: Sequence[int],
    side: int,
    ends: Ends,
    keras: bool = False,
    hints: Hints = NO_HINTS,
    names: Sequence[str] = (),
) -> Iterator[Geometry]:
    """Every geometry that leads images of `side` to an end, the likeliest first.

    `kernels` are their sides, `channels` what they give: most people pool before these grow. `ends(side)` are the ways
    on from maps of that side: windows averaged at the end (0: none), and how rare that is. `hints` of `names` are kept.
    """
    prices = hints.prices(names) or [FREE] * len(kernels)
    gains = [after > before for before, after in itertools.pairwise(channels)] + [None]

    @cache
    def leads(place: int, at: int, pooling: Pooling) -> bool:
        """Whether there is any way to an end."""
        if place == len(kernels):
            return bool(ends(at))
        return any(leads(place + 1, after, pooling) for after in reached(kernels[place], at, pooling))

    order = itertools.count()
    heap: list[tuple[float, int, _State, Pooling, Steps, int]] = []

    def add(price: float, state: _State, pooling: Pooling, steps: Steps, last: int = -1) -> None:
        heapq.heappush(heap, (price, next(order), state, pooling, steps, last))

    for pooling, rarity in STYLES:
        if hints.average in (None, pooling.average) and leads(0, side, pooling):
            add(rarity, _State(0, side), pooling, ())
    for _ in range(MOST_LOOKS):
        if not heap:
            return
        price, _, state, pooling, steps, last = heapq.heappop(heap)
        if last >= 0:
            yield Geometry(steps, pooling, state.side, last, price)
        elif state.place < len(kernels):
            for step, after, more in _choices(kernels[state.place], gains[state.place], state, pooling, keras):
                more += prices[state.place][step.pooled]
                if more < math.inf and leads(after.place, after.side, pooling):
                    add(price + more, after, pooling, (*steps, step))
        elif hints.poolings not in (None, sum(step.pooled for step in steps)):
            continue
        elif state.pooled or pooling == STYLES[0][0]:  # without any pooling its style makes no difference
            for last, more in ends(state.side):
                if hints.means in (None, last == state.side):
                    add(price + more, state, pooling, steps, last)


def reached(kernel: int, side: int, pooling: Pooling) -> set[int]:
    """Every side that a map may have after one convolution."""
    state = _State(0, side)
    return {after.side for _, after, _ in _choices(kernel, None, state, pooling)}


def _choices(
    kernel: int, gains: bool | None, state: _State, pooling: Pooling, keras: bool = False
) -> Iterator[tuple[ConvolutionChoice, _State, float]]:
    """What may be done at one convolution, what follows from it, and how much rarer it makes the whole.

    `gains`: whether the next one has more channels; None behind the last.
    """
    for stride in (1, 2):
        strided = state.strided or stride > 1
        for manner, padding, uneven, rarity in _paddings(kernel, state.side, stride, keras):
            side = (state.side + 2 * padding - kernel - uneven) // stride + 1
            if side < 1 or padding > LARGEST_PADDING:
                continue
            seen = manner if kernel > 1 and stride == 1 and manner else state.manner
            price = rarity + 0.5 * (state.manner not in ("", seen))
            price += (stride > 1) * (0.75 * (not state.strided) + state.pooled)
            after = _State(state.place + 1, side, seen, strided, state.pooled)
            yield ConvolutionChoice(padding, stride, False, uneven), after, price + 0.4 * (gains is (stride == 1))
            if side >= pooling.kernel:
                side = rim(side, pooling.kernel, pooling.stride, 0, pooling.ceil_mode)[0]
                after = _State(state.place + 1, side, seen, strided, True)
                yield ConvolutionChoice(padding, stride, True, uneven), after, price + 0.5 * (gains is False) + strided


def _paddings(kernel: int, side: int, stride: int, keras: bool) -> Iterator[tuple[str, int, bool, float]]:
    """The manners of padding: their name, zeros on each side, whether uneven, and how rare.

    An uneven one is written as a larger kernel whose first row is zero, padded evenly.
    """
    yield "none", 0, False, 0.0
    if kernel % 2 and kernel > 1:
        yield "same", kernel // 2, False, 0.0
    if kernel > 1:
        yield "", kernel // 2 + kernel % 2, False, 1.0 + (stride > 1)
    over = max((-(-side // stride) - 1) * stride + kernel - side, 0)
    if over % 2:
        yield "same", over // 2 + 1, True, 0.25 if keras else 0.5 if stride == 1 else 2.5
