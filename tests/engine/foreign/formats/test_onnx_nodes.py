"""ONNX' nodes as layers of ours, each beside its own formula."""

from typing import Any

import numpy as np
import pytest

from engine.foreign.formats.described import Builder, UnplayedError
from engine.foreign.formats.onnx_nodes import NODES, PATTERNS, OnnxConstants, OnnxNode
from engine.layers import Layer
from engine.layers.base import PREDICT
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.hardtanh import Hardtanh
from engine.layers.leaky_relu import LeakyReLU
from engine.layers.relu import ReLU
from engine.layers.swish import Swish
from engine.rng import stream
from engine.types import Array, Shape

IMAGE = (2, 6, 6)


def draw(*shape: int) -> Array:
    return stream(len(shape), "onnx").standard_normal(shape).astype(np.float32)


def built(
    kind: str,
    *arrays: Array,
    shape: Shape = IMAGE,
    before: Layer | None = None,
    first: bool = False,
    shapes: dict[str, list[int]] | None = None,
    **settings: Any,
) -> Builder:
    """What one node becomes: it takes x and these arrays (or, with `first`, the arrays and then x)."""
    builder = Builder(shape)
    if before is not None:
        builder.add(before)
    names = [f"a{i}" for i in range(len(arrays))]
    inputs = (*names, "x") if first else ("x", *names)
    known = OnnxConstants(dict(zip(names, arrays, strict=True)), shapes or {})
    NODES[kind](known, builder, OnnxNode(kind, inputs, "y", settings), "x")
    return builder


def played(builder: Builder, x: Array) -> Array:
    for layer, tensors in builder.parts:
        x, _ = layer.forward(tensors, x, PREDICT)
    return x


def row_of(builder: Builder) -> list[Layer]:
    return [layer for layer, _ in builder.parts]


def test_a_general_product_is_a_dense_layer_with_its_factors() -> None:
    W, b, x = draw(3, 4), draw(3), draw(5, 4)
    made = built("Gemm", W, b, shape=(4,), transB=1, alpha=2.0, beta=0.5)
    np.testing.assert_allclose(played(made, x), 2 * x @ W.T + 0.5 * b, rtol=1e-5, atol=1e-6)
    one_bias = built("Gemm", W.T, np.array([7], np.float32), shape=(4,))
    np.testing.assert_allclose(played(one_bias, x), x @ W.T + 7, rtol=1e-5, atol=1e-5)
    with pytest.raises(UnplayedError, match="a product of two things that it computed"):
        built("Gemm", W, shape=(4,), transA=1)


def test_a_product_from_the_left_or_of_two_computed_things_is_refused() -> None:
    with pytest.raises(UnplayedError, match="it multiplies from the left"):
        built("MatMul", draw(4, 4), shape=(4,), first=True)
    with pytest.raises(UnplayedError, match="its layers do not stand in a row"):
        built("Add", shape=(4,))


