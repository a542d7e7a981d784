"""What is assumed of a network that its file does not say, and its layers run on digits.

`architectures.py` strings the arrays together; here stands what no shape says: the activations, where the
normalizations belong, and how the network was given its images. `search.py` lets all hypotheses read digits.
"""

from __future__ import annotations

import dataclasses
import itertools
import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

from engine.errors import EngineError
from engine.fast.fuse import fuse
from engine.foreign.architectures import Chain
from engine.foreign.formats.described import Part
from engine.foreign.orders import Order, reordered
from engine.foreign.scalings import Scaling
from engine.foreign.tensors import Blocks
from engine.layers import activations
from engine.layers.base import NO_GRAD, Layer
from engine.layers.batch_norm import BatchNorm
from engine.layers.conv2d import Conv2D
from engine.layers.flatten import Flatten
from engine.layers.gelu import GELU
from engine.layers.hard_sigmoid import HardSigmoid
from engine.layers.hardtanh import Hardtanh
from engine.layers.identity import Identity
from engine.layers.leaky_relu import LeakyReLU
from engine.layers.prelu import PReLU
from engine.layers.sigmoid import Sigmoid
from engine.layers.softmax import Softmax
from engine.layers.zero_pad2d import ZeroPad2D
from engine.losses.base import Loss
from engine.losses.cross_entropy import CrossEntropy
from engine.losses.mean_squared_error import MeanSquaredError
from engine.network import Network
from engine.spec import ExperimentSpec
from engine.store.weights import LoadedNetwork, Metadata, fill
from engine.types import Array, Shape

LIKELY = ("relu", "sigmoid", "tanh")
MORE: dict[str, Layer] = {  # activations that are common with another setting than ours
    "leaky-relu-0.05": LeakyReLU(slope=0.05),
    "leaky-relu-0.1": LeakyReLU(slope=0.1),
    "leaky-relu-0.2": LeakyReLU(slope=0.2),
    "leaky-relu-0.3": LeakyReLU(slope=0.3),
    "relu6": Hardtanh(lower=0, upper=6),
    "hard-sigmoid-0.2": HardSigmoid(slope=0.2),
    "identity": Identity(),
}


def candidate_activations() -> dict[str, Layer]:
    """What may stand between the layers, by name: every activation without tensors of its own, the likely first."""
    plain = {cls.kind: cls() for cls in activations() if cls.elementwise and not cls.cannot_train}
    return {name: plain[name] for name in LIKELY} | plain | MORE


LEARNED = "prelu"  # its slope is in the file
EXACT, QUICK = GELU(), GELU(formula="tanh")  # hardly apart, and the second takes a third of the time
PLACES = ("", "batch normalization behind it", "batch normalization behind the pooling")


class Body(Protocol):
    """The layers of a network before it is known how it was given its images."""

    @property
    def path(self) -> Path:
        """The file."""

    @property
    def shape(self) -> Shape:
        """Of the images."""

    @property
    def image(self) -> Shape:
        """Of what is flattened."""

    @property
    def row(self) -> list[Part] | None:
        """The layers with their tensors; None if they do not fit each other."""

    @property
    def words(self) -> tuple[str, ...]:
        """What is assumed."""

    @property
    def penalty(self) -> float:
        """How unusual that is."""

    @property
    def squared(self) -> bool | None:
        """Whether it was trained on a squared error, if the file says so."""


@dataclass(frozen=True, eq=False)
class ChainBody:
    """Arrays strung together: a chain and what stands between its layers.

    `activations` are those between two layers with weights, in order; `place` says where the normalizations stand.
    """

    blocks: Blocks
    chain: Chain
    shape: Shape
    activations: tuple[str, ...]
    place: int = 0
    squared: bool | None = None

    @property
    def path(self) -> Path:
        """The file it was read from."""
        return self.blocks.path

    @property
    def image(self) -> Shape:
        """The shape of the images that it takes."""
        return self.chain.image

    @property
    def layout(self) -> int:
        """The number by which its chain and the place of its normalizations are chosen; 0 if there is no choice."""
        places = len(PLACES) if self.blocks.norms else 1
        return 0 if self.chain.alone and places == 1 else self.chain.number * places + self.place + 1

    @cached_property
    def penalty(self) -> float:
        """How unusual its choices are; 0 is the most usual."""
        kinds = set(self.activations) - {LEARNED}
        rare = len(kinds - set(LIKELY))
        return 2 * rare + max(len(kinds) - 1, 0) + bool(self.place) + self.chain.penalty / 2

    @property
    def words(self) -> tuple[str, ...]:
        """Its choices in words."""
        return (f"{self._between()} between the layers", *self.chain.words, *filter(None, [PLACES[self.place]]))

    def _between(self) -> str:
        kinds = list(dict.fromkeys(self.activations)) or ["nothing"]
        return kinds[0] if len(kinds) == 1 else ", ".join(self.activations)

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
            parts: list[list[Part]] = [self._active(i), [(pool, {}) for pool in stage.pools]]
            parts.insert(self.place, norm(stage.units))
            row += itertools.chain.from_iterable(parts)
        if not self.chain.dense:
            row += self._flattened(norm, units)
        return None if norms else row

    def _active(self, gap: int) -> list[Part]:
        """The activation behind a layer with weights; none behind the last."""
        if gap >= len(self.activations):
            return []
        if self.activations[gap] == LEARNED:
            slope = self.blocks.slopes[gap]
            return [(PReLU(shared=len(slope) == 1), {"a": slope})]
        if self.activations[gap] == "identity":
            return []
        return [(candidate_activations()[self.activations[gap]], {})]

    def _flattened(self, norm: Callable[[int], list[Part]], units: set[int]) -> list[Part]:
        row: list[Part] = [*((layer, {}) for layer in self.chain.means), (Flatten(), {})]
        features = math.prod(self.chain.image)
        return row if features in units else row + norm(features)


