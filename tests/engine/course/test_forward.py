import numpy as np
import pytest

from engine.course.forward import (
    OTHER_W1,
    SIMPLE_NET,
    THREE_LAYERS,
    HandLayer,
    HandNetwork,
    activated,
    digits_alike,
    matrix,
    product_shape,
    without_bias,
)
from engine.errors import SpecError


def test_the_three_layer_network_of_the_notes() -> None:
    np.testing.assert_allclose(THREE_LAYERS.output(((1.0, 0.5),)), [[0.31682708, 0.69627909]], atol=5e-9)


def test_the_network_without_bias() -> None:
    network = without_bias()
    (sums, shares), *_ = network.sums_and_outputs(((1.0, 2.0),))
    assert sums.tolist() == [[9, 13, 17]]
    np.testing.assert_allclose(shares, [[0.99987661, 0.99999774, 0.99999996]], atol=5e-9)
    np.testing.assert_allclose(network.output(((1.0, 2.0),)), [[3.99985815, 5.9997286]], atol=5e-9)
    np.testing.assert_allclose(network.output(((4.0, 5.0),)), [[3.99985817, 5.99972863]], atol=5e-9)
    softened = without_bias("softmax").output(((1.0, 2.0),))
    np.testing.assert_allclose(softened, [[0.11921653, 0.88078347]], atol=5e-9)


def test_another_first_matrix_printed_the_notes_other_digits() -> None:
    network = without_bias(first=OTHER_W1)
    (sums, shares), *_ = network.sums_and_outputs(((1.0, 2.0),))
    assert sums.tolist() == [[5, 11, 17]]
    np.testing.assert_allclose(shares, [[0.99330715, 0.9999833, 0.99999996]], atol=5e-9)
    np.testing.assert_allclose(network.output(((1.0, 2.0),)), [[3.99985709, 5.99972663]], atol=5e-9)


def test_a_batch_is_one_row_after_the_other() -> None:
    both = without_bias().output(((1.0, 2.0), (4.0, 5.0)))
    np.testing.assert_array_equal(both[1], without_bias().output(((4.0, 5.0),))[0])


def test_cells_come_in_an_order_in_which_they_can_be_computed() -> None:
    cells = list(THREE_LAYERS.cells(((1.0, 0.5),)))
    assert [(cell.layer, cell.part) for cell in cells[:6]] == [(0, "sum")] * 3 + [(0, "activation")] * 3
    first = cells[0]
    assert (first.left, first.right, first.bias) == ((1.0, 0.5), (0.1, 0.2), 0.1)
    assert first.value == pytest.approx(0.3)
    assert cells[-1].value == pytest.approx(0.69627909, abs=5e-9)
    assert len(cells) == 14


def test_the_shapes_of_the_quiz() -> None:
    assert product_shape((3, 2), (2, 4)) == (3, 4)
    assert product_shape((3, 2), (2,)) == (3,)
    assert product_shape((2,), (2, 3)) == (3,)
    with pytest.raises(SpecError, match="3 columns meet 2 rows"):
        product_shape((2, 3), (2, 3))
    assert np.dot((1, 2), (3, 4)) + 5 == 16
    assert np.dot([[1, 2], [3, 4]], [[5, 6], [7, 8]]).tolist() == [[19, 22], [43, 50]]


def test_one_layer_with_softmax_and_loss() -> None:
    np.testing.assert_allclose(SIMPLE_NET.sums, (0.626755, 0.246954, 0.735165), atol=5e-7)
    np.testing.assert_allclose(SIMPLE_NET.shares, (0.357334, 0.244416, 0.398250), atol=5e-7)
    assert SIMPLE_NET.shares.argmax() == 2
    assert SIMPLE_NET.loss == pytest.approx(0.92067415, abs=5e-9)
    expected = [[0.2144, 0.1466, -0.3610], [0.3216, 0.2200, -0.5416]]
    np.testing.assert_allclose(SIMPLE_NET.gradient, expected, atol=5.1e-5)


@pytest.mark.parametrize(
    ("layers", "field"),
    [
        ((HandLayer(((1.0, 2.0), (3.0,))),), "W1"),
        ((HandLayer(((1.0, 2.0),)), HandLayer(((1.0,),))), "W2"),
        ((HandLayer(((1.0, 2.0),), (1.0,)),), "b1"),
        ((HandLayer(((1.0,),), None, "tan"),), "activation 1"),
    ],
)
def test_matrices_that_do_not_fit_name_the_one_at_fault(layers: tuple[HandLayer, ...], field: str) -> None:
    with pytest.raises(SpecError) as caught:
        HandNetwork(layers)
    assert caught.value.field == field


def test_inputs_that_do_not_fit_are_refused() -> None:
    with pytest.raises(SpecError, match="3 numbers in a row; the first matrix has 2 rows"):
        THREE_LAYERS.output(((1.0, 2.0, 3.0),))
    with pytest.raises(SpecError, match="same number of columns"):
        matrix(((1.0,), (1.0, 2.0)), "x")


def test_relu_cuts_below_0() -> None:
    assert activated(np.array([[-1.0, 2.0]]), "relu").tolist() == [[0, 2]]


def test_digits_are_compared_from_the_left() -> None:
    assert digits_alike("3.99985709", "3.99985815") == 6
    assert digits_alike("3.99985815", "3.99985815") == 9
