"""Networks that the studies look at: a small one with maps, and the shipped ones on a few digits."""

import numpy as np
import pytest

from engine import datasets
from engine.analysis.model import Model
from engine.data.dataset import Split
from engine.layers import layers
from engine.losses.cross_entropy import CrossEntropy
from engine.store.weights import load_weights
from tests.small import filled


def model_of(*kinds: dict[str, object] | str, shape: tuple[int, ...] = (1, 8, 8), seed: int = 0) -> Model:
    """A float64 network of these layers with weights that are nowhere 0."""
    network, parameters = filled([layers.from_dict(kind) for kind in kinds], shape, seed=seed)
    return Model(network, parameters, CrossEntropy())


@pytest.fixture(scope="session")
def tiny() -> Model:
    """Two convolutions with a pooling between, then a dense layer."""
    return model_of(
        {"kind": "conv2d", "filters": 3, "kernel": 3, "padding": 1},
        "relu",
        "max-pool2d",
        {"kind": "conv2d", "filters": 4, "kernel": 3},
        "tanh",
        "flatten",
        {"kind": "dense", "units": 5},
    )


@pytest.fixture(scope="session")
def pictures() -> np.ndarray:
    """Forty pictures of 8 × 8."""
    from engine.rng import stream

    return stream(0, "pictures").random((40, 1, 8, 8))


@pytest.fixture(scope="session")
def digits() -> Split:
    """The 1,000 test digits of the embedded sample."""
    return datasets.load("mnist-sample").test


@pytest.fixture(scope="session")
def small_cnn() -> Model:
    """The shipped network."""
    return Model.of(load_weights("weights/small-cnn.safetensors"), 10)
