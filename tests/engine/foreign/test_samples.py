"""Files that PyTorch, Keras, ONNX' exporters and scikit-learn wrote give the answers that their own programs gave.

`benchmarks/foreign/foreign_samples.py` wrote them; `answers.npz` holds what the originals made of six images.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.errors import StoreError
from engine.foreign.opening import open_network
from engine.layers.base import Layer
from engine.layers.batch_norm import BatchNorm
from engine.layers.conv2d import Conv2D
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.max_pool2d import MaxPool2D
from engine.layers.relu import ReLU
from engine.losses.cross_entropy import CrossEntropy
from engine.types import Array

SAMPLES = Path(__file__).with_name("samples")
ANSWERS = dict(np.load(SAMPLES / "answers.npz"))
IMAGES = ANSWERS["images"]
SHAPE = (1, 8, 8)
CNN: tuple[Layer, ...] = (
    Conv2D(filters=4, kernel=3, padding=1), BatchNorm(), ReLU(), MaxPool2D(), Flatten(), Dense(units=10),
)  # fmt: skip


def shares(outputs: Array) -> Array:
    """Outputs as shares: as they are if they are some."""
    whole = outputs.min() >= 0 and np.allclose(outputs.sum(axis=1), 1, atol=1e-3)
    return outputs if whole else CrossEntropy().probabilities(outputs)


@pytest.mark.parametrize(
    ("file", "original", "activation"),
    [
        ("torch-mlp.pt", "torch-mlp", "tanh"),
        ("torch-legacy.pt", "torch-mlp", "tanh"),
        ("torch-bfloat16.pt", "torch-bfloat16", "tanh"),
        ("onnx-old.onnx", "onnx-old", None),
        ("onnx-new.onnx", "onnx-new", None),
        ("keras-dense.keras", "keras-dense", None),
        ("keras-cnn.keras", "keras-cnn", None),
        ("keras-cnn-old.h5", "keras-cnn", None),
        ("keras-dense.weights.h5", "keras-dense", "gelu"),
        ("keras-get-weights.npz", "keras-dense", "gelu"),
        ("sklearn.npz", "sklearn", "sigmoid"),
    ],
)
def test_a_file_gives_the_answers_of_its_own_program(file: str, original: str, activation: str | None) -> None:
    loaded = open_network(SAMPLES / file, activation=activation, pixels="unit", input_shape=SHAPE)
    np.testing.assert_allclose(shares(loaded.outputs(IMAGES)), shares(ANSWERS[original]), rtol=1e-5, atol=1e-5)


def test_arrays_of_a_convolution_network_give_them_in_the_layers_that_are_named() -> None:
    loaded = open_network(SAMPLES / "torch-cnn.pt", architecture=CNN, pixels="unit", input_shape=SHAPE)
    np.testing.assert_allclose(loaded.outputs(IMAGES), ANSWERS["torch-cnn"], rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("torch-pickled.pkl", r"torch\.save"),
        ("torch-whole.pt", r"state_dict"),
        ("torch-traced.pt", r"is a TorchScript model, which holds code; save its weights with torch\.save"),
        ("sklearn-pickled.pkl", r"coefs_"),
    ],
)
def test_what_holds_code_is_refused_with_the_way_out(file: str, words: str) -> None:
    with pytest.raises(StoreError, match=words):
        open_network(SAMPLES / file, input_shape=SHAPE)
