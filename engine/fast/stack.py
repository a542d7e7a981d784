"""Several networks of one shape as one: what they share is computed once, the rest as batched products.

K networks that read the same batch (four optimizers racing on one recipe) differ only in their numbers. Their weights
are in arrays with one more axis, (K, D, M), so that one call to `matmul` serves them all, and one pass over an
activation replaces K of them. Every product and every sum has the shape and the order that it has in one network
alone, so each network learns bit for bit what it learns alone.

The slow twin is `network.gradient` run by run; `tests/engine/fast/test_stack.py` holds the two together.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from engine.fast.products import inputs_gradient, outputs, weights_gradient
from engine.fast.sparse_dense import MANY_UNITS
from engine.layers.base import PREDICT, Layer
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.losses.base import Loss
from engine.losses.cross_entropy import CrossEntropy
from engine.numerics.sums import batch_sum
from engine.types import Array, Labels, Views


def can_stack(layers: Sequence[Layer]) -> bool:
    """Whether networks of these layers run faster as one: dense layers of modest width and plain activations.

    Wide layers leave out inputs that are 0, other ones in each network, and their products dwarf what stacking saves.
    """
    body = layers[1:] if isinstance(layers[0], Flatten) else layers
    dense = [layer for layer in body if isinstance(layer, Dense)]
    if not dense or any(layer.units >= MANY_UNITS for layer in dense):
        return False
    return all(layer.elementwise or isinstance(layer, Dense) for layer in body)


class Stack:
    """K networks of the same layers: `views` and `grads` hold, per layer, the tensors of all (K, …).

    They may be strided views into K flat vectors, so each network still has its own θ and gradient.
    """

    def __init__(self, layers: Sequence[Layer], views: Sequence[Views], grads: Sequence[Views], loss: Loss) -> None:
        self.layers = tuple(layers)
        self.views = tuple(views)
        self.grads = tuple(grads)
        self.loss = loss
        self.first = next(i for i, layer in enumerate(layers) if isinstance(layer, Dense))

    def gradients(self, x: Array, labels: Labels) -> Array:
        """Fill every network's gradient on one shared batch; returns the losses (K,).

        Shapes: x (N, …), labels (N,)
        """
        y, inputs = self._forward(x)
        losses, dy = stacked_loss(self.loss, y, labels)
        self._backward(inputs, dy)
        return losses

    def _forward(self, x: Array) -> tuple[Array, list[Any]]:
        """Outputs (K, N, C) and, per layer, what its backward pass needs."""
        h = x
        kept: list[Any] = []
        for layer, p in zip(self.layers, self.views, strict=True):
            if isinstance(layer, Flatten):
                h = h.reshape(len(h), -1)
                kept.append(h)
            elif isinstance(layer, Dense):
                kept.append(h)
                h = outputs(h, p["W"])  # (N, D) or (K, N, D) by (K, D, M) → (K, N, M)
                h += p["b"][:, None, :]
            else:
                h, cache = layer.forward({}, h, PREDICT)
                kept.append(cache)
        return h, kept

    def _backward(self, kept: Sequence[Any], dy: Array) -> None:
        for i in range(len(self.layers) - 1, self.first - 1, -1):
            layer, p, grad, cache = self.layers[i], self.views[i], self.grads[i], kept[i]
            if not isinstance(layer, Dense):
                dy = layer.backward({}, {}, cache, dy)
                continue
            weights_gradient(cache, dy, grad["W"])
            batch_sum(dy, grad["b"])
            if i > self.first:
                dy = inputs_gradient(dy, p["W"])


def stacked_loss(loss: Loss, y: Array, labels: Labels) -> tuple[Array, Array]:
    """The loss of each network (K,) and ∂loss/∂y (K, N, C), in memory (…, N, C) as the loss alone leaves it.

    Shapes: y (K, N, C), labels (N,)
    """
    k, n, _ = y.shape
    if type(loss) is not CrossEntropy or loss.label_smoothing or n == 1:
        pairs = [loss.value_and_gradient(part, labels) for part in y]
        return np.array([value for value, _ in pairs]), np.stack([dy.T for _, dy in pairs]).swapaxes(1, 2)
    at = labels, np.arange(k)[:, None], np.arange(n)
    z = y.transpose(2, 0, 1).copy()  # (C, K, N): sums over classes run along all images of all networks at once
    z -= z.max(axis=0)
    shares = np.exp(z)
    total = shares.sum(axis=0)
    shares /= total
    values: Array = (np.log(total).sum(axis=1) - z[at].sum(axis=1)) / n
    shares[at] -= 1
    dy: Array = np.empty((k, len(z), n), z.dtype)
    np.divide(shares.swapaxes(0, 1), n, out=dy)
    return values, dy.swapaxes(1, 2)
