"""Which networks of ours fit the arrays of a foreign file.

The shapes say which arrays are weights and which biases, the order of the layers, which side of a matrix is the input.
What they leave open is enumerated here, the likeliest first: paddings, strides, poolings, and what lies between the
layers. `foreign.py` finds the right one by letting all of them read digits.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.errors import EngineError, ShapeError, StoreError
from engine.layers import Layer, layers
from engine.layers.average_pool2d import AveragePool2D
from engine.layers.batch_norm import BatchNorm
from engine.layers.conv2d import Conv2D
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.max_pool2d import MaxPool2D
from engine.network import Network
from engine.spec import ExperimentSpec
from engine.store.weights import Facts, LoadedNetwork, fill
from engine.types import Array, Shape

ACTIVATIONS = ("sigmoid", "relu", "tanh")
MOST_CHAINS = 24  # ways to string the layers together
MOST_LAYERS = 40
FREE = 3  # convolutions up to which every mixture of paddings, strides and poolings is tried


# -- which array is what -----------------------------------------------------------------------------------------------
WORDS = {
    "W": re.compile(r"weights?|kernel|w(?![a-z])", re.IGNORECASE),
    "b": re.compile(r"bias(es)?|b(?![a-z])", re.IGNORECASE),
    "gamma": re.compile(r"gamma|weight", re.IGNORECASE),
    "beta": re.compile(r"beta|bias", re.IGNORECASE),
    "mean": re.compile(r"(running|moving)_mean", re.IGNORECASE),
    "variance": re.compile(r"(running|moving)_var(iance)?", re.IGNORECASE),
}


@dataclass(frozen=True, eq=False)
class Weights:
    """A weight tensor of a layer with its bias, as they came."""

    name: str
    W: Array
    b: Array | None

    @property
    def output_first(self) -> bool:
        """Whether the name is PyTorch's, which keeps matrices as (outputs, inputs)."""
        return "weight" in self.name.lower()


@dataclass(frozen=True, eq=False)
class _Norm:
    """A batch normalization: gamma, beta, mean and variance, and the ε that its program uses."""

    tensors: dict[str, Array]
    epsilon: float


class Blocks:
    """Arrays sorted into convolutions, dense layers and batch normalizations, each in the order of their names."""

    def __init__(self, path: Path, arrays: dict[str, Array]) -> None:
        self.path = path
        self.norms = self._take_norms(arrays)
        flat = {name: array for name, array in arrays.items() if array.ndim in (2, 4) and min(array.shape[:2]) > 1}
        kernels = {name: array for name, array in arrays.items() if array.ndim == 4}
        weights = sorted({**flat, **kernels}.items(), key=lambda item: (-item[1].ndim, _natural(item[0])))
        vectors = [
            (name, array.ravel())
            for name, array in sorted(arrays.items(), key=lambda item: _natural(item[0]))
            if name not in kernels and name not in flat and array.size == max(array.shape)
        ]
        if len(weights) > MOST_LAYERS:
            raise StoreError("{name} holds more than {most} layers", path=path, name=path.name, most=MOST_LAYERS)
        by_stem = {_stem(name, "b"): vector for name, vector in vectors}
        named = [by_stem.get(_stem(name, "W")) for name, _ in weights]
        if not any(b is not None for b in named) and len(vectors) == len(weights):
            named = [vector for _, vector in vectors]  # unnamed lists: the first vector belongs to the first matrix
        self.weights = [Weights(name, W, b) for (name, W), b in zip(weights, named, strict=True)]
        self.convolutions = [w for w in self.weights if w.W.ndim == 4]
        self.dense = [w for w in self.weights if w.W.ndim == 2]

    def _take_norms(self, arrays: dict[str, Array]) -> list[_Norm]:
        """Batch normalizations, taken out of `arrays`: whatever shares its name with a running mean."""
        found = []
        for name in sorted(arrays, key=_natural):
            if not WORDS["mean"].search(name):
                continue
            stem = _stem(name, "mean")
            parts = {
                role: next((n for n in arrays if arrays[n].ndim == 1 and _stem(n, role) == stem), None)
                for role in ("gamma", "beta", "mean", "variance")
            }
            if parts["variance"] is None:
                continue
            units = arrays[name].shape
            plain = {"gamma": np.ones(units), "beta": np.zeros(units)}
            norm = {role: plain[role] if n is None else arrays[n] for role, n in parts.items()}
            if len({tensor.shape for tensor in norm.values()}) == 1:
                found.append(_Norm(norm, 1e-3 if "moving" in name.lower() else 1e-5))  # Keras' and PyTorch's own ε
                for n in parts.values():
                    if n is not None:
                        del arrays[n]
        left = [name for name in arrays if re.search(r"gamma|beta", name, re.IGNORECASE)]
        if left:
            raise StoreError(
                "{name} holds batch normalization ({array}) without its running mean and variance, so it cannot read; "
                "save those too",
                path=self.path,
                name=self.path.name,
                array=left[0],
            )
        return found


