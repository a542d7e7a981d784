"""What a run takes is said before: it grows with weights, batch and optimizer, and stays near what runs really took."""

from __future__ import annotations

import pytest

from engine import recipes
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.relu import ReLU
from engine.network import Network
from engine.network_cost import ALWAYS_BYTES, memory_bytes, step_s
from engine.optimizers.adam import Adam
from engine.optimizers.sgd import SGD

WIDE = Network((Flatten(), Dense(units=8192), ReLU(), Dense(units=8192), ReLU(), Dense(units=10)), (1, 28, 28))


def test_weights_batch_and_optimizer_all_count() -> None:
    assert memory_bytes(WIDE, SGD(), 100) > 3 * 4 * WIDE.size
    assert memory_bytes(WIDE, Adam(), 100) - memory_bytes(WIDE, SGD(), 100) > 4 * 4 * WIDE.size
    assert memory_bytes(WIDE, SGD(), 1000) > memory_bytes(WIDE, SGD(), 100)
    assert step_s(WIDE, SGD(), 1000) > step_s(WIDE, SGD(), 100) > 0


@pytest.mark.parametrize(
    ("name", "batch", "measured_mb"),
    [("three-layer", 100, 24), ("small-cnn", 100, 141), ("small-cnn", 1000, 543), ("deep-cnn", 100, 239)],
)
def test_the_estimate_is_near_the_measured_peak(name: str, batch: int, measured_mb: float) -> None:
    spec = recipes.load(name).spec
    found = memory_bytes(spec.network((1, 28, 28)), spec.optimizer, batch)
    assert 0.7 * measured_mb <= (found - ALWAYS_BYTES) / 1e6 + 30 <= 1.7 * measured_mb
