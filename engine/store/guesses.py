"""Which networks of ours fit the arrays of a foreign file.

The shapes say which arrays are weights and which biases (`blocks.py`), which side of a matrix is the input, and in
which orders the layers may stand. What they leave open is enumerated here, the likeliest first: paddings, strides,
poolings (`geometry.py`), and what lies between the layers. `foreign.py` lets all of them read digits, and so finds the
right one.
"""

from __future__ import annotations

import dataclasses
import heapq
import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np

from engine.errors import EngineError
from engine.layers.average_pool2d import AveragePool2D
from engine.layers.base import FORGET, Layer
from engine.layers.batch_norm import BatchNorm
from engine.layers.conv2d import Conv2D
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.fused import fuse
from engine.layers.leaky_relu import LeakyReLU
from engine.layers.max_pool2d import MaxPool2D
from engine.layers.relu import ReLU
from engine.layers.sigmoid import Sigmoid
from engine.layers.softplus import Softplus
from engine.layers.swish import Swish
from engine.layers.tanh import Tanh
from engine.network import Network
from engine.spec import ExperimentSpec
from engine.store.blocks import Blocks, Weights
from engine.store.geometry import Geometry, geometries
from engine.store.weights import Facts, LoadedNetwork, fill
from engine.types import Array, Shape

MOST_CHAINS = 96  # ways to string the layers together that are tried
MOST_ORDERS = 4  # of layers whose shapes fit in several orders
MOST_LOOKS = 20_000  # before the search for an order gives up
LARGEST_POOL = 16

LIKELY: dict[str, Layer] = {"relu": ReLU(), "sigmoid": Sigmoid(), "tanh": Tanh()}
RARE: dict[str, Layer] = {
    "leaky-relu": LeakyReLU(),
    "leaky-relu-0.2": LeakyReLU(slope=0.2),
    "swish": Swish(),
    "gelu": Swish(beta=1.702),  # which differs from it by 0.02 at most
    "softplus": Softplus(),
}
ACTIVATIONS = {**LIKELY, **RARE}
PLACES = ("", "batch normalization behind it", "batch normalization behind the pooling")


@dataclass(frozen=True)
class Scaling:
    """What a network was trained to be given instead of pixels from 0 (paper) to 1 (ink): factor · (x − shift)."""

    words: str
    shift: float
    factor: float
    oddity: float = 4.0

    def __call__(self, images: Array) -> Array:
        scaled: Array = np.float32(self.factor) * (images - np.float32(self.shift))
        return scaled

    def layer(self, shape: Shape) -> tuple[Layer, dict[str, Array]]:
        """It as a layer: a batch normalization whose statistics say the shift and the spread."""
        one = np.ones(shape[:1], np.float32)
        spread = 1 / abs(self.factor)
        norm = BatchNorm(epsilon=1e-8)
        sign = np.sign(self.factor) * one
        return norm, {"gamma": sign, "beta": 0 * one, "mean": self.shift * one, "variance": (spread**2 - 1e-8) * one}


STANDARDIZED = Scaling("inputs standardized as MNIST's are (mean 0.1307, spread 0.3081)", 0.1307, 1 / 0.3081, 0.25)
SCALINGS = (
    STANDARDIZED,
    Scaling("inputs from -1 to 1", 0.5, 2.0, 1.0),
    Scaling("inputs from 0 to 255", 0.0, 255.0, 2.0),
    Scaling("inputs with white paper", 1.0, -1.0, 2.0),
    Scaling("inputs from 1 (paper) to -1 (ink)", 0.5, -2.0),
    Scaling("inputs from 255 (paper) to 0 (ink)", 1.0, -255.0),
    Scaling("inputs from -0.5 to 0.5", 0.5, 1.0),
    Scaling("inputs standardized as photographs are (mean 0.449, spread 0.226)", 0.449, 1 / 0.226),
)

Part = tuple[Layer, dict[str, Array]]


