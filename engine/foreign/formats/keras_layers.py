"""Keras' layers, each as ours, with its arrays in our order of axes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from engine.foreign.formats.described import Builder, UnplayedError, one_number, padded_convolution, same_padding
from engine.layers.average_pool2d import AveragePool2D
from engine.layers.base import Layer
from engine.layers.batch_norm import BatchNorm
from engine.layers.conv2d import Conv2D
from engine.layers.dense import Dense
from engine.layers.elu import ELU
from engine.layers.flatten import Flatten
from engine.layers.gelu import GELU
from engine.layers.global_average_pool2d import GlobalAveragePool2D
from engine.layers.hard_sigmoid import HardSigmoid
from engine.layers.hard_swish import HardSwish
from engine.layers.hardtanh import Hardtanh
from engine.layers.leaky_relu import LeakyReLU
from engine.layers.max_pool2d import MaxPool2D
from engine.layers.mish import Mish
from engine.layers.prelu import PReLU
from engine.layers.relu import ReLU
from engine.layers.selu import SELU
from engine.layers.sigmoid import Sigmoid
from engine.layers.softmax import Softmax
from engine.layers.softplus import Softplus
from engine.layers.softsign import Softsign
from engine.layers.swish import Swish
from engine.layers.tanh import Tanh
from engine.layers.zero_pad2d import ZeroPad2D
from engine.types import Array

ACTIVATIONS: dict[str, Callable[[], Layer]] = {
    "relu": ReLU,
    "sigmoid": Sigmoid,
    "tanh": Tanh,
    "softmax": Softmax,
    "elu": ELU,
    "selu": SELU,
    "gelu": GELU,
    "silu": Swish,
    "swish": Swish,
    "mish": Mish,
    "softplus": Softplus,
    "hard_tanh": Hardtanh,
    "hard_sigmoid of Keras 2": lambda: HardSigmoid(slope=0.2),
    "hard_sigmoid of Keras 3": HardSigmoid,
    "hard_swish": HardSwish,
    "hard_silu": HardSwish,
    "softsign": Softsign,
    "leaky_relu": lambda: LeakyReLU(slope=0.2),
    "relu6": lambda: Hardtanh(lower=0, upper=6),
}
NOTHING = ("linear", None)
IDLE = {  # layers that do nothing when a network reads
    "Dropout", "SpatialDropout2D", "GaussianDropout", "GaussianNoise", "AlphaDropout", "ActivityRegularization",
    "Identity",
}  # fmt: skip

Arrays = list[Array]
Config = Mapping[str, Any]


def add_layer(builder: Builder, name: str, settings: Config, own: Arrays) -> None:
    """One layer of Keras as ours.

    Raises: UnplayedError: no layer here does what it does.
    """
    if name == "InputLayer" or name in IDLE:
        return
    make = LAYERS.get(name)
    if make is None:
        raise UnplayedError("no network here has a layer like {layer}", layer=name[:40])
    make(builder, settings, own)
    _activate(builder, settings.get("activation"))


def _activate(builder: Builder, activation: Any) -> None:
    name = activation.get("config") if isinstance(activation, dict) else activation
    if isinstance(name, dict):
        name = name.get("name") or activation.get("class_name")
    if name in NOTHING:
        return
    if name not in ACTIVATIONS:
        raise UnplayedError("no network here has the activation {name}", name=str(name)[:40])
    if name == "softmax" and len(builder.shape) != 1:
        raise UnplayedError("its softmax stands behind a layer of images")
    builder.add(ACTIVATIONS[name]())


def _dense(builder: Builder, settings: Config, own: Arrays) -> None:
    b = own[1] if settings.get("use_bias", True) else np.zeros(own[0].shape[1])
    builder.add(Dense(units=int(own[0].shape[1])), W=own[0], b=b)


def _conv(builder: Builder, settings: Config, own: Arrays, depthwise: bool = False) -> None:
    kernel = own[0]  # (K, K, C/G, F), or (K, K, C, multiplier) of a depthwise one
    if kernel.ndim != 4 or kernel.shape[0] != kernel.shape[1]:
        raise UnplayedError("its kernels are no squares")
    if len(builder.shape) != 3:
        raise UnplayedError("it has a convolution behind a layer that gives no images")
    channels = builder.shape[0]
    W = kernel.transpose(3, 2, 0, 1)
    if depthwise:  # filter m of channel c is output c·M + m
        W = kernel.transpose(2, 3, 0, 1).reshape(-1, 1, *kernel.shape[:2])
    conv = Conv2D(
        filters=len(W),
        kernel=int(kernel.shape[0]),
        stride=one_number(settings.get("strides", 1)),
        dilation=one_number(settings.get("dilation_rate", 1)),
        groups=channels if depthwise else one_number(settings.get("groups", 1)),
    )
    before, after = _padding(builder, settings, conv.kernel, conv.stride, conv.dilation)
    b = own[1] if settings.get("use_bias", True) else np.zeros(len(W))
    padded_convolution(builder, conv, before, after, W, b)


def _separable(builder: Builder, settings: Config, own: Arrays) -> None:
    """A depthwise convolution and one of single pixels behind it, with nothing in between."""
    _conv(builder, {**settings, "use_bias": False}, own[:1], depthwise=True)
    _conv(builder, {"use_bias": settings.get("use_bias", True)}, own[1:])


def _padding(builder: Builder, settings: Config, kernel: int, stride: int, dilation: int = 1) -> tuple[int, int]:
    if settings.get("padding", "valid") == "valid":
        return 0, 0
    if settings["padding"] != "same" or builder.shape[1] != builder.shape[2]:
        raise UnplayedError("its padding is {got}", got=str(settings["padding"])[:40])
    return same_padding(builder.shape[1], kernel, stride, dilation)


def _pool(builder: Builder, settings: Config, own: Arrays, average: bool = False) -> None:
    kernel = one_number(settings["pool_size"])
    stride = one_number(settings.get("strides") or kernel)
    before, after = _padding(builder, settings, kernel, stride)
    if average:
        if before:
            raise UnplayedError("its average pooling reaches over the edge")
        builder.add(AveragePool2D(kernel=kernel, stride=stride, ceil_mode=after > 0))
    else:
        builder.add(MaxPool2D(kernel=kernel, stride=stride, padding=before, ceil_mode=after > before))


def _global_average(builder: Builder, settings: Config, own: Arrays) -> None:
    if settings.get("keepdims"):
        raise UnplayedError("its global pooling keeps images")
    builder.add(GlobalAveragePool2D())


def _norm(builder: Builder, settings: Config, own: Arrays) -> None:
    rest = iter(own)
    units = builder.shape[0]
    axis = settings.get("axis", -1)
    if [axis] not in ([-1], [3], [1]) and axis not in ([-1], [3], [1]):
        raise UnplayedError("its batch normalization has the axis {got}", got=str(axis)[:20])
    gamma = next(rest) if settings.get("scale", True) else np.ones(units)
    beta = next(rest) if settings.get("center", True) else np.zeros(units)
    epsilon = float(settings.get("epsilon", 1e-3))
    builder.add(BatchNorm(epsilon=epsilon), gamma=gamma, beta=beta, mean=next(rest), variance=next(rest))


def _pad(builder: Builder, settings: Config, own: Arrays) -> None:
    padding = settings["padding"]
    pairs = [pair if isinstance(pair, list) else [pair, pair] for pair in padding] if isinstance(padding, list) else []
    if not pairs or any(pair != pairs[0] for pair in pairs):
        raise UnplayedError("its padding is {got}", got=str(padding)[:40])
    before, after = pairs[0]
    builder.add(ZeroPad2D(before=before, after=after))


def _rescale(builder: Builder, settings: Config, own: Arrays) -> None:
    if not all(isinstance(settings.get(name, 0), int | float) for name in ("scale", "offset")):
        raise UnplayedError("it scales each pixel by itself")
    builder.norm(np.asarray(settings.get("scale", 1.0)), np.asarray(settings.get("offset", 0.0)))


def _normalize(builder: Builder, settings: Config, own: Arrays) -> None:
    """Keras' Normalization: (x − mean) / max(√variance, ε), for the whole picture or for each channel."""
    mean, variance = (own[0], own[1]) if len(own) >= 2 else (settings.get("mean"), settings.get("variance"))
    mean, variance = np.asarray(mean, np.float64).ravel(), np.asarray(variance, np.float64).ravel()
    if mean.size not in (1, builder.shape[0]) or mean.size != variance.size or not np.isfinite(mean).all():
        raise UnplayedError("it scales each pixel by itself")
    if not np.isfinite(variance).all() or variance.min() < 0:
        raise UnplayedError("layer {layer} holds something else than finite numbers", layer=len(builder.parts) + 1)
    deviation = np.maximum(np.sqrt(variance), 1e-7)
    builder.norm(1 / deviation, -mean / deviation)


