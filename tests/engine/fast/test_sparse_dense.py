"""Dense layers that leave out what is zero."""

from __future__ import annotations

import numpy as np
import pytest

from engine.fast.sparse_dense import SparseDense, nonzero_columns
from engine.layers.base import PREDICT
from engine.layers.dense import Dense
from engine.rng import stream
from tests.oracles import gradient_errors, layer_state


def black_rimmed(columns):
    x = stream(0, "x").standard_normal((6, 40))
    x[:, columns] = 0
    return x


def test_columns_that_are_zero_in_every_row_are_left_out():
    x = np.array([[0, 1.0, 0, 0], [0, 0, 0, -2.0]])
    found = nonzero_columns(x)
    assert found is not None
    assert found.tolist() == [1, 3]


def test_where_nearly_all_columns_live_there_is_nothing_to_leave_out():
    assert nonzero_columns(np.ones((3, 10))) is None


def test_a_column_that_is_not_a_number_is_not_left_out():
    found = nonzero_columns(np.array([[np.nan, 0, 0]]))
    assert found is not None
    assert found.tolist() == [0]


@pytest.mark.parametrize("columns", [slice(0, 0), slice(0, 30), slice(0, 40), slice(3, 40, 5)])
def test_a_wide_dense_layer_gives_the_same_with_dead_inputs_left_out(columns):
    layer = SparseDense(dense=Dense(units=300))
    x = black_rimmed(columns)
    p, grad = layer_state(layer, (40,))
    y, cache = layer.forward(p, x, PREDICT)
    np.testing.assert_allclose(y, x @ p["W"] + p["b"], atol=1e-12)
    dy = stream(0, "dy").standard_normal(y.shape)
    grad["W"][...] = 7  # what the last step left there
    dx = layer.backward(p, grad, cache, dy)
    np.testing.assert_allclose(grad["W"], x.T @ dy, atol=1e-12)
    np.testing.assert_allclose(grad["b"], dy.sum(axis=0), atol=1e-12)
    np.testing.assert_allclose(dx, dy @ p["W"].T, atol=1e-12)


def test_gradients_with_dead_inputs_equal_central_differences():
    layer = SparseDense(dense=Dense(units=256))
    assert max(gradient_errors(layer, black_rimmed(slice(2, 38))[:2], training=True).values()) < 1e-6
