"""The step of every optimizer: part by part, whatever the number of threads."""

import numpy as np
import pytest

from engine.fast import pool
from engine.fast.blocks import parts
from engine.optimizers import Optimizer, base, optimizers
from engine.optimizers.adam import Adam
from engine.rng import stream
from engine.types import Array
from tests.contracts.walk import every
from tests.oracles import printed_adam

SIZE = 100_007


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base, "optimizer_part", lambda vectors: 40_000)


@pytest.mark.parametrize(("size", "length"), [(0, 3), (1, 3), (9, 3), (10, 3)])
def test_the_parts_cover_a_vector_once(size: int, length: int) -> None:
    covered = np.zeros(size, int)
    for part in parts(size, length):
        covered[part] += 1
    assert covered.tolist() == [1] * size


def stepped(optimizer: Optimizer, threads: int) -> Array:
    """θ after three steps."""
    theta, grad = (stream(0, name).standard_normal(SIZE) for name in ("theta", "grad"))
    memory = optimizer.fresh_memory(theta)
    before = pool.threads()
    pool.set_threads(threads)
    try:
        for t in (1, 2, 3):
            optimizer.step(theta, t * grad, memory, t)
    finally:
        pool.set_threads(before)
    return theta


@every(optimizers)
def test_parts_and_threads_change_no_bit(cls: type[Optimizer]) -> None:
    whole, grad = (stream(0, name).standard_normal(SIZE) for name in ("theta", "grad"))
    memory = cls().fresh_memory(whole)
    for t in (1, 2, 3):
        cls().update(whole, t * grad, memory, t)
    for threads in (1, 3):
        assert np.array_equal(stepped(cls(), threads), whole)


def test_adam_is_the_printed_one() -> None:
    theta, grad = (stream(0, name).standard_normal(SIZE) for name in ("theta", "grad"))
    expected = printed_adam(theta, [grad, 2 * grad, 3 * grad], 0.9, 0.999, 1e-3, 1e-8)
    np.testing.assert_allclose(stepped(Adam(), 1), expected, rtol=1e-9)
