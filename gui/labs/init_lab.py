"""What the Initialization page knows: how signals and gradients spread through a network that nobody has trained yet.

Every scheme draws the first weights of the same network from the same seed; the same inputs pass through all of them.
The networks are those that `rivals` hands to the Compare page, weight for weight.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.data.dataset import Dataset
from engine.errors import EngineError
from engine.initializers import Initializer, initializers
from engine.initializers.he import He
from engine.initializers.normal import Normal
from engine.initializers.xavier import Xavier
from engine.initializers.zeros import Zeros
from engine.layers import Layer, layers
from engine.layers.base import Mode
from engine.layers.batch_norm import BatchNorm
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.losses.cross_entropy import CrossEntropy
from engine.network import Network
from engine.optimizers.adam import Adam
from engine.parameters import Parameters
from engine.probe import NEAR, RANGES, dead_share
from engine.registry import fields_of, plain
from engine.rng import stream
from engine.spec import ExperimentSpec
from engine.types import Array, Labels
from gui.labs import shelf
from gui.labs.driving import Driver, Inline
from gui.labs.histograms import Histogram, histogram
from gui.labs.parcels import Rivals
from gui.labs.signal import Signal

ACTIVATIONS = ("sigmoid", "tanh", "relu")
DEPTHS, WIDTHS, INPUTS = (1, 20), (2, 512), (10, 5000)
SCHEMES_SHOWN = 8
QUICK_FLOPS = 1.6e9  # up to here a redraw takes well under 100 ms, so it is done at once and not on the driver
CLASSES = 10
RACE_STEPS = 1000
FORMULAS = {
    "zeros": "W = 0",
    "constant": "W = c",
    "normal": "W ~ N(0, σ²)",
    "uniform": "W ~ U(−a, a)",
    "xavier": "σ = √(1/n)",
    "he": "σ = √(2/n)",
    "lecun": "σ = √(1/n)",
    "orthogonal": "Wᵀ W = 1",
}


@dataclass(frozen=True)
class Verdict:
    """What a row means: its key (the page knows the words), its look, and the numbers that its sentence names."""

    key: str
    state: str
    layer: int = 0
    percent: float = 0.0
    factor: float = 0.0


@dataclass(frozen=True, eq=False)
class SchemeRow:
    """One scheme: the histogram of every layer's outputs or gradients, the dead shares, and what they mean."""

    scheme: Initializer
    cells: tuple[Histogram, ...]
    dead: tuple[float, ...]
    verdict: Verdict


@dataclass(frozen=True)
class Study:
    """Everything that decides the grid."""

    activation: str = "sigmoid"
    depth: int = 5
    width: int = 100
    count: int = 1000
    batch_norm: bool = False
    digits: bool = False
    seed: int = 0

    def layers(self) -> tuple[Layer, ...]:
        """The network: hidden layers of equal width, and one that tells ten digits apart."""
        row: list[Layer] = [Flatten()] if self.digits else []
        for _ in range(self.depth):
            row.append(Dense(units=self.width))
            if self.batch_norm:
                row.append(BatchNorm())
            row.append(layers.get(self.activation)())
        return (*row, Dense(units=CLASSES))

    def network(self) -> Network:
        """The planned network, for digits or for random inputs as wide as its layers."""
        return Network(self.layers(), (1, 28, 28) if self.digits else (self.width,))

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
    study: Study, scheme: Initializer, x: Array, labels: Labels, network: Network, *, gradients: bool = False
) -> SchemeRow:
    """One row of the grid: the inputs passed forward and, for the gradients, the error passed back, layer by layer."""
    parameters = study.weights(scheme, network)
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
        found = tuple(_outputs(study.activation, outputs[i]) for i in shown)
        alike = study.width > 1 and all(bool(np.all(outputs[i] == outputs[i][:, :1])) for i in shown)
    return SchemeRow(scheme, found, dead, judge(study.activation, found, dead, alike))


def _outputs(activation: str, y: Array) -> Histogram:
    bounds = RANGES.get(activation)
    if bounds is not None:
        near = NEAR * (bounds[1] - bounds[0])
        return histogram(y, *bounds, saturated=(bounds[0] + near, bounds[1] - near))
    finite = y[np.isfinite(y)] if not np.isfinite(y.sum()) else y
    top = _round_up(float(finite.max(initial=0.0)))
    return histogram(y, 0.0, top)