def _reshape(builder: Builder, settings: Config, own: Arrays) -> None:
    """Only what our images are anyway: pixels as a row, or as an image with one channel."""
    target = [side for side in settings["target_shape"] if side != 1]
    now = [side for side in builder.shape if side != 1]
    if len(builder.parts) == 0 and len(builder.shape) == 1 and len(target) == 2 and target[0] * target[1] == now[0]:
        builder.start = builder.shape = (1, target[0], target[1])
    elif len(target) == 1:
        builder.add(Flatten())
    elif target != now:
        raise UnplayedError("it gives its images another shape")


def _prelu(builder: Builder, settings: Config, own: Arrays) -> None:
    slope = own[0].ravel()
    if slope.size == 1:
        builder.add(PReLU(shared=True), a=slope)
    elif own[0].ndim == 1 or own[0].shape[:-1] == (1, 1):
        if builder.flattened:
            raise UnplayedError("it has a slope for each pixel")
        builder.add(PReLU(shared=False), a=slope)
    else:
        raise UnplayedError("it has a slope for each pixel")


def _relu(builder: Builder, settings: Config, own: Arrays) -> None:
    top, slope, threshold = (settings.get(name) for name in ("max_value", "negative_slope", "threshold"))
    if threshold or (top and slope):
        raise UnplayedError("it has a ReLU with a threshold")
    layer = Hardtanh(lower=0, upper=float(top)) if top else LeakyReLU(slope=float(slope)) if slope else ReLU()
    builder.add(layer)


