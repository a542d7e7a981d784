"""ONNX: the network as a graph that any runtime executes (opset 17, written with the library `onnx`)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from engine.export.stages import ExportedLayer, refusal, stages
from engine.extras.missing import library
from engine.files import write_atomically
from engine.store.weights import LoadedNetwork
from engine.types import Array

OPSET, IR_VERSION = 17, 8  # of 2022: what every runtime in use reads


class OnnxGraph:
    """Nodes and constants as they are added; every method returns the name of what it made."""

    def __init__(self, helper: Any, numpy_helper: Any) -> None:
        self.helper, self.numpy_helper = helper, numpy_helper
        self.nodes: list[Any] = []
        self.constants: dict[str, Any] = {}

    def constant(self, value: Array | float | Sequence[int], name: str = "") -> str:
        """A tensor of the file; numbers are float32, shapes int64."""
        kind = np.int64 if isinstance(value, (list, tuple)) else np.float32
        array = np.ascontiguousarray(np.asarray(value, kind))
        name = name or f"constant{len(self.constants)}"
        self.constants[name] = self.numpy_helper.from_array(array, name)
        return name

    def node(self, operator: str, *inputs: str, **attributes: Any) -> str:
        """One operator with one output."""
        output = f"{operator.lower()}{len(self.nodes)}"
        self.nodes.append(self.helper.make_node(operator, list(inputs), [output], **attributes))
        return output

    def tensors(self, stage: ExportedLayer, *names: str) -> list[str]:
        """Tensors of a layer under the names they have in our files."""
        return [self.constant(stage.tensors[name], stage.title(name)) for name in names]


def _dense(graph: OnnxGraph, x: str, stage: ExportedLayer) -> str:
    return graph.node("Gemm", x, *graph.tensors(stage, "W", "b"))


def _conv(graph: OnnxGraph, x: str, stage: ExportedLayer) -> str:
    layer: Any = stage.layer
    return graph.node(
        "Conv",
        x,
        *graph.tensors(stage, "W", "b"),
        kernel_shape=[layer.kernel] * 2,
        strides=[layer.stride] * 2,
        pads=[layer.padding] * 4,
        dilations=[layer.dilation] * 2,
        group=layer.groups,
    )


def _pooling(operator: str) -> Callable[[OnnxGraph, str, ExportedLayer], str]:
    def pool(graph: OnnxGraph, x: str, stage: ExportedLayer) -> str:
        layer: Any = stage.layer
        padding = getattr(layer, "padding", 0)
        window = {"kernel_shape": [layer.kernel] * 2, "strides": [layer.stride] * 2, "pads": [padding] * 4}
        return graph.node(operator, x, **window, ceil_mode=int(layer.ceil_mode))

    return pool


def _batch_norm(graph: OnnxGraph, x: str, stage: ExportedLayer) -> str:
    layer: Any = stage.layer
    return graph.node(
        "BatchNormalization", x, *graph.tensors(stage, "gamma", "beta", "mean", "variance"), epsilon=layer.epsilon
    )


def _prelu(graph: OnnxGraph, x: str, stage: ExportedLayer) -> str:
    slopes = stage.tensors["a"].reshape((-1,) + (1,) * (len(stage.takes) - 1))
    return graph.node("PRelu", x, graph.constant(slopes, stage.title("a")))


def _scaled(graph: OnnxGraph, x: str, factor: float) -> str:
    return x if factor == 1 else graph.node("Mul", x, graph.constant(factor))


def _sigmoid(graph: OnnxGraph, x: str, stage: ExportedLayer) -> str:
    layer: Any = stage.layer
    return graph.node("Sigmoid", _scaled(graph, x, layer.beta))


def _tanh(graph: OnnxGraph, x: str, stage: ExportedLayer) -> str:
    layer: Any = stage.layer
    return graph.node("Tanh", _scaled(graph, x, layer.beta / 2))


def _softplus(graph: OnnxGraph, x: str, stage: ExportedLayer) -> str:
    layer: Any = stage.layer
    return _scaled(graph, graph.node("Softplus", _scaled(graph, x, layer.beta)), 1 / layer.beta)


def _swish(graph: OnnxGraph, x: str, stage: ExportedLayer) -> str:
    return graph.node("Mul", x, _sigmoid(graph, x, stage))


def _mish(graph: OnnxGraph, x: str, stage: ExportedLayer) -> str:
    return graph.node("Mul", x, graph.node("Tanh", graph.node("Softplus", x)))


def _gelu(graph: OnnxGraph, x: str, stage: ExportedLayer) -> str:
    layer: Any = stage.layer
    if layer.formula == "exact":
        bent = graph.node("Erf", graph.node("Mul", x, graph.constant(0.5**0.5)))
    else:
        cube = graph.node("Mul", graph.node("Mul", x, x), graph.node("Mul", x, graph.constant(0.044715)))
        bent = graph.node("Tanh", graph.node("Mul", graph.node("Add", x, cube), graph.constant((2 / np.pi) ** 0.5)))
    half = graph.node("Mul", x, graph.constant(0.5))
    return graph.node("Mul", half, graph.node("Add", bent, graph.constant(1.0)))


def _hardtanh(graph: OnnxGraph, x: str, stage: ExportedLayer) -> str:
    layer: Any = stage.layer
    return graph.node("Clip", x, graph.constant(layer.lower), graph.constant(layer.upper))


def _hard_sigmoid(graph: OnnxGraph, x: str, stage: ExportedLayer) -> str:
    layer: Any = stage.layer
    return graph.node("HardSigmoid", x, alpha=layer.slope, beta=0.5)


def _hard_swish(graph: OnnxGraph, x: str, stage: ExportedLayer) -> str:
    return graph.node("Mul", x, graph.node("HardSigmoid", x, alpha=1 / 6, beta=0.5))


def _step(graph: OnnxGraph, x: str, stage: ExportedLayer) -> str:
    return graph.node("Cast", graph.node("Greater", x, graph.constant(0.0)), to=1)  # 1: float32


def _zero_pad(graph: OnnxGraph, x: str, stage: ExportedLayer) -> str:
    layer: Any = stage.layer
    before, after = [0, 0, layer.before, layer.before], [0, 0, layer.after, layer.after]
    return graph.node("Pad", x, graph.constant([*before, *after]))


def _global_average(graph: OnnxGraph, x: str, stage: ExportedLayer) -> str:
    return graph.node("Flatten", graph.node("GlobalAveragePool", x))


def _plain(operator: str, **settings: str) -> Callable[[OnnxGraph, str, ExportedLayer], str]:
    """An operator whose attributes are settings of the layer, renamed."""

    def make(graph: OnnxGraph, x: str, stage: ExportedLayer) -> str:
        return graph.node(operator, x, **{theirs: getattr(stage.layer, ours) for theirs, ours in settings.items()})

    return make


OPERATORS: dict[str, Callable[[OnnxGraph, str, ExportedLayer], str]] = {
    "flatten": _plain("Flatten"),
    "dense": _dense,
    "conv2d": _conv,
    "max_pool2d": _pooling("MaxPool"),
    "average_pool2d": _pooling("AveragePool"),
    "zero_pad2d": _zero_pad,
    "global_average_pool2d": _global_average,
    "batch_norm": _batch_norm,
    "relu": _plain("Relu"),
    "leaky_relu": _plain("LeakyRelu", alpha="slope"),
    "prelu": _prelu,
    "sigmoid": _sigmoid,
    "tanh": _tanh,
    "softplus": _softplus,
    "swish": _swish,
    "mish": _mish,
    "gelu": _gelu,
    "elu": _plain("Elu", alpha="alpha"),
    "selu": _plain("Selu"),
    "hardtanh": _hardtanh,
    "hard_sigmoid": _hard_sigmoid,
    "hard_swish": _hard_swish,
    "softsign": _plain("Softsign"),
    "step": _step,
    "softmax": lambda graph, x, stage: graph.node("Softmax", x, axis=1),
}


def model(loaded: LoadedNetwork, path: Path | str = "network.onnx") -> Any:
    """The network as an `onnx.ModelProto`, checked.

    Raises: StoreError: a layer that ONNX has no operator for, or the library is not installed.
    """
    onnx = library("onnx", "onnx", path)
    graph = OnnxGraph(onnx.helper, onnx.numpy_helper)
    x = "images"
    for stage in stages(loaded):
        if stage.kind not in OPERATORS:
            raise refusal(stage, "ONNX")
        x = OPERATORS[stage.kind](graph, x, stage)
    outputs = graph.node("Identity", x)
    graph.nodes[-1].output[0] = outputs = "outputs"
    value = onnx.helper.make_tensor_value_info
    made = onnx.helper.make_graph(
        graph.nodes,
        "digitlab",
        [value("images", onnx.TensorProto.FLOAT, ["N", *loaded.network.input_shape])],
        [value(outputs, onnx.TensorProto.FLOAT, ["N", *loaded.network.output_shape])],
        list(graph.constants.values()),
    )
    opset = [onnx.helper.make_opsetid("", OPSET)]
    result = onnx.helper.make_model(made, opset_imports=opset, producer_name="DigitLab", ir_version=IR_VERSION)
    facts = {"classes": "\n".join(loaded.metadata.classes), "temperature": repr(loaded.metadata.temperature)}
    onnx.helper.set_model_props(result, facts)
    onnx.checker.check_model(result, full_check=True)
    return result


def write_onnx(path: Path, loaded: LoadedNetwork) -> None:
    """Write the network as one .onnx file: input `images` (N, C, H, W), output `outputs` (N, K).

    Raises: StoreError: as `model`; the disk is full or cannot be written.
    """
    write_atomically(path, model(loaded, path).SerializeToString())
