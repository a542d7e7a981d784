"""The loss of a network on a plane through its weights, as a surface on which optimizers can be watched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from engine.course.surface import NETWORK_RATES, Surface
from engine.data.dataset import Dataset, Split
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.relu import ReLU
from engine.losses.base import Loss
from engine.network import Network
from engine.parameters import Parameters
from engine.rng import stream
from engine.spec import ExperimentSpec
from engine.training.trainer import Trainer
from engine.types import Array

TRAINED_STEPS = 150  # of the network whose loss is shown: enough that its place on the plane is a valley
IMAGES = 200
GRID = (41, 31)


def network_surface(
    network: Network, parameters: Parameters, loss: Loss, batch: Split, *, seed: int = 0, reach: float = 1.0
) -> Surface:
    """The loss of a network on a plane through its weights: θ + x a + y b with two random directions a and b.

    Each direction is scaled, tensor by tensor, to the size of the weights it moves, so that x = 1 changes them by as
    much as they are. The slope is the gradient of backpropagation, projected on a and b.

    Source: Li, Xu, Taylor, Studer & Goldstein 2018, section 4 (filter normalization, here by tensor).
    """
    base = parameters.theta.astype(np.float64)
    directions = [_direction(parameters, stream(seed, f"direction {axis}")) for axis in "xy"]
    own = parameters.copy()

    def move_to(x: float, y: float) -> None:
        own.theta[...] = base + x * directions[0] + y * directions[1]

    def slope(x: float, y: float) -> tuple[float, float]:
        move_to(x, y)
        with np.errstate(all="ignore"):
            network.gradient(own, loss, batch.images, batch.labels)
        return float(own.grad @ directions[0]), float(own.grad @ directions[1])

    def one(x: float, y: float) -> float:
        move_to(x, y)
        with np.errstate(all="ignore"):
            return loss.value(network.forward(own, batch.images)[0], batch.labels)

    def height(x: Array, y: Array) -> Array:
        across, up = np.broadcast_arrays(x, y)
        values = [one(float(a), float(b)) for a, b in zip(across.flat, up.flat, strict=True)]
        return np.array(values).reshape(across.shape)

    return Surface(
        "network",
        "Loss of a network",
        "f = loss(θ + x a + y b)",
        "The real thing: the loss of a network on a plane through its weights, along two random directions.",
        height,
        slope,
        x=(-reach, reach),
        y=(-reach, reach),
        start=(-0.8 * reach, 0.7 * reach),
        lowest=(),
        rates=NETWORK_RATES,
    )


def digits_surface(data: Dataset, stopped: Callable[[], bool]) -> tuple[Surface, Array] | None:
    """The loss of a small network that has learned some digits, with its heights row by row from low y to high y.

    The lowest place of the grid is noted in the surface. None if it was asked to stop meanwhile.
    """
    layers = (Flatten(), Dense(units=50), ReLU(), Dense(units=10))
    spec = ExperimentSpec(layers=layers, data=data.name, steps=TRAINED_STEPS, epochs=0)
    trainer = Trainer(spec, data)
    for _ in range(TRAINED_STEPS):
        if stopped():
            return None
        trainer.learn(*trainer.next_batch())
    batch = data.train.head(IMAGES)
    surface = network_surface(trainer.network, trainer.parameters, spec.loss, batch, seed=spec.seed)
    x, y = np.linspace(*surface.x, GRID[0]), np.linspace(*surface.y, GRID[1])
    heights: Array = np.empty((len(y), len(x)))
    for i, height in enumerate(y):
        if stopped():
            return None
        heights[i] = surface.height(x, np.full_like(x, height))
    row, column = np.unravel_index(int(heights.argmin()), heights.shape)
    return replace(surface, lowest=((float(x[column]), float(y[row])),)), heights


def _direction(parameters: Parameters, generator: np.random.Generator) -> Array:
    """A random direction (P,), each tensor as long as the weights it moves."""
    direction = np.zeros(len(parameters.theta))
    for slot in parameters.layout.slots:
        if slot.param.trained and slot.param.decays:
            part = slice(slot.start, slot.stop)
            drawn = generator.standard_normal(slot.stop - slot.start)
            length = np.linalg.norm(drawn) or 1.0
            direction[part] = drawn * (np.linalg.norm(parameters.theta[part].astype(np.float64)) / length)
    return direction
