"""A forward pass by hand: inputs times weights, plus biases, through an activation, layer by layer and cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engine.course.graphs.graph import Given
from engine.errors import SpecError
from engine.numerics.stable import logistic, softmax
from engine.types import Array

Rows = tuple[tuple[float, ...], ...]
ACTIVATIONS = ("sigmoid", "relu", "identity", "softmax")
DELTA = 1e-7


@dataclass(frozen=True)
class HandLayer:
    """One layer of a network that is small enough to compute by hand; `b` is None where the notes leave it out."""

    W: Rows
    b: tuple[float, ...] | None = None
    activation: str = "sigmoid"


@dataclass(frozen=True)
class NumberCell:
    """One number of one layer: its products, their sum with the bias, or what the activation makes of a row.

    `part` is "sum" or "activation"; a softmax needs its whole row, so `value` is of this column only.
    """

    layer: int
    part: str
    row: int
    column: int
    left: tuple[float, ...]
    right: tuple[float, ...]
    bias: float
    value: float


@dataclass(frozen=True)
class HandNetwork:
    """Layers for a forward pass by hand.

    s = x W + b,  y = activation(s)

    Shapes: x (N, D), W (D, M), b (M,) → (N, M)

    Raises: SpecError: matrices that do not fit; `field` names the one at fault (`W2`, `b1`).
    Source: the course, chapter on the three-layer network.
    """

    layers: tuple[HandLayer, ...]

    def __post_init__(self) -> None:
        for place, layer in enumerate(self.layers, 1):
            rows = len(layer.W)
            columns = len(layer.W[0])
            before = len(self.layers[place - 2].W[0]) if place > 1 else rows
            if any(len(row) != columns for row in layer.W):
                raise SpecError("{field}: every row of a matrix needs the same number of columns", field=f"W{place}")
            if rows != before:
                raise SpecError(
                    "{field} has {got} rows, but {expected} numbers reach it: rows × columns must meet",
                    field=f"W{place}", got=rows, expected=before,
                )  # fmt: skip
            if layer.b is not None and len(layer.b) != columns:
                raise SpecError(
                    "{field} has {got} numbers; it needs one per column of its matrix, {expected}",
                    field=f"b{place}", got=len(layer.b), expected=columns,
                )  # fmt: skip
            if layer.activation not in ACTIVATIONS:
                raise SpecError(
                    "{field} must be one of {choices}, not {got}",
                    field=f"activation {place}", choices=", ".join(ACTIVATIONS), got=repr(layer.activation),
                )  # fmt: skip

    def sums_and_outputs(self, x: Rows) -> list[tuple[Array, Array]]:
        """Of every layer the sums and what its activation makes of them.

        Shapes: x (N, D) → per layer (N, M), (N, M)

        Raises: SpecError: rows that do not fit the first matrix.
        """
        y = matrix(x, "x")
        if y.shape[1] != len(self.layers[0].W):
            raise SpecError(
                "{field} has {got} numbers in a row; the first matrix has {expected} rows",
                field="x", got=y.shape[1], expected=len(self.layers[0].W),
            )  # fmt: skip
        found = []
        for layer in self.layers:
            s = y @ np.array(layer.W) + (0.0 if layer.b is None else np.array(layer.b))
            y = activated(s, layer.activation)
            found.append((s, y))
        return found

    def output(self, x: Rows) -> Array:
        """What the last layer gives.

        Shapes: (N, D) → (N, M)
        """
        return self.sums_and_outputs(x)[-1][1]

    def cells(self, x: Rows) -> Iterator[NumberCell]:
        """Every number in the order in which it can be computed by hand."""
        y = matrix(x, "x")
        for place, (layer, (s, out)) in enumerate(zip(self.layers, self.sums_and_outputs(x), strict=True)):
            W = np.array(layer.W)
            for row, column in np.ndindex(s.shape):
                bias = 0.0 if layer.b is None else layer.b[column]
                left, right = _floats(y[row]), _floats(W[:, column])
                yield NumberCell(place, "sum", row, column, left, right, bias, float(s[row, column]))
            for row, column in np.ndindex(out.shape):
                sums = _floats(s[row])
                yield NumberCell(place, "activation", row, column, sums, (), 0.0, float(out[row, column]))
            y = out


def activated(s: Array, activation: str) -> Array:
    """The activation of a layer, row by row."""
    if activation == "sigmoid":
        return logistic(s)
    if activation == "softmax":
        return softmax(s)
    return np.maximum(s, 0.0) if activation == "relu" else s


def product_shape(left: tuple[int, ...], right: tuple[int, ...]) -> tuple[int, ...]:
    """The shape of a product as NumPy's `dot` gives it: (3, 2)(2, 4) is (3, 4), (3, 2)(2,) is (3,).

    Raises: SpecError: the inner sizes do not meet.
    """
    inner = right[0] if len(right) == 1 else right[-2]
    if left[-1] != inner:
        raise SpecError(
            "{field} cannot be multiplied: {left} columns meet {right} rows",
            field=f"{left}{right}", left=left[-1], right=inner,
        )  # fmt: skip
    return (*left[:-1], *(right[1:] if len(right) > 1 else ()))


def matrix(given: Given, field: str) -> Array:
    """Rows of numbers as a matrix; a single row becomes a matrix of one row.

    Raises: SpecError: rows of different lengths.
    """
    try:
        return np.atleast_2d(np.array(given, np.float64))
    except ValueError as error:
        raise SpecError("{field}: every row of a matrix needs the same number of columns", field=field) from error


@dataclass(frozen=True)
class OneLayerLesson:
    """One layer with softmax and cross-entropy, and the gradient of its weights: the notes' `simpleNet`.

    a = x W,  y = softmax(a),  L = −Σ t ln(y + δ),  dW = xᵀ (y − t)
    """

    W: Rows
    x: tuple[float, ...]
    t: tuple[float, ...]

    @property
    def sums(self) -> Array:
        """The weighted sums, one for each class."""
        a: Array = np.array(self.x) @ np.array(self.W)
        return a

    @property
    def shares(self) -> Array:
        """The softmax of the sums."""
        return softmax(self.sums)

    @property
    def loss(self) -> float:
        """The cross-entropy of the shares and the target."""
        return float(-(np.array(self.t) * np.log(self.shares + DELTA)).sum())

    @property
    def gradient(self) -> Array:
        """Shapes: (D, M)"""
        dW: Array = np.outer(self.x, self.shares - np.array(self.t))
        return dW


THREE_LAYERS = HandNetwork(
    (
        HandLayer(((0.1, 0.3, 0.5), (0.2, 0.4, 0.6)), (0.1, 0.2, 0.3)),
        HandLayer(((0.1, 0.4), (0.2, 0.5), (0.3, 0.6)), (0.1, 0.2)),
        HandLayer(((0.1, 0.3), (0.2, 0.4)), (0.1, 0.2), "identity"),
    )
)
OTHER_W1: Rows = ((1.0, 3.0, 5.0), (2.0, 4.0, 6.0))  # the matrix that printed the notes' other digits


def without_bias(last: str = "identity", first: Rows = ((1.0, 3.0, 5.0), (4.0, 5.0, 6.0))) -> HandNetwork:
    """The notes' second network: whole numbers, no bias, and identity or softmax at its end."""
    return HandNetwork(
        (
            HandLayer(first),
            HandLayer(((1.0, 2.0), (3.0, 4.0), (5.0, 6.0))),
            HandLayer(((1.0, 2.0), (3.0, 4.0)), None, last),
        )
    )


SIMPLE_NET = OneLayerLesson(
    ((0.35196232, 0.24128007, 0.72909494), (0.46175271, 0.11353967, 0.33078632)), (0.6, 0.9), (0.0, 0.0, 1.0)
)
PRINTED = {"x = (1, 2)": (3.99985815, 5.9997286), "also printed": (3.99985709, 5.99972663)}


def digits_alike(printed: str, computed: str) -> int:
    """How many digits two numbers share from the left, before the first one that differs."""
    alike = 0
    for a, b in zip(printed, computed, strict=False):
        if a != b:
            break
        alike += a.isdigit()
    return alike


def _floats(row: Array) -> tuple[float, ...]:
    return tuple(float(number) for number in row)
