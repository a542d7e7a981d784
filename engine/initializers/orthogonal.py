"""Orthogonal initialization."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.initializers.base import Initializer, initializers
from engine.numerics.rotations import orthonormal
from engine.registry import hyper
from engine.types import Array, Shape


@initializers.register("orthogonal")
@dataclass(frozen=True, kw_only=True)
class Orthogonal(Initializer):
    """A random rotation: the units start at right angles to each other, and lengths pass through unchanged.

    W = g Q, Q from the QR decomposition of a normal matrix, so QᵀQ = 1 (or QQᵀ = 1, whichever is smaller);
    a convolution's weights are taken as the matrix (F, C·KH·KW)

    Source: Saxe, McClelland & Ganguli 2014, section 3.
    """

    gain: float = hyper(1.0, low=0.01, high=10.0, log=True, symbol="g", help="factor on the rotation")
    formula: ClassVar[str] = "QᵀQ = 1"
    one_by_one: ClassVar[bool] = False

    def sample(self, shape: Shape, fan: tuple[int, int], generator: np.random.Generator) -> Array:
        rows = shape[0]
        drawn = generator.standard_normal((rows, int(np.prod(shape[1:]))))
        q = orthonormal(drawn if rows >= drawn.shape[1] else drawn.T)  # unique, so no rotation is likelier than another
        matrix: Array = q if rows >= drawn.shape[1] else q.T
        return self.gain * matrix.reshape(shape)

    def variance(self, fan: tuple[int, int]) -> float:
        """That of a dense layer's matrix; a convolution's is g²/max(F, fan_in)."""
        return self.gain**2 / max(fan)