@dataclass(frozen=True, eq=False)
class Stage:
    """A layer with weights, its tensors in our own order of axes, and the pooling behind it."""

    layer: Layer
    tensors: dict[str, Array]
    pools: tuple[Layer, ...] = ()

    @property
    def units(self) -> int:
        return len(self.tensors["b"])


@dataclass(frozen=True, eq=False)
class Chain:
    """One way to string the layers together, and the words for what it assumes beyond the ordinary.

    `image` is the shape of what is flattened, `means` are the poolings that make it small before.
    """

    convolutions: tuple[Stage, ...]
    dense: tuple[Stage, ...]
    image: Shape
    means: tuple[Layer, ...] = ()
    words: tuple[str, ...] = ()
    oddity: float = 0.0


@dataclass(frozen=True, eq=False)
class Guess:
    """A candidate: a chain, what lies between its layers, and how it was given its images.

    `dense` is the activation between the dense layers, where that is another; `place` says where the normalizations
    stand; `sideways` means that rows and columns of the images were exchanged, `rolled` that its answers are the digits
    1, 2, …, 9, 0. What it assumes is told by `words`, how unusual that is by `rarity`.
    """

    blocks: Blocks
    chain: Chain
    shape: Shape
    activation: str
    dense: str = ""
    place: int = 0
    scaling: Scaling | None = None
    sideways: bool = False
    rolled: bool = False

    def but(self, **changes: object) -> Guess:
        """The same with something else assumed."""
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type]  # names and values are the caller's

    @property
    def rarity(self) -> float:
        scaling = 0.0 if self.scaling is None else self.scaling.oddity
        odd = sum(
            (2 * (self.activation in RARE), bool(self.dense), bool(self.place), 3 * self.sideways, 3 * self.rolled)
        )
        return scaling + odd + self.chain.oddity / 2

    @property
    def words(self) -> str:
        between = f"{self.activation} between the layers"
        if self.dense:
            between = f"{self.activation} between the convolutions, {self.dense} between the dense layers"
        words = [between, *self.chain.words, *([PLACES[self.place]] if self.place else [])]
        words += [self.scaling.words] if self.scaling else []
        words += ["rows and columns exchanged"] if self.sideways else []
        words += ["answers in the order 1 to 9, 0"] if self.rolled else []
        return ", ".join(words)

    @cached_property
    def row(self) -> list[Part] | None:
        """Its layers with their tensors; None if a normalization finds no place in it."""
        row: list[Part] = []
        norms = list(self.blocks.norms)

        def norm(units: int) -> list[Part]:
            for i, found in enumerate(norms):
                if found.units == units:
                    del norms[i]
                    return [(BatchNorm(epsilon=found.epsilon), found.tensors)]
            return []

        stages = (*self.chain.convolutions, *self.chain.dense)
        units = {stage.units for stage in stages}
        if self.chain.convolutions and self.shape[0] not in units:
            row += norm(self.shape[0])
        for i, stage in enumerate(stages):
            if i == len(self.chain.convolutions):
                row += self._flattened(norm, units)
            row.append((stage.layer, stage.tensors))
            behind = i >= len(self.chain.convolutions)
            active = ACTIVATIONS[self.dense or self.activation if behind else self.activation]
            parts: list[list[Part]] = [[(active, {})] if i < len(stages) - 1 else [], [(p, {}) for p in stage.pools]]
            parts.insert(self.place, norm(stage.units))
            row += itertools.chain.from_iterable(parts)
        if not self.chain.dense:
            row += self._flattened(norm, units)
        return None if norms else row

    def _flattened(self, norm: Callable[[int], list[Part]], units: set[int]) -> list[Part]:
        row: list[Part] = [*((layer, {}) for layer in self.chain.means), (Flatten(), {})]
        features = math.prod(self.chain.image)
        return row if features in units else row + norm(features)

    @cached_property
    def steps(self) -> list[tuple[tuple[str, int], Part]]:
        """What is really computed, some layers at once, each with a key that tells whether two rows agree in it."""
        row = self.row or []
        found, shape, i = [], self.shape, 0
        while i < len(row):
            layer, count = fuse([part[0] for part in row[i:]], shape)
            tensors = row[i][1]
            key = (repr(layer), id(tensors.get("W", tensors.get("mean"))))
            found.append((key, (layer, tensors)))
            shape = layer.plan(shape).output
            i += count
        return found

    @cached_property
    def work(self) -> int:
        """Multiplications a digit, about."""
        total, shape = 0, self.shape
        for layer, tensors in self.row or []:
            shape = layer.plan(shape).output
            if "W" in tensors:
                total += tensors["W"].size * (math.prod(shape[1:]) if len(shape) == 3 else 1)
        return total

    def given(self, images: Array) -> Array:
        """The images as this network wants them."""
        seen = images.swapaxes(2, 3) if self.sideways else images
        return seen if self.scaling is None else self.scaling(seen)

    def loaded(self) -> LoadedNetwork | None:
        """It as a network of ours, which takes images as they are; None if they do not fit each other."""
        row = self.row
        if row is None:
            return None
        row = self._upright(row) if self.sideways else row
        row = [*row[:-1], (row[-1][0], _rolled(row[-1][1]))] if self.rolled else row
        row = [self.scaling.layer(self.shape), *row] if self.scaling else row
        layers = tuple(layer for layer, _ in row)
        tensors = {f"{i}.{name}": tensor for i, (_, own) in enumerate(row, start=1) for name, tensor in own.items()}
        try:
            network = Network(layers, self.shape)
            parameters = fill(self.blocks.path, network, tensors)
        except EngineError:
            return None
        units = network.output_shape[0] if len(network.output_shape) == 1 else 0
        classes = tuple("0123456789") if units == 10 else tuple(str(i) for i in range(units))
        note = f"imported from {self.blocks.path.name} with {self.words}"
        spec = ExperimentSpec(layers=layers, data="", epochs=0)
        return LoadedNetwork(spec, network, parameters, Facts(input_shape=self.shape, classes=classes, note=note))

    def _upright(self, row: list[Part]) -> list[Part]:
        """The same row for images whose rows and columns are not exchanged: everything that has sides is turned."""
        found: list[Part] = []
        flat = False
        for layer, tensors in row:
            if flat and ("W" in tensors or "mean" in tensors):
                tensors = {n: t if n == "b" else _flat_turned(t, self.chain.image) for n, t in tensors.items()}
                flat = "W" not in tensors
            elif isinstance(layer, Conv2D):
                tensors = {**tensors, "W": tensors["W"].swapaxes(2, 3)}
            flat = flat or isinstance(layer, Flatten)
            found.append((layer, tensors))
        return found


