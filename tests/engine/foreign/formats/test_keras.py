"""Keras' files, written here as Keras writes them: the layers that the configuration says, with their arrays."""

from __future__ import annotations

import io
import json
import zipfile

import numpy as np
import pytest

from engine.errors import StoreError
from engine.foreign.formats.described import Described
from engine.foreign.formats.keras import read_keras
from engine.layers.base import PREDICT
from tests.engine.foreign.formats.written import hdf5

RNG = np.random.default_rng(4)
X = RNG.random((3, 1, 28, 28)).astype(np.float32)


def draw(*shape):
    return RNG.normal(0, 0.2, shape).astype("<f4")


def layer(kind, name="", **settings):
    return {"class_name": kind, "config": {"name": name or kind.lower(), **settings}}


def sequential(*layers, shape=(28, 28, 1)):
    first = layer("InputLayer", batch_shape=[None, *shape])
    return {"class_name": "Sequential", "config": {"name": "m", "layers": [first, *layers]}}


def model(path, config, arrays, loss=None, version="3.15.1"):
    """A .keras file: arrays by the names that Keras 3 gives groups."""
    groups = {name: {"vars": {str(i): a for i, a in enumerate(row)}} for name, row in arrays.items()}
    whole = {**config, "compile_config": {"loss": loss}}
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("config.json", json.dumps(whole))
        archive.writestr("metadata.json", json.dumps({"keras_version": version}))
        archive.writestr("model.weights.h5", hdf5({"layers": groups}))
    return path


def outputs(described, x):
    assert isinstance(described, Described)
    for part, tensors in described.fitted((1, 28, 28)).parts:
        x, _ = part.forward(tensors, x, PREDICT)
    return x


def test_a_convolution_network_gives_what_keras_formulas_give(tmp_path):
    W, b, D, c = draw(3, 3, 1, 4), draw(4), draw(13 * 13 * 4, 10), draw(10)
    row = [layer("Conv2D", padding="valid", strides=[1, 1], dilation_rate=[1, 1], groups=1, activation="relu")]
    row += [layer("MaxPooling2D", pool_size=[2, 2], strides=[2, 2], padding="valid"), layer("Dropout", rate=0.5)]
    row += [layer("Flatten"), layer("Dense", units=10, activation="softmax")]
    found = read_keras(model(tmp_path / "m.keras", sequential(*row), {"conv2d": [W, b], "dense": [D, c]}))
    windows = np.lib.stride_tricks.sliding_window_view(X[:, 0], (3, 3), (1, 2))
    maps = np.maximum(np.einsum("nijab,abf->nijf", windows, W[:, :, 0]) + b, 0)  # (N, H, W, F), as Keras has it
    pooled = maps.reshape(3, 13, 2, 13, 2, 4).max(axis=(2, 4)).reshape(3, -1)
    scores = np.exp(pooled @ D + c)
    np.testing.assert_allclose(outputs(found, X), scores / scores.sum(axis=1, keepdims=True), rtol=1e-4, atol=1e-6)
    assert isinstance(found, Described)
    assert [part.kind for part, _ in found.parts] == ["conv2d", "relu", "max-pool2d", "flatten", "dense", "softmax"]


def test_an_old_h5_file_keeps_its_configuration_as_an_attribute(tmp_path):
    W, b = draw(784, 10), draw(10)
    config = sequential(layer("Flatten"), layer("Dense", "head", units=10, activation="linear"), shape=(28, 28))
    head = ({"m": {"head": {"kernel": W, "bias": b}}}, {"weight_names": ["m/head/kernel", "m/head/bias"]})
    training = {"model_config": json.dumps(config), "training_config": json.dumps({"loss": "mse"})}
    found = read_keras(tmp_path / "m.h5", hdf5({"model_weights": {"head": head}}, training))
    assert isinstance(found, Described)
    np.testing.assert_allclose(outputs(found, X), X.reshape(3, -1) @ W + b, rtol=1e-4, atol=1e-5)
    assert found.squared is True
    without = hdf5({"model_weights": {"head": head[0]}}, training)
    with pytest.raises(StoreError, match="is damaged"):  # the names of its weights are missing
        read_keras(tmp_path / "m.h5", without)


def test_arrays_without_a_configuration_are_arrays(tmp_path):
    found = read_keras(tmp_path / "m.weights.h5", hdf5({"layers": {"dense": {"vars": {"0": draw(784, 10)}}}}))
    assert isinstance(found, dict)
    assert list(found) == ["layers/dense/vars/0"]


