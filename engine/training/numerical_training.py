"""The gradient of a whole network by trying every weight: two forward passes for each, as in the course."""

from __future__ import annotations

from dataclasses import replace

from engine.layers.base import Mode
from engine.losses.base import Loss
from engine.network import Network
from engine.numerics.differences import central_difference
from engine.parameters import Parameters
from engine.rng import restored, state_of
from engine.types import Array, Labels


def numerical_gradient(
    network: Network, parameters: Parameters, loss: Loss, batch: tuple[Array, Labels], mode: Mode
) -> float:
    """Fill `parameters.grad` by central differences; returns the loss.

    Every try meets the same dropout and the same running statistics.
    Raises: Abandoned: it was asked to stop meanwhile; θ is as it was.
    """
    x, labels = batch[0].astype(parameters.theta.dtype), batch[1]
    drawn = state_of(mode.stream())
    generator = restored(drawn)
    same = Mode(training=True, generator=generator, needs_backward=False)
    statistics = parameters.statistics.copy()

    def loss_at(theta: Array) -> float:
        parameters.statistics[...] = statistics
        generator.bit_generator.state = drawn
        return loss.value(network.forward(parameters, x, same)[0], labels)

    gradient = central_difference(loss_at, parameters.theta)
    parameters.statistics[...] = statistics
    parameters.grad[...] = gradient
    once = replace(mode, needs_backward=False, workspace=None)  # draws on from the run's own stream
    return loss.value(network.forward(parameters, x, once)[0], labels)