def _stem(name: str, role: str) -> str:
    """The name without the word for its role: `fc1.weight` and `fc1.bias` are both `fc1.`"""
    return WORDS[role].sub("", name, count=1)


def _natural(name: str) -> list[tuple[int, str]]:
    """Sorts W2 before W10."""
    return [(int(part[:18]), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", name) if part]


# -- which network fits them -------------------------------------------------------------------------------------------
@dataclass(frozen=True, eq=False)
class _Stage:
    """A layer with parameters, what is put after it, and its tensors in our own order of axes."""

    layers: tuple[Layer, ...]
    tensors: tuple[dict[str, Array], ...]


@dataclass(frozen=True)
class _Geometry:
    """What the shapes of convolutions leave open, one entry a convolution.

    paddings: 0 none, 1 as much as keeps the size, 2 one more; pools: whether 2×2 pooling follows; `last` is pooled away
    """

    paddings: tuple[int, ...]
    strides: tuple[int, ...]
    pools: tuple[bool, ...]
    average: bool = False

    @property
    def oddity(self) -> int:
        """How far it is from what most people build: the same padding everywhere, max pooling, no strides."""
        uneven = (len(set(self.paddings)) - 1) + (len(set(self.pools)) - 1) + (max(self.paddings) == 2)
        return uneven + 2 * any(stride > 1 for stride in self.strides) + len(set(self.strides)) - 1 + 3 * self.average


@dataclass(frozen=True, eq=False)
class Chain:
    """One way to string the layers together, and the words for what it assumes beyond the ordinary."""

    stages: list[_Stage]
    words: tuple[str, ...] = ()
    oddity: int = 0


def chains(blocks: Blocks, shape: Shape) -> list[Chain]:
    """Every order and geometry that fits images of `shape`, the likeliest first, at most `MOST_CHAINS`."""
    return list(itertools.islice(_chains(blocks, shape), MOST_CHAINS))


def assembled(
    blocks: Blocks,
    chain: Chain,
    activation: str,
    shape: Shape,
    *,
    norm_last: bool = False,
    first: Scaling | None = None,
) -> LoadedNetwork | None:
    """The chain as a network of ours, with activations and batch normalizations between; None if they do not fit.

    `norm_last` puts a normalization behind the activation, not before it; `first` is done to the images.
    """
    row: list[Layer] = []
    tensors: dict[str, Array] = {}
    norms = list(blocks.norms)

    def put(layer: Layer, named: dict[str, Array]) -> None:
        row.append(layer)
        tensors.update({f"{len(row)}.{name}": tensor for name, tensor in named.items()})

    if first is not None:
        put(*first.layer(shape))
    learning = [i for i, stage in enumerate(chain.stages) if stage.tensors[0]]
    for i, stage in enumerate(chain.stages):
        for place, (layer, named) in enumerate(zip(stage.layers, stage.tensors, strict=True)):
            put(layer, named)
            if place or not named:
                continue
            between: list[tuple[Layer, dict[str, Array]]] = []
            if norms and norms[0].tensors["mean"].shape == named["b"].shape:
                norm = norms.pop(0)
                between.append((BatchNorm(epsilon=norm.epsilon), norm.tensors))
            if i != learning[-1]:
                between.append((layers.from_dict(activation), {}))
            for layer_between, its in reversed(between) if norm_last else between:
                put(layer_between, its)
    if norms:
        return None
    try:
        network = Network(row, shape)
        parameters = fill(blocks.path, network, {n: np.asarray(t, np.float32) for n, t in tensors.items()})
    except EngineError:
        return None
    units = network.output_shape[0] if len(network.output_shape) == 1 else 0
    classes = tuple("0123456789") if units == 10 else tuple(str(i) for i in range(units))
    words = [f"{activation} between the layers", *chain.words]
    words += ["batch normalization behind it"] * norm_last + ([first.words] if first else [])
    note = f"imported from {blocks.path.name} with {', '.join(words)}"
    spec = ExperimentSpec(layers=tuple(row), data="", epochs=0)
    return LoadedNetwork(spec, network, parameters, Facts(input_shape=shape, classes=classes, note=note))


@dataclass(frozen=True)
class Scaling:
    """What a network was trained to be given instead of pixels from 0 (paper) to 1 (ink): factor · (x − shift)."""

    words: str
    shift: float
    factor: float

    def layer(self, shape: Shape) -> tuple[Layer, dict[str, Array]]:
        """It as a layer: a batch normalization whose statistics say the shift and the spread."""
        one = np.ones(shape[:1], np.float32)
        spread = 1 / abs(self.factor)
        norm = BatchNorm(epsilon=1e-8)
        sign = np.sign(self.factor) * one
        return norm, {"gamma": sign, "beta": 0 * one, "mean": self.shift * one, "variance": (spread**2 - 1e-8) * one}


STANDARDIZED = Scaling("inputs standardized as MNIST's are (mean 0.1307, spread 0.3081)", 0.1307, 1 / 0.3081)
SCALINGS = (
    STANDARDIZED,
    Scaling("inputs from -1 to 1", 0.5, 2.0),
    Scaling("inputs from 0 to 255", 0.0, 255.0),
    Scaling("inputs with white paper", 1.0, -1.0),
)


def _chains(blocks: Blocks, shape: Shape) -> Iterator[Chain]:
    if not blocks.convolutions:
        size = int(np.prod(shape))
        for dense in _dense_orders(blocks.dense, size):
            yield Chain([_Stage((Flatten(),), ({},)), *dense])
        return
    for geometry in _geometries(len(blocks.convolutions)):
        convolved = _convolved(blocks.convolutions, geometry, shape)
        if convolved is None:
            continue
        stages, reached, turned = convolved
        words = ("a stride of 2",) * any(s > 1 for s in geometry.strides) + ("average pooling",) * geometry.average
        for dense in _dense_orders(blocks.dense, int(np.prod(reached)), reached if turned else None):
            yield Chain([*stages, _Stage((Flatten(),), ({},)), *dense], words, geometry.oddity)
        if reached[1] == reached[2] > 1:  # or each channel is averaged to one number
            whole = AveragePool2D(kernel=reached[1], stride=reached[1]) if reached[1] <= 16 else None
            for dense in _dense_orders(blocks.dense, reached[0]) if whole else ():
                head = [_Stage((whole, Flatten()), ({}, {}))] if whole else []
                yield Chain([*stages, *head, *dense], (*words, "the mean of each channel"), geometry.oddity + 1)


def _geometries(count: int) -> Iterator[_Geometry]:
    """The likeliest first; every mixture for a few convolutions, only uniform strides for many."""
    plain, strided = (1,) * count, (2,) * count
    if count <= FREE:
        whole = itertools.product(
            itertools.product((0, 1, 2), repeat=count),
            itertools.product((1, 2), repeat=count),
            itertools.product((True, False), repeat=count),
            (False, True),
        )
        every = (_Geometry(*parts) for parts in whole if any(parts[2]) or not parts[3])
        yield from sorted(every, key=lambda geometry: geometry.oddity)
        return
    same = [(p,) * count for p in (0, 1)]
    mixed = list(itertools.product((0, 1, 2), repeat=count)) if count <= 6 else []
    pools = list(itertools.product((True, False), repeat=count)) if count <= 10 else [(True,) * count, (False,) * count]
    for paddings in (*same, *(p for p in mixed if p not in same)):
        for pool in pools:
            yield _Geometry(paddings, plain, pool)
    for paddings, pool, average in itertools.product(same, pools, (False, True)):
        yield _Geometry(paddings, plain if average else strided, pool, average)


def _convolved(
    convolutions: Sequence[Weights], geometry: _Geometry, shape: Shape
) -> tuple[list[_Stage], Shape, bool] | None:
    """The convolutions in this geometry, the shape reached, and whether the kernels were Keras'; None if it fails."""
    stages = []
    turned = False
    parts = zip(convolutions, geometry.paddings, geometry.strides, geometry.pools, strict=True)
    for weights, padding, stride, pool in parts:
        W, turned = _kernel(weights, shape[0])
        if W is None:
            return None
        rim = 0 if padding == 0 else W.shape[2] // 2 + padding - 1
        row: list[Layer] = [Conv2D(filters=W.shape[0], kernel=W.shape[2], stride=stride, padding=min(rim, 15))]
        if pool:
            row.append(AveragePool2D() if geometry.average else MaxPool2D())
        try:
            for layer in row:
                shape = layer.plan(shape).output
        except ShapeError:
            return None
        tensors = {"W": W, "b": _bias(weights, W.shape[0])}
        stages.append(_Stage(tuple(row), (tensors, *({} for _ in row[1:]))))
    return stages, shape, turned


def _kernel(weights: Weights, channels: int) -> tuple[Array | None, bool]:
    """A kernel as (F, C, K, K), and whether its axes were Keras' (K, K, C, F); None if it takes other channels."""
    W = weights.W
    ours = W.shape[1] == channels and W.shape[2] == W.shape[3]
    theirs = W.shape[2] == channels and W.shape[0] == W.shape[1]
    turned = theirs and (not ours or "kernel" in weights.name.lower())
    if turned:
        W = W.transpose(3, 2, 0, 1)
    fits = W.shape[2] <= 31 and W.shape[0] <= 1024 and (weights.b is None or len(weights.b) == W.shape[0])
    return (W if fits and (ours or turned) else None), turned


def _dense_orders(dense: Sequence[Weights], features: int, image: Shape | None = None) -> Iterator[list[_Stage]]:
    """Dense layers in every order in which each takes what the one before gives, their own order first."""
    if not dense:
        yield []
        return
    for i, weights in enumerate(dense):
        for W in _matrices(weights, features):
            if image is not None:  # Keras flattens (H, W, C), we (C, H, W)
                c, h, w = image
                W = W.reshape(h, w, c, -1).transpose(2, 0, 1, 3).reshape(features, -1)
            stage = _Stage((Dense(units=W.shape[1]),), ({"W": W, "b": _bias(weights, W.shape[1])},))
            for rest in _dense_orders([*dense[:i], *dense[i + 1 :]], W.shape[1]):
                yield [stage, *rest]


def _matrices(weights: Weights, features: int) -> Iterator[Array]:
    """The matrix as (inputs, outputs), if it takes so many inputs; one with two equal sides goes by its name."""
    ways = [weights.W.T, weights.W] if weights.output_first else [weights.W, weights.W.T]
    for W in ways[:1] if weights.W.shape[0] == weights.W.shape[1] else ways:
        if W.shape[0] == features and W.shape[1] <= 16384 and (weights.b is None or len(weights.b) == W.shape[1]):
            yield W


def _bias(weights: Weights, units: int) -> Array:
    return np.zeros(units) if weights.b is None else weights.b
