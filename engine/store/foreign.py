"""The trained networks of others: arrays without a plan, from which the network is worked out.

What the shapes say is taken from them: which arrays are weights and which biases, the order of the layers, which side
of a matrix is the input, where convolutions must have been padded or pooled. What they cannot say is the activation
between the layers: every likely one is tried out on labeled digits, and where none reads them, it is asked for.
"""

from __future__ import annotations

import dataclasses
import itertools
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from engine.data import sources
from engine.data.dataset import Split
from engine.errors import EngineError, ShapeError, StoreError, nearest
from engine.files import unreadable
from engine.layers import Layer, layers
from engine.layers.batch_norm import BatchNorm
from engine.layers.conv2d import Conv2D
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.max_pool2d import MaxPool2D
from engine.network import Network
from engine.spec import ExperimentSpec
from engine.store.pickles import read_pickle
from engine.store.weights import FORMAT, Facts, LoadedNetwork, fill, load_weights, read_safetensors
from engine.types import Array, Shape

ACTIVATIONS = ("sigmoid", "relu", "tanh")
JUDGED = 500  # labeled digits on which candidates are compared
MOST_CANDIDATES = 48
LARGEST = 500_000_000  # bytes
MOST_LAYERS = 40
TEXTS = {"objects": "it holds Python objects", "damaged": "it is damaged or no .npz file"}
LEAST_READ = 0.3  # of the digits: a network that reads fewer was not made for them, or is none of the candidates


def open_network(
    path: Path | str,
    *,
    activation: str | None = None,
    judge: Split | None = None,
    input_shape: Shape = (1, 28, 28),
) -> LoadedNetwork:
    """Any trained network: our own file, or a pickle, .npz or .safetensors of plain arrays.

    `activation` (of the hidden layers) matters for foreign files only. Where it is not said, every candidate reads some
    of the labeled digits of `judge` (if not given: of the embedded sample), and the best is taken; `facts.note` says
    which, and by how much.

    Raises: StoreError: not readable, or no network of ours has these shapes; or the activation must be said.
    """
    path = Path(path)
    if activation and activation not in layers:
        raise StoreError(
            "there is no activation called {got}; did you mean {nearest}?",
            path=path,
            got=repr(activation),
            nearest=nearest(activation, list(ACTIVATIONS)),
        )
    arrays = read_arrays(path)
    if arrays is None:
        return load_weights(path)
    if judge is not None:
        judge = judge.head(JUDGED)
        input_shape = tuple(judge.images.shape[1:])
    blocks = _Blocks(path, arrays)
    tried = list(itertools.islice(_candidates(blocks, activation, input_shape), MOST_CANDIDATES))
    if not tried:
        raise StoreError(
            "no network for images of {shape} has the shapes in {name}: {shapes}",
            path=path,
            name=path.name,
            shape="×".join(map(str, input_shape)),
            shapes=", ".join(f"{name} {array.shape}" for name, array in list(arrays.items())[:12]),
        )
    if judge is None and input_shape == (1, 28, 28) and len(tried) > 1:
        judge = sources.load("mnist-sample").train.head(JUDGED)
    fitting = [network for network in tried if judge is not None and _can_judge(network, judge)]
    if len(tried) == 1 or (activation and not fitting):
        return tried[0]
    best = _best(fitting, judge) if judge is not None and fitting else None
    if best is None:
        raise StoreError(
            "{name} does not say which activation its hidden layers use; say it: {activations}",
            path=path,
            name=path.name,
            activations=", ".join(ACTIVATIONS),
        )
    return best


def read_arrays(path: Path) -> dict[str, Array] | None:
    """The named arrays of a foreign file, or None if the file is our own.

    Raises: StoreError: not readable, or without arrays.
    """
    try:
        with open(path, "rb") as file:
            start = file.read(2)
    except OSError as error:
        raise unreadable(error, path, StoreError) from error
    if path.suffix == ".safetensors":
        texts, arrays = read_safetensors(path)
        if texts.get("format") == FORMAT:
            return None
    elif start == b"PK":
        arrays = _read_npz(path)
    else:
        arrays = dict(_flat(read_pickle(path)))
    usable = {name: array for name, array in arrays.items() if array.ndim and array.dtype.kind in "fiu" and array.size}
    if not usable:
        raise StoreError("{name} holds no arrays of numbers", path=path, name=path.name)
    return usable