def _flat_turned(tensor: Array, image: Shape) -> Array:
    """Rows and columns exchanged in what belongs to the numbers of a flattened image."""
    return tensor.reshape(*image, -1).swapaxes(1, 2).reshape(tensor.shape)


def _rolled(tensors: dict[str, Array]) -> dict[str, Array]:
    """The last layer's answers with the last of them first."""
    return {name: np.roll(tensor, 1, axis=-1) for name, tensor in tensors.items()}


class Trials:
    """Outputs of many guesses on the same images. Rows that begin alike are computed once as far as they do."""

    def __init__(self, images: Array) -> None:
        self.images = images
        self.before: object = None
        self.path: list[tuple[tuple[str, int], Array]] = []

    def outputs(self, guess: Guess) -> Array:
        view = (guess.scaling, guess.sideways)
        if view != self.before:
            self.before, self.path = view, []
        same = 0
        for (key, _), (known, _) in zip(guess.steps, self.path, strict=False):
            if key != known:
                break
            same += 1
        del self.path[same:]
        x = self.path[-1][1] if self.path else guess.given(self.images)
        for key, (layer, tensors) in guess.steps[same:]:
            x, _ = layer.forward(tensors, x, FORGET)
            self.path.append((key, x))
        return np.roll(x, 1, axis=1) if guess.rolled else x

    @staticmethod
    def order(guess: Guess) -> tuple[object, ...]:
        """Sorts guesses so that neighbors share most."""
        words = guess.scaling.words if guess.scaling else ""
        return guess.sideways, words, [key for key, _ in guess.steps]


