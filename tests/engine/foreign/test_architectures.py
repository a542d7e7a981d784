"""The ways in which arrays can be strung together as layers."""

from __future__ import annotations

import numpy as np
import pytest

from engine.foreign.architectures import MOST_CHAINS, Chain, _windows, chains
from engine.layers.base import NO_GRAD
from engine.layers.conv2d import Conv2D
from tests.engine.foreign.tried import IMAGES, blocks, convolved, draw

SHAPE = (1, 28, 28)


@pytest.mark.parametrize(("kernel", "stride"), [(3, 2), (5, 2), (4, 1), (2, 1)])
def test_uneven_padding_is_that_of_keras(kernel, stride):
    W = draw(6, 1, kernel, kernel)
    side = 28 // stride
    over = (side - 1) * stride + kernel - 28
    arrays = {"conv/kernel": W.transpose(2, 3, 1, 0), "dense/kernel": draw(6 * side**2, 10)}
    found = next(
        chain for chain in chains(blocks(**arrays), (1, 28, 28)) if "a row more of padding" in str(chain.words)
    )
    (stage,) = found.convolutions
    y, _ = stage.layer.forward(stage.tensors, IMAGES, NO_GRAD)
    expected = convolved(IMAGES, W, stride, over // 2, over - over // 2)
    np.testing.assert_allclose(y, expected, rtol=1e-4, atol=1e-5)


def test_kernels_for_groups_of_channels_see_only_their_own():
    first, second = draw(6, 1, 3, 3), draw(12, 2, 3, 3)
    arrays = {"a.weight": first, "b.weight": second, "c.weight": draw(10, 12 * 49)}
    chain = next(iter(chains(blocks(**arrays), (1, 28, 28))))
    x = draw(2, 6, 9, 9)
    stage = chain.convolutions[1]
    assert stage.layer == Conv2D(filters=12, kernel=3, padding=1, groups=3)
    y, _ = stage.layer.forward(stage.tensors, x, NO_GRAD)
    parts = [convolved(x[:, 2 * g : 2 * g + 2], second[4 * g : 4 * g + 4], 1, 1, 1) for g in range(3)]
    np.testing.assert_allclose(y, np.concatenate(parts, axis=1), rtol=1e-4, atol=1e-5)


def kinds(chain: Chain) -> list[str]:
    return [stage.layer.kind for stage in (*chain.convolutions, *chain.dense)]


def test_dense_layers_stand_so_that_each_takes_what_the_one_before_gives() -> None:
    made = blocks(W1=draw(12, 10), W2=draw(784, 30), W3=draw(30, 12))  # numbered against their order
    (chain,) = chains(made, SHAPE)
    assert [stage.tensors["W"].shape for stage in chain.dense] == [(784, 30), (30, 12), (12, 10)]
    assert [stage.units for stage in chain.dense] == [30, 12, 10]
    assert not any(stage.tensors["b"].any() for stage in chain.dense)  # layers without biases get zeros


def test_matrices_of_the_other_order_are_turned() -> None:
    first, second = draw(30, 784), draw(10, 30)
    (chain,) = chains(blocks(**{"a.weight": first, "b.weight": second}), SHAPE)
    np.testing.assert_array_equal(chain.dense[0].tensors["W"], first.T)
    np.testing.assert_array_equal(chain.dense[1].tensors["W"], second.T)


def test_a_square_matrix_may_stand_either_way() -> None:
    square = draw(30, 30)
    found = chains(blocks(W1=draw(784, 30), W2=square, W3=draw(30, 10)), SHAPE)
    middles = [chain.dense[1].tensors["W"] for chain in found]
    assert any(np.array_equal(W, square) for W in middles)
    assert any(np.array_equal(W, square.T) for W in middles)


@pytest.mark.parametrize("place", [0, -1])
def test_a_bias_in_a_row_of_the_matrix_is_taken_out(place: int) -> None:
    W = draw(785, 10)
    found = [chain.dense[0].tensors for chain in chains(blocks(W=W), SHAPE)]
    assert any(np.array_equal(t["b"], W[place]) and np.array_equal(t["W"], np.delete(W, place, axis=0)) for t in found)


def test_what_keras_flattened_is_put_into_our_order() -> None:
    kernel, W = draw(3, 3, 1, 4), draw(4 * 13 * 13, 10)
    chain = chains(blocks(**{"conv/kernel": kernel, "dense/kernel": W}), SHAPE)[0]
    np.testing.assert_array_equal(chain.convolutions[0].tensors["W"], kernel.transpose(3, 2, 0, 1))
    expected = W.reshape(13, 13, 4, 10).transpose(2, 0, 1, 3).reshape(-1, 10)
    np.testing.assert_array_equal(chain.dense[0].tensors["W"], expected)
    assert kinds(chain) == ["conv2d", "dense"]
    assert chain.image == (4, 13, 13)


def test_the_likeliest_chain_stands_first_and_there_are_at_most_96() -> None:
    made = blocks(**{"a.weight": draw(8, 1, 3, 3), "b.weight": draw(8, 8, 3, 3), "c.weight": draw(10, 8 * 49)})
    found = chains(made, SHAPE)
    prices = [chain.penalty for chain in found]
    assert prices == sorted(prices)
    assert 2 < len(found) <= MOST_CHAINS
    assert len(chains(made, SHAPE, deadline=0.0)) == 1  # what was found by then must do


def test_shapes_that_make_no_network_give_no_chain() -> None:
    assert chains(blocks(W1=draw(784, 30), W2=draw(33, 10)), SHAPE) == []
    assert chains(blocks(**{"a.weight": draw(8, 2, 3, 3), "c.weight": draw(10, 8)}), SHAPE) == []  # two channels
    assert chains(blocks(**{"a.weight": draw(8, 1, 3, 3), "c.weight": draw(10, 8)}), (1, 28, 20)) == []  # no square


def test_layers_that_fit_in_many_orders_are_given_up_in_time() -> None:
    made = blocks(W0=draw(784, 9), **{f"W{i}": draw(9, 9) for i in range(1, 12)}, W99=draw(5, 20))
    assert chains(made, SHAPE) == []


@pytest.mark.parametrize(
    ("side", "windows"), [(0, ()), (1, (1,)), (7, (7,)), (16, (16,)), (28, (14, 2)), (17, ()), (32, (16, 2))]
)
def test_large_means_are_taken_by_windows_in_turn(side: int, windows: tuple[int, ...]) -> None:
    found = _windows(side)
    assert found == windows or np.prod(found) == side