def test_depthwise_same_padding_and_norms_are_played(tmp_path):
    W, P = draw(3, 3, 1, 4), draw(3, 3, 4, 1)
    norm = [np.abs(draw(4)) + 0.5, draw(4), draw(4), np.abs(draw(4)) + 0.5]
    row = [layer("Conv2D", padding="same", strides=[2, 2], use_bias=False)]
    row += [layer("BatchNormalization", axis=-1, epsilon=1e-3, scale=True, center=True), layer("ReLU")]
    row += [layer("DepthwiseConv2D", padding="same", strides=[1, 1], use_bias=False, activation="gelu")]
    row += [layer("GlobalAveragePooling2D"), layer("Dense", units=10)]
    arrays = {"conv2d": [W], "batch_normalization": norm, "depthwise_conv2d": [P], "dense": [draw(4, 10), draw(10)]}
    found = read_keras(model(tmp_path / "m.keras", sequential(*row), arrays))
    assert isinstance(found, Described)
    kinds = [part.kind for part, _ in found.parts]
    assert kinds == [
        "zero-pad2d", "conv2d", "batch-norm", "relu", "conv2d", "gelu", "global-average-pool2d", "dense",
    ]  # fmt: skip
    assert outputs(found, X).shape == (3, 10)
    wide = np.pad(X, ((0, 0), (0, 0), (0, 1), (0, 1)))  # «same» with stride 2: a row more behind
    windows = np.lib.stride_tricks.sliding_window_view(wide[:, 0], (3, 3), (1, 2))[:, ::2, ::2]
    maps = np.einsum("nijab,abf->nfij", windows, W[:, :, 0])
    x = X
    for part, tensors in found.parts[:2]:
        x, _ = part.forward(tensors, x, PREDICT)
    np.testing.assert_allclose(x, maps, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize(
    ("name", "version", "formula"),
    [
        ("hard_sigmoid", "3.15.1", lambda x: np.clip(x / 6 + 0.5, 0, 1)),
        ("hard_sigmoid", "2.12.0", lambda x: np.clip(0.2 * x + 0.5, 0, 1)),
        ("hard_silu", "3.15.1", lambda x: x * np.clip(x / 6 + 0.5, 0, 1)),
        ("softsign", "3.15.1", lambda x: x / (1 + np.abs(x))),
    ],
)
def test_a_hard_sigmoid_has_the_slope_of_its_version(tmp_path, name, version, formula):
    row = [layer("Flatten"), layer("Dense", units=6, activation=name)]
    W, b = draw(784, 6), draw(6)
    found = read_keras(model(tmp_path / "m.keras", sequential(*row), {"dense": [W, b]}, version=version))
    np.testing.assert_allclose(outputs(found, X), formula(X.reshape(3, -1) @ W + b), rtol=1e-4, atol=1e-5)


def test_a_hard_sigmoid_of_an_unknown_version_is_refused(tmp_path):
    row = [layer("Flatten"), layer("Dense", units=6, activation="hard_sigmoid")]
    with pytest.raises(StoreError, match="no network here has the activation hard_sigmoid"):
        read_keras(model(tmp_path / "m.keras", sequential(*row), {"dense": [draw(784, 6), draw(6)]}, version=""))


def test_a_squared_error_is_known_from_the_configuration(tmp_path):
    config = sequential(layer("Flatten"), layer("Dense", units=10))
    found = read_keras(model(tmp_path / "m.keras", config, {"dense": [draw(784, 10), draw(10)]}, "mse"))
    assert isinstance(found, Described)
    assert found.squared is True


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ([layer("LayerNormalization")], "no network here has a layer like LayerNormalization"),
        ([layer("Dense", units=10, activation="exponential")], "no network here has the activation exponential"),
        ([layer("Lambda")], "no network here has a layer like Lambda"),
        ([layer("Sequential", layers=[])], "a model inside the model"),
        ([layer("Conv2D", padding="same", strides=[1, 2])], "different numbers for rows and columns"),
        ([layer("LeakyReLU", negative_slope=2.0)], "m.keras cannot be opened.*slope must be between 0 and 1, not 2"),
    ],
)
def test_what_no_layer_here_computes_is_refused_by_name(tmp_path, row, words):
    arrays = {"dense": [draw(784, 10), draw(10)], "conv2d": [draw(3, 3, 1, 4), draw(4)]}
    flat = [] if row[0]["class_name"] == "Conv2D" else [layer("Flatten")]
    with pytest.raises(StoreError, match=words):
        read_keras(model(tmp_path / "m.keras", sequential(*flat, *row), arrays))


def test_a_residual_addition_is_refused_by_name(tmp_path):
    def node(*names):
        return [{"args": [{"class_name": "__keras_tensor__", "config": {"keras_history": [n, 0, 0]}} for n in names]}]

    rows = [{**layer("InputLayer", "in", batch_shape=[None, 784]), "name": "in", "inbound_nodes": []}]
    rows += [{**layer("Dense", "a", units=784), "name": "a", "inbound_nodes": node("in")}]
    rows += [{**layer("Add", "sum"), "name": "sum", "inbound_nodes": node("in", "a")}]
    config = {"class_name": "Functional", "config": {"layers": rows}}
    with pytest.raises(StoreError, match="sum takes more than the layer before it, as in a residual network"):
        read_keras(model(tmp_path / "m.keras", config, {"dense": [draw(784, 784), draw(784)]}))


def test_every_cut_and_a_flipped_byte_end_in_our_error_or_a_network(tmp_path):
    config = sequential(layer("Flatten"), layer("Dense", units=10))
    whole = model(tmp_path / "m.keras", config, {"dense": [draw(784, 10), draw(10)]}).read_bytes()
    assert zipfile.is_zipfile(io.BytesIO(whole))
    for place in RNG.integers(0, len(whole), 200):
        data = bytearray(whole)
        data[place] ^= 0xFF
        (tmp_path / "cut.keras").write_bytes(bytes(data))
        try:
            read_keras(tmp_path / "cut.keras")
        except StoreError:
            continue
