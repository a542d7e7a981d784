from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import ShapeError
from engine.layers.base import PREDICT, Mode
from engine.layers.conv2d import Conv2D
from engine.network import Network
from engine.numerics.windows import batch_first, batch_last, extent
from engine.rng import stream
from tests.oracles import convolve, convolve_backward, gradient_errors, layer_state, narrowed, widened

A = [[1, 2, 3, 0], [0, 1, 2, 3], [3, 0, 1, 2], [2, 3, 0, 1]]
K = [[2, 0, 1], [0, 1, 2], [1, 0, 2]]


def convolved(image, kernel, bias=0.0, padding=0):
    image, kernel = np.array(image, float), np.array(kernel, float)
    image = image.reshape((1, -1, *image.shape[-2:]))
    kernel = kernel.reshape((1, -1, *kernel.shape[-2:]))
    layer = Conv2D(filters=1, kernel=kernel.shape[-1], padding=padding)
    return layer.forward({"W": kernel, "b": np.array([bias])}, image, PREDICT)[0][0, 0]


def test_the_courses_4x4_image_and_3x3_kernel_give_its_2x2_answer():
    assert convolved(A, K).tolist() == [[15, 16], [6, 15]]
    assert convolved(A, K, bias=3).tolist() == [[18, 19], [9, 18]]


def test_the_courses_three_channels_add_up_to_its_5x5_answer():
    red = [[2, 2, 1, 1, 0], [0, 0, 1, 0, 0], [0, 2, 0, 0, 1], [1, 2, 1, 1, 1], [1, 0, 1, 0, 1]]
    green = [[2, 0, 0, 0, 1], [0, 2, 2, 0, 1], [0, 0, 0, 0, 2], [0, 1, 2, 0, 1], [2, 0, 2, 2, 2]]
    blue = [[1, 1, 0, 1, 1], [0, 1, 0, 1, 2], [0, 2, 2, 0, 0], [0, 2, 0, 0, 1], [1, 1, 2, 1, 1]]
    kernels = [
        [[1, 1, -1], [-1, 0, 0], [1, 1, 0]],
        [[-1, -1, 0], [0, -1, 1], [0, -1, 0]],
        [[-1, 1, 1], [-1, 1, -1], [0, 0, -1]],
    ]
    assert convolved([red, green, blue], kernels, padding=1).tolist() == [
        [-3, -4, -6, -1, -3],
        [-1, 2, 0, 3, -1],
        [-2, 0, -4, 3, -1],
        [-3, 7, -6, -6, -3],
        [-1, 2, -3, -3, 0],
    ]


def test_a_4x4_image_keeps_its_size_under_a_3x3_kernel_with_padding_1():
    assert Conv2D(filters=7, kernel=3, padding=1).plan((1, 4, 4)).output == (7, 4, 4)


def test_the_first_weights_know_how_many_inputs_feed_a_filter():
    plan = Conv2D(filters=30, kernel=5).plan((2, 28, 28))
    assert plan.output == (30, 24, 24)
    assert plan.params["W"].shape == (30, 2, 5, 5)
    assert plan.params["W"].fan == (50, 750)
    assert plan.params["W"].decays
    assert not plan.params["b"].decays


def test_rows_of_numbers_are_refused_with_the_way_out():
    with pytest.raises(
        ShapeError, match=r"layer 1 \(conv2d\): expected images \(N, C, H, W\), got \(N, 784\); put it before"
    ):
        Network([Conv2D()], (784,))


def test_an_image_smaller_than_the_kernel_is_refused_with_the_way_out():
    with pytest.raises(ShapeError, match=r"at least 3 × 3 pixels, got \(N, 1, 2, 9\); make the kernel smaller"):
        Network([Conv2D(kernel=5, padding=1)], (1, 2, 9))


def test_convolution_leaves_its_input_alone_and_gives_images_shaped_as_planned():
    layer = Conv2D(filters=4, kernel=3, padding=1)
    x = stream(0, "x").standard_normal((3, 2, 5, 6))
    before = x.copy()
    p, grad = layer_state(layer, x.shape[1:])
    y, cache = layer.forward(p, x, Mode(training=True))
    dx = layer.backward(p, grad, cache, y)
    assert y.shape == (3, *layer.plan(x.shape[1:]).output)
    assert dx.shape == x.shape
    assert np.array_equal(x, before)


shapes = st.fixed_dictionaries(
    {
        "kernel": st.integers(1, 5),
        "stride": st.integers(1, 3),
        "padding": st.integers(0, 4),
        "filters": st.integers(1, 3),
        "n": st.integers(1, 3),
        "c": st.integers(1, 3),
        "extra": st.tuples(st.integers(0, 5), st.integers(0, 5)),
        "batch_last": st.booleans(),
        "dilation": st.integers(1, 3),
        "groups": st.integers(1, 3),
    }
)


def drawn(d):
    settings = {name: d[name] for name in ("kernel", "stride", "padding", "dilation", "groups")}
    layer = Conv2D(filters=d["filters"] * d["groups"], **settings)
    h, w = (max(1, extent(d["kernel"], d["dilation"]) - 2 * d["padding"]) + extra for extra in d["extra"])
    x = stream(3, "x").standard_normal((d["n"], d["c"] * d["groups"], h, w))
    return layer, batch_first(batch_last(x)) if d["batch_last"] else x


def test_groups_that_do_not_divide_the_channels_are_refused_with_the_way_out():
    with pytest.raises(ShapeError, match="2 groups do not divide 3 channels and 4 filters; use 1 group"):
        Network([Conv2D(filters=4, kernel=3, groups=2)], (3, 8, 8))


@given(shapes)
@settings(max_examples=40, deadline=None)
def test_convolution_equals_the_loops_over_every_window(d):
    layer, x = drawn(d)
    p, grad = layer_state(layer, x.shape[1:])
    y, cache = layer.forward(p, x, Mode(training=True))
    wide = widened(p["W"], layer.groups, layer.dilation)
    np.testing.assert_allclose(y, convolve(x, wide, p["b"], layer.stride, layer.padding), atol=1e-11)
    dy = stream(3, "dy").standard_normal(y.shape)
    dx = layer.backward(p, grad, cache, dy)
    dx_, dw, db = convolve_backward(x, wide, dy, layer.stride, layer.padding)
    for got, true in ((dx, dx_), (grad["W"], narrowed(dw, layer.groups, layer.dilation)), (grad["b"], db)):
        np.testing.assert_allclose(got, true, atol=1e-11)


@given(shapes)
@settings(max_examples=10, deadline=None)
def test_gradients_equal_central_differences(d):
    layer, x = drawn(d)
    errors = gradient_errors(layer, np.ascontiguousarray(x), training=True)
    assert max(errors.values()) < 1e-6, errors
