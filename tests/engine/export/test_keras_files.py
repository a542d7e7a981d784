"""Keras's weights: a channels-last network computed from them gives our outputs."""

import ast
from pathlib import Path

import numpy as np
import pytest

from engine.errors import StoreError
from engine.export.keras_files import model_source, weights_in_order, write_keras
from tests.engine.export.networks import CONVOLUTIONS, DENSE, RIMMED, images, trained


def test_a_channels_last_network_with_these_weights_gives_our_outputs() -> None:
    loaded = trained(CONVOLUTIONS["pooled"])
    kernel, bias, gamma, beta, mean, variance, matrix, offset = weights_in_order(loaded)
    x = np.pad(images().transpose(0, 2, 3, 1), ((0, 0), (1, 1), (1, 1), (0, 0)))  # (N, H, W, C)
    patches = np.lib.stride_tricks.sliding_window_view(x, (3, 3), axis=(1, 2))  # (N, OH, OW, C, K, K)
    y = np.einsum("nhwcij,ijcf->nhwf", patches, kernel) + bias
    y = np.maximum(gamma * (y - mean) / np.sqrt(variance + 1e-5) + beta, 0)
    pooled = np.maximum.reduce([y[:, i : i + 8 : 2, j : j + 8 : 2] for i in (0, 1) for j in (0, 1)])
    got = pooled.reshape(len(x), -1) @ matrix + offset
    np.testing.assert_allclose(got, loaded.outputs(images()), rtol=1e-5, atol=1e-5)


def test_what_stands_between_flatten_and_dense_takes_the_order_of_keras(tmp_path: Path) -> None:
    loaded = trained(CONVOLUTIONS["strided"])
    write_keras(tmp_path / "x.npz", loaded)
    with np.load(tmp_path / "x.npz") as arrays:
        gamma = arrays["arr_2"]
    ours = loaded.parameters.views[4]["gamma"].reshape(4, 2, 2)
    np.testing.assert_array_equal(gamma, ours.transpose(1, 2, 0).ravel())
    ast.parse((tmp_path / "x.py").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", DENSE)
def test_the_model_code_is_python_for_every_layer_that_keras_has(name: str) -> None:
    loaded = trained(DENSE[name])
    if name.startswith("step"):
        with pytest.raises(StoreError, match="a Keras model"):
            model_source(loaded, "x.npz")
    else:
        ast.parse(model_source(loaded, "x.npz"))


def test_a_pooling_that_keras_has_not_is_refused_by_name() -> None:
    with pytest.raises(StoreError, match=r"layer 2 \(max-pool2d\) cannot be written as a Keras model"):
        model_source(trained(RIMMED["ceil"]), "x.npz")
