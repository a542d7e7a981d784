"""ONNX models: what our own export and the exporters of others write comes back as the same network."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from engine.errors import StoreError
from engine.export.onnx import OPERATORS, model
from engine.foreign.formats.described import Described
from engine.foreign.formats.onnx import read_onnx
from engine.layers import Layer, layers
from engine.layers.base import PREDICT
from engine.layers.conv2d import Conv2D
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.gelu import GELU
from engine.layers.hardtanh import Hardtanh
from engine.layers.max_pool2d import MaxPool2D
from engine.layers.prelu import PReLU
from engine.layers.relu import ReLU
from engine.spec import ExperimentSpec
from engine.store.weights import LoadedNetwork, Metadata
from engine.types import Array

RNG = np.random.default_rng(6)
SHAPE = (2, 7, 7)
X = RNG.normal(size=(3, *SHAPE)).astype(np.float32)
UNREAD = {"step", "identity", "stochastic-pool2d", "dropout"}  # no operator of their own, or nothing to do


def network(*row: Layer) -> LoadedNetwork:
    spec = ExperimentSpec(layers=row)
    made = spec.network(SHAPE)
    parameters = made.parameters()
    parameters.theta[...] = RNG.normal(0, 0.3, parameters.theta.shape)
    parameters.statistics[...] = RNG.uniform(0.5, 1.5, parameters.statistics.shape)
    return LoadedNetwork(spec, made, parameters, Metadata(input_shape=SHAPE))


def outputs(found: Described) -> Array:
    x = X
    for layer, tensors in found.parts:
        x, _ = layer.forward(tensors, x, PREDICT)
    return x


def every_layer() -> list[Layer]:
    kinds = [cls for cls in layers if cls.kind.replace("-", "_") in OPERATORS and cls.kind not in UNREAD]
    plain = [cls() for cls in kinds if cls.kind not in ("dense", "conv2d", "flatten", "softmax", "gelu")]
    more: list[Layer] = [
        Conv2D(filters=4, kernel=3, padding=1, groups=2, dilation=2),
        MaxPool2D(kernel=3, padding=1, ceil_mode=True),
    ]
    return [*plain, *more, GELU(), PReLU(shared=False), Hardtanh(lower=0, upper=6), Conv2D(filters=3, kernel=3)]


@pytest.mark.parametrize("layer", every_layer(), ids=lambda layer: layer.kind)
def test_each_layer_that_our_export_writes_comes_back(tmp_path: Path, layer: Layer) -> None:
    loaded = network(layer, *([] if layer.kind == "flatten" else [Flatten()]), Dense(units=5))
    path = tmp_path / "n.onnx"
    path.write_bytes(model(loaded).SerializeToString())
    np.testing.assert_allclose(outputs(read_onnx(path)), loaded.outputs(X), rtol=1e-4, atol=1e-4)


def written(path: Path, nodes: list[onnx.NodeProto], arrays: dict[str, Array], shape: tuple[int, ...] = SHAPE) -> Path:
    tensors = [numpy_helper.from_array(array, name) for name, array in arrays.items()]
    value = helper.make_tensor_value_info
    graph = helper.make_graph(
        nodes, "g", [value("x", TensorProto.FLOAT, ["N", *shape])], [value("y", TensorProto.FLOAT, ["N", 5])], tensors
    )
    path.write_bytes(helper.make_model(graph).SerializeToString())
    return path


W: Array = RNG.normal(0, 0.3, (98, 5)).astype(np.float32)
B: Array = RNG.normal(0, 0.3, 5).astype(np.float32)
SHAPE_ARRAY: Array = np.array([0, -1], np.int64)


def single(number: float) -> Array:
    found: Array = np.array(number, np.float32)
    return found


def test_a_product_and_an_addition_are_a_dense_layer_behind_scaled_pixels(tmp_path: Path) -> None:
    node = helper.make_node
    nodes = [node("Sub", ["x", "mean"], ["a"]), node("Div", ["a", "spread"], ["b"])]
    nodes += [node("Reshape", ["b", "shape"], ["c"]), node("MatMul", ["c", "W"], ["d"]), node("Add", ["d", "B"], ["y"])]
    arrays = {
        "mean": np.array([0.1], np.float32),
        "spread": np.array([0.3], np.float32),
        "shape": SHAPE_ARRAY,
        "W": W,
        "B": B,
    }
    found = read_onnx(written(tmp_path / "n.onnx", nodes, arrays))
    expected = ((X - 0.1) / 0.3).reshape(3, -1) @ W + B
    np.testing.assert_allclose(outputs(found), expected, rtol=1e-3, atol=1e-3)
    assert [layer.kind for layer, _ in found.parts] == ["batch-norm", "batch-norm", "flatten", "dense"]


def test_activations_written_out_in_several_nodes_are_known(tmp_path: Path) -> None:
    node = helper.make_node
    start = [node("Reshape", ["x", "shape"], ["a"]), node("MatMul", ["a", "W"], ["b"])]
    arrays = {
        "shape": SHAPE_ARRAY,
        "W": W,
        "r": np.array(2**0.5, np.float32),
        "one": np.array(1, np.float32),
        "half": np.array(0.5, np.float32),
    }
    silu = [node("Sigmoid", ["b"], ["s"]), node("Mul", ["b", "s"], ["y"])]
    mish = [node("Softplus", ["b"], ["p"]), node("Tanh", ["p"], ["t"]), node("Mul", ["b", "t"], ["y"])]
    gelu = [node("Div", ["b", "r"], ["d"]), node("Erf", ["d"], ["e"]), node("Add", ["e", "one"], ["f"])]
    gelu += [node("Mul", ["b", "f"], ["g"]), node("Mul", ["g", "half"], ["y"])]
    for nodes, kind in ((silu, "swish"), (mish, "mish"), (gelu, "gelu")):
        found = read_onnx(written(tmp_path / "n.onnx", [*start, *nodes], arrays))
        assert [layer.kind for layer, _ in found.parts] == ["flatten", "dense", kind]


def test_what_no_layer_here_computes_is_refused_by_name(tmp_path: Path) -> None:
    node = helper.make_node
    start = [node("Flatten", ["x"], ["a"]), node("MatMul", ["a", "W"], ["b"])]
    residual = [node("Relu", ["b"], ["c"]), node("Add", ["b", "c"], ["y"])]
    with pytest.raises(StoreError, match="do not stand in a row, as in a residual network"):
        read_onnx(written(tmp_path / "n.onnx", [*start, *residual], {"W": W}))
    with pytest.raises(StoreError, match="no network here has a layer like ThresholdedRelu"):
        read_onnx(written(tmp_path / "n.onnx", [*start, node("ThresholdedRelu", ["b"], ["y"])], {"W": W}))


def test_arrays_in_a_file_beside_are_read_and_missed(tmp_path: Path) -> None:
    loaded = network(Flatten(), Dense(units=8), ReLU(), Dense(units=5))
    path = tmp_path / "n.onnx"
    onnx.save(model(loaded), path, save_as_external_data=True, location="n.onnx.data", size_threshold=0)
    np.testing.assert_allclose(outputs(read_onnx(path)), loaded.outputs(X), rtol=1e-4, atol=1e-5)
    (tmp_path / "n.onnx.data").unlink()
    with pytest.raises(StoreError, match=r"keeps its arrays in n\.onnx\.data, which cannot be read"):
        read_onnx(path)


def test_arrays_outside_the_folder_are_never_read(tmp_path: Path) -> None:
    loaded = network(Flatten(), Dense(units=5))
    made = model(loaded)
    onnx.external_data_helper.set_external_data(made.graph.initializer[0], "../secret", length=8)
    made.graph.initializer[0].data_location = TensorProto.EXTERNAL
    (tmp_path / "n.onnx").write_bytes(made.SerializeToString())
    with pytest.raises(StoreError, match="it keeps its arrays outside its folder"):
        read_onnx(tmp_path / "n.onnx")


def test_every_damage_ends_in_our_error_or_a_network(tmp_path: Path) -> None:
    whole = model(network(Flatten(), Dense(units=5))).SerializeToString()
    path = tmp_path / "n.onnx"
    cuts = [whole[:end] for end in range(0, len(whole), 97)]
    flips = []
    for place, bit in itertools.product(RNG.integers(0, 400, 60), (1, 128)):
        data = bytearray(whole)
        data[place] ^= bit
        flips.append(bytes(data))
    for data in (*cuts, *flips):
        path.write_bytes(data)
        try:
            read_onnx(path)
        except StoreError:
            continue