# -- how the layers may follow each other ------------------------------------------------------------------------------
def chains(blocks: Blocks, shape: Shape) -> list[Chain]:
    """Every order and geometry that fits images of `shape`, the likeliest first, at most `MOST_CHAINS`."""
    return list(itertools.islice(_chains(blocks, shape), MOST_CHAINS))


def _chains(blocks: Blocks, shape: Shape) -> Iterator[Chain]:
    making = _Making(blocks)
    if not blocks.convolutions:
        for dense in making.dense(math.prod(shape)):
            yield Chain((), tuple(dense), shape)
    elif shape[1] == shape[2]:
        rows = enumerate(making.convolutions(shape[0]))
        yield from heapq.merge(*(making.convolved(*row, shape[1]) for row in rows), key=lambda chain: chain.oddity)


Kernel = tuple[Array, Array | None]  # or a matrix, with its bias


class _Making:
    """The stages of chains, each tensor made once however often it is used."""

    def __init__(self, blocks: Blocks) -> None:
        self.blocks = blocks
        self.made: dict[object, Array] = {}
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
        """A kernel for so many channels; None if it takes others. One for groups of channels is filled with zeros."""
        W = weights.W
        ours = W.shape[2] == W.shape[3] and channels % W.shape[1] == 0 and len(W) % (channels // W.shape[1]) == 0
        theirs = W.shape[0] == W.shape[1] and W.shape[2] == channels
        if theirs and (not ours or "kernel" in weights.name.lower()):
            W = self.once((weights.name, "turned"), lambda: weights.W.transpose(3, 2, 0, 1))
            self.turned.add(id(W))
        elif ours:
            groups = channels // W.shape[1]
            W = self.once((weights.name, groups), lambda: _ungrouped(weights.W, groups))
        else:
            return None
        fits = W.shape[2] <= 30 and len(W) <= 1024 and (weights.b is None or len(weights.b) == len(W))
        return W if fits else None

    def convolved(self, rank: int, kernels: list[Kernel], side: int) -> Iterator[Chain]:
        """Every chain that begins with these convolutions of images of `side`, the likeliest first."""
        channels = [len(W) for W, _ in kernels]
        turned = any(id(W) in self.turned for W, _ in kernels)
        features = {side for weights in self.blocks.dense for side in weights.W.shape} or {channels[-1]}

        def ends(side: int) -> list[tuple[int, float]]:
            """How maps may go on into the dense layers: flattened as they are, or averaged in windows before."""
            found = []
            for count in features:
                small = math.isqrt(count // channels[-1])
                if small and channels[-1] * small**2 == count and side % small == 0 and _windows(side // small):
                    found.append((side // small if side > small else 0, (side > small) * (1.0 + 0.5 * (small > 1))))
            return sorted(found)

        for geometry in geometries([W.shape[2] for W, _ in kernels], channels, side, ends, keras=turned):
            stages = tuple(self.stage(kernel, geometry, place) for place, kernel in enumerate(kernels))
            means = tuple(AveragePool2D(kernel=k, stride=k) for k in _windows(geometry.last))
            small = geometry.side // (geometry.last or 1)
            image = (channels[-1], small, small)
            for dense in self.dense(math.prod(image), image if turned else None):
                yield Chain(stages, tuple(dense), image, means, geometry.words, geometry.oddity + rank / 2)

    def stage(self, kernel: Kernel, geometry: Geometry, place: int) -> Stage:
        """One convolution as the geometry has it."""
        (W, b), step, pooling = kernel, geometry.steps[place], geometry.pooling
        if step.uneven:
            W = self.once((id(W), "uneven"), lambda: np.pad(kernel[0], ((0, 0), (0, 0), (1, 0), (1, 0))))
        layer = Conv2D(filters=len(W), kernel=W.shape[2], stride=step.stride, padding=step.padding)
        kind = AveragePool2D if pooling.average else MaxPool2D
        pools = (kind(kernel=pooling.kernel, stride=pooling.stride),) if step.pooled else ()
        return Stage(layer, {"W": W, "b": self.bias(b, len(W))}, pools)

    # -- dense layers --------------------------------------------------------------------------------------------------
    def dense(self, features: int, image: Shape | None = None) -> Iterator[list[Stage]]:
        """Dense layers in every order in which each takes what the one before gives, their own order first.

        `image`: what they are given was flattened as Keras does, (H, W, C) and not (C, H, W).
        """
        seen = set()
        for bias_row in (0, -1):

            def ways(weights: Weights, features: int, bias_row: int = bias_row) -> Iterator[tuple[Kernel, int]]:
                for W, b in self.matrices(weights, features, bias_row):
                    yield (W, b), W.shape[1]

            for matrices in _orders(self.blocks.dense, self.blocks.order, features, ways):
                if (key := tuple(id(W) for W, _ in matrices)) not in seen:
                    seen.add(key)
                    yield [self.dense_stage(W, b, None if i else image) for i, (W, b) in enumerate(matrices)]

    def dense_stage(self, W: Array, b: Array | None, image: Shape | None) -> Stage:
        features, units = W.shape
        if image is not None:
            c, h, w = image
            there = W.reshape(h, w, c, units)
            W = self.once((id(W), image), lambda: there.transpose(2, 0, 1, 3).reshape(features, units))
        return Stage(Dense(units=units), {"W": W, "b": self.bias(b, units)})

    def matrices(self, weights: Weights, features: int, bias_row: int) -> Iterator[Kernel]:
        """The matrix as (inputs, outputs), if it takes so many inputs; one with two equal sides goes by its name.

        One that takes an input more has its bias in it, in the first or the last row.
        """
        turned = (True, False) if weights.output_first else (False, True)
        for turn in turned[:1] if weights.W.shape[0] == weights.W.shape[1] else turned:
            inputs, outputs = weights.W.shape[::-1] if turn else weights.W.shape
            whole = inputs == features
            with_bias = inputs == features + 1 and weights.b is None
            if outputs <= 16384 and (whole or with_bias) and (weights.b is None or len(weights.b) == outputs):
                W = self.once((weights.name, turn), partial(np.transpose, weights.W, (1, 0) if turn else (0, 1)))
                if whole:
                    yield W, weights.b
                else:
                    rest = self.once((weights.name, turn, bias_row), partial(np.delete, W, bias_row, axis=0))
                    yield rest, W[bias_row]


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


def _ungrouped(W: Array, groups: int) -> Array:
    """(F, C/G, K, K) → (F, C, K, K): each filter among zeros for the channels of the other groups."""
    if groups == 1:
        return W
    filters, channels, kernel, _ = W.shape
    whole = np.zeros((groups, filters // groups, groups, channels, kernel, kernel), np.float32)
    for group, part in enumerate(np.split(W, groups)):
        whole[group, :, group] = part
    return whole.reshape(filters, groups * channels, kernel, kernel)


def _windows(side: int) -> tuple[int, ...]:
    """The sides of the pooling windows which together average windows of `side`; none for 0, or if it is too large."""
    if side <= 1:
        return (1,) * side
    if side <= LARGEST_POOL:
        return (side,)
    return next(((side // k, k) for k in range(2, LARGEST_POOL + 1) if side % k == 0 and side // k <= LARGEST_POOL), ())
