"""What every optimizer keeps: its memory is what it says, each parameter stands for itself, θ changes in place."""

from typing import Any

import numpy as np
import pytest

from engine.optimizers import Optimizer, optimizers
from engine.registry import fields_of
from engine.rng import stream
from engine.types import Array, Memory
from tests.contracts.walk import every, name_of, variants

ALL = [optimizer for cls in optimizers for optimizer in variants(cls)]
each_optimizer = pytest.mark.parametrize("optimizer", ALL, ids=[name_of(optimizer) for optimizer in ALL])


class Watched(dict[str, Array]):
    """A memory that remembers which of its vectors were asked for."""

    def __init__(self, memory: Memory) -> None:
        super().__init__(memory)
        self.asked: set[str] = set()

    def __getitem__(self, name: str) -> Array:
        self.asked.add(name)
        return super().__getitem__(name)


def walk(optimizer: Optimizer, theta: Array, gradients: Array) -> tuple[Array, Memory]:
    """θ and memory after one update per row of gradients."""
    theta = theta.copy()
    memory = optimizer.fresh_memory(theta)
    for t, grad in enumerate(gradients, start=1):
        optimizer.update(theta, grad.copy(), memory, t)
    return theta, memory


def some(dtype: Any = np.float64) -> tuple[Array, Array]:
    generator = stream(1, "optimizers")
    return generator.normal(size=6).astype(dtype), generator.normal(size=(5, 6)).astype(dtype)


@each_optimizer
def test_memory_names_exactly_the_vectors_that_update_uses_and_changes(optimizer: Optimizer) -> None:
    theta, gradients = some()
    memory = Watched(optimizer.fresh_memory(theta))
    before = {name: vector.copy() for name, vector in memory.items()}
    assert set(memory) == set(optimizer.memory)
    vectors = dict(memory)
    optimizer.update(theta, gradients[0].copy(), memory, 1)
    assert memory.asked == set(optimizer.memory)
    for name in optimizer.memory:
        assert memory[name] is vectors[name], "a vector was replaced, not changed in place"
        assert not np.array_equal(memory[name], before[name])


@each_optimizer
def test_theta_changes_in_place_and_against_the_gradient(optimizer: Optimizer) -> None:
    theta, gradients = some()
    same = theta
    before = theta.copy()
    result = optimizer.update(theta, gradients[0].copy(), optimizer.fresh_memory(theta), 1)  # type: ignore[func-returns-value]
    assert result is None
    assert theta is same
    moved = theta - before
    assert float(moved @ gradients[0]) < 0


@each_optimizer
def test_every_parameter_stands_for_itself(optimizer: Optimizer) -> None:
    theta, gradients = some()
    whole, _ = walk(optimizer, theta, gradients)
    order = np.array([3, 1, 5, 0, 2, 4])
    shuffled, _ = walk(optimizer, theta[order], gradients[:, order])
    left, _ = walk(optimizer, theta[:2], gradients[:, :2])
    np.testing.assert_array_equal(whole[order], shuffled)
    np.testing.assert_array_equal(whole[:2], left)


@each_optimizer
def test_float32_stays_float32_and_agrees_with_float64(optimizer: Optimizer) -> None:
    theta, memory = walk(optimizer, *some(np.float32))
    assert theta.dtype == np.dtype(np.float32)
    assert all(vector.dtype == np.dtype(np.float32) for vector in memory.values())
    exact, _ = walk(optimizer, *some())
    np.testing.assert_allclose(theta, exact, rtol=2e-4, atol=1e-5)


@each_optimizer
def test_a_learning_rate_of_0_holds_everything_still(optimizer: Optimizer) -> None:
    theta, gradients = some()
    moved, _ = walk(optimizer.scaled(0.0), theta, gradients)
    np.testing.assert_array_equal(moved, theta)


@every(optimizers)
def test_the_bottom_of_a_bowl_is_found(cls: type[Optimizer]) -> None:
    theta = np.array([3.0, -4.0])
    optimizer = cls(learning_rate=0.1)
    memory = optimizer.fresh_memory(theta)
    for t in range(1, 501):
        optimizer.update(theta, 2 * theta, memory, t)
    assert float(theta @ theta) < 2.5  # from 25; AdaGrad is the slow one


@every(optimizers)
def test_a_huge_gradient_gives_no_fault_where_the_step_is_scaled(cls: type[Optimizer]) -> None:
    theta = np.zeros(3, np.float32)
    cls().update(theta, np.full(3, 1e15, np.float32), cls().fresh_memory(theta), 1)
    assert np.isfinite(theta).all()


@every(optimizers)
def test_a_gradient_of_0_moves_nothing_at_the_start(cls: type[Optimizer]) -> None:
    theta = np.zeros(3)
    cls().update(theta, np.zeros(3), cls().fresh_memory(theta), 1)
    assert theta.tolist() == [0, 0, 0]


@each_optimizer
def test_scaling_changes_the_learning_rate_only(optimizer: Optimizer) -> None:
    twice = optimizer.scaled(0.5)
    assert type(twice) is type(optimizer)
    assert twice.learning_rate == optimizer.learning_rate * 0.5
    assert {**twice.to_dict(), "learning_rate": optimizer.learning_rate} == optimizer.to_dict()


@every(optimizers)
def test_the_learning_rate_can_be_changed_during_a_run(cls: type[Optimizer]) -> None:
    assert next(f.name for f in fields_of(cls) if f.hyper.live) == "learning_rate"
