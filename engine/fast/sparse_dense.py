"""A dense layer that leaves out inputs which are 0 in the whole batch, and hands dx on as x is in memory.

Not registered: no one chooses it, `fuse` does.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.fast import products
from engine.layers.base import Layer, Mode, Plan
from engine.layers.dense import Dense
from engine.numerics.sums import batch_sum
from engine.types import Array, Shape, Views

MANY_UNITS = 256  # from here on the products saved pay for looking
WORTHWHILE = 0.9  # above this share of columns that are not 0, picking them out costs more than it saves


@dataclass(frozen=True, kw_only=True)
class SparseDense(Layer[tuple[Array, Array, Array | None]]):
    """A dense layer.

    y = x W + b;  dW = xᵀ dy;  db = Σₙ dyₙ;  dx = dy Wᵀ

    Shapes: x (N, D) → y (N, M); W (D, M), b (M,)

    Source: the plain layer's own.
    """

    dense: Dense

    def __post_init__(self) -> None: ...  # its part was checked when it was made

    def plan(self, shape: Shape) -> Plan:
        return self.dense.plan(shape)

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, tuple[Array, Array, Array | None]]:
        w, read = p["W"], x
        some = nonzero_columns(x) if self.dense.units >= MANY_UNITS else None
        if some is not None:  # inputs that are 0 in the whole batch add nothing
            w, read = w.take(some, axis=0), x.take(some, axis=1)
        y = products.outputs(read, w)
        y += p["b"]
        return y, (x, read, some)

    def fill_gradients(self, p: Views, grad: Views, cache: tuple[Array, Array, Array | None], dy: Array) -> None:
        _, read, some = cache
        if some is None:
            products.weights_gradient(read, dy, grad["W"])
        else:
            grad["W"][...] = 0
            grad["W"][some] = products.product(read.T, dy)
        batch_sum(dy, grad["b"])

    def backward(self, p: Views, grad: Views, cache: tuple[Array, Array, Array | None], dy: Array) -> Array:
        self.fill_gradients(p, grad, cache, dy)
        x, _, _ = cache
        return products.inputs_gradient(dy, p["W"], innermost=not x.flags.c_contiguous)


def nonzero_columns(x: Array) -> Array | None:
    """The columns of x (N, D) that are not 0 in every row; None if nearly all are.

    A third of the pixels of handwritten digits are black in every image of a batch: their weights add nothing to the
    outputs and get no gradient.
    """
    alive = np.asarray(x.any(axis=0))
    return np.flatnonzero(alive) if np.count_nonzero(alive) < WORTHWHILE * len(alive) else None