@dataclass(frozen=True, eq=False)
class Hypothesis:
    """A candidate: layers, and how they were given their images.

    `sideways` means that rows and columns of the images were exchanged, `order` that the answers are not the digits
    from 0 to 9. What it assumes is said by `words`, how unusual that is by `penalty`.
    """

    body: Body
    scaling: Scaling | None = None
    sideways: bool = False
    order: Order | None = None

    def replaced(self, **changes: object) -> Hypothesis:
        """The same with something else assumed, of the body or of the images."""
        own = {f.name for f in dataclasses.fields(self)}
        inner = {name: value for name, value in changes.items() if name not in own}
        body = dataclasses.replace(self.body, **inner) if inner else self.body  # type: ignore[type-var]  # a dataclass
        return dataclasses.replace(self, body=body, **{n: v for n, v in changes.items() if n in own})  # type: ignore[arg-type]  # the caller's

    @property
    def penalty(self) -> float:
        """How unusual it is as a whole; 0 is the most usual."""
        scaling = 0.0 if self.scaling is None else self.scaling.penalty
        return scaling + self.body.penalty + 3 * self.sideways + 3 * bool(self.order)

    @property
    def rare(self) -> bool:
        """Whether an activation is assumed that few use."""
        return isinstance(self.body, ChainBody) and bool(set(self.body.activations) - {*LIKELY, LEARNED})

    @property
    def mixed(self) -> bool:
        """Whether a rare activation is assumed beside another one."""
        return self.rare and isinstance(self.body, ChainBody) and len(set(self.body.activations) - {LEARNED}) > 1

    @property
    def inferred(self) -> bool:
        """Whether its activations are, which the file does not say."""
        return isinstance(self.body, ChainBody) and bool(set(self.body.activations) - {LEARNED})

    @property
    def linear(self) -> bool:
        """Whether nothing stands between its layers with weights, though there are several."""
        return isinstance(self.body, ChainBody) and set(self.body.activations) == {"identity"}

    @property
    def various(self) -> bool:
        """Whether several activations are assumed, in different places; nothing at all between two layers is none."""
        return isinstance(self.body, ChainBody) and len(set(self.body.activations) - {LEARNED, "identity"}) > 1

    @property
    def family(self) -> tuple[object, ...]:
        """What it has in common with those that no digits distinguish from it: a slope of 0.01 is as good as none."""
        if not isinstance(self.body, ChainBody):
            return (id(self.body), self.scaling)
        names = tuple("relu" if name == "leaky-relu" else name for name in self.body.activations)
        return (names, id(self.body.chain), self.body.place, self.scaling, self.sideways, self.order)

    @property
    def shares(self) -> bool:
        """Whether its outputs are shares, not scores."""
        row = self.body.row or []
        return bool(row) and isinstance(row[-1][0], Softmax | Sigmoid)

    @property
    def words(self) -> str:
        """All its choices in one line."""
        words = [*self.body.words, *([self.scaling.words] if self.scaling else [])]
        words += ["rows and columns exchanged"] if self.sideways else []
        words += [self.order.words] if self.order else []
        return ", ".join(words)

    @cached_property
    def row(self) -> list[Part] | None:
        """The layers as they run on what `given` returns; None if they do not fit each other."""
        row = self.body.row
        if row is None or self.scaling is None or not self.scaling.rimmed:
            return row
        first, tensors = row[0]
        if isinstance(first, ZeroPad2D):
            return [row[0], self.scaling.layer(self.body.shape), *row[1:]]
        if isinstance(first, Conv2D) and first.padding:
            return [(first, self.scaling.folded(tensors)), *row[1:]]
        return None

    @cached_property
    def steps(self) -> list[tuple[tuple[str, int], Part]]:
        """What is really computed, some layers at once, each with a key that shows whether two rows agree in it."""
        row = self.row or []
        found, shape, i = [], self.body.shape, 0
        while i < len(row):
            layer, count = fuse([part[0] for part in row[i:]], shape)
            tensors = row[i][1]
            key = (repr(layer), id(tensors.get("W", tensors.get("mean", tensors.get("a")))))
            found.append((key, (layer, tensors)))
            shape = layer.plan(shape).output
            i += count
        return found

    @cached_property
    def work(self) -> int:
        """Multiplications a digit, about."""
        total, shape = 0, self.body.shape
        for layer, tensors in self.row or []:
            shape = layer.plan(shape).output
            if "W" in tensors:
                total += tensors["W"].size * (math.prod(shape[1:]) if len(shape) == 3 else 1)
        return total

    def given(self, images: Array) -> Array:
        """The images as this network wants them."""
        seen = images.swapaxes(2, 3) if self.sideways else images
        return seen if self.scaling is None or self.scaling.rimmed else self.scaling(seen)

    def loaded(self, squared: bool = False) -> LoadedNetwork | None:
        """It as a network of ours, which takes images as they are; None if they do not fit each other."""
        row = self.row
        if row is None:
            return None
        row = self._upright(row) if self.sideways else row
        row = reordered(row, self.order) if self.order else row
        if self.scaling is not None and not self.scaling.rimmed:
            row = [self.scaling.layer(self.body.shape), *row]
        layers = tuple(layer for layer, _ in row)
        tensors = {f"{i}.{name}": tensor for i, (_, own) in enumerate(row, start=1) for name, tensor in own.items()}
        try:
            network = Network(layers, self.body.shape)
            parameters = fill(self.body.path, network, tensors)
        except EngineError:
            return None
        units = network.output_shape[0] if len(network.output_shape) == 1 else 0
        classes = tuple("0123456789") if units == 10 else tuple(str(i) for i in range(units))
        note = f"imported from {self.body.path.name} with {self.words}"
        said = self.body.squared is True
        loss: Loss = MeanSquaredError() if said or squared or self.shares else CrossEntropy()
        spec = ExperimentSpec(layers=layers, loss=loss, data="", epochs=0)
        metadata = Metadata(input_shape=self.body.shape, classes=classes, note=note)
        return LoadedNetwork(spec, network, parameters, metadata)

    def _upright(self, row: list[Part]) -> list[Part]:
        """The same row for images whose rows and columns are not exchanged: everything that has sides is turned."""
        found: list[Part] = []
        flat = False
        for layer, tensors in row:
            if flat and ("W" in tensors or "mean" in tensors):
                tensors = {n: t if n == "b" else _flat_turned(t, self.body.image) for n, t in tensors.items()}
                flat = "W" not in tensors
            elif isinstance(layer, Conv2D):
                tensors = {**tensors, "W": tensors["W"].swapaxes(2, 3)}
            flat = flat or isinstance(layer, Flatten)
            found.append((layer, tensors))
        return found


