"""Several networks of one shape as one: what they share is computed once, the rest as batched products.

K networks that read the same batch (four optimizers racing on one recipe) differ only in their numbers. Their weights
lie in arrays with one more axis, (K, D, M), so that one call to `matmul` serves them all, and one pass over an
activation replaces K of them. The results are those of the plain layers, to rounding.

The slow twin is `network.gradient` run by run; `tests/engine/racing/test_race.py` holds the two together.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from engine.fast.sparse_dense import nonzero_columns
from engine.layers.base import PREDICT, Cache, Layer
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.losses.base import Loss
from engine.losses.cross_entropy import CrossEntropy
from engine.numerics.stable import log_softmax
from engine.types import Array, Labels, Views

MANY = 128  # units of all networks together from which leaving out dead inputs pays
WIDE = 512  # above so many units the products dwarf what stacking saves


def can_stack(layers: Sequence[Layer]) -> bool:
    """Whether networks of these layers run faster as one: dense layers of modest width and plain activations."""
    body = layers[1:] if isinstance(layers[0], Flatten) else layers
    dense = [layer for layer in body if isinstance(layer, Dense)]
    if not dense or any(layer.units >= WIDE for layer in dense):
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
        outputs, inputs = self._forward(x)
        losses, dy = stacked_loss(self.loss, outputs, labels)
        self._backward(inputs, dy)
        return losses

    def _forward(self, x: Array) -> tuple[Array, list[Cache]]:
        """Outputs (K, N, C) and, per layer, what its backward pass needs."""
        h = x
        kept: list[Cache] = []
        for layer, p in zip(self.layers, self.views, strict=True):
            if isinstance(layer, Flatten):
                h = h.reshape(len(h), -1)
                kept.append(h)
            elif isinstance(layer, Dense):
                w = p["W"]
                live = nonzero_columns(h) if h.ndim == 2 and len(w) * layer.units >= MANY else None
                if live is not None:  # pixels that are black in the whole batch add nothing to any network
                    h, w = h.take(live, axis=1), w.take(live, axis=1)
                kept.append((h, live))
                h = np.matmul(h, w)  # (N, D) or (K, N, D) by (K, D, M) → (K, N, M)
                h += p["b"][:, None, :]
            else:
                h, cache = layer.forward({}, h, PREDICT)
                kept.append(cache)
        return h, kept

    def _backward(self, kept: Sequence[Cache], dy: Array) -> None:
        for i in range(len(self.layers) - 1, self.first - 1, -1):
            layer, p, grad, cache = self.layers[i], self.views[i], self.grads[i], kept[i]
            if not isinstance(layer, Dense):
                dy = layer.backward({}, {}, cache, dy)
                continue
            x, live = cache
            if live is None:
                np.matmul(np.swapaxes(x, -1, -2), dy, out=grad["W"])
            else:
                grad["W"][...] = 0
                for own, found in zip(grad["W"], np.matmul(x.T, dy), strict=True):
                    own[live] = found
            np.matmul(np.ones(dy.shape[1], dy.dtype), dy, out=grad["b"])  # a sum over the batch, 4 times faster
            if i > self.first:
                dy = np.matmul(dy, np.swapaxes(p["W"], 1, 2))


def stacked_loss(loss: Loss, outputs: Array, labels: Labels) -> tuple[Array, Array]:
    """The loss of each network (K,) and ∂loss/∂outputs (K, N, C); outputs (K, N, C), labels (N,)."""
    if isinstance(loss, CrossEntropy) and not loss.label_smoothing:
        rows = np.arange(len(labels))
        log_y = log_softmax(outputs)
        values: Array = -log_y[:, rows, labels].mean(axis=1)
        dy: Array = np.exp(log_y)
        dy[:, rows, labels] -= 1
        dy /= len(labels)
        return values, dy
    pairs = [loss.value_and_gradient(part, labels) for part in outputs]
    return np.array([value for value, _ in pairs]), np.stack([dy for _, dy in pairs])