def _read_npz(path: Path) -> dict[str, Array]:
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST:
                raise StoreError("{name} unpacks to more than 500 MB; no digit network does", path=path, name=path.name)
            if not all(entry.filename.endswith(".npy") for entry in archive.infolist()):
                raise StoreError(
                    "{name} is an archive of another program (PyTorch's .pt?); save the weights as safetensors or .npz",
                    path=path,
                    name=path.name,
                )
        with np.load(path, allow_pickle=False) as found:
            return {name: found[name] for name in found.files}
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, KeyError, NotImplementedError, MemoryError) as error:
        reason = TEXTS["objects" if "allow_pickle" in str(error) else "damaged"]
        raise StoreError("{name} cannot be opened: {reason}", path=path, name=path.name, reason=reason) from error


def _flat(value: Any, name: str = "") -> Iterator[tuple[str, Array]]:
    """Arrays inside dicts and lists, named by the way to them: `params.W1`, `0.2`; rows of numbers are arrays too."""
    if isinstance(value, np.ndarray):
        yield name, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _flat(item, f"{name}.{key}" if name else str(key))
    elif isinstance(value, list):
        if value and all(isinstance(item, int | float) for item in value):
            yield name, np.array(value, np.float64)
            return
        for i, item in enumerate(value):
            yield from _flat(item, f"{name}.{i}" if name else str(i))


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
class _Weights:
    """A weight tensor of a layer with its bias, as they came."""

    name: str
    W: Array
    b: Array | None

    @property
    def output_first(self) -> bool:
        """Whether the name is PyTorch's, which keeps matrices as (outputs, inputs)."""
        return "weight" in self.name.lower()


class _Blocks:
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
        self.weights = [_Weights(name, W, b) for (name, W), b in zip(weights, named, strict=True)]
        self.convolutions = [w for w in self.weights if w.W.ndim == 4]
        self.dense = [w for w in self.weights if w.W.ndim == 2]

    def _take_norms(self, arrays: dict[str, Array]) -> list[dict[str, Array]]:
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
            norm["epsilon"] = np.array(1e-3 if "moving" in name.lower() else 1e-5)  # Keras' and PyTorch's own
            if len({norm[role].shape for role in parts}) == 1:
                found.append(norm)
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


def _candidates(blocks: _Blocks, activation: str | None, shape: Shape) -> Iterator[LoadedNetwork]:
    """Every network that fits, the likeliest first."""
    hidden = len(blocks.weights) > 1
    names = (activation,) if activation else ACTIVATIONS if hidden else ACTIVATIONS[:1]
    chains = list(itertools.islice(_chains(blocks, shape), MOST_CANDIDATES))
    for stages, name in itertools.product(chains, names):
        network = _assembled(blocks, stages, name, shape)
        if network is not None:
            yield network


def _chains(blocks: _Blocks, shape: Shape) -> Iterator[list[_Stage]]:
    """Convolutions in their order with every padding and pooling that fits, then the dense layers behind them."""
    if not blocks.convolutions:
        size = int(np.prod(shape))
        for dense in _dense_orders(blocks.dense, size):
            yield [_Stage((Flatten(),), ({},)), *dense]
        return
    count = len(blocks.convolutions)
    uniform = [(same,) * count for same in (0, 1)]
    mixed = itertools.product((0, 1, 2), repeat=count) if count <= 6 else iter(())
    seen = set()
    for paddings in itertools.chain(uniform, mixed):
        for pools in itertools.product((True, False), repeat=count):
            if (paddings, pools) in seen:
                continue
            seen.add((paddings, pools))
            convolved = _convolved(blocks.convolutions, paddings, pools, shape)
            if convolved is None:
                continue
            stages, reached, turned = convolved
            for dense in _dense_orders(blocks.dense, int(np.prod(reached)), reached if turned else None):
                yield [*stages, _Stage((Flatten(),), ({},)), *dense]


def _convolved(
    convolutions: Sequence[_Weights], paddings: Sequence[int], pools: Sequence[bool], shape: Shape
) -> tuple[list[_Stage], Shape, bool] | None:
    """The convolutions with these paddings (0 none, 1 keeps the size, 2 one more) and poolings.

    Also the shape reached, and whether the kernels were Keras'; None if they do not fit.
    """
    stages = []
    turned = False
    for weights, padding, pool in zip(convolutions, paddings, pools, strict=True):
        W, turned = _kernel(weights, shape[0])
        if W is None:
            return None
        rim = 0 if padding == 0 else W.shape[2] // 2 + padding - 1
        row: list[Layer] = [Conv2D(filters=W.shape[0], kernel=W.shape[2], padding=min(rim, 15))]
        row += [MaxPool2D()] if pool else []
        try:
            for layer in row:
                shape = layer.plan(shape).output
        except ShapeError:
            return None
        tensors = {"W": W, "b": _bias(weights, W.shape[0])}
        stages.append(_Stage(tuple(row), (tensors, *({} for _ in row[1:]))))
    return stages, shape, turned


