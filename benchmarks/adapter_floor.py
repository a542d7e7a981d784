"""The matrix products of a training step and nothing else, for the peer harness: how near any goal is to the BLAS.

The shapes and the memory order are those of our engine (inputs that are black in the whole batch left out, no dx for
the first layer, four outputs of D's convolution from one patch); the arrays are made once. It trains nothing.
`floor:optimizer` adds the optimizer's pass over all parameters.

    … HARNESS/peers.py -w A,B_adam,C,D -e product,floor,floor:optimizer,torch -t 1
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from engine.fast.sparse_dense import nonzero_columns
from engine.optimizers import optimizers

Product = tuple[Any, Any, Any]  # a, b, and where a @ b goes


class Floor:
    """The products of one workload: dense networks, and D's convolution."""

    def __init__(self, spec: dict[str, Any], data: Any, params: list[tuple[Any, Any]], threads: int, variant: str = ""):
        if spec["kind"] not in ("mlp", "convd") or variant not in ("", "optimizer"):
            raise NotImplementedError
        count = 500 if "infer" in spec else spec["batch"]  # the images at a time
        self.chunk, self.forward, self.backward = count, list[Product](), list[Product]()
        if spec["kind"] == "convd":
            for _ in range(12):  # rows of 12 tiles, 30 filters at four places in a frame of 6×6 pixels
                self._convolution(4 * 30, 36, 12 * count)
        dense = [w for w, _ in params if w.ndim == 2]
        for number, w in enumerate(dense):
            inputs = w.shape[0]
            if number == 0 and spec["kind"] == "mlp" and w.shape[1] >= 256:
                live = nonzero_columns(data.x[:count])
                inputs = inputs if live is None else len(live)
            self._dense(count, inputs, w.shape[1], dx=number > 0 or spec["kind"] == "convd")
        size = sum(w.size + b.size for w, b in params)
        self.theta, self.grad, self.t = ones(size), ones(size), 0
        self.optimizer = None
        if variant and "infer" not in spec:
            self.optimizer = optimizers.from_dict({"kind": spec["opt"], "learning_rate": spec["lr"]})
            self.memory = self.optimizer.fresh_memory(self.theta)

    def _dense(self, n: int, inputs: int, units: int, dx: bool) -> None:
        x, w, dy = ones(n, inputs), ones(inputs, units), ones(n, units)
        self.forward.append((x, w, ones(n, units)))
        self.backward.append((x.T, dy, ones(inputs, units)))
        if dx:
            self.backward.append((w, dy.T, ones(inputs, n)))

    def _convolution(self, filters: int, patch: int, places: int) -> None:
        frame, columns = ones(filters, patch), ones(patch, places)
        self.forward.append((frame, columns, ones(filters, places)))
        self.backward.append((ones(filters, places), columns.T, ones(filters, patch)))

    def step(self, i: int) -> float:
        for a, b, out in self.forward + self.backward:
            np.matmul(a, b, out=out)
        if self.optimizer:
            self.t += 1
            self.grad[...] = 1e-3  # the rule overwrites it; a pass of writing, as backward has
            self.optimizer.step(self.theta, self.grad, self.memory, self.t)
        return 0.0

    def infer(self, n: int) -> Any:
        for _ in range(math.ceil(n / self.chunk)):
            for a, b, out in self.forward:
                np.matmul(a, b, out=out)
        return np.zeros(n, int)


def ones(*shape: int) -> Any:
    return np.ones(shape, np.float32)


Engine = Floor
"""The name that the harness asks for."""