@pytest.mark.parametrize(
    ("kind", "formula"),
    [
        ("Add", lambda x, c: x + c),
        ("Sub", lambda x, c: x - c),
        ("Mul", lambda x, c: x * c),
        ("Div", lambda x, c: x / c),
    ],
)
@pytest.mark.parametrize("shape", [(), (2, 1, 1), (1, 2, 1, 1)], ids=str)
def test_a_number_for_all_or_for_each_channel_is_a_scale_or_a_shift(kind: str, formula: Any, shape: Shape) -> None:
    c, x = np.abs(draw(*shape)) + np.float32(0.5), draw(3, *IMAGE)
    c = np.asarray(c, np.float32)
    np.testing.assert_allclose(played(built(kind, c), x), formula(x, c), rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("shape", [(6,), (6, 6), (2,), (1, 1, 6)], ids=str)
def test_a_number_for_each_row_column_or_pixel_is_refused(shape: Shape) -> None:
    with pytest.raises(UnplayedError, match="it scales each pixel by itself"):
        built("Add", draw(*shape), shape=(6, 6, 6) if shape == (6,) else IMAGE)


def test_a_shift_behind_a_dense_layer_is_its_bias() -> None:
    builder = Builder((4,))
    builder.add(Dense(units=3), W=draw(4, 3), b=np.ones(3))
    node = OnnxNode("Sub", ("x", "c"), "y", {})
    NODES["Sub"](OnnxConstants({"c": np.array([1.0, 2.0, 3.0])}, {}), builder, node, "x")
    assert row_of(builder) == [Dense(units=3)]
    assert builder.parts[0][1]["b"].tolist() == [0, -1, -2]
    with pytest.raises(UnplayedError, match="takes what it computed away from a number"):
        built("Sub", np.array(1.0), shape=(4,), first=True)


@pytest.mark.parametrize(
    ("settings", "pads"),
    [
        ({}, (0, 0)),
        ({"pads": [1, 1, 1, 1]}, (1, 1)),
        ({"pads": [0, 0, 1, 1]}, (0, 1)),
        ({"auto_pad": "SAME_UPPER"}, (1, 1)),
    ],
    ids=str,
)
def test_a_convolution_is_padded_as_its_node_says(settings: dict[str, Any], pads: tuple[int, int]) -> None:
    W, b, x = draw(4, 2, 3, 3), draw(4), draw(3, *IMAGE)
    wide = np.pad(x, ((0, 0), (0, 0), pads, pads))
    cut = np.lib.stride_tricks.sliding_window_view(wide, (3, 3), (2, 3))
    expected = np.einsum("ncijab,fcab->nfij", cut, W) + b[:, None, None]
    np.testing.assert_allclose(played(built("Conv", W, b, **settings), x), expected, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("settings", [{"pads": [0, 1, 0, 1]}, {"pads": [1, 1]}, {"auto_pad": "SAME_LOWER"}], ids=str)
def test_a_padding_that_differs_for_rows_and_columns_is_refused(settings: dict[str, Any]) -> None:
    with pytest.raises(UnplayedError, match="different numbers for rows and columns"):
        built("Conv", draw(4, 2, 3, 3), **settings)


def test_pooling_moves_by_one_pixel_unless_the_node_says_otherwise() -> None:
    x = draw(3, *IMAGE)
    assert played(built("MaxPool", kernel_shape=[2, 2]), x).shape == (3, 2, 5, 5)
    halved = built("AveragePool", kernel_shape=[2, 2], strides=[2, 2])
    np.testing.assert_allclose(played(halved, x), x.reshape(3, 2, 3, 2, 3, 2).mean(axis=(3, 5)), rtol=1e-5, atol=1e-6)
    with pytest.raises(UnplayedError, match="its pooling has a dilation"):
        built("MaxPool", kernel_shape=[2, 2], dilations=[2, 2])
    with pytest.raises(UnplayedError, match="its pooling reaches over the edge"):
        built("AveragePool", kernel_shape=[2, 2], pads=[1, 1, 1, 1])


@pytest.mark.parametrize("axes", [[2, 3], [-1, -2]])
def test_a_mean_over_both_sides_of_an_image_is_global_pooling(axes: list[int]) -> None:
    x = draw(3, *IMAGE)
    for made in (built("ReduceMean", axes=axes), built("ReduceMean", np.array(axes))):
        np.testing.assert_allclose(played(made, x), x.mean(axis=(2, 3)), rtol=1e-5, atol=1e-6)
    with pytest.raises(UnplayedError, match="means over something else than images"):
        built("ReduceMean", axes=[1])


@pytest.mark.parametrize("target", [[0, -1], [-1, 72], [1, 72]])
def test_a_new_shape_of_one_row_is_flatten(target: list[int]) -> None:
    assert row_of(built("Reshape", np.array(target))) == [Flatten()]


def test_a_row_of_pixels_may_become_an_image_and_other_shapes_may_not() -> None:
    image = built("Reshape", np.array([-1, 1, 6, 6]), shape=(36,))
    assert image.start == image.shape == (1, 6, 6)
    assert row_of(built("Reshape", np.array([-1, 2, 6, 6]))) == []
    for target in ([-1, 3, 24], [-1, 71]):
        with pytest.raises(UnplayedError, match="it gives its images another shape"):
            built("Reshape", np.array(target))


def test_axes_are_exchanged_before_anything_else_only() -> None:
    assert row_of(built("Transpose", perm=[0, 3, 1, 2])) == []
    for bad in ({"perm": [0, 2, 1, 3]}, {"perm": [0, 3, 1, 2], "before": ReLU()}):
        with pytest.raises(UnplayedError, match="it exchanges the axes of its images"):
            built("Transpose", **bad)


@pytest.mark.parametrize(
    ("arrays", "settings", "layer"),
    [
        ((np.array(0.0), np.array(6.0)), {}, Hardtanh(lower=0, upper=6)),
        ((), {"min": -1.0, "max": 1.0}, Hardtanh()),
        ((np.array(0.0),), {}, ReLU()),
    ],
    ids=["relu6", "attributes", "relu"],
)
def test_a_clip_is_a_hardtanh_or_a_relu(arrays: tuple[Array, ...], settings: dict[str, Any], layer: Layer) -> None:
    assert row_of(built("Clip", *arrays, **settings)) == [layer]


@pytest.mark.parametrize("bounds", [(1.0, 2.0), (-1.0, None), (None, None), (-1.0, 1000.0)])
def test_a_clip_that_no_layer_makes_is_refused(bounds: tuple[float | None, float | None]) -> None:
    named = zip(("min", "max"), bounds, strict=True)
    settings: dict[str, Any] = {name: value for name, value in named if value is not None}
    with pytest.raises(UnplayedError, match="it cuts its numbers off at"):
        built("Clip", **settings)


def test_a_rim_of_zeros_is_taken_and_of_something_else_is_not() -> None:
    pads = np.array([0, 0, 1, 1, 0, 0, 2, 2])
    assert played(built("Pad", pads), draw(1, *IMAGE)).shape == (1, 2, 9, 9)
    for arrays in ((pads, np.array(1.0)), (np.array([0, 1, 1, 1, 0, 0, 2, 2]),)):
        with pytest.raises(UnplayedError):
            built("Pad", *arrays)


def test_settings_of_activations_are_kept() -> None:
    assert row_of(built("LeakyRelu", alpha=0.10000000149011612)) == [LeakyReLU(slope=0.1)]
    assert row_of(built("LogSoftmax", shape=(4,))) == []


def test_a_known_number_is_single_and_an_array_beside_what_is_computed() -> None:
    known = OnnxConstants({"two": np.array([2.0]), "row": np.ones(3)}, {})
    assert known.number(OnnxNode("Mul", ("x", "two"), "y", {}), "x") == 2
    assert known.number(OnnxNode("Mul", ("x", "row"), "y", {}), "x") is None
    assert known.number(OnnxNode("Mul", ("x", "z"), "y", {}), "x") is None
    assert known.constant(OnnxNode("Conv", ("x", "row", ""), "y", {}), 2) is None


def test_an_activation_in_several_nodes_is_found_only_with_its_own_numbers() -> None:
    swish = next(one for one in PATTERNS if one.layer == Swish() and not one.constants)
    nodes = [OnnxNode("Sigmoid", ("x",), "s", {}), OnnxNode("Mul", ("x", "s"), "y", {})]
    users = {"x": nodes, "s": [nodes[1]]}
    assert swish.match("x", OnnxConstants({}, {}), users) == "y"
    other = [nodes[0], OnnxNode("Mul", ("z", "s"), "y", {})]  # times something else
    assert swish.match("x", OnnxConstants({}, {}), {"x": other[:1], "s": other[1:]}) == ""