def _gradients(g: Array) -> Histogram:
    finite = g[np.isfinite(g)]
    spread = float(finite.std()) if finite.size else 0.0
    top = _round_up(4 * spread)
    return histogram(g, -top, top)


def _round_up(value: float) -> float:
    """The next 1, 2 or 5 times a power of ten; 1 for nothing."""
    if not math.isfinite(value) or value <= 1e-300:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (1.0, 2.0, 5.0, 10.0) if step * power >= value * (1 - 1e-9))


def judge(activation: str, found: Sequence[Histogram], dead: Sequence[float], alike: bool) -> Verdict:
    """What the outputs of all layers mean."""
    if alike:
        return Verdict("equal", "error")
    last = found[-1]
    if not math.isfinite(last.sigma):
        return Verdict("explodes", "error", layer=len(found))
    if activation in RANGES:
        reach = RANGES[activation][1] - RANGES[activation][0]
        worst = max(range(len(found)), key=lambda i: (found[i].saturated, i))
        if found[worst].saturated > 0.3:
            deepest = max(i for i in range(len(found)) if found[i].saturated > 0.3)
            return Verdict("saturated", "error", deepest + 1, 100 * found[deepest].saturated)
        if last.sigma < 0.03 * reach:
            return Verdict("collapsed", "error", len(found))
        deep = [h.saturated for h in found[1:]]
        if max(deep, default=0.0) >= 0.005:
            return Verdict("wide", "warning", 2 + int(np.argmax(deep)), 100 * max(deep))
        return Verdict("healthy", "good")
    first = math.hypot(found[0].mean, found[0].sigma)
    end = math.hypot(last.mean, last.sigma)
    factor = end / first if first else 0.0
    if factor < 0.1:
        return Verdict("collapsed", "error", len(found), factor=factor)
    if factor > 10:
        return Verdict("explodes", "error", len(found), factor=factor)
    if dead[-1] > 0.3:
        return Verdict("dead", "warning", len(found), 100 * dead[-1])
    if factor < 0.4 or factor > 2.5:
        return Verdict("drifts", "warning", len(found), factor=factor)
    return Verdict("healthy", "good")


def judge_gradients(slopes: Sequence[Histogram]) -> Verdict:
    """What the gradients of all layers mean: how the first layer's compare with the last one's."""
    first, last = slopes[0].sigma, slopes[-1].sigma
    if not (math.isfinite(first) and math.isfinite(last)):
        return Verdict("explodes", "error", 1)
    if first == 0 or last == 0:
        return Verdict("no gradient", "error", 1)
    factor = first / last
    if factor < 0.01:
        return Verdict("vanishes", "error", 1, factor=factor)
    if factor > 100:
        return Verdict("explodes", "error", 1, factor=factor)
    if factor < 0.1 or factor > 10:
        return Verdict("uneven", "warning", 1, factor=factor)
    return Verdict("healthy", "good")


def scheme_name(scheme: Initializer) -> str:
    """The scheme with the number that sets it apart: Normal, σ = 0.01."""
    shown = [f"{f.hyper.symbol} = {plain(getattr(scheme, f.name))}" for f in fields_of(scheme) if f.hyper.symbol]
    return ", ".join([scheme.label(), *shown])


class StudyWork:
    """A large study, row by row, as a driver carries it out."""

    def __init__(
        self,
        study: Study,
        schemes: Sequence[Initializer],
        inputs: Callable[[Study], tuple[Array, Labels]],
        gradients: bool,
    ) -> None:
        self._study, self._schemes, self._inputs, self._gradients = study, list(schemes), inputs, gradients
        self._stopped = False

    def events(self) -> Iterator[SchemeRow]:
        x, labels = self._inputs(self._study)
        network = self._study.network()
        for scheme in self._schemes:
            if self._stopped:
                return
            yield look(self._study, scheme, x, labels, network, gradients=self._gradients)

    def stop(self) -> None:
        self._stopped = True


