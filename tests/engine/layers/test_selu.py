"""SELU: mean 0 and variance 1 from layer to layer."""

import numpy as np
import pytest

from engine.layers.base import PREDICT
from engine.layers.selu import ALPHA, SCALE, SELU
from engine.rng import stream
from tests.engine.layers.curves import outputs, slopes


def test_known_outputs_are_those_that_pytorch_gives() -> None:
    expected = [-1.67056873, -1.11133074, -0.69175819, 0.52535049, 2.10140197]
    np.testing.assert_allclose(outputs(SELU(), -3, -1, -0.5, 0.5, 2), expected, rtol=0, atol=1e-8)


def test_a_normal_signal_keeps_its_mean_and_variance() -> None:
    y, _ = SELU().forward({}, stream(0, "x").standard_normal((1, 400_000)), PREDICT)
    assert float(y.mean()) == pytest.approx(0, abs=0.01)
    assert float(y.var()) == pytest.approx(1, abs=0.01)


def test_it_is_steeper_than_1_above_0_and_flat_far_below() -> None:
    assert slopes(SELU(), 5.0, -1e6) == [SCALE, 0]
    assert outputs(SELU(), -1e6) == [-SCALE * ALPHA]
