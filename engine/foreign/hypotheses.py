"""What is assumed of a foreign file's network beyond the order of its layers, and its layers run on digits.

`chains.py` strings the arrays together; here stands what no shape says: the activation, where the normalizations
belong, and how the network was given its images. `foreign.py` lets all guesses read digits, and so finds the right one.
"""

from __future__ import annotations

import dataclasses
import itertools
import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engine.errors import EngineError
from engine.fast.fuse import fuse
from engine.foreign.architectures import Chain
from engine.foreign.tensors import Blocks
from engine.layers import activations
from engine.layers.base import NO_GRAD, Layer
from engine.layers.batch_norm import BatchNorm
from engine.layers.conv2d import Conv2D
from engine.layers.flatten import Flatten
from engine.layers.leaky_relu import LeakyReLU
from engine.network import Network
from engine.spec import ExperimentSpec
from engine.store.weights import LoadedNetwork, Metadata, fill
from engine.types import Array, Shape

LIKELY = ("relu", "sigmoid", "tanh")
MORE = {"leaky-relu-0.2": LeakyReLU(slope=0.2)}  # activations that are common with another setting than ours


def candidate_activations() -> dict[str, Layer]:
    """What may stand between the layers, by name: every activation without tensors of its own, the likely first."""
    plain = {cls.kind: cls() for cls in activations() if cls.elementwise}
    return {name: plain[name] for name in LIKELY} | plain | MORE


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
        rare = self.activation not in LIKELY
        odd = sum((2 * rare, bool(self.dense), bool(self.place), 3 * self.sideways, 3 * self.rolled))
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
        active_layers = candidate_activations()

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
            active = active_layers[self.dense or self.activation if behind else self.activation]
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
        return LoadedNetwork(spec, network, parameters, Metadata(input_shape=self.shape, classes=classes, note=note))

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
            x, _ = layer.forward(tensors, x, NO_GRAD)
            self.path.append((key, x))
        return np.roll(x, 1, axis=1) if guess.rolled else x

    @staticmethod
    def order(guess: Guess) -> tuple[object, ...]:
        """Sorts guesses so that neighbors share most."""
        words = guess.scaling.words if guess.scaling else ""
        return guess.sideways, words, [key for key, _ in guess.steps]
