"""What a training step may cost in memory traffic: a guard against slow code that no clock can blur."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from benchmarks.adapter_product import Engine
from engine.rng import stream
from tests.contracts.allocations import allocations

MLP: dict[str, Any] = {"kind": "mlp", "act": "relu", "opt": "sgd", "lr": 0.1, "batch": 100}
WIDE: dict[str, Any] = {**MLP, "act": "tanh", "batch": 128, "layers": [784, 512, 10]}
DEEP: dict[str, Any] = {**MLP, "opt": "adam", "lr": 0.001, "batch": 128, "layers": [784, 1024, 512, 512, 10]}
DEEP_FILTERS = ((1, 16), (16, 16), (16, 32), (32, 32), (32, 64), (64, 64))

# The workloads of the benchmark, and per step: arrays of 4 KB and more that NumPy allocates, megabytes of them,
# megabytes taken from the run's workspace, and megabytes moved to be in another order: a batch of images once, on its
# way into the first convolution, ∂loss/∂x of dense layers behind others, filters, and what flatten gives and takes.
WORKLOADS: dict[str, tuple[dict[str, Any], int, float, float, float]] = {
    "A": ({**MLP, "layers": [784, 50, 10]}, 6, 0.17, 0, 0),
    "B_sgd": (WIDE, 11, 3.3, 0, 0),
    "B_adam": ({**WIDE, "opt": "adam", "lr": 0.001}, 11, 3.3, 0, 0),
    "C": (DEEP, 36, 17, 0, 0.8),
    "D": ({**MLP, "kind": "convd"}, 150, 28, 5.6, 0.36),
    "E": ({**MLP, "kind": "conve", "opt": "adam", "lr": 0.001, "dropout": 0.5}, 950, 220, 42, 2.0),
    "F_A": ({**MLP, "layers": [784, 50, 10], "bn": True, "dropout": 0.2}, 17, 0.33, 0, 0),
    "F_C": ({**DEEP, "bn": True, "dropout": 0.2}, 76, 19.2, 0, 0.8),
}


class Digits:
    """Images with a black rim, as MNIST's, that need no file."""

    def __init__(self, n: int) -> None:
        images = np.zeros((n, 28, 28), np.float32)
        images[:, 4:24, 4:24] = stream(0, "digits").random((n, 20, 20), np.float32)
        self.x = images.reshape(n, -1)
        self.y = stream(0, "labels").integers(0, 10, n)

    def batch(self, i: int, size: int) -> slice:
        return slice(0, size)


def first_weights(spec: dict[str, Any]) -> list[tuple[Any, Any]]:
    draw = stream(0, "init")
    if spec["kind"] == "mlp":
        shapes: list[tuple[int, ...]] = list(zip(spec["layers"][:-1], spec["layers"][1:], strict=True))
    elif spec["kind"] == "convd":
        shapes = [(30, 1, 5, 5), (4320, 100), (100, 10)]
    else:
        shapes = [*((f, c, 3, 3) for c, f in DEEP_FILTERS), (1024, 50), (50, 10)]
    return [(0.05 * draw.standard_normal(s), np.zeros(s[0] if len(s) == 4 else s[1])) for s in shapes]


@pytest.mark.parametrize("name", WORKLOADS)
def test_a_step_allocates_and_moves_no_more_than_it_did(name, monkeypatch):
    spec, arrays, megabytes, workspace, moved = WORKLOADS[name]
    engine = Engine(spec, Digits(spec["batch"]), first_weights(spec), threads=1)
    for i in range(2):  # the first step finds out how large the workspace must be
        engine.step(i)

    copied: list[int] = []
    plain = np.ascontiguousarray

    def counting(a: Any) -> Any:
        result = plain(a)
        if not np.shares_memory(result, a):
            copied.append(result.nbytes)
        return result

    monkeypatch.setattr(np, "ascontiguousarray", counting)
    with allocations() as sizes:
        engine.step(2)
    large = [size for size in sizes if size >= 4096]
    assert len(large) <= arrays
    assert sum(large) <= 1e6 * megabytes
    assert engine.trainers[0].workspace.size <= 1e6 * workspace
    assert sum(copied) <= 1e6 * moved


def test_the_counter_counts_arrays_and_their_bytes():
    with allocations() as sizes:
        a = np.empty(1000)
        b = a + a
        np.add(a, b, out=a)
    assert sizes == [8000, 8000]
