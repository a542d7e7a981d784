"""ONNX' nodes, each as a layer of ours; a few activations are written out in several nodes."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.foreign.formats.described import (
    UNEQUAL,
    Builder,
    UnplayedError,
    one_number,
    padded_convolution,
    same_padding,
)
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

ROW = "its layers do not stand in a row, as in a residual network"
TEXTS = (ROW,)


@dataclass(frozen=True, eq=False)
class OnnxNode:
    """One operation: its inputs and outputs by name, and its settings."""

    kind: str
    inputs: tuple[str, ...]
    output: str
    settings: dict[str, Any]


@dataclass(frozen=True, eq=False)
class OnnxConstants:
    """What a file holds besides its nodes: arrays and shapes by name."""

    arrays: Mapping[str, Array]
    shapes: Mapping[str, list[int]]

    def constant(self, node: OnnxNode, place: int) -> Array | None:
        """An input of a node that is an array of the file."""
        return self.arrays.get(node.inputs[place]) if place < len(node.inputs) and node.inputs[place] else None

    def number(self, node: OnnxNode, at: str) -> float | None:
        """The single number among the inputs of a node that takes this value and nothing else."""
        names = [name for name in node.inputs if name != at]
        known = len(names) == 1 and names[0] in self.arrays and self.arrays[names[0]].size == 1
        return float(self.arrays[names[0]].ravel()[0]) if known else None

    def other(self, node: OnnxNode, at: str) -> Array:
        """Of two inputs the one that is an array.

        Raises: UnplayedError: both are computed, as where a residual network adds what went around some layers.
        """
        names = [name for name in node.inputs if name != at]
        if len(names) != 1 or names[0] not in self.arrays:
            raise UnplayedError(ROW)
        return self.arrays[names[0]]


def _gemm(graph: OnnxConstants, builder: Builder, node: OnnxNode, at: str) -> None:
    W, b = graph.constant(node, 1), graph.constant(node, 2)
    if W is None or W.ndim != 2 or node.settings.get("transA") or node.inputs[0] != at:
        raise UnplayedError("it has a product of two things that it computed")
    W = (W.T if node.settings.get("transB") else W) * np.float32(node.settings.get("alpha", 1.0))
    bias = np.zeros(W.shape[1]) if b is None else np.broadcast_to(b.ravel(), (W.shape[1],))
    builder.add(Dense(units=int(W.shape[1])), W=W, b=bias * np.float32(node.settings.get("beta", 1.0)))


def _matmul(graph: OnnxConstants, builder: Builder, node: OnnxNode, at: str) -> None:
    W = graph.other(node, at)
    if node.inputs[0] != at or W.ndim != 2:
        raise UnplayedError("it multiplies from the left")
    builder.add(Dense(units=int(W.shape[1])), W=W, b=np.zeros(W.shape[1]))


def _affine(sign: int, product: bool) -> Callable[[OnnxConstants, Builder, OnnxNode, str], None]:
    """x + c, x − c, x · c or x / c: a bias of the layer before it, or a scale for each unit or channel."""

    def make(graph: OnnxConstants, builder: Builder, node: OnnxNode, at: str) -> None:
        c = graph.other(node, at).astype(np.float64)
        if node.inputs[0] != at and sign < 0:
            raise UnplayedError("it takes what it computed away from a number")
        units, axes = builder.shape[0], len(builder.shape)
        if c.size > 1 and (c.size != units or c.ndim < axes or c.shape[-axes] != units):
            raise UnplayedError("it scales each pixel by itself")
        each = np.broadcast_to(c.ravel(), (units,))
        if not product and builder.parts and isinstance(builder.parts[-1][0], Dense | Conv2D):
            layer, tensors = builder.parts[-1]
            builder.parts[-1] = (layer, {**tensors, "b": (tensors["b"] + sign * each).astype(np.float32)})
            return
        scale = each if product and sign > 0 else 1 / each if product else np.ones(units)
        builder.norm(scale.astype(np.float32), (np.zeros(units) if product else sign * each).astype(np.float32))

    return make


def _conv(graph: OnnxConstants, builder: Builder, node: OnnxNode, at: str) -> None:
    W, b = graph.constant(node, 1), graph.constant(node, 2)
    if W is None or W.ndim != 4 or W.shape[2] != W.shape[3] or len(builder.shape) != 3:
        raise UnplayedError("its kernels are no squares")
    settings = node.settings
    conv = Conv2D(
        filters=len(W),
        kernel=int(W.shape[2]),
        stride=one_number(settings.get("strides", [1])),
        dilation=one_number(settings.get("dilations", [1])),
        groups=one_number(settings.get("group", 1)),
    )
    before, after = _pads(builder, node, conv.kernel, conv.stride, conv.dilation)
    padded_convolution(builder, conv, before, after, W, np.zeros(len(W)) if b is None else b)


def _pads(builder: Builder, node: OnnxNode, kernel: int, stride: int, dilation: int = 1) -> tuple[int, int]:
    auto = node.settings.get("auto_pad", "NOTSET")
    if auto == "SAME_UPPER" and builder.shape[1] == builder.shape[2]:
        return same_padding(builder.shape[1], kernel, stride, dilation)
    pads = node.settings.get("pads", [0, 0, 0, 0])
    if auto not in ("NOTSET", "VALID") or len(pads) != 4 or pads[0] != pads[1] or pads[2] != pads[3] or min(pads) < 0:
        raise UnplayedError(UNEQUAL, got=str(pads)[:40])
    return (0, 0) if auto == "VALID" else (pads[0], pads[2])


def _pool(graph: OnnxConstants, builder: Builder, node: OnnxNode, at: str) -> None:
    settings = node.settings
    kernel = one_number(settings["kernel_shape"])
    stride = one_number(settings.get("strides", [1]))
    if one_number(settings.get("dilations", [1])) != 1:
        raise UnplayedError("its pooling has a dilation")
    before, after = _pads(builder, node, kernel, stride)
    ceil_mode = bool(settings.get("ceil_mode"))
    average = node.kind == "AveragePool"
    if (average and (before or after)) or after - before not in (0, 1):
        raise UnplayedError("its pooling reaches over the edge")
    if average:
        builder.add(AveragePool2D(kernel=kernel, stride=stride, ceil_mode=ceil_mode))
    else:
        builder.add(MaxPool2D(kernel=kernel, stride=stride, padding=before, ceil_mode=ceil_mode or after > before))


def _global_average(graph: OnnxConstants, builder: Builder, node: OnnxNode, at: str) -> None:
    if node.kind == "ReduceMean":
        axes = node.settings.get("axes")
        given = graph.constant(node, 1)
        axes = given.ravel().tolist() if axes is None and given is not None else axes
        if sorted(axis % 4 for axis in axes or []) != [2, 3]:
            raise UnplayedError("it takes means over something else than images")
    builder.add(GlobalAveragePool2D())


def _flat(graph: OnnxConstants, builder: Builder, node: OnnxNode, at: str) -> None:
    """A new shape: a row of numbers, or what our images are anyway."""
    shape = graph.constant(node, 1) if node.kind == "Reshape" else None
    target = graph.shapes.get(node.output) if shape is None else [int(side) for side in shape.ravel()]
    sides = [side for side in (target or [])[1:] if side != 1]
    now = [side for side in builder.shape if side != 1]
    if node.kind in ("Squeeze", "Unsqueeze") or (len(sides) > 1 and sides == now):
        return
    if len(sides) == 2 and not builder.parts and now == [math.prod(sides)]:
        builder.start = builder.shape = (1, sides[0], sides[1])
        return
    if (node.kind == "Flatten" and node.settings.get("axis", 1) != 1) or len(sides) > 1:
        raise UnplayedError("it gives its images another shape")
    if sides and sides[0] not in (-1, math.prod(now)):
        raise UnplayedError("it gives its images another shape")
    builder.add(Flatten())


def _transpose(graph: OnnxConstants, builder: Builder, node: OnnxNode, at: str) -> None:
    """Only from TensorFlow's order of axes to ours, before anything else; behind convolutions it would mix pixels."""
    if builder.parts or node.settings.get("perm") != [0, 3, 1, 2]:
        raise UnplayedError("it exchanges the axes of its images")


