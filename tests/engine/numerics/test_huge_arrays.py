"""Huge arrays in parts: the same numbers, and a look before each part."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from engine.fast import abandon
from engine.initializers.base import Initializer
from engine.initializers.he import He
from engine.initializers.orthogonal import Orthogonal
from engine.initializers.uniform import Uniform
from engine.layers.dense import Dense
from engine.network import Network
from engine.numerics import huge_arrays
from engine.parameters import Parameters
from engine.rng import stream

X, Y = (stream(i, "vector").standard_normal(1000).astype(np.float32) for i in range(2))
PASSES: list[Callable[[], object]] = [
    lambda: huge_arrays.copied(X),
    lambda: huge_arrays.filled(1000, 0.5, X),
    lambda: huge_arrays.distance(X.copy(), Y),
]


@pytest.mark.parametrize("part", [10_000, 300])
def test_parts_give_what_the_whole_gives(monkeypatch: pytest.MonkeyPatch, part: int) -> None:
    monkeypatch.setattr(huge_arrays, "PART", part)
    copy = huge_arrays.copied(X)
    assert np.array_equal(copy, X)
    assert copy is not X
    assert np.array_equal(huge_arrays.filled(1000, 0.5, X), np.full(1000, 0.5, np.float32))
    assert huge_arrays.distance(X.copy(), Y) == pytest.approx(float(np.linalg.norm(X - Y)), rel=1e-6)


@pytest.mark.parametrize("work", PASSES)
def test_they_are_left_when_asked(monkeypatch: pytest.MonkeyPatch, work: Callable[[], object]) -> None:
    monkeypatch.setattr(huge_arrays, "PART", 300)
    with pytest.raises(abandon.Abandoned), abandon.when(lambda: True):
        work()


@pytest.mark.parametrize("initializer", [He(), Uniform(), Orthogonal()])
def test_a_huge_tensor_is_drawn_in_parts_with_the_same_first_weights(
    monkeypatch: pytest.MonkeyPatch, initializer: Initializer
) -> None:
    def drawn() -> Parameters:
        parameters = Network((Dense(units=30),), (20,)).parameters()
        parameters.initialize(initializer, stream(0, "init"))
        return parameters

    whole = drawn()
    monkeypatch.setattr("engine.parameters.PART", 7)
    monkeypatch.setattr(huge_arrays, "PART", 7)
    assert np.array_equal(drawn().theta, whole.theta)
