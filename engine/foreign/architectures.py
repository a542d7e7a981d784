"""In which ways the arrays of a foreign file can be strung together as layers.

The shapes say which arrays are weights and which biases (`tensors.py`), which side of a matrix is the input, and in
which orders the layers may stand. What they leave open is enumerated here, the likeliest first: orders, and paddings,
strides and poolings (`geometry.py`). What is between the layers is left to `hypotheses.py`.
"""

from __future__ import annotations

import heapq
import itertools
import math
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from engine.foreign.geometry import NO_HINTS, Geometry, geometries
from engine.foreign.hints import Hints
from engine.foreign.tensors import Blocks, Weights
from engine.layers.average_pool2d import AveragePool2D
from engine.layers.base import Layer
from engine.layers.conv2d import Conv2D
from engine.layers.dense import Dense
from engine.layers.global_average_pool2d import GlobalAveragePool2D
from engine.layers.max_pool2d import MaxPool2D
from engine.types import Array, Shape

MOST_CHAINS = 96  # ways to string the layers together that are tried
MOST_ORDERS = 4  # of layers whose shapes fit in several orders
MOST_LOOKS = 20_000  # before the search for an order gives up
LARGEST_POOL = 16


@dataclass(frozen=True, eq=False)
class WeightedLayer:
    """A layer with weights, its tensors in our own order of axes, and the pooling behind it.

    `bare`: its name says that nothing without arrays stands behind it.
    """

    layer: Layer
    tensors: dict[str, Array]
    pools: tuple[Layer, ...] = ()
    bare: bool = False

    @property
    def units(self) -> int:
        """How many values it puts out."""
        return len(self.tensors["b"])

    @property
    def depthwise(self) -> bool:
        """Whether each of its filters sees one channel only."""
        return isinstance(self.layer, Conv2D) and self.layer.groups > 1


@dataclass(frozen=True, eq=False)
class Chain:
    """One way to string the layers together, and the words for what it assumes beyond the ordinary.

    `image` is the shape of what is flattened, `means` are the poolings that make it small before, `number` is its place
    among all ways, from 0; 0 if it is the only one, then `alone`.
    """

    convolutions: tuple[WeightedLayer, ...]
    dense: tuple[WeightedLayer, ...]
    image: Shape
    means: tuple[Layer, ...] = ()
    words: tuple[str, ...] = ()
    penalty: float = 0.0
    number: int = 0
    alone: bool = True


def chains(blocks: Blocks, shape: Shape, deadline: float = math.inf) -> list[Chain]:
    """Every order and geometry that fits images of `shape`, the likeliest first, at most `MOST_CHAINS`.

    `deadline` is a time of `time.monotonic`: what was found by then must do.
    """
    found: list[Chain] = []
    for hints in (blocks.hints, NO_HINTS):  # names that fit no network say nothing
        for chain in itertools.islice(_chains(blocks, shape, hints), MOST_CHAINS):
            found.append(chain)
            if time.monotonic() > deadline:
                break
        if found:
            break
    return [replace(chain, number=i, alone=len(found) == 1) for i, chain in enumerate(found)]


def _chains(blocks: Blocks, shape: Shape, hints: Hints) -> Iterator[Chain]:
    making = _Making(blocks, shape[0], hints)
    if not blocks.convolutions:
        for dense in making.dense(math.prod(shape)):
            yield Chain((), tuple(dense), shape)
    elif shape[1] == shape[2]:
        rows = enumerate(making.convolutions(shape[0]))
        yield from heapq.merge(*(making.convolved(*row, shape[1]) for row in rows), key=lambda chain: chain.penalty)


Kernel = tuple[Array, Array | None]  # or a matrix, with its bias


