"""The model of more cores: pieces in their order on the worker that is free first, and what a hand-over costs."""

import numpy as np
import pytest

from benchmarks.speed import threads
from benchmarks.speed.threads import HAND_OVER_S, modelled, taken_apart, with_threads
from engine.fast import pool, products
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.spec import ExperimentSpec
from engine.training.trainer import Trainer
from tests.small import small_dataset

DATA = small_dataset()
SPEC = ExperimentSpec(layers=(Flatten(), Dense(units=len(DATA.classes))), batch_size=8)


def test_a_single_piece_is_not_divided() -> None:
    assert with_threads([], 4) == 0
    assert with_threads([3.0], 4) == 3.0


def test_pieces_go_to_the_worker_that_is_free_first() -> None:
    assert with_threads([1.0, 1.0], 2) == pytest.approx(1 + HAND_OVER_S)
    assert with_threads([1.0, 1.0, 1.0], 2) == pytest.approx(2.0)
    assert with_threads([1.0, 1.0, 1.0], 1) == 3.0
    assert with_threads([2.0, 1.0, 1.0], 8) == pytest.approx(2.0)


def test_a_large_product_counts_as_sixteen_pieces_and_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    a, b = np.ones((8, 4)), np.ones((4, 6))
    monkeypatch.setattr(threads, "CALLS", [])
    monkeypatch.setattr(products, "LARGE", 8 * 4 * 6)
    assert np.array_equal(threads.product(a, b), a @ b)
    assert len(threads.CALLS[0]) == 16
    monkeypatch.setattr(products, "LARGE", 8 * 4 * 6 + 1)
    threads.product(a, b, np.empty((8, 6)))
    assert len(threads.CALLS) == 1


def test_a_step_is_taken_apart_and_the_engine_is_as_before() -> None:
    before = pool.Pool.each, products.product
    with taken_apart():
        step_ms, share, gains = modelled(Trainer(SPEC, DATA), 2, (1, 4))
    assert (pool.Pool.each, products.product) == before
    assert step_ms > 0
    assert 0 <= share <= 1
    assert gains[0] == pytest.approx(1, rel=0.05)
