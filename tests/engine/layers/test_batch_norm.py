from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import ShapeError
from engine.initializers.he import He
from engine.layers.base import PREDICT, Mode
from engine.layers.batch_norm import BatchNorm
from engine.layers.dense import Dense
from engine.network import Network
from engine.rng import stream
from tests.oracles import gradient_errors

TRAIN = Mode(training=True)


def fresh(shape, dtype=np.float64):
    network = Network([BatchNorm()], shape)
    parameters = network.parameters(dtype)
    parameters.initialize(He(), stream(0, "init"))
    return parameters


@pytest.mark.parametrize("shape", [(50, 4), (6, 4, 5, 3)])
def test_every_unit_leaves_with_mean_0_and_spread_1(shape):
    x = 3 + 2 * stream(0, "x").standard_normal(shape)
    y, _ = BatchNorm().forward(fresh(shape[1:]).views[0], x, TRAIN)
    axes = (0, *range(2, len(shape)))
    np.testing.assert_allclose(y.mean(axis=axes), 0, atol=1e-12)
    np.testing.assert_allclose(y.var(axis=axes), 1, atol=1e-4)


@pytest.mark.parametrize("shape", [(50, 4), (6, 4, 5, 3)])
def test_running_statistics_keep_nine_tenths_and_take_the_unbiased_variance(shape):
    x = 3 + 2 * stream(0, "x").standard_normal(shape)
    p = fresh(shape[1:]).views[0]
    BatchNorm().forward(p, x, TRAIN)
    axes = (0, *range(2, len(shape)))
    np.testing.assert_allclose(p["mean"], 0.1 * x.mean(axis=axes))
    np.testing.assert_allclose(p["variance"], 0.9 + 0.1 * x.var(axis=axes, ddof=1))


def test_reading_uses_the_running_statistics_and_changes_nothing():
    p = fresh((2,)).views[0]
    p["mean"][...], p["variance"][...], p["gamma"][...], p["beta"][...] = (1, 2), (4, 9), (2, 3), (5, 6)
    y, _ = BatchNorm(epsilon=1e-8).forward(p, np.array([[3.0, 5.0]]), PREDICT)
    np.testing.assert_allclose(y, [[7, 9]])
    assert p["mean"].tolist() == [1, 2]


def test_scale_starts_at_1_and_shift_at_0_and_weight_decay_leaves_both_alone():
    network = Network([Dense(units=3), BatchNorm()], (2,))
    parameters = network.parameters()
    parameters.initialize(He(), stream(0, "init"))
    assert parameters.views[1]["gamma"].tolist() == [1, 1, 1]
    assert parameters.views[1]["beta"].tolist() == [0, 0, 0]
    assert parameters.decay_mask().tolist() == [1] * 6 + [0] * 9
    assert network.size == 6 + 3 + 6


def test_one_image_alone_becomes_the_shift():
    p = fresh((3,)).views[0]
    p["beta"][...] = (1, 2, 3)
    y, _ = BatchNorm().forward(p, np.array([[7.0, -8.0, 9.0]]), TRAIN)
    assert y.tolist() == [[1, 2, 3]]
    assert np.isfinite(p["variance"]).all()


def test_images_without_a_channel_axis_are_refused():
    with pytest.raises(ShapeError, match=r"expected \(N, D\) or \(N, C, H, W\), got \(N, 28, 28\)"):
        Network([BatchNorm()], (28, 28))


@given(
    st.one_of(
        st.tuples(st.integers(1, 5), st.integers(1, 4)),
        st.tuples(st.integers(1, 3), st.integers(1, 3), st.integers(1, 4), st.integers(1, 4)),
    ),
    st.booleans(),
)
@settings(max_examples=30, deadline=None)
def test_gradients_equal_central_differences(shape, training):
    x = stream(5, "x").standard_normal(shape)
    layer = BatchNorm(epsilon=0.01)  # not so small that two nearly equal numbers make a kink
    assert max(gradient_errors(layer, x, training).values()) < 1e-6