def _pad(graph: OnnxConstants, builder: Builder, node: OnnxNode, at: str) -> None:
    given = graph.constant(node, 1)
    pads = node.settings.get("pads", given.ravel().tolist() if given is not None else [])
    value = graph.constant(node, 2)
    zero = not node.settings.get("value") and (value is None or not value.any())
    if len(pads) != 8 or any(pads[i] for i in (0, 1, 4, 5)) or pads[2] != pads[3] or pads[6] != pads[7] or not zero:
        raise UnplayedError(UNEQUAL, got=str(pads)[:40])
    builder.add(ZeroPad2D(before=int(pads[2]), after=int(pads[6])))


def _norm(graph: OnnxConstants, builder: Builder, node: OnnxNode, at: str) -> None:
    found = [graph.constant(node, i) for i in (1, 2, 3, 4)]
    gamma, beta, mean, variance = (np.zeros(0) if one is None else one for one in found)
    epsilon = float(np.clip(node.settings.get("epsilon", 1e-5), 1e-8, 0.1))
    builder.add(BatchNorm(epsilon=epsilon), gamma=gamma, beta=beta, mean=mean, variance=variance)


def _clip(graph: OnnxConstants, builder: Builder, node: OnnxNode, at: str) -> None:
    bounds: list[float | None] = []
    for place, name in ((1, "min"), (2, "max")):
        given = graph.constant(node, place)
        bounds.append(node.settings.get(name) if given is None or given.size != 1 else float(given.ravel()[0]))
    if bounds[0] == 0 and bounds[1] is None:
        builder.add(ReLU())
    elif bounds[0] is None or bounds[1] is None or not -100 <= bounds[0] <= 0 < bounds[1] <= 100:
        raise UnplayedError("it cuts its numbers off at {got}", got=str(bounds))
    else:
        builder.add(Hardtanh(lower=bounds[0], upper=bounds[1]))