class InitLab:
    """The grid of the Initialization page; `changed` tells that something is different."""

    def __init__(self, driver: Driver | None = None, *, load: Callable[[str], Dataset] = shelf.dataset) -> None:
        self.changed = Signal()
        self.driver: Driver = driver or Inline()
        self._load = load
        self.study = Study()
        self.offered: tuple[Initializer, ...] = _schemes()
        self.chosen: list[Initializer] = list(self.offered[:5])
        self.gradients = False  # which of the two views is shown
        self.rows: tuple[SchemeRow, ...] = ()
        self.failure: Exception | None = None
        self._pending: list[SchemeRow] = []
        self._again = False
        self._compute()

    def edit(self, **changes: Any) -> None:
        """Change the network, its inputs or the seed; the grid follows at once."""
        bounds = {"depth": DEPTHS, "width": WIDTHS, "count": INPUTS}
        for name, value in changes.items():
            if name in bounds:
                changes[name] = min(max(int(value), bounds[name][0]), bounds[name][1])
        self.study = Study(**{**self.study.__dict__, **changes})
        self._compute()

    def draw_again(self) -> None:
        """The same study from the next seed."""
        self.edit(seed=(self.study.seed + 1) % 2**31)

    def choose(self, scheme: Initializer, on: bool) -> None:
        """Show a scheme, or leave it out; the order of the list stays."""
        wanted = [s for s in self.offered if (s in self.chosen or s == scheme) and (s != scheme or on)]
        if wanted and len(wanted) <= SCHEMES_SHOWN:
            self.chosen = wanted
            self._compute()
        else:
            self.changed.emit()

    def show_gradients(self, on: bool) -> None:
        """Show how the error comes back instead of how the signal goes forward."""
        self.gradients = on
        self._compute()

    @property
    def working(self) -> bool:
        """Whether a large study is still being computed."""
        return self.driver.state != "idle"

    def rivals(self) -> Rivals:
        """A race of all chosen schemes from exactly the weights that are shown.

        With random inputs the first layer is of another shape than digits need, so the grid turns to digits first.
        """
        if not self.study.digits:
            self.edit(digits=True)
        names = tuple(scheme_name(scheme) for scheme in self.chosen)
        return Rivals("", names, tuple(self.study.spec(scheme) for scheme in self.chosen))

    def table(self) -> list[list[str]]:
        """All numbers of the grid, as rows of a table."""
        head = ["scheme", "layer", "mean", "sigma", "saturated", "dead", "low", "high"]
        bars = len(self.rows[0].cells[0].heights) if self.rows else 0
        rows = [[*head, *(f"bar {i + 1}" for i in range(bars))]]
        for row in self.rows:
            for layer, (cell, dead) in enumerate(zip(row.cells, row.dead, strict=True), start=1):
                numbers = (cell.mean, cell.sigma, cell.saturated, dead, cell.low, cell.high, *cell.heights)
                rows.append([scheme_name(row.scheme), str(layer), *(f"{number:.6g}" for number in numbers)])
        return rows

    def inputs(self, study: Study) -> tuple[Array, Labels]:
        """The inputs of a study, (N, …), and labels for the error: digits, or standard normal numbers."""
        if study.digits:
            few = self._load("mnist-sample").train.head(study.count)
            return few.images, few.labels
        generator = stream(study.seed, "inputs")
        x = generator.standard_normal((study.count, study.width)).astype(np.float32)
        return x, generator.integers(0, CLASSES, study.count)

    def _compute(self) -> None:
        self.failure = None
        study = self.study
        size = 784 if study.digits else study.width
        flops = (
            (6 if self.gradients else 2)
            * study.count
            * study.width
            * (size + study.width * (study.depth - 1))
            * len(self.chosen)
        )
        if self.driver.state != "idle":
            self._again = True
            self.driver.stop()
        elif flops <= QUICK_FLOPS:
            try:
                x, labels = self.inputs(study)
            except EngineError as error:  # the digits are not there
                self.failure = error
            else:
                network = study.network()
                self.rows = tuple(
                    look(study, scheme, x, labels, network, gradients=self.gradients) for scheme in self.chosen
                )
        else:
            self._pending = []
            self.driver.drive(StudyWork(study, self.chosen, self.inputs, self.gradients), self._take, self._end)
        self.changed.emit()

    def _take(self, rows: Sequence[SchemeRow]) -> None:
        self._pending += rows

    def _end(self, error: Exception | None) -> None:
        self.failure = error
        if self._again:
            self._again = False
            self._compute()
            return
        if error is None and len(self._pending) == len(self.chosen):
            self.rows = tuple(self._pending)
        self.changed.emit()


def _schemes() -> tuple[Initializer, ...]:
    """The course's five, then every other registered scheme."""
    first: list[Initializer] = [Zeros(), Normal(sigma=1.0), Normal(sigma=0.01), Xavier(), He()]
    kinds = {scheme.kind for scheme in first}
    return (*first, *(cls() for cls in initializers if cls.kind not in kinds))
