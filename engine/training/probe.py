"""What a network looks like inside, on a batch, without disturbing the run that owns it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.events import LayerProbe
from engine.layers.base import PREDICT, Mode, Range
from engine.losses.base import Loss
from engine.network import Network
from engine.parameters import Parameters
from engine.types import Array, Labels

NEAR = 0.01  # of the range: an output this close to an end counts as saturated


@dataclass(frozen=True, eq=False)
class LayerView:
    """One layer on one batch: its output (N, …), the gradient of its parameters (or None) and its statistics."""

    output: Array
    gradient: Array | None
    weights: Array | None
    summary: LayerProbe


def inspect(
    network: Network, parameters: Parameters, loss: Loss, x: Array, labels: Labels, mode: Mode = PREDICT
) -> list[LayerView]:
    """Every layer's outputs, gradients and statistics on a batch.

    The gradient goes to vectors of its own, so a run that trains on another thread notices nothing.
    Shapes: x (N, …), labels (N,)
    """
    own = parameters.observer()
    with np.errstate(all="ignore"):
        outputs, trace = network.forward_each(own, x, mode)
        _, dy = loss.value_and_gradient(outputs[-1], labels)
        network.backward(own, trace, dy)
        return [_view(network, own, i, y) for i, y in enumerate(outputs)]


def probe(network: Network, parameters: Parameters, loss: Loss, x: Array, labels: Labels) -> tuple[LayerProbe, ...]:
    """The statistics alone, one `LayerProbe` a layer."""
    return tuple(view.summary for view in inspect(network, parameters, loss, x, labels))


def _view(network: Network, parameters: Parameters, i: int, y: Array) -> LayerView:
    slots = [s for s in parameters.layout.slots if s.layer == i and s.param.trained]
    gradient = weights = None
    if slots:
        span = slice(slots[0].start, slots[-1].stop)  # a layer's tensors are side by side
        gradient, weights = parameters.grad[span], parameters.theta[span]
    layer = network.layers[i]
    mean = float(y.mean())
    rms = root_mean_square(y)
    summary = LayerProbe(
        layer=i + 1,
        kind=layer.kind,
        mean=mean,
        spread=float(y.std()),
        rms=rms,
        saturated=saturated_share(layer.output_range, y),
        dead=dead_share(y),
        gradient_rms=None if gradient is None else root_mean_square(gradient),
        weight_rms=None if weights is None else root_mean_square(weights),
    )
    return LayerView(y, gradient, weights, summary)


def root_mean_square(x: Array) -> float:
    """√(mean of x²)."""
    flat = x.reshape(-1)
    return float(np.sqrt(np.dot(flat, flat) / max(flat.size, 1)))


def saturated_share(output_range: Range | None, y: Array) -> float:
    """Share of a layer's outputs within 1 % of an end of its range; 0 for a layer without bounds."""
    if output_range is None:
        return 0.0
    low, high = output_range
    near = NEAR * (high - low)
    return float(((y < low + near) | (y > high - near)).mean())


def dead_share(y: Array) -> float:
    """Share of units that are exactly 0 for every image of the batch."""
    return float((~y.reshape(len(y), -1).any(axis=0)).mean())
