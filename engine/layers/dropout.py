"""Dropout."""

from __future__ import annotations

from dataclasses import dataclass

from engine.layers.base import Layer, Mode, layers
from engine.numerics.random_bits import sixteen_bits
from engine.registry import hyper
from engine.types import Array, Views


@layers.register("dropout")
@dataclass(frozen=True, kw_only=True)
class Dropout(Layer[Array | None]):
    """Silences a random share of the units in every training step, so that none can rely on a single other.

    Training: y = x · keep / (1 − p), keep = 1 with probability 1 − p, else 0;  dx = dy · keep / (1 − p);
    reading: y = x. (The course leaves x · keep unscaled and reads with x · (1 − p): all outputs smaller by 1 − p.)

    Shapes: any → the same

    Source: Srivastava et al. 2014, section 10 for the scaling while training («inverted»); the course, chapter on
    over-fitting.
    """

    ratio: float = hyper(0.5, low=0.0, high=0.95, symbol="p", help="share of the units silenced in a training step")

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, Array | None]:
        if not mode.training or self.ratio == 0:
            return x, None
        keep = sixteen_bits(mode.stream(), x) >= round(self.ratio * 2**16)
        y = x * keep
        y *= 1 / (1 - self.ratio)
        return y, keep

    def backward(self, p: Views, grad: Views, cache: Array | None, dy: Array) -> Array:
        keep = cache
        if keep is None:
            return dy
        dx: Array = dy * keep
        dx *= 1 / (1 - self.ratio)
        return dx
