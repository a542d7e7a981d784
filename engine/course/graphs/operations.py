"""What the nodes of a computational graph do: a value from the inputs, and the gradients of the inputs back.

Every operation works on numbers and on matrices. Some of them are wrong on purpose: those are the mistakes of the
notes, and `right` names what each of them should be.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from engine.numerics.stable import logistic, softmax
from engine.types import Array

DELTA = 1e-7  # inside every logarithm of the course's cross-entropy

Value: TypeAlias = float | Array
Push: TypeAlias = Callable[[Sequence[Value]], Value]
Pull: TypeAlias = Callable[[Sequence[Value], Value, Value], tuple[Value, ...]]

RULES = {
    "add": "An addition copies: each input gets the arriving gradient unchanged.",
    "multiply": "A multiplication swaps its inputs: each input gets the arriving gradient times the other input.",
    "branch": "A value used in several places adds up the gradients that come back from them.",
    "chain": "The chain rule multiplies: local derivative times arriving gradient.",
    "square": "A square multiplies the arriving gradient by 2x.",
    "exp": "The derivative of exp is its own value: arriving gradient times y.",
    "log": "The derivative of ln x is 1/x: arriving gradient divided by x.",
    "reciprocal": "The derivative of 1/x is −y²: arriving gradient times −y².",
    "relu": "A ReLU lets the gradient pass where its input was above 0, and gives 0 elsewhere.",
    "sigmoid": "The derivative of the sigmoid is y (1 − y): arriving gradient times y (1 − y).",
    "affine": "Affine: dX = dY Wᵀ, dW = Xᵀ dY, and db is the sum of dY over the rows.",
    "softmax-loss": "Softmax with cross-entropy: the gradient of the scores is y − t, divided by the number of rows.",
}
TEXTS = RULES


@dataclass(frozen=True)
class Operation:
    """What a node does: its value from its inputs, and the gradient of each input from that of the node.

    `pull(inputs, value, gradient)` gives one gradient per input. `right` names the operation that this one should be
    where it has a mistake in it. `given` are the places of inputs that have no gradient, such as labels.
    """

    symbol: str
    inputs: int
    push: Push
    pull: Pull
    forward: str = ""
    right: str = ""
    given: tuple[int, ...] = ()


def _like(gradient: Value, x: Value) -> Value:
    """The gradient of an input: summed up where one number met a whole matrix, or one row met many."""
    summed = np.asarray(gradient)
    shape = np.shape(x)
    while summed.ndim > len(shape):
        summed = summed.sum(axis=0)
    axes = tuple(axis for axis, size in enumerate(shape) if size == 1 and summed.shape[axis] > 1)
    summed = summed.sum(axis=axes, keepdims=True)
    return float(summed) if summed.ndim == 0 else summed


def _add(x: Sequence[Value], y: Value, g: Value) -> tuple[Value, ...]:
    return _like(g, x[0]), _like(g, x[1])


def _multiply(x: Sequence[Value], y: Value, g: Value) -> tuple[Value, ...]:
    return _like(g * x[1], x[0]), _like(g * x[0], x[1])


def _affine(x: Sequence[Value]) -> Value:
    rows, weights = np.asarray(x[0]), np.asarray(x[1])
    if rows.ndim != 2 or weights.ndim != 2:
        raise ValueError  # the graph says it with all shapes
    y: Array = rows @ weights + x[2]
    return y


def _affine_back(x: Sequence[Value], y: Value, g: Value) -> tuple[Value, ...]:
    rows, weights, d = np.asarray(x[0]), np.asarray(x[1]), np.asarray(g)
    return d @ weights.T, rows.T @ d, _like(d, x[2])


def _softmax_loss(x: Sequence[Value]) -> Value:
    scores, target = np.atleast_2d(x[0]), np.atleast_2d(x[1])
    return float(-(target * np.log(softmax(scores) + DELTA)).sum() / len(scores))


def _softmax_loss_back(x: Sequence[Value], y: Value, g: Value) -> tuple[Value, ...]:
    scores, target = np.asarray(x[0]), np.asarray(x[1])
    rows = len(np.atleast_2d(scores))
    return g * (softmax(scores) - target) / rows, np.zeros(target.shape)


def _no_denominator(x: Sequence[Value]) -> Value:
    scores, target = np.atleast_2d(x[0]), np.atleast_2d(x[1])
    unshared = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return float(-(target * np.log(unshared + DELTA)).sum() / len(scores))


def _no_denominator_back(x: Sequence[Value], y: Value, g: Value) -> tuple[Value, ...]:
    scores, target = np.asarray(x[0]), np.asarray(x[1])
    unshared = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return g * (unshared - target) / len(np.atleast_2d(scores)), np.zeros(target.shape)


def _relu_in_place(x: Sequence[Value]) -> Value:
    """The mistake: `x[mask] = 0` writes into the array of the layer before."""
    held = x[0]
    if isinstance(held, np.ndarray):
        held[held <= 0] = 0
        return held
    return max(held, 0.0)


STALE = 200.0
"""What the tax layer of the notes still held when the oranges came: the cost of the apples alone."""

OPERATIONS = {
    "add": Operation("+", 2, lambda x: x[0] + x[1], _add, "x₁ + x₂"),
    "multiply": Operation("×", 2, lambda x: x[0] * x[1], _multiply, "x₁ × x₂"),
    "square": Operation("x²", 1, lambda x: x[0] * x[0], lambda x, y, g: (2 * x[0] * g,), "x²"),
    "exp": Operation("exp", 1, lambda x: np.exp(x[0]), lambda x, y, g: (g * y,), "exp x"),
    "log": Operation("ln", 1, lambda x: np.log(x[0]), lambda x, y, g: (g / x[0],), "ln x"),
    "reciprocal": Operation("1/x", 1, lambda x: np.divide(1.0, x[0]), lambda x, y, g: (-g * y * y,), "1 / x"),
    "relu": Operation(
        "ReLU", 1, lambda x: np.maximum(x[0], 0.0), lambda x, y, g: (g * np.asarray(np.asarray(x[0]) > 0, float),),
        "max(x, 0)",
    ),
    "sigmoid": Operation(
        "σ", 1, lambda x: logistic(np.asarray(x[0], float)), lambda x, y, g: (g * y * (1 - y),), "1 / (1 + exp(−x))"
    ),
    "affine": Operation("Affine", 3, _affine, _affine_back, "X W + b"),
    "softmax-loss": Operation(
        "Softmax\nloss", 2, _softmax_loss, _softmax_loss_back, "−Σ t ln(softmax(a) + δ) / N", given=(1,)
    ),
    "multiply, stale": Operation(
        "×", 2, lambda x: x[0] * x[1], lambda x, y, g: (_like(g * x[1], x[0]), g * STALE), "x₁ × x₂", "multiply"
    ),
    "multiply, no return": Operation(
        "×", 2, lambda x: x[0] * x[1], lambda x, y, g: (_like(0.0 * (g * x[1]), x[0]), _like(0.0 * (g * x[0]), x[1])),
        "x₁ × x₂", "multiply",
    ),
    "relu, in place": Operation(
        "ReLU", 1, _relu_in_place, lambda x, y, g: (g * np.asarray(np.asarray(x[0]) > 0, float),), "max(x, 0)", "relu"
    ),
    "softmax-loss, no denominator": Operation(
        "Softmax\nloss", 2, _no_denominator, _no_denominator_back, "−Σ t ln(exp(a − max a) + δ) / N", "softmax-loss",
        (1,),
    ),
}  # fmt: skip


def rule_of(operation: str) -> str:
    """The key in `RULES` of what this operation does to a gradient, also where it does it wrongly."""
    return OPERATIONS[operation].right or operation
