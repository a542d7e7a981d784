"""Products of dense layers: in pieces where they are narrow, for one network or several at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import pytest

from engine.fast import pool, products
from engine.numerics import huge_products
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


@pytest.fixture
def two_threads() -> Iterator[None]:
    before = pool.threads()
    pool.set_threads(2)
    yield
    pool.set_threads(before)


@pytest.fixture
def unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(products, "_agreed", {})
    monkeypatch.setattr(products, "_differed", set())


def multiplied_whole(monkeypatch: pytest.MonkeyPatch, lengths: Iterable[int]) -> list[int]:
    """The lengths of sums, of products 128×k by k×512, that were computed whole, too."""
    whole: list[int] = []
    matmul = np.matmul

    def noted(a: Any, b: Any, **given: Any) -> Any:
        if b.shape[-1] == 512:
            whole.append(a.shape[-1])
        return matmul(a, b, **given)

    with monkeypatch.context() as patch:
        patch.setattr(np, "matmul", noted)
        for k in lengths:
            products.product(drawn("a", 128, k), drawn("b", k, 512))
    return whole


@pytest.mark.usefixtures("two_threads", "unchecked")
def test_a_division_is_compared_in_eight_shapes_and_trusted_in_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    assert multiplied_whole(monkeypatch, [400, 400, *range(401, 420)]) == list(range(400, 408))


@pytest.mark.usefixtures("two_threads", "unchecked")
def test_a_division_that_once_gave_other_bits_is_never_used_again(monkeypatch: pytest.MonkeyPatch) -> None:
    divide = huge_products.in_parts

    def wrong(a: Any, b: Any, out: Any, length: int) -> None:
        divide(a, b, out, length)
        out[-1, -1] += 1

    monkeypatch.setattr(products, "in_parts", wrong)
    for k in (400, 401):
        a, b = drawn("a", 128, k), drawn("b", k, 512)
        assert np.array_equal(products.product(a, b), a @ b)
    monkeypatch.setattr(products, "in_parts", divide)
    assert multiplied_whole(monkeypatch, [402, 403]) == [402, 403]


@pytest.mark.parametrize("count", [2, 3, 4])
def test_divided_products_have_the_bits_of_the_whole_in_every_shape_tried(count: int) -> None:
    for k in range(311, 790, 53):
        x, w, dy = drawn("x", 128, k), drawn("w", k, 512), drawn("dy", 128, 512)
        for a, b in ((x, w), (x.T, dy), (w, np.ascontiguousarray(dy.T))):
            out = np.empty((a.shape[0], b.shape[1]), np.float32)
            huge_products.in_parts(a, b, out, -(-max(out.shape) // count))
            assert np.array_equal(out, np.matmul(a, b)), (count, a.shape, b.shape)
