"""Plain arrays put into the layers that the user names: nothing is inferred but which array is whose."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import TypeVar

import numpy as np

from engine.errors import StoreError
from engine.foreign.formats.described import Builder, Described, UnplayedError
from engine.foreign.tensors import Blocks, Weights
from engine.layers.base import Layer
from engine.layers.batch_norm import BatchNorm
from engine.layers.conv2d import Conv2D
from engine.layers.dense import Dense
from engine.layers.prelu import PReLU
from engine.types import Array, Shape

T = TypeVar("T")


def arranged(blocks: Blocks, layers: Sequence[Layer], shape: Shape) -> list[Described]:
    """The layers with the arrays of the file, by name or by order; equal sides of a matrix leave two.

    Raises: StoreError: the arrays do not fit the layers.
    """
    found: list[Described] = []
    reason: UnplayedError | None = None
    by_file = sorted(blocks.dense, key=lambda weights: blocks.order.index(weights.name))
    kernels_by_file = sorted(blocks.convolutions, key=lambda weights: blocks.order.index(weights.name))
    named = blocks.convolutions, blocks.dense
    orders = [named] if named == (kernels_by_file, by_file) else [named, (kernels_by_file, by_file)]
    for (kernels, matrices), opposite in itertools.product(orders, (False, True)):
        try:
            one = _filled(blocks, layers, shape, kernels, matrices, opposite)
        except UnplayedError as error:
            reason = reason or error
        else:
            if not any(_same(one, other) for other in found):
                found.append(one)
    if not found:
        raise StoreError(
            "the layers do not fit the arrays in {name}: {reason}; name all its layers in order",
            path=blocks.path,
            name=blocks.path.name,
            reason=reason,
        )
    return found


def _same(one: Described, other: Described) -> bool:
    pairs = zip(one.parts, other.parts, strict=True)
    return all(np.array_equal(a.get("W", 0), b.get("W", 0)) for (_, a), (_, b) in pairs)


def _filled(
    blocks: Blocks,
    layers: Sequence[Layer],
    shape: Shape,
    kernels: Sequence[Weights],
    matrices: Sequence[Weights],
    opposite: bool,
) -> Described:
    wanted = [layer for layer in layers if isinstance(layer, Conv2D)]
    keras = any(_is_kerass(weights, layer) for weights, layer in zip(kernels, wanted, strict=False))
    builder = Builder(shape, channels_last=keras)
    convolutions, dense = iter(kernels), iter(matrices)
    norms, slopes = list(blocks.norms), iter(blocks.slopes.values())
    for layer in layers:
        if isinstance(layer, Conv2D):
            builder.add(layer, **_kernel(_next(convolutions, "convolution"), layer))
        elif isinstance(layer, Dense):
            builder.add(layer, **_matrix(_next(dense, "dense"), builder.shape, layer.units, opposite))
        elif isinstance(layer, BatchNorm):
            place = next((i for i, norm in enumerate(norms) if norm.units == builder.shape[0]), None)
            if place is None:
                raise UnplayedError("there is no batch normalization of {units} in the file", units=builder.shape[0])
            builder.add(layer, **norms.pop(place).tensors)
        elif isinstance(layer, PReLU):
            builder.add(layer, a=_next(slopes, "PReLU"))
        else:
            builder.add(layer)
    rest = next(convolutions, None) or next(dense, None)
    if norms or rest is not None or next(slopes, None) is not None:
        raise UnplayedError("the file holds more layers with weights than are named")
    return builder.described(blocks.path)


def _next(rest: Iterator[T], kind: str) -> T:
    found = next(rest, None)
    if found is None:
        raise UnplayedError("the file holds fewer {kind} layers than are named", kind=kind)
    return found


def _is_kerass(weights: Weights, layer: Conv2D) -> bool:
    """Whether a kernel is (K, K, C, F): as its layer has it, and where that fits both ways as its name says."""
    a, b, c, d = weights.W.shape
    ours = (a, c, d) == (layer.filters, layer.kernel, layer.kernel)
    theirs = (a, b, d) == (layer.kernel, layer.kernel, layer.filters)
    return theirs and (not ours or "kernel" in weights.name.lower())


def _kernel(weights: Weights, layer: Conv2D) -> dict[str, Array]:
    W = weights.W.transpose(3, 2, 0, 1) if _is_kerass(weights, layer) else weights.W
    return {"W": W, "b": np.zeros(len(W)) if weights.b is None else weights.b}


def _matrix(weights: Weights, given: Shape, units: int, opposite: bool) -> dict[str, Array]:
    square = weights.W.shape[0] == weights.W.shape[1]
    turned = weights.output_first != opposite if square else weights.W.shape != (*given, units)
    W = weights.W.T if turned else weights.W
    return {"W": W, "b": np.zeros(units) if weights.b is None else weights.b}


TEXTS = {"convolution": "convolution", "dense": "dense", "PReLU": "PReLU"}
