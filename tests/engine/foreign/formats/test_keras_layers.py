"""Keras' layers as ours, each beside its own formula."""

from typing import Any

import numpy as np
import pytest

from engine.foreign.formats.described import Builder, UnplayedError
from engine.foreign.formats.keras_layers import ACTIVATIONS, IDLE, LAYERS, add_layer
from engine.layers import Layer
from engine.layers.base import PREDICT
from engine.layers.elu import ELU
from engine.layers.flatten import Flatten
from engine.layers.hardtanh import Hardtanh
from engine.layers.leaky_relu import LeakyReLU
from engine.layers.relu import ReLU
from engine.rng import stream
from engine.types import Array, Shape

IMAGE = (2, 6, 6)


def draw(*shape: int) -> Array:
    return stream(len(shape), "keras").standard_normal(shape)


def built(name: str, *own: Array, shape: Shape = IMAGE, **settings: Any) -> Builder:
    """What one layer of Keras becomes behind inputs of this shape."""
    builder = Builder(shape, channels_last=True)
    add_layer(builder, name, settings, list(own))
    return builder


def played(builder: Builder, x: Array) -> Array:
    for layer, tensors in builder.parts:
        x, _ = layer.forward({name: t.astype(np.float64) for name, t in tensors.items()}, x, PREDICT)
    return x


def row_of(builder: Builder) -> list[Layer]:
    return [layer for layer, _ in builder.parts]


