"""PyTorch: the weights as a state_dict (.pt) and beside it a small module that loads them.

The .pt is a zip with a pickle that names torch's own classes; the pickle's few commands are written here, so PyTorch
need not be installed. Source: PyTorch, torch/serialization.py and torch/_utils.py, `_rebuild_tensor_v2`.
"""

from __future__ import annotations

import io
import pickle
import struct
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from engine.export.stages import ExportedLayer, refusal, stages
from engine.files import write_atomically
from engine.store.weights import LoadedNetwork
from engine.types import Array

# Our tensor names → theirs, by layer.
NAMES = {
    "dense": {"W": "weight", "b": "bias"},
    "conv2d": {"W": "weight", "b": "bias"},
    "batch_norm": {"gamma": "weight", "beta": "bias", "mean": "running_mean", "variance": "running_var"},
    "prelu": {"a": "weight"},
}


def _dense(stage: ExportedLayer) -> str:
    return f"nn.Linear({stage.takes[0]}, {stage.gives[0]})"


def _conv(stage: ExportedLayer) -> str:
    layer: Any = stage.layer
    more = "".join(
        f", {name}={value}" for name, value in (("dilation", layer.dilation), ("groups", layer.groups)) if value != 1
    )
    channels = f"{stage.takes[0]}, {layer.filters}"
    return f"nn.Conv2d({channels}, {layer.kernel}, stride={layer.stride}, padding={layer.padding}{more})"


def _pool(name: str) -> Callable[[ExportedLayer], str]:
    def make(stage: ExportedLayer) -> str:
        layer: Any = stage.layer
        more = f", padding={layer.padding}" if getattr(layer, "padding", 0) else ""
        more += ", ceil_mode=True" if layer.ceil_mode else ""
        return f"nn.{name}({layer.kernel}, stride={layer.stride}{more})"

    return make


def _batch_norm(stage: ExportedLayer) -> str:
    layer: Any = stage.layer
    size = 2 if len(stage.takes) == 3 else 1
    return f"nn.BatchNorm{size}d({stage.takes[0]}, eps={layer.epsilon}, momentum={round(1 - layer.momentum, 9)})"


def _with(text: str, *names: str) -> Callable[[ExportedLayer], str]:
    return lambda stage: text.format(*(getattr(stage.layer, name) for name in names))


def _by_beta(usual: str, other: str, neutral: float = 1.0) -> Callable[[ExportedLayer], str]:
    """The usual module at the usual steepness, else one made of a formula."""

    def make(stage: ExportedLayer) -> str:
        layer: Any = stage.layer
        return usual if layer.beta == neutral else other.format(layer.beta)

    return make


def _zero_pad(stage: ExportedLayer) -> str:
    before, after = stage.layer.before, stage.layer.after  # type: ignore[attr-defined]  # a ZeroPad2D
    return f"nn.ZeroPad2d(({before}, {after}, {before}, {after}))"


MODULES: dict[str, Callable[[ExportedLayer], str]] = {
    "flatten": lambda stage: "nn.Flatten()",
    "dense": _dense,
    "conv2d": _conv,
    "max_pool2d": _pool("MaxPool2d"),
    "average_pool2d": _pool("AvgPool2d"),
    "zero_pad2d": _zero_pad,
    "global_average_pool2d": lambda stage: "nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten())",
    "batch_norm": _batch_norm,
    "relu": lambda stage: "nn.ReLU()",
    "leaky_relu": _with("nn.LeakyReLU({})", "slope"),
    "prelu": lambda stage: f"nn.PReLU({len(stage.tensors['a'])})",
    "sigmoid": _by_beta("nn.Sigmoid()", "Formula(lambda x: torch.sigmoid({} * x))"),
    "tanh": _by_beta("nn.Tanh()", "Formula(lambda x: torch.tanh({} / 2 * x))", 2.0),
    "softplus": _with("nn.Softplus(beta={}, threshold=40)", "beta"),
    "swish": _by_beta("nn.SiLU()", "Formula(lambda x: x * torch.sigmoid({} * x))"),
    "mish": lambda stage: "nn.Mish()",
    "gelu": lambda stage: "nn.GELU()" if stage.layer.formula == "exact" else 'nn.GELU(approximate="tanh")',  # type: ignore[attr-defined]  # a GELU
    "elu": _with("nn.ELU({})", "alpha"),
    "selu": lambda stage: "nn.SELU()",
    "hardtanh": _with("nn.Hardtanh({}, {})", "lower", "upper"),
    "hard_sigmoid": _with("Formula(lambda x: torch.clamp({} * x + 0.5, 0, 1))", "slope"),
    "hard_swish": lambda stage: "nn.Hardswish()",
    "softsign": lambda stage: "nn.Softsign()",
    "step": lambda stage: "Formula(lambda x: (x > 0).float())",
    "softmax": lambda stage: "nn.Softmax(dim=1)",
}

