"""Proof that backpropagation computes the true gradient: every tensor against differences of the loss."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from engine.data.dataset import Dataset
from engine.layers.base import Mode
from engine.numerics.differences import richardson_difference
from engine.parameters import Parameters, Slot
from engine.rng import stream
from engine.spec import ExperimentSpec
from engine.training.probe import root_mean_square
from engine.types import Array, Shape

TOLERANCE = 1e-6  # the largest relative error that passes
FLOOR = 1e-5  # gradients below it are measured against it: differences of the loss carry no more digits
UNSETTLED = 1e-5  # differences that disagree by more (relatively) are at a corner of the loss


@dataclass(frozen=True, kw_only=True)
class TensorCheck:
    """One tensor's gradient, twice: by backpropagation and by differences of the loss.

    `tried` entries were compared; the `corners` among them are so close to a corner of the loss (a ReLU at 0, a tie
    in a pool) that it has no single slope there; they are counted, not judged. `worst` is the entry, as an index into
    the tensor, with the largest relative error; `backprop` and `numerical` are its two values.
    """

    tensor: str
    layer: int
    kind: str
    shape: Shape
    tried: int
    corners: int
    max_relative_error: float
    worst: tuple[int, ...]
    backprop: float
    numerical: float

    @property
    def title(self) -> str:
        """The tensor's name in files and reports: `2.W` is the W of the second layer."""
        return f"{self.layer}.{self.tensor}"

    @property
    def passed(self) -> bool:
        """Whether the largest relative error is small enough, and at least half of the entries could be judged."""
        return self.max_relative_error <= TOLERANCE and 2 * self.corners <= self.tried


def check(
    spec: ExperimentSpec, dataset: Dataset, *, samples: int = 3, seed: int | None = None, entries: int = 40
) -> list[TensorCheck]:
    """Every tensor of the spec's network, checked on a few training images; see `checks`."""
    return list(checks(spec, dataset, samples=samples, seed=seed, entries=entries))


def checks(
    spec: ExperimentSpec,
    dataset: Dataset,
    *,
    samples: int = 3,
    seed: int | None = None,
    entries: int = 40,
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[TensorCheck]:
    """One tensor after another, in float64 and in training mode, with the same dropout in every try.

    The weights are the spec's first ones; biases, scales and shifts are moved off their first values by 0.05 to 0.15,
    since a bias of 0 under a black image would put every ReLU exactly on its corner. Of a tensor with more than
    `entries` entries half are those with the largest gradients, the rest drawn at random. The error of an entry is
    |b − n| / max(|b|, |n|, r, 10⁻⁵), b by backprop, n numerical, r the root mean square of the tensor's gradient.
    `stopped` is asked before each entry; when it says yes, the checks end with the last whole tensor.

    Raises: ShapeError, SpecError: the spec cannot be trained on these images.
    """
    seed = spec.seed if seed is None else seed
    network = spec.check(dataset.image_shape, len(dataset.classes))
    generator = stream(seed, "check")
    chosen = generator.choice(len(dataset.train), min(samples, len(dataset.train)), replace=False)
    x, labels = dataset.train.images[chosen].astype(np.float64), dataset.train.labels[chosen]
    parameters = network.parameters(np.float64)
    parameters.initialize(spec.initializer, stream(seed, "init"))
    nudge(parameters, generator)
    statistics = parameters.statistics.copy()

    def mode() -> Mode:
        parameters.statistics[...] = statistics  # as a training step found them
        return Mode(training=True, generator=stream(seed, "dropout"))

    def loss_at(theta: Array) -> float:
        return spec.loss.value(network.forward(parameters, x, mode())[0], labels)

    network.gradient(parameters, spec.loss, x, labels, mode())
    for slot in parameters.layout.slots:
        if not slot.param.trained:
            continue
        tried = pick(slot, parameters.grad, entries, generator)
        numerical, doubt = np.zeros(len(tried)), np.zeros(len(tried))
        for k, i in enumerate(tried):
            if stopped():
                return
            numerical[k], doubt[k] = richardson_difference(loss_at, parameters.theta, i)
        yield compare(slot, network.layers[slot.layer].kind, parameters.grad, tried, numerical, doubt)


def compare(slot: Slot, kind: str, gradient: Array, tried: Array, numerical: Array, doubt: Array) -> TensorCheck:
    """The verdict on one tensor; `tried` are flat indices into θ, `numerical` and `doubt` belong to them."""
    backprop = gradient[tried]
    usual = root_mean_square(gradient[slot.start : slot.stop])
    size = np.maximum(np.maximum(np.abs(backprop), np.abs(numerical)), max(usual, FLOOR))
    settled = doubt <= UNSETTLED * size
    errors = np.where(settled, np.abs(backprop - numerical) / size, 0.0)
    worst = int(errors.argmax())
    place = np.unravel_index(int(tried[worst]) - slot.start, slot.param.shape)
    return TensorCheck(
        tensor=slot.name,
        layer=slot.layer + 1,
        kind=kind,
        shape=slot.param.shape,
        tried=len(tried),
        corners=int(np.count_nonzero(~settled)),
        max_relative_error=float(errors[worst]),
        worst=tuple(int(n) for n in place),
        backprop=float(backprop[worst]),
        numerical=float(numerical[worst]),
    )


def nudge(parameters: Parameters, generator: np.random.Generator) -> None:
    """Move every tensor with first values of its own (biases, scales, shifts) by 0.05 to 0.15, up or down."""
    for slot in parameters.layout.slots:
        if slot.param.trained and not slot.param.decays:
            size = slot.stop - slot.start
            away = generator.uniform(0.05, 0.15, size) * generator.choice((-1.0, 1.0), size)
            parameters.theta[slot.start : slot.stop] += away


def pick(slot: Slot, gradient: Array, entries: int, generator: np.random.Generator) -> Array:
    """Flat indices into θ of the entries of one tensor to try, without repeats: the steepest, then some at random."""
    size = slot.stop - slot.start
    if size <= entries:
        return np.arange(slot.start, slot.stop)
    steepest = np.argsort(-np.abs(gradient[slot.start : slot.stop]), kind="stable")
    others = generator.permutation(steepest[entries // 2 :])[: entries - entries // 2]
    return slot.start + np.concatenate([steepest[: entries // 2], others])