def test_a_dense_layer_keeps_its_matrix_and_brings_its_activation() -> None:
    W, b, x = draw(4, 3), draw(3), draw(5, 4)
    made = built("Dense", W, b, shape=(4,), activation="relu")
    np.testing.assert_allclose(played(made, x), np.maximum(x @ W + b, 0), rtol=1e-5, atol=1e-6)
    bare = built("Dense", W, shape=(4,), use_bias=False)
    np.testing.assert_allclose(played(bare, x), x @ W, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("name", [*sorted(IDLE), "InputLayer"])
def test_what_does_nothing_when_a_network_reads_is_left_out(name: str) -> None:
    assert row_of(built(name)) == []


def test_an_unknown_layer_or_activation_is_named() -> None:
    with pytest.raises(UnplayedError, match="no network here has a layer like LSTM"):
        built("LSTM")
    with pytest.raises(UnplayedError, match="no network here has the activation exponential"):
        built("Activation", activation="exponential")
    with pytest.raises(UnplayedError, match="its softmax stands behind a layer of images"):
        built("Activation", activation="softmax")


@pytest.mark.parametrize("name", ["linear", None])
def test_no_activation_is_no_layer(name: str | None) -> None:
    assert row_of(built("Activation", activation=name)) == []


@pytest.mark.parametrize("name", sorted(set(ACTIVATIONS) - {"softmax"}))
def test_an_activation_is_the_same_alone_in_a_dict_and_behind_a_layer(name: str) -> None:
    alone = row_of(built("Activation", activation=name))
    assert alone == row_of(built("Activation", activation={"class_name": "Function", "config": name}))
    assert alone == row_of(built("Flatten", activation=name))[1:]


@pytest.mark.parametrize(
    ("name", "settings", "layer"),
    [
        ("ReLU", {}, ReLU()),
        ("ReLU", {"max_value": 6.0}, Hardtanh(lower=0, upper=6)),
        ("ReLU", {"negative_slope": 0.25}, LeakyReLU(slope=0.25)),
        ("LeakyReLU", {}, LeakyReLU(slope=0.3)),
        ("LeakyReLU", {"alpha": 0.1}, LeakyReLU(slope=0.1)),
        ("LeakyReLU", {"negative_slope": {"config": {"value": 0.2}}}, LeakyReLU(slope=0.2)),
        ("ELU", {"alpha": 2.0}, ELU(alpha=2.0)),
    ],
)
def test_activations_of_their_own_bring_their_setting(name: str, settings: dict[str, Any], layer: Layer) -> None:
    assert row_of(built(name, **settings)) == [layer]


@pytest.mark.parametrize("settings", [{"threshold": 1.0}, {"max_value": 6.0, "negative_slope": 0.1}])
def test_a_relu_with_a_threshold_is_refused(settings: dict[str, Any]) -> None:
    with pytest.raises(UnplayedError, match="a ReLU with a threshold"):
        built("ReLU", **settings)


def convolved(x: Array, kernel: Array, stride: int, before: int, after: int) -> Array:
    """Keras' own convolution: images (N, H, W, C), kernels (K, K, C, F)."""
    x = np.pad(x.transpose(0, 2, 3, 1), ((0, 0), (before, after), (before, after), (0, 0)))
    cut = np.lib.stride_tricks.sliding_window_view(x, kernel.shape[:2], (1, 2))[:, ::stride, ::stride]
    return np.einsum("nijcab,abcf->nfij", cut, kernel)


@pytest.mark.parametrize(
    ("padding", "stride", "before", "after"), [("valid", 1, 0, 0), ("same", 1, 1, 1), ("same", 2, 0, 1)]
)
def test_a_convolution_is_padded_as_keras_does(padding: str, stride: int, before: int, after: int) -> None:
    kernel, b, x = draw(3, 3, 2, 4), draw(4), draw(3, *IMAGE)
    made = built("Conv2D", kernel, b, padding=padding, strides=[stride, stride])
    expected = convolved(x, kernel, stride, before, after) + b[:, None, None]
    np.testing.assert_allclose(played(made, x), expected, rtol=1e-5, atol=1e-5)


def test_each_channel_of_a_depthwise_convolution_has_filters_of_its_own() -> None:
    kernel, x = draw(3, 3, 2, 2), draw(3, *IMAGE)  # two filters for each of two channels
    made = built("DepthwiseConv2D", kernel, use_bias=False)
    parts = [convolved(x[:, c : c + 1], kernel[:, :, c : c + 1], 1, 0, 0) for c in (0, 1)]
    np.testing.assert_allclose(played(made, x), np.concatenate(parts, axis=1), rtol=1e-5, atol=1e-5)


def test_a_separable_convolution_is_two() -> None:
    deep, point, b, x = draw(3, 3, 2, 1), draw(1, 1, 2, 5), draw(5), draw(3, *IMAGE)
    made = built("SeparableConv2D", deep, point, b)
    between = np.concatenate([convolved(x[:, c : c + 1], deep[:, :, c : c + 1], 1, 0, 0) for c in (0, 1)], axis=1)
    expected = convolved(between, point, 1, 0, 0) + b[:, None, None]
    np.testing.assert_allclose(played(made, x), expected, rtol=1e-5, atol=1e-5)


def test_what_a_convolution_cannot_be_is_refused() -> None:
    with pytest.raises(UnplayedError, match="its kernels are no squares"):
        built("Conv2D", draw(3, 2, 2, 4), draw(4))
    with pytest.raises(UnplayedError, match="a convolution behind a layer that gives no images"):
        built("Conv2D", draw(3, 3, 2, 4), draw(4), shape=(7,))
    with pytest.raises(UnplayedError, match="different numbers for rows and columns"):
        built("Conv2D", draw(3, 3, 2, 4), draw(4), strides=[1, 2])
    with pytest.raises(UnplayedError, match="its padding is causal"):
        built("Conv2D", draw(3, 3, 2, 4), draw(4), padding="causal")


def test_pooling_with_same_padding_reaches_over_the_far_edge() -> None:
    x = draw(2, 1, 5, 5)
    made = built("MaxPooling2D", shape=(1, 5, 5), pool_size=[2, 2], padding="same")
    wide = np.pad(x, ((0, 0), (0, 0), (0, 1), (0, 1)), constant_values=-np.inf)
    np.testing.assert_array_equal(played(made, x), wide.reshape(2, 1, 3, 2, 3, 2).max(axis=(3, 5)))
    mean = built("AveragePooling2D", shape=(1, 5, 5), pool_size=2, padding="same")
    assert played(mean, x)[0, 0, 2, 2] == pytest.approx(x[0, 0, 4, 4])  # of the pixels that are there
    with pytest.raises(UnplayedError, match="its average pooling reaches over the edge"):
        built("AveragePooling2D", shape=(1, 5, 5), pool_size=3, strides=1, padding="same")


def test_batch_normalization_takes_the_parts_that_it_has() -> None:
    gamma, beta, mean, variance, x = draw(4), draw(4), draw(4), np.abs(draw(4)), draw(5, 4)
    whole = built("BatchNormalization", gamma, beta, mean, variance, shape=(4,), epsilon=0.01)
    expected = gamma * (x - mean) / np.sqrt(variance + 0.01) + beta
    np.testing.assert_allclose(played(whole, x), expected, rtol=1e-4, atol=1e-5)
    bare = built("BatchNormalization", mean, variance, shape=(4,), scale=False, center=False, epsilon=0.01)
    np.testing.assert_allclose(played(bare, x), (x - mean) / np.sqrt(variance + 0.01), rtol=1e-4, atol=1e-5)
    with pytest.raises(UnplayedError, match="the axis 2"):
        built("BatchNormalization", mean, variance, scale=False, center=False, axis=2)


def test_images_are_scaled_and_padded_as_the_layers_say() -> None:
    x = draw(3, 1, 6, 6)
    np.testing.assert_allclose(
        played(built("Rescaling", shape=(1, 6, 6), scale=2.0, offset=-1.0), x), 2 * x - 1, rtol=1e-5, atol=1e-5
    )
    normalized = played(built("Normalization", np.array([0.5]), np.array([0.25]), shape=(1, 6, 6)), x)
    np.testing.assert_allclose(normalized, (x - 0.5) / 0.5, rtol=1e-5, atol=1e-5)
    assert played(built("ZeroPadding2D", padding=[[1, 2], [1, 2]]), draw(1, *IMAGE)).shape == (1, 2, 9, 9)
    with pytest.raises(UnplayedError, match="it scales each pixel by itself"):
        built("Normalization", draw(6), np.abs(draw(6)), shape=(1, 6, 6))
    with pytest.raises(UnplayedError, match="its padding is"):
        built("ZeroPadding2D", padding=[[1, 2], [0, 0]])


@pytest.mark.parametrize("variance", [-1.0, float("nan"), float("inf")])
def test_a_variance_that_cannot_be_is_refused(variance: float) -> None:
    with pytest.raises(UnplayedError, match="layer 1 holds something else than finite numbers"):
        built("Normalization", np.array([0.5]), np.array([variance]), shape=(1, 6, 6))


def test_a_row_of_pixels_may_become_an_image_and_an_image_a_row() -> None:
    image = built("Reshape", shape=(36,), target_shape=[6, 6, 1])
    assert image.shape == image.start == (1, 6, 6)
    assert row_of(built("Reshape", target_shape=[72])) == [Flatten()]
    assert row_of(built("Reshape", shape=(1, 6, 6), target_shape=[6, 6, 1])) == []
    with pytest.raises(UnplayedError, match="it gives its images another shape"):
        built("Reshape", shape=(1, 6, 6), target_shape=[4, 9])


def test_a_learned_slope_for_each_channel_is_taken_and_for_each_pixel_is_not() -> None:
    slopes = draw(1, 1, 2)
    x = -np.abs(draw(3, *IMAGE))
    np.testing.assert_allclose(played(built("PReLU", slopes), x), slopes.reshape(2, 1, 1) * x, rtol=1e-5, atol=1e-6)
    with pytest.raises(UnplayedError, match="a slope for each pixel"):
        built("PReLU", draw(6, 6, 2))


def test_global_pooling_gives_a_row() -> None:
    x = draw(3, *IMAGE)
    np.testing.assert_allclose(played(built("GlobalAveragePooling2D"), x), x.mean(axis=(2, 3)))
    with pytest.raises(UnplayedError, match="its global pooling keeps images"):
        built("GlobalAveragePooling2D", keepdims=True)


def test_no_name_stands_for_a_layer_and_for_nothing() -> None:
    assert not IDLE & LAYERS.keys()