def _leaky(builder: Builder, settings: Config, own: Arrays) -> None:
    slope = settings.get("negative_slope", settings.get("alpha", 0.3))
    builder.add(LeakyReLU(slope=float(slope["config"]["value"] if isinstance(slope, dict) else slope)))


Make = Callable[[Builder, Config, Arrays], None]
LAYERS: dict[str, Make] = {
    "Dense": _dense,
    "Conv2D": _conv,
    "DepthwiseConv2D": lambda builder, settings, own: _conv(builder, settings, own, depthwise=True),
    "SeparableConv2D": _separable,
    "MaxPooling2D": _pool,
    "AveragePooling2D": lambda builder, settings, own: _pool(builder, settings, own, average=True),
    "GlobalAveragePooling2D": _global_average,
    "BatchNormalization": _norm,
    "Flatten": lambda builder, settings, own: builder.add(Flatten()),
    "Reshape": _reshape,
    "ZeroPadding2D": _pad,
    "Rescaling": _rescale,
    "Normalization": _normalize,
    "Activation": lambda builder, settings, own: None,
    "ReLU": _relu,
    "LeakyReLU": _leaky,
    "PReLU": _prelu,
    "ELU": lambda builder, settings, own: builder.add(ELU(alpha=float(settings.get("alpha", 1.0)))),
    "Softmax": lambda builder, settings, own: _activate(builder, "softmax"),
}