def _hard_sigmoid(graph: OnnxConstants, builder: Builder, node: OnnxNode, at: str) -> None:
    slope, middle = node.settings.get("alpha", 0.2), node.settings.get("beta", 0.5)
    if middle != 0.5 or not 0.01 <= slope <= 10:
        raise UnplayedError("it has a hard sigmoid of {slope} x + {middle}", slope=slope, middle=middle)
    builder.add(HardSigmoid(slope=slope))


def _prelu(graph: OnnxConstants, builder: Builder, node: OnnxNode, at: str) -> None:
    slope = graph.other(node, at)
    builder.add(PReLU(shared=slope.size == 1), a=slope.ravel())


def _softmax(graph: OnnxConstants, builder: Builder, node: OnnxNode, at: str) -> None:
    if node.kind == "Softmax":  # the logarithm of it changes no answer, nor the shares that are made of it
        builder.add(Softmax())


def _plain(layer: Callable[[dict[str, Any]], Layer]) -> Callable[[OnnxConstants, Builder, OnnxNode, str], None]:
    return lambda graph, builder, node, at: builder.add(layer(node.settings))


def _gelu(settings: dict[str, Any]) -> Layer:
    return GELU(formula="tanh" if settings.get("approximate") == "tanh" else "exact")


NODES: dict[str, Callable[[OnnxConstants, Builder, OnnxNode, str], None]] = {
    "Gemm": _gemm,
    "MatMul": _matmul,
    "Add": _affine(1, product=False),
    "Sub": _affine(-1, product=False),
    "Mul": _affine(1, product=True),
    "Div": _affine(-1, product=True),
    "Conv": _conv,
    "MaxPool": _pool,
    "AveragePool": _pool,
    "GlobalAveragePool": _global_average,
    "ReduceMean": _global_average,
    "Flatten": _flat,
    "Reshape": _flat,
    "Squeeze": _flat,
    "Unsqueeze": _flat,
    "Transpose": _transpose,
    "BatchNormalization": _norm,
    "Clip": _clip,
    "Pad": _pad,
    "PRelu": _prelu,
    "Softmax": _softmax,
    "LogSoftmax": _softmax,
    "Relu": _plain(lambda _: ReLU()),
    "Sigmoid": _plain(lambda _: Sigmoid()),
    "Tanh": _plain(lambda _: Tanh()),
    "Elu": _plain(lambda settings: ELU(alpha=settings.get("alpha", 1.0))),
    "Selu": _plain(lambda _: SELU()),
    "Gelu": _plain(_gelu),
    "LeakyRelu": _plain(lambda settings: LeakyReLU(slope=round(settings.get("alpha", 0.01), 6))),
    "Softplus": _plain(lambda _: Softplus()),
    "Mish": _plain(lambda _: Mish()),
    "HardSwish": _plain(lambda _: HardSwish()),
    "Softsign": _plain(lambda _: Softsign()),
    "HardSigmoid": _hard_sigmoid,
    "Swish": _plain(lambda settings: Swish(beta=settings.get("alpha", 1.0))),
}


