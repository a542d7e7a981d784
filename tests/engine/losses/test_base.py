"""What losses share: one-hot rows, outputs read as shares, and what they expect of the last layer."""

from dataclasses import dataclass

import numpy as np
import pytest

from engine.errors import SpecError
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.softmax import Softmax
from engine.losses import Loss, losses
from engine.losses.base import one_hot
from engine.spec import ExperimentSpec


def test_one_hot_rows_have_a_single_1() -> None:
    t = one_hot(np.array([0, 2]), 3, np.dtype(np.float32))
    assert t.tolist() == [[1, 0, 0], [0, 0, 1]]
    assert t.dtype == np.dtype(np.float32)


def test_one_hot_of_no_labels_has_no_rows() -> None:
    assert one_hot(np.zeros(0, np.int64), 3, np.dtype(np.float64)).shape == (0, 3)


def test_outputs_are_read_as_shares_of_what_is_positive() -> None:
    outputs = np.array([[2.0, -1.0, 0.5], [-1.0, -2.0, -3.0]])
    np.testing.assert_allclose(Loss().probabilities(outputs), [[0.8, 0, 0.2], [1 / 3] * 3], atol=1e-12)


def test_the_value_alone_is_the_one_beside_the_gradient() -> None:
    @dataclass(frozen=True, kw_only=True)
    class Seven(Loss):
        def value_and_gradient(self, outputs, labels):
            return 7.0, outputs

    assert Seven().value(np.zeros((1, 2)), np.array([0])) == 7.0


@pytest.mark.parametrize("cls", list(losses), ids=[c.kind for c in losses])
def test_a_softmax_layer_before_a_loss_with_one_of_its_own_is_refused_and_before_others_it_is_not(
    cls: type[Loss],
) -> None:
    spec = ExperimentSpec(layers=(Flatten(), Dense(units=3), Softmax()), loss=cls())
    if cls.expects == "outputs":
        spec.check((1, 4, 4), 3)
        return
    with pytest.raises(SpecError, match="brings its own softmax or sigmoid; take the softmax layer away") as caught:
        spec.check((1, 4, 4), 3)
    assert caught.value.field == "loss"


def test_no_share_of_an_output_of_zero_or_less_is_negative() -> None:
    shares = Loss().probabilities(np.array([[0.0, 2.0, -1.0], [0.0, 0.0, 0.0]]))
    assert (shares >= 0).all()
    assert shares[0, 1] == 1
    assert shares[1].tolist() == [1 / 3] * 3
