"""Softmax as a layer."""

import numpy as np
import pytest

from engine.errors import ShapeError
from engine.layers.base import PREDICT
from engine.layers.softmax import Softmax
from engine.network import Network
from tests.engine.layers.curves import curve, outputs


def test_large_numbers_do_not_overflow() -> None:
    expected = [9.99954600e-01, 4.53978686e-05, 2.06106005e-09]
    np.testing.assert_allclose(outputs(Softmax(), 1010, 1000, 990), expected, rtol=5e-9)


def test_shares_add_up_to_1_and_so_do_not_feel_a_push_on_all() -> None:
    y, slope = curve(Softmax(), 3.0, 1.0, 0.0)
    assert float(y.sum()) == pytest.approx(1)
    np.testing.assert_allclose(slope, 0, atol=1e-15)


def test_each_row_of_a_batch_is_shared_out_by_itself() -> None:
    rows = np.array([[0.0, 0.0], [100.0, 0.0], [0.0, float(np.log(3))]])
    y, _ = Softmax().forward({}, rows, PREDICT)
    np.testing.assert_allclose(y, [[0.5, 0.5], [1.0, 0.0], [0.25, 0.75]], atol=1e-12)


def test_the_gradient_of_one_share_pulls_on_all_scores() -> None:
    _, cache = Softmax().forward({}, np.array([[0.0, np.log(3)]]), PREDICT)
    dx = Softmax().backward({}, {}, cache, np.array([[0.0, 1.0]]))
    np.testing.assert_allclose(dx, [[-0.25 * 0.75, 0.75 * 0.25]])


def test_it_takes_rows_only() -> None:
    with pytest.raises(ShapeError, match="put a flatten layer before it"):
        Network([Softmax()], (1, 4, 4))