def _kernel(weights: _Weights, channels: int) -> tuple[Array | None, bool]:
    """A kernel as (F, C, K, K), and whether its axes were Keras' (K, K, C, F); None if it takes other channels."""
    W = weights.W
    ours = W.shape[1] == channels and W.shape[2] == W.shape[3]
    theirs = W.shape[2] == channels and W.shape[0] == W.shape[1]
    turned = theirs and (not ours or "kernel" in weights.name.lower())
    if turned:
        W = W.transpose(3, 2, 0, 1)
    fits = W.shape[2] <= 31 and W.shape[0] <= 1024 and (weights.b is None or len(weights.b) == W.shape[0])
    return (W if fits and (ours or turned) else None), turned


def _dense_orders(dense: Sequence[_Weights], features: int, image: Shape | None = None) -> Iterator[list[_Stage]]:
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


def _matrices(weights: _Weights, features: int) -> Iterator[Array]:
    """The matrix as (inputs, outputs), if it takes so many inputs; one with two equal sides goes by its name."""
    ways = [weights.W.T, weights.W] if weights.output_first else [weights.W, weights.W.T]
    for W in ways[:1] if weights.W.shape[0] == weights.W.shape[1] else ways:
        if W.shape[0] == features and W.shape[1] <= 16384 and (weights.b is None or len(weights.b) == W.shape[1]):
            yield W


def _bias(weights: _Weights, units: int) -> Array:
    return np.zeros(units) if weights.b is None else weights.b


def _assembled(blocks: _Blocks, stages: Sequence[_Stage], activation: str, shape: Shape) -> LoadedNetwork | None:
    """The stages as a network of ours, with batch normalizations and activations between; None if they do not fit."""
    row: list[Layer] = []
    tensors: dict[str, Array] = {}
    norms = list(blocks.norms)
    learning = [i for i, stage in enumerate(stages) if stage.tensors[0]]
    for i, stage in enumerate(stages):
        for place, (layer, named) in enumerate(zip(stage.layers, stage.tensors, strict=True)):
            row.append(layer)
            tensors.update({f"{len(row)}.{name}": tensor for name, tensor in named.items()})
            if place or not named:
                continue
            if norms and norms[0]["mean"].shape == named["b"].shape:
                norm = norms.pop(0)
                row.append(BatchNorm(epsilon=float(norm.pop("epsilon"))))
                tensors.update({f"{len(row)}.{name}": tensor for name, tensor in norm.items()})
            if i != learning[-1]:
                row.append(layers.from_dict(activation))
    if norms:
        return None
    spec = ExperimentSpec(layers=tuple(row), data="", epochs=0)
    try:
        network = Network(row, shape)
        whole = {name: np.asarray(tensor, np.float32) for name, tensor in tensors.items()}
        parameters = fill(blocks.path, network, whole)
    except EngineError:
        return None
    units = network.output_shape[0] if len(network.output_shape) == 1 else 0
    classes = tuple("0123456789") if units == 10 else tuple(str(i) for i in range(units))
    note = f"imported from {blocks.path.name} with {activation} between the layers"
    return LoadedNetwork(spec, network, parameters, Facts(input_shape=shape, classes=classes, note=note))


def _can_judge(network: LoadedNetwork, judge: Split) -> bool:
    return network.network.input_shape == judge.images.shape[1:] and judge.labels.max() < len(network.facts.classes)


def _best(tried: Sequence[LoadedNetwork], judge: Split) -> LoadedNetwork | None:
    """The candidate that reads the labeled digits best, if it reads them at all."""
    with np.errstate(over="ignore", invalid="ignore"):
        scores = [network.accuracy(judge.images, judge.labels) for network in tried]
    i = int(np.argmax(scores))
    if scores[i] < LEAST_READ:
        return None
    note = f"{tried[i].facts.note}: it reads {scores[i]:.0%} of {len(judge)} labeled digits, the next best guess "
    note += f"{sorted(scores)[-2]:.0%}" if len(scores) > 1 else "none"
    return dataclasses.replace(tried[i], facts=dataclasses.replace(tried[i].facts, note=note))
