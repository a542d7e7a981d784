"""Products of dense layers: in pieces where they are narrow, for one network or several at once."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.fast import products
from engine.rng import stream

# images, inputs, units: in 4, 7 and 8 pieces, small enough to stay whole, and too large for eight pieces
SHAPES = [(100, 784, 50), (128, 784, 50), (100, 784, 100), (100, 50, 10), (128, 784, 300)]


def drawn(name: str, *shape: int, dtype: Any = np.float32) -> Any:
    return stream(0, name).standard_normal(shape).astype(dtype)


def counted(images: int, inputs: int, units: int) -> int:
    return products.pieces(inputs, images * units)


def test_pieces_are_equal_and_small_enough_for_the_kernels_that_copy_nothing() -> None:
    assert [counted(*shape) for shape in SHAPES] == [4, 7, 8, 1, 1]
    for images, inputs, units in SHAPES[:3]:
        count = counted(images, inputs, units)
        assert inputs % count == 0
        assert images * inputs * units <= count * products.SMALL


def test_what_cannot_be_divided_equally_or_only_into_slivers_stays_whole() -> None:
    assert counted(100, 787, 50) == 1
    assert products.pieces(30, 50_000) == 1  # two pieces of 15


def test_stacks_of_products_by_rows_equal_the_whole_in_any_order_of_memory() -> None:
    a, b = drawn("a", 2, 3, 64, 192, dtype=np.float64), drawn("b", 2, 3, 192, 100, dtype=np.float64)
    assert products.pieces(64, 192 * 100) == 2
    for left in (a, np.asfortranarray(a)):
        out = np.empty((2, 3, 64, 100))
        products.by_rows(left, b, out)
        np.testing.assert_allclose(out, a @ b, atol=1e-10)


@pytest.mark.parametrize("shape", SHAPES)
def test_outputs_and_gradients_equal_the_plain_products(shape: tuple[int, int, int]) -> None:
    n, d, m = shape
    x, w, dy = (drawn(name, *size, dtype=np.float64) for name, size in (("x", (n, d)), ("w", (d, m)), ("dy", (n, m))))
    np.testing.assert_allclose(products.outputs(x, w), x @ w, atol=1e-10)
    found = np.empty((d, m))
    products.weights_gradient(x, dy, found)
    np.testing.assert_allclose(found, x.T @ dy, atol=1e-10)
    np.testing.assert_allclose(products.inputs_gradient(dy, w), dy @ w.T, atol=1e-10)


@pytest.mark.parametrize("shape", SHAPES)
def test_several_networks_at_once_have_the_bits_of_each_alone(shape: tuple[int, int, int]) -> None:
    n, d, m = shape
    x, w, dy = drawn("x", n, d), drawn("w", 3, d, m), drawn("dy", 3, n, m)
    y, dx, dw = products.outputs(x, w), products.inputs_gradient(dy, w), np.empty_like(w)
    products.weights_gradient(x, dy, dw)
    for k in range(3):
        alone = np.empty_like(w[k])
        products.weights_gradient(x, dy[k], alone)
        assert np.array_equal(dw[k], alone)
        assert np.array_equal(y[k], products.outputs(x, w[k]))
        assert np.array_equal(dx[k], products.inputs_gradient(dy[k], w[k]))