class _Making:
    """The stages of chains, each tensor made once however often it is used."""

    def __init__(self, blocks: Blocks, channels: int, hints: Hints) -> None:
        self.blocks = blocks
        self.channels = channels
        self.hints = hints
        self.made: dict[object, Array] = {}
        self.names: dict[int, str] = {}  # of the tensors that kernels and matrices were made from
        self.turned: set[int] = set()  # kernels that were Keras'

    def once(self, key: object, make: Callable[[], Array]) -> Array:
        if key not in self.made:
            self.made[key] = np.ascontiguousarray(make(), np.float32)
        return self.made[key]

    def bias(self, b: Array | None, units: int) -> Array:
        return self.once(("zeros", units), lambda: np.zeros(units)) if b is None else b

    # -- convolutions --------------------------------------------------------------------------------------------------
    def convolutions(self, channels: int) -> list[list[Kernel]]:
        """The kernels as (F, C, K, K), in every order in which each takes the channels that the one before gives."""

        def ways(weights: Weights, channels: int) -> Iterator[tuple[Kernel, int]]:
            W = self.kernel(weights, channels)
            if W is not None:
                yield (W, weights.b), len(W)

        return _orders(self.blocks.convolutions, self.blocks.order, channels, ways)

    def kernel(self, weights: Weights, channels: int) -> Array | None:
        """A kernel for this many channels, or for groups of them; None if it takes others."""
        W = weights.W
        ours = W.shape[2] == W.shape[3] and channels % W.shape[1] == 0 and len(W) % (channels // W.shape[1]) == 0
        theirs = W.shape[0] == W.shape[1] and W.shape[2] == channels
        if theirs and (not ours or "kernel" in weights.name.lower()):
            W = self.once((weights.name, "turned"), lambda: weights.W.transpose(3, 2, 0, 1))
            self.turned.add(id(W))
        elif ours:
            W = self.once(weights.name, lambda: weights.W)
        else:
            return None
        self.names[id(W)] = weights.name
        fits = W.shape[2] <= 30 and len(W) <= 1024 and (weights.b is None or len(weights.b) == len(W))
        return W if fits else None

    def convolved(self, rank: int, kernels: list[Kernel], side: int) -> Iterator[Chain]:
        """Every chain that begins with these convolutions of images of `side`, the likeliest first."""
        channels = [len(W) for W, _ in kernels]
        turned = any(id(W) in self.turned for W, _ in kernels)
        features = {side for weights in self.blocks.dense for side in weights.W.shape} or {channels[-1]}

        def ends(side: int) -> list[tuple[int, float]]:
            """How maps may enter the dense layers: flattened as they are, or averaged in windows before."""
            found = []
            for count in features:
                small = math.isqrt(count // channels[-1])
                fits = small == 1 or (small > 1 and side % small == 0 and _windows(side // small))
                if small and channels[-1] * small**2 == count and fits:
                    found.append((side // small if side > small else 0, (side > small) * (1.0 + 0.5 * (small > 1))))
            return sorted(found)

        names = [self.names[id(W)] for W, _ in kernels]
        sides = [W.shape[2] for W, _ in kernels]
        for geometry in geometries(sides, channels, side, ends, keras=turned, hints=self.hints, names=names):
            given = (self.channels, *channels)
            stages = tuple(self.stage(kernel, geometry, place, given[place]) for place, kernel in enumerate(kernels))
            means: tuple[Layer, ...] = tuple(AveragePool2D(kernel=k, stride=k) for k in _windows(geometry.last))
            if geometry.last and geometry.last == geometry.side:
                means = (GlobalAveragePool2D(),)
            small = geometry.side // (geometry.last or 1)
            image = (channels[-1], small, small)
            for dense in self.dense(math.prod(image), image if turned else None):
                yield Chain(stages, tuple(dense), image, means, geometry.words, geometry.penalty + rank / 2)

    def stage(self, kernel: Kernel, geometry: Geometry, place: int, channels: int) -> WeightedLayer:
        """One convolution as the geometry has it."""
        (W, b), step, pooling = kernel, geometry.steps[place], geometry.pooling
        if step.uneven:
            W = self.once((id(W), "uneven"), lambda: np.pad(kernel[0], ((0, 0), (0, 0), (1, 0), (1, 0))))
        groups = channels // W.shape[1]
        layer = Conv2D(filters=len(W), kernel=W.shape[2], stride=step.stride, padding=step.padding, groups=groups)
        kind = AveragePool2D if pooling.average else MaxPool2D
        pool = kind(kernel=pooling.kernel, stride=pooling.stride, ceil_mode=pooling.ceil_mode)
        pools = (pool,) if step.pooled else ()
        return WeightedLayer(layer, {"W": W, "b": self.bias(b, len(W))}, pools, self.bare(kernel[0]))

    def bare(self, W: Array) -> bool:
        """Whether the name of a tensor says that nothing without arrays stands behind it."""
        return self.hints.rooms.get(self.names.get(id(W), "")) == 0

    # -- dense layers --------------------------------------------------------------------------------------------------
    def dense(self, features: int, image: Shape | None = None) -> Iterator[list[WeightedLayer]]:
        """Dense layers in every order in which each takes what the one before gives, their own order first.

        `image`: what they are given was flattened as Keras does, (H, W, C) and not (C, H, W).
        """
        seen = set()
        squares = any(weights.W.shape[0] == weights.W.shape[1] for weights in self.blocks.dense)
        for bias_row, opposite in ((0, False), (-1, False), (0, True))[: 3 if squares else 2]:

            def ways(
                weights: Weights, features: int, bias_row: int = bias_row, opposite: bool = opposite
            ) -> Iterator[tuple[Kernel, int]]:
                for W, b in self.matrices(weights, features, bias_row, opposite):
                    yield (W, b), W.shape[1]

            for matrices in _orders(self.blocks.dense, self.blocks.order, features, ways):
                if (key := tuple(id(W) for W, _ in matrices)) not in seen:
                    seen.add(key)
                    yield [self.dense_stage(W, b, None if i else image) for i, (W, b) in enumerate(matrices)]

    def dense_stage(self, W: Array, b: Array | None, image: Shape | None) -> WeightedLayer:
        features, units = W.shape
        bare = self.bare(W)
        if image is not None:
            c, h, w = image
            there = W.reshape(h, w, c, units)
            W = self.once((id(W), image), lambda: there.transpose(2, 0, 1, 3).reshape(features, units))
        return WeightedLayer(Dense(units=units), {"W": W, "b": self.bias(b, units)}, bare=bare)

    def matrices(self, weights: Weights, features: int, bias_row: int, opposite: bool = False) -> Iterator[Kernel]:
        """The matrix as (inputs, outputs), if it takes this many inputs.

        One with two equal sides goes by the others of the file, else by its name, or the opposite way. One that takes
        an input more has its bias in it, in the first or the last row.
        """
        turned = (True, False) if self.output_first(weights) != opposite else (False, True)
        for turn in turned[:1] if weights.W.shape[0] == weights.W.shape[1] else turned:
            inputs, outputs = weights.W.shape[::-1] if turn else weights.W.shape
            whole = inputs == features
            with_bias = inputs == features + 1 and weights.b is None
            if outputs <= 16384 and (whole or with_bias) and (weights.b is None or len(weights.b) == outputs):
                W = self.once((weights.name, turn), partial(np.transpose, weights.W, (1, 0) if turn else (0, 1)))
                self.names[id(W)] = weights.name
                if whole:
                    yield W, weights.b
                else:
                    rest = self.once((weights.name, turn, bias_row), partial(np.delete, W, bias_row, axis=0))
                    yield rest, W[bias_row]

    def output_first(self, weights: Weights) -> bool:
        """Whether a matrix is (outputs, inputs): as others of the file are, whose biases show it, else by its name."""
        sides = {
            len(other.b) == other.W.shape[0]
            for other in self.blocks.dense
            if other.b is not None and other.W.shape[0] != other.W.shape[1]
        }
        return sides.pop() if len(sides) == 1 else weights.output_first


Way = Callable[[Weights, int], Iterator[tuple[Kernel, int]]]


def _orders(all_weights: Sequence[Weights], file_order: list[str], first: int, ways: Way) -> list[list[Kernel]]:
    """Layers in orders in which each fits what the one before gives: by their names, as in the file, and some others.

    `ways(weights, reached)` are the tensors that take `reached`, with what they give.
    """
    looks = 0

    def search(rest: Sequence[Weights], reached: int) -> Iterator[list[Kernel]]:
        nonlocal looks
        looks += 1
        if not rest:
            yield []
        for i, weights in enumerate(rest):
            for kernel, gives in ways(weights, reached) if looks < MOST_LOOKS else ():
                for others in search([*rest[:i], *rest[i + 1 :]], gives):
                    yield [kernel, *others]

    by_name = search(all_weights, first)
    by_file = search(sorted(all_weights, key=lambda weights: file_order.index(weights.name)), first)
    found: list[list[Kernel]] = []
    for order in itertools.chain(itertools.islice(by_name, 1), itertools.islice(by_file, 1), by_name):
        if all(any(a is not b for (a, _), (b, _) in zip(order, known, strict=True)) for known in found):
            found.append(order)
        if len(found) == MOST_ORDERS:
            break
    return found


def _windows(side: int) -> tuple[int, ...]:
    """The sides of the pooling windows which together average windows of `side`; none for 0, or if it is too large."""
    if side <= 1:
        return (1,) * side
    if side <= LARGEST_POOL:
        return (side,)
    return next(((side // k, k) for k in range(2, LARGEST_POOL + 1) if side % k == 0 and side // k <= LARGEST_POOL), ())