MODULE_TEXT = '''"""A network trained with DigitLab as a PyTorch module.

    model = load("{weights}")
    outputs = model(images)        # images {shape}, ink is 1, background 0
"""

import torch
from torch import nn

CLASSES = {classes}
{formula}

def network():
    """The layers, with fresh weights."""
    return nn.Sequential(
{layers}
    )


def load(path):
    """The layers with the trained weights, ready to read."""
    model = network()
    model.load_state_dict(torch.load(path, weights_only=True))
    return model.eval()
'''
FORMULA = '''

class Formula(nn.Module):
    """A layer that is one formula."""

    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, x):
        return self.function(x)

'''


def module_source(loaded: LoadedNetwork, weights: str) -> str:
    """The text of the module that fits `state_dict`.

    Raises: StoreError: a layer that PyTorch has no module for.
    """
    lines = []
    for stage in stages(loaded):
        if stage.kind not in MODULES:
            raise refusal(stage, "a PyTorch module")
        lines.append(f"        {MODULES[stage.kind](stage)},")
    text = "\n".join(lines)
    return MODULE_TEXT.format(
        weights=weights,
        shape="(" + ", ".join(map(str, ("N", *loaded.network.input_shape))) + ")",
        classes=repr(list(loaded.metadata.classes)),
        formula=FORMULA if "Formula(" in text else "",
        layers=text,
    )


def state_dict(loaded: LoadedNetwork) -> dict[str, Array]:
    """The tensors under PyTorch's names: `1.weight`, `1.bias`, …; dense matrices are turned as PyTorch keeps them."""
    found: dict[str, Array] = {}
    for place, stage in enumerate(stages(loaded)):
        for ours, theirs in NAMES.get(stage.kind, {}).items():
            tensor = stage.tensors[ours]
            found[f"{place}.{theirs}"] = tensor.T if stage.kind == "dense" and ours == "W" else tensor
        if stage.kind == "batch_norm":
            found[f"{place}.num_batches_tracked"] = np.zeros((), np.int64)
    return found


def write_torch(path: Path, loaded: LoadedNetwork) -> None:
    """Write the state_dict at `path` (.pt) and the module beside it (.py).

    Raises: StoreError: a layer that PyTorch has no module for; the disk is full or cannot be written.
    """
    text = module_source(loaded, path.name)
    write_atomically(path, archive(state_dict(loaded)))
    write_atomically(path.with_suffix(".py"), text.encode())


def archive(tensors: Mapping[str, Array]) -> bytes:
    """A file as `torch.save` writes it: data.pkl and one file of numbers for each tensor."""
    buffer = io.BytesIO()
    arrays = {name: np.ascontiguousarray(array).reshape(array.shape) for name, array in tensors.items()}
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as file:
        file.writestr("archive/data.pkl", _pickled(arrays))
        file.writestr("archive/byteorder", "little")
        for key, array in enumerate(arrays.values()):
            file.writestr(f"archive/data/{key}", array.astype(array.dtype.newbyteorder("<")).tobytes())
        file.writestr("archive/version", "3\n")
    return buffer.getvalue()


def _pickled(arrays: Mapping[str, Array]) -> bytes:
    """An OrderedDict of tensors, in the commands of pickle's protocol 2."""
    out = [pickle.PROTO + b"\x02", _global("collections", "OrderedDict"), b")R("]
    for key, (name, array) in enumerate(arrays.items()):
        kind = "LongStorage" if array.dtype.kind == "i" else "FloatStorage"
        strides = [stride // array.itemsize for stride in array.strides]
        storage = [b"(", _text("storage"), _global("torch", kind), _text(str(key)), _text("cpu"), _number(array.size)]
        out += [_text(name), _global("torch._utils", "_rebuild_tensor_v2"), b"(", *storage, b"tQ", _number(0)]
        out += [_numbers(array.shape), _numbers(strides), pickle.NEWFALSE]
        out += [_global("collections", "OrderedDict"), b")R", b"tR"]
    return b"".join([*out, b"u."])


def _global(module: str, name: str) -> bytes:
    return pickle.GLOBAL + f"{module}\n{name}\n".encode()


def _text(text: str) -> bytes:
    data = text.encode()
    return pickle.BINUNICODE + struct.pack("<I", len(data)) + data


def _number(value: int) -> bytes:
    return pickle.BININT + struct.pack("<i", value)


def _numbers(values: Any) -> bytes:
    return b"(" + b"".join(_number(int(value)) for value in values) + b"t"
