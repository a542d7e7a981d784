"""Every export format, written and opened again, is the same network: the layers of every recipe, grey and color."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine import recipes
from engine.data.dataset import Split
from engine.export.formats import FORMATS
from engine.export.numpy_source import source
from engine.foreign.opening import open_network
from engine.layers.base import Layer
from engine.layers.conv2d import Conv2D
from engine.spec import ExperimentSpec
from engine.store.weights import LoadedNetwork, Metadata
from tests.engine.export.test_numpy_source import run

DIFFERENT = {recipe.spec.layers: recipe.name for recipe in reversed(recipes.recipes())}
GREY = [(name, layers, (1, 28, 28)) for layers, name in DIFFERENT.items()]
COLOR = [(n, layers, (3, 28, 28)) for n, layers, _ in GREY if any(isinstance(one, Conv2D) for one in layers)][:3]
OPENED = [name for name in FORMATS if name != "python"]


def drawn(layers: tuple[Layer, ...], shape: tuple[int, ...]) -> LoadedNetwork:
    """A network with numbers of its own in every tensor."""
    spec = ExperimentSpec(layers=layers)
    network = spec.network(shape)
    parameters = network.parameters()
    generator = np.random.default_rng(4)
    parameters.theta[...] = 0.1 * generator.standard_normal(len(parameters.theta))
    parameters.statistics[...] = 0.5 + generator.random(len(parameters.statistics))
    return LoadedNetwork(spec, network, parameters, Metadata(input_shape=shape, classes=tuple("0123456789")))


@pytest.mark.parametrize(("layers", "shape"), [case[1:] for case in GREY + COLOR], ids=[
    f"{name}-{shape[0]}" for name, _, shape in GREY + COLOR
])  # fmt: skip
def test_a_network_comes_back_from_every_format_as_it_was(
    tmp_path: Path, layers: tuple[Layer, ...], shape: tuple[int, ...]
) -> None:
    ours = drawn(layers, shape)
    images = np.random.default_rng(1).random((12, *shape), np.float32)
    expected = ours.outputs(images)
    labeled = Split(images, expected.argmax(axis=1))
    for name in OPENED:
        path = tmp_path / f"network{FORMATS[name].suffix}"
        FORMATS[name].write(path, ours)
        said = () if name == "onnx" else layers
        back = open_network(path, architecture=said, pixels="unit", labeled=labeled, input_shape=shape)
        np.testing.assert_allclose(back.outputs(images), expected, rtol=1e-5, atol=1e-5, err_msg=name)
    alone = run(source(ours))
    got = alone["predict"](images, alone["load_weights"]())
    np.testing.assert_allclose(got, expected, rtol=1e-4, atol=1e-5)