def _flat_turned(tensor: Array, image: Shape) -> Array:
    """Rows and columns exchanged in what belongs to the numbers of a flattened image."""
    return tensor.reshape(*image, -1).swapaxes(1, 2).reshape(tensor.shape)


class Trials:
    """Outputs of many hypotheses on the same images. Rows that begin alike are computed once as far as they do."""

    def __init__(self, images: Array) -> None:
        self.images = images
        self.before: object = None
        self.path: list[tuple[tuple[str, int], Array]] = []

    def outputs(self, hypothesis: Hypothesis) -> Array:
        view = (hypothesis.scaling, hypothesis.sideways)
        if view != self.before:
            self.before, self.path = view, []
        same = 0
        for (key, _), (known, _) in zip(hypothesis.steps, self.path, strict=False):
            if key != known:
                break
            same += 1
        del self.path[same:]
        x = self.path[-1][1] if self.path else hypothesis.given(self.images)
        for key, (layer, tensors) in hypothesis.steps[same:]:
            x, _ = (QUICK if layer == EXACT else layer).forward(tensors, x, NO_GRAD)
            self.path.append((key, x))
        return hypothesis.order.sorted(x) if hypothesis.order else x

    @staticmethod
    def order(hypothesis: Hypothesis) -> tuple[object, ...]:
        """Sorts hypotheses so that neighbors share most."""
        words = hypothesis.scaling.words if hypothesis.scaling else ""
        return hypothesis.sideways, words, [key for key, _ in hypothesis.steps]