@dataclass(frozen=True, eq=False)
class Pattern:
    """An activation that an exporter writes out in several nodes, one after the other; one of them takes x again.

    `path` are their kinds, `constants` the numbers of the file among their inputs.
    """

    layer: Layer
    path: tuple[str, ...]
    constants: tuple[float, ...] = ()

    def match(self, at: str, graph: OnnxConstants, users: Mapping[str, list[OnnxNode]]) -> str:
        """The name of what comes out, "" where the graph continues otherwise."""
        halves = {}  # x times a number, which some exporters multiply with at the end
        for node in users.get(at, []):
            number = graph.number(node, at)
            if node.kind == "Mul" and number is not None:
                halves[node.output] = number
        for first in users.get(at, []):
            if first.kind == self.path[0] and (end := self._follow(first, at, graph, users, halves)):
                return end
        return ""

    def _follow(
        self,
        first: OnnxNode,
        at: str,
        graph: OnnxConstants,
        users: Mapping[str, list[OnnxNode]],
        halves: Mapping[str, float],
    ) -> str:
        node, name, joined, constants = first, at, 0, []
        for i, kind in enumerate(self.path):
            if i:
                if len(users.get(name, [])) != 1 or users[name][0].kind != kind:
                    return ""
                node = users[name][0]
            for other in node.inputs:
                if other in halves and other != name:
                    joined += 1
                    constants.append(halves[other])
                elif other == at and i:
                    joined += 1
                elif other in graph.arrays and graph.arrays[other].size == 1:
                    constants.append(float(graph.arrays[other].ravel()[0]))
                elif other != name:
                    return ""
            name = node.output
        same = len(constants) == len(self.constants) and np.allclose(constants, self.constants, rtol=1e-4)
        return name if joined == 1 and same else ""


PATTERNS = (
    Pattern(HardSwish(), ("HardSigmoid", "Mul")),
    Pattern(Swish(), ("Sigmoid", "Mul")),
    Pattern(Mish(), ("Softplus", "Tanh", "Mul")),
    Pattern(GELU(), ("Div", "Erf", "Add", "Mul", "Mul"), (math.sqrt(2), 1.0, 0.5)),
    Pattern(GELU(), ("Mul", "Erf", "Add", "Mul", "Mul"), (math.sqrt(0.5), 1.0, 0.5)),
    Pattern(GELU(), ("Div", "Erf", "Add", "Mul"), (math.sqrt(2), 1.0, 0.5)),
    Pattern(GELU(), ("Mul", "Erf", "Add", "Mul"), (math.sqrt(0.5), 1.0, 0.5)),
)
