"""Keras: the weights as a list in the order of `model.set_weights`, and beside it the code of the model.

Keras keeps images channels last, so kernels, the rows behind a flatten and what stands per unit between them are put
into that order.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from engine.export.stages import ExportedLayer, refusal, stages
from engine.files import write_atomically
from engine.store.weights import LoadedNetwork
from engine.types import Array


def _conv(stage: ExportedLayer) -> str:
    layer: Any = stage.layer
    text = f"layers.Conv2D({layer.filters}, {layer.kernel}, strides={layer.stride}"
    text += f", dilation_rate={layer.dilation}" if layer.dilation != 1 else ""
    text += f", groups={layer.groups}" if layer.groups != 1 else ""
    pad = f"layers.ZeroPadding2D({layer.padding}), " if layer.padding else ""
    return f"{pad}{text})"


def _pool(name: str) -> Callable[[ExportedLayer], str]:
    def make(stage: ExportedLayer) -> str:
        layer: Any = stage.layer
        if layer.ceil_mode or getattr(layer, "padding", 0):
            raise refusal(stage, "a Keras model")
        return f"layers.{name}({layer.kernel}, strides={layer.stride})"

    return make


def _batch_norm(stage: ExportedLayer) -> str:
    layer: Any = stage.layer
    return f"layers.BatchNormalization(epsilon={layer.epsilon}, momentum={layer.momentum})"


def _beta(usual: str, other: str, neutral: float = 1.0) -> Callable[[ExportedLayer], str]:
    def make(stage: ExportedLayer) -> str:
        layer: Any = stage.layer
        return usual if layer.beta == neutral else f"layers.Activation(lambda x: {other.format(layer.beta)})"

    return make


def _hardtanh(stage: ExportedLayer) -> str:
    layer: Any = stage.layer
    return f"layers.Activation(lambda x: ops.clip(x, {layer.lower}, {layer.upper}))"


def _prelu(stage: ExportedLayer) -> str:
    if len(stage.tensors["a"]) != 1:
        raise refusal(stage, "a Keras model")
    axes = list(range(1, len(stage.takes) + 1))
    return f"layers.PReLU(shared_axes={axes})"


def _zero_pad(stage: ExportedLayer) -> str:
    pair = (stage.layer.before, stage.layer.after)  # type: ignore[attr-defined]  # a ZeroPad2D
    return f"layers.ZeroPadding2D(({pair}, {pair}))"


LAYERS: dict[str, Callable[[ExportedLayer], str]] = {
    "flatten": lambda stage: "layers.Flatten()",
    "dense": lambda stage: f"layers.Dense({stage.gives[0]})",
    "conv2d": _conv,
    "max_pool2d": _pool("MaxPooling2D"),
    "average_pool2d": _pool("AveragePooling2D"),
    "zero_pad2d": _zero_pad,
    "global_average_pool2d": lambda stage: "layers.GlobalAveragePooling2D()",
    "batch_norm": _batch_norm,
    "relu": lambda stage: "layers.ReLU()",
    "leaky_relu": lambda stage: f"layers.LeakyReLU(negative_slope={stage.layer.slope})",  # type: ignore[attr-defined]  # a LeakyReLU
    "prelu": _prelu,
    "sigmoid": _beta('layers.Activation("sigmoid")', "ops.sigmoid({} * x)"),
    "tanh": _beta('layers.Activation("tanh")', "ops.tanh({} / 2 * x)", 2.0),
    "softplus": _beta('layers.Activation("softplus")', "ops.softplus({0} * x) / {0}"),
    "swish": _beta('layers.Activation("silu")', "x * ops.sigmoid({} * x)"),
    "mish": lambda stage: 'layers.Activation("mish")',
    "gelu": lambda stage: f"layers.Activation(lambda x: ops.gelu(x, approximate={stage.layer.formula == 'tanh'}))",  # type: ignore[attr-defined]  # a GELU
    "elu": lambda stage: f"layers.ELU(alpha={stage.layer.alpha})",  # type: ignore[attr-defined]  # an ELU
    "selu": lambda stage: 'layers.Activation("selu")',
    "hardtanh": _hardtanh,
    "hard_sigmoid": lambda stage: f"layers.Activation(lambda x: ops.clip({stage.layer.slope} * x + 0.5, 0, 1))",  # type: ignore[attr-defined]  # a HardSigmoid
    "hard_swish": lambda stage: 'layers.Activation("hard_silu")',
    "softsign": lambda stage: 'layers.Activation("softsign")',
    "softmax": lambda stage: "layers.Softmax()",
}

TEXT = '''"""A network trained with DigitLab as a Keras model.

    model = load("{weights}")
    outputs = model.predict(images)        # images {shape}, ink is 1, background 0
"""

import numpy as np
from keras import Input, Sequential, layers, ops

CLASSES = {classes}


def load(path):
    """The model with its trained weights."""
    model = Sequential([
        Input({input}),
{layers}
    ])
    with np.load(path) as arrays:
        model.set_weights([arrays[f"arr_{{i}}"] for i in range(len(arrays.files))])
    return model
'''


def weights_in_order(loaded: LoadedNetwork) -> list[Array]:
    """Every tensor in the order and the shapes that `model.set_weights` takes."""
    found: list[Array] = []
    order: Array | None = None  # where a flattened unit of theirs stands among ours
    for stage in stages(loaded):
        t = stage.tensors
        if stage.kind == "flatten" and len(stage.takes) == 3:
            places = np.arange(int(np.prod(stage.takes))).reshape(stage.takes)
            order = places.transpose(1, 2, 0).ravel()  # (C, H, W) → (H, W, C)
        elif stage.kind == "dense":
            found += [t["W"] if order is None else t["W"][order], t["b"]]
            order = None
        elif stage.kind == "conv2d":
            found += [t["W"].transpose(2, 3, 1, 0), t["b"]]  # (F, C, K, K) → (K, K, C, F)
        elif stage.kind == "batch_norm":
            each = [t[name] for name in ("gamma", "beta", "mean", "variance")]
            found += each if order is None else [vector[order] for vector in each]
        elif stage.kind == "prelu":
            found.append(t["a"].reshape((1,) * len(stage.takes)))
    return [np.ascontiguousarray(array) for array in found]


def model_source(loaded: LoadedNetwork, weights: str) -> str:
    """The text of the code that builds the model and sets its weights.

    Raises: StoreError: a layer that Keras has no equal for.
    """
    lines = []
    for stage in stages(loaded):
        if stage.kind not in LAYERS:
            raise refusal(stage, "a Keras model")
        lines.append(f"        {LAYERS[stage.kind](stage)},")
    shape = loaded.network.input_shape
    theirs = (*shape[1:], shape[0]) if len(shape) == 3 else shape
    return TEXT.format(
        weights=weights,
        shape="(" + ", ".join(map(str, ("N", *theirs))) + ")",
        classes=repr(list(loaded.metadata.classes)),
        input=repr(tuple(theirs)),
        layers="\n".join(lines),
    )


def write_keras(path: Path, loaded: LoadedNetwork) -> None:
    """Write the list of weights at `path` (.npz) and the model's code beside it (.py).

    Raises: StoreError: a layer that Keras has no equal for; the disk is full or cannot be written.
    """
    text = model_source(loaded, path.name)
    write_atomically(path, lambda file: np.savez(file, *weights_in_order(loaded)))
    write_atomically(path.with_suffix(".py"), text.encode())
