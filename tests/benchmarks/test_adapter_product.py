"""Our engine for the peer harness: the workload's network with the starting weights that the harness hands over."""

from types import SimpleNamespace

import numpy as np
import pytest

from benchmarks.adapter_product import Engine, layers_of
from engine.fast import pool
from engine.rng import stream


@pytest.fixture(autouse=True)
def _threads_as_before() -> object:
    before = pool.threads()
    yield
    pool.set_threads(before)


@pytest.mark.parametrize(
    ("spec", "kinds"),
    [
        ({"kind": "mlp", "layers": [784, 50, 10], "act": "tanh"}, "flatten dense tanh dense"),
        (
            {"kind": "mlp", "layers": [784, 9, 10], "act": "relu", "bn": True, "dropout": 0.5},
            "flatten dense batch-norm relu dropout dense",
        ),
        ({"kind": "convd"}, "conv2d relu max-pool2d flatten dense relu dense"),
    ],
)
def test_a_workload_is_a_row_of_our_layers(spec: dict[str, object], kinds: str) -> None:
    assert [layer.kind for layer in layers_of(spec)] == kinds.split()


def test_a_step_starts_from_the_weights_that_were_handed_over() -> None:
    draw = stream(0, "harness")
    images, labels = draw.random((1000, 784)).astype(np.float32), draw.integers(0, 10, 1000)
    data = SimpleNamespace(x=images, y=labels, batch=lambda i, size: slice(i * size, (i + 1) * size))
    spec = {"kind": "mlp", "layers": [784, 10], "act": "relu", "batch": 20, "opt": "sgd", "lr": 0.1}
    engine = Engine(spec, data, [(np.zeros((784, 10)), np.zeros(10))], threads=1)
    assert engine.step(0) == pytest.approx(np.log(10), abs=1e-5)
    assert engine.step(0) < np.log(10)
    with pytest.raises(NotImplementedError):
        Engine(spec, data, [], 1, "other")
