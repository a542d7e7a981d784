"""Answers that do not stand from 0 to 9 are put in order, with everything that belongs to them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.foreign.formats.described import Part
from engine.foreign.orders import ORDERS, Order, reordered
from engine.layers.base import NO_GRAD
from engine.layers.batch_norm import BatchNorm
from engine.layers.conv2d import Conv2D
from engine.layers.dense import Dense
from engine.layers.global_average_pool2d import GlobalAveragePool2D
from engine.layers.prelu import PReLU
from engine.layers.softmax import Softmax
from engine.types import Array

RNG = np.random.default_rng(3)
WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
KOREAN = "영일이삼사오육칠팔구"


def draw(*shape: int) -> Array:
    return RNG.normal(0, 1, shape).astype(np.float32)


def run(row: list[Part], x: Array) -> Array:
    for layer, tensors in row:
        x, _ = layer.forward(tensors, x, NO_GRAD)
    return x


def test_the_orders_are_those_in_which_folders_are_listed() -> None:
    assert [WORDS[digit] for digit in ORDERS[1].digits] == sorted(WORDS)
    assert [KOREAN[digit] for digit in ORDERS[2].digits] == sorted(KOREAN)
    other = KOREAN.replace("영", "공")
    assert [other[digit] for digit in ORDERS[3].digits] == sorted(other)
    assert all(sorted(order.digits) == list(range(10)) for order in ORDERS)


DENSE: list[Part] = [(Dense(units=10), {"W": draw(6, 10), "b": draw(10)})]
NORM: dict[str, Array] = {"gamma": draw(10), "beta": draw(10), "mean": draw(10), "variance": draw(10) ** 2}
FILTERS: list[Part] = [(Conv2D(filters=10, kernel=3), {"W": draw(10, 2, 3, 3), "b": draw(10)})]


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: order.words)
@pytest.mark.parametrize(
    ("row", "x"),
    [
        (DENSE, draw(4, 6)),
        ([*DENSE, (Softmax(), {})], draw(4, 6)),
        ([*DENSE, (BatchNorm(), NORM), (PReLU(), {"a": draw(1)})], draw(4, 6)),
        ([*FILTERS, (GlobalAveragePool2D(), {})], draw(4, 2, 5, 5)),
    ],
    ids=["dense", "softmax", "norm", "convolution"],
)
def test_the_layers_put_in_order_give_the_outputs_in_order(order: Order, row: list[Any], x: Array) -> None:
    np.testing.assert_allclose(run(reordered(row, order), x), order.sorted(run(row, x)), rtol=1e-5, atol=1e-6)
