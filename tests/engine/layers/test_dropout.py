from __future__ import annotations

import numpy as np
import pytest

from engine.errors import EngineError
from engine.layers.base import PREDICT, Mode
from engine.layers.dropout import Dropout
from engine.rng import stream
from tests.oracles import gradient_errors


def trained(layer, x, seed=0):
    return layer.forward({}, x, Mode(True, stream(seed, "dropout")))[0]


@pytest.mark.parametrize("ratio", [0.15, 0.2, 0.5])
def test_the_share_silenced_is_the_ratio_and_the_rest_is_scaled_up(ratio):
    y = trained(Dropout(ratio=ratio), np.ones((400, 500), np.float32))
    assert y.dtype == np.float32
    assert abs(float((y == 0).mean()) - ratio) < 0.005
    np.testing.assert_allclose(y[y != 0], 1 / (1 - ratio), rtol=1e-4)
    assert abs(float(y.mean()) - 1) < 0.01


def test_reading_passes_everything_on():
    x = np.ones((4, 5))
    assert np.array_equal(Dropout().forward({}, x, PREDICT)[0], x)


def test_ratio_0_silences_nothing_and_draws_nothing():
    generator = stream(0, "dropout")
    before = generator.bit_generator.state
    x = np.ones((4, 5))
    assert np.array_equal(Dropout(ratio=0).forward({}, x, Mode(True, generator))[0], x)
    assert generator.bit_generator.state == before


def test_the_same_stream_silences_the_same_units_and_the_next_step_others():
    x = np.ones((10, 20))
    assert np.array_equal(trained(Dropout(), x, 3), trained(Dropout(), x, 3))
    generator = stream(3, "dropout")
    first, second = (Dropout().forward({}, x, Mode(True, generator))[0] for _ in range(2))
    assert not np.array_equal(first, second)


def test_training_without_a_stream_is_refused():
    with pytest.raises(EngineError, match="give the mode a generator"):
        Dropout().forward({}, np.ones((2, 2)), Mode(training=True))


@pytest.mark.parametrize("shape", [(1, 5), (3, 4), (2, 3, 4, 5)])
def test_gradients_equal_central_differences(shape):
    assert gradient_errors(Dropout(), stream(0, "x").standard_normal(shape), training=True)["x"] < 1e-6
