"""Huge products in parts: the bits of the whole, and a look between two parts."""

from __future__ import annotations

import numpy as np
import pytest

from engine.fast import abandon, products
from engine.numerics import huge_products, windows
from engine.rng import stream
from engine.types import Array

SHAPES = [((64, 96), (96, 400)), ((400, 96), (96, 64)), ((2, 32, 96), (2, 96, 400)), ((96, 400), (96, 64))]


@pytest.fixture(autouse=True)
def small_ones_are_huge(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(huge_products, "HUGE", 64 * 96 * 100)


def drawn(shapes: tuple[tuple[int, ...], ...]) -> list[Array]:
    a, b = (stream(i, "factor").standard_normal(shape).astype(np.float32) for i, shape in enumerate(shapes))
    return [a.T if a.shape[-1] != b.shape[-2] else a, b]


@pytest.mark.parametrize("shapes", SHAPES, ids=["wide", "tall", "stack", "turned"])
def test_it_has_the_bits_of_the_whole_and_looks_between_its_parts(shapes: tuple[tuple[int, ...], ...]) -> None:
    a, b = drawn(shapes)
    looks: list[int] = []

    def asked() -> bool:
        looks.append(1)
        return False

    with abandon.when(asked):
        whole = huge_products.matmul(a, b)
    assert np.array_equal(whole, a @ b)
    assert len(looks) == 4  # 112 rows or columns in each but the last
    out = np.empty_like(whole)
    assert huge_products.matmul(a, b, out) is out
    assert np.array_equal(out, whole)


def test_it_is_left_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    a, b = drawn(SHAPES[0])
    for product in (huge_products.matmul, products.product):
        with pytest.raises(abandon.Abandoned), abandon.when(lambda: True):
            product(a, b)


def test_a_large_result_is_huge_too_since_its_memory_takes_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    a, b = stream(0, "factor").standard_normal((400, 2)), stream(1, "factor").standard_normal((2, 64))
    monkeypatch.setattr(huge_products, "MANY", 112 * 64)
    looks: list[int] = []
    with abandon.when(lambda: bool(looks.append(1))):  # type: ignore[func-returns-value]  # it says no
        assert np.array_equal(huge_products.matmul(a, b), a @ b)
    assert len(looks) == 4


def test_what_is_not_huge_stays_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    a, b = drawn(SHAPES[0])
    with abandon.when(lambda: True):
        assert np.array_equal(huge_products.matmul(a, b), a @ b)


def test_large_images_are_cut_into_the_same_windows_and_left_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    x = stream(0, "image").standard_normal((3, 9, 9, 4)).astype(np.float32)
    whole = windows.unfold(x, 3, 2, 1, 2)
    monkeypatch.setattr(windows, "MANY", 0)
    assert np.array_equal(windows.unfold(x, 3, 2, 1, 2), whole)
    with pytest.raises(abandon.Abandoned), abandon.when(lambda: True):
        windows.unfold(x, 3)
    with pytest.raises(abandon.Abandoned), abandon.when(lambda: True):
        windows.fold(whole, x.shape, 3, 2, 1, 2)
