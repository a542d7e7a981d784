"""The study of first weights: a network that no one has trained yet, and where its signals and gradients end up."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engine.analysis.initialization.histograms import Histogram, histogram
from engine.analysis.initialization.init_verdicts import InitVerdict, judge, judge_gradients
from engine.initializers import Initializer
from engine.layers import Layer, layers
from engine.layers.base import Mode, Range
from engine.layers.batch_norm import BatchNorm
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.losses.cross_entropy import CrossEntropy
from engine.network import Network
from engine.optimizers.adam import Adam
from engine.parameters import Parameters
from engine.registry import fields_of, plain
from engine.rng import stream
from engine.spec import ExperimentSpec
from engine.training.probe import NEAR, dead_share
from engine.types import Array, Labels

CLASSES = 10
RACE_STEPS = 1000


@dataclass(frozen=True, eq=False)
class SchemeRow:
    """One scheme: the histogram of every layer's outputs or gradients, the dead shares, and what they mean."""

    scheme: Initializer
    cells: tuple[Histogram, ...]
    dead: tuple[float, ...]
    verdict: InitVerdict


@dataclass(frozen=True)
class InitStudy:
    """Everything that decides the grid."""

    activation: str = "sigmoid"
    depth: int = 5
    width: int = 100
    count: int = 1000
    batch_norm: bool = False
    digits: bool = False
    seed: int = 0

    def layers(self) -> tuple[Layer, ...]:
        """The network: hidden layers of equal width, and one that distinguishes ten digits."""
        row: list[Layer] = [Flatten()] if self.digits else []
        for _ in range(self.depth):
            row.append(Dense(units=self.width))
            if self.batch_norm:
                row.append(BatchNorm())
            row.append(self.bend())
        return (*row, Dense(units=CLASSES))

    def bend(self) -> Layer:
        """The activation, with its defaults."""
        return layers.get(self.activation)()

    def network(self) -> Network:
        """The planned network, for digits or for random inputs as wide as its layers."""
        return Network(self.layers(), (1, 28, 28) if self.digits else (self.width,))

    def random_inputs(self) -> tuple[Array, Labels]:
        """Standard normal numbers in place of pictures, (N, D), and labels for the error."""
        generator = stream(self.seed, "inputs")
        x = generator.standard_normal((self.count, self.width)).astype(np.float32)
        return x, generator.integers(0, CLASSES, self.count)

    def weights(self, scheme: Initializer, network: Network) -> Parameters:
        """First weights as a run of this seed draws them."""
        parameters = network.parameters()
        parameters.initialize(scheme, stream(self.seed, "init"))
        return parameters

    def spec(self, scheme: Initializer) -> ExperimentSpec:
        """A run on the digits that starts from exactly these weights."""
        return ExperimentSpec(
            layers=self.layers(),
            optimizer=Adam(learning_rate=0.001),
            initializer=scheme,
            seed=self.seed,
            epochs=0,
            steps=RACE_STEPS,
        )


def look(
    study: InitStudy, scheme: Initializer, x: Array, labels: Labels, network: Network, *, gradients: bool = False
) -> SchemeRow:
    """One row of the grid: the inputs passed forward and, for the gradients, the error passed back, layer by layer."""
    parameters = study.weights(scheme, network)
    bounds = study.bend().output_range
    shown = [i for i, layer in enumerate(network.layers) if layer.kind == study.activation]
    with np.errstate(all="ignore"):
        outputs, trace = network.forward_each(parameters, x, Mode(training=True))
        dead = tuple(dead_share(outputs[i]) for i in shown)
        if gradients:
            _, dy = CrossEntropy().value_and_gradient(outputs[-1], labels)
            network.backward(parameters, trace, dy)
            dense = [i for i, layer in enumerate(network.layers) if isinstance(layer, Dense)][:-1]
            slopes = tuple(_gradients(parameters.grads[i]["W"]) for i in dense)
            return SchemeRow(scheme, slopes, dead, judge_gradients(slopes))
        found = tuple(_outputs(bounds, outputs[i]) for i in shown)
        alike = study.width > 1 and all(bool(np.all(outputs[i] == outputs[i][:, :1])) for i in shown)
    return SchemeRow(scheme, found, dead, judge(bounds, found, dead, alike))


def _outputs(bounds: Range | None, y: Array) -> Histogram:
    if bounds is not None:
        near = NEAR * (bounds[1] - bounds[0])
        return histogram(y, *bounds, saturated=(bounds[0] + near, bounds[1] - near))
    finite = y[np.isfinite(y)] if not np.isfinite(y.sum()) else y
    top = _round_up(float(finite.max(initial=0.0)))
    lowest = float(finite.min(initial=0.0))
    few = top / 20  # below 0, as of GELU: then they count in the first bar
    return histogram(y, -_round_up(-lowest) if lowest < -few else 0.0, top)


def _gradients(g: Array) -> Histogram:
    finite = g[np.isfinite(g)]
    spread = float(finite.std(dtype=np.float64)) if finite.size else 0.0
    top = _round_up(4 * spread)
    return histogram(g, -top, top)


def _round_up(value: float) -> float:
    """The next 1, 2 or 5 times a power of ten; 1 for nothing."""
    if not math.isfinite(value) or value <= 1e-300:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (1.0, 2.0, 5.0, 10.0) if step * power >= value * (1 - 1e-9))


def scheme_name(scheme: Initializer) -> str:
    """The scheme with the number that sets it apart: Normal, σ = 0.01."""
    shown = [f"{f.hyper.symbol} = {plain(getattr(scheme, f.name))}" for f in fields_of(scheme) if f.hyper.symbol]
    return ", ".join([scheme.label(), *shown])
