"""Networks whose file says how their layers are used: the layers, one after the other, in our order of axes."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from engine.errors import EngineError, ShapeError, StoreError
from engine.layers.base import Layer
from engine.layers.batch_norm import BatchNorm
from engine.layers.conv2d import Conv2D
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.zero_pad2d import ZeroPad2D
from engine.types import Array, Shape

LARGEST_SIDE = 4096
UNEQUAL = "it has different numbers for rows and columns ({got})"
TEXTS = (UNEQUAL,)

Part = tuple[Layer, dict[str, Array]]  # a layer with its tensors


class UnplayedError(EngineError):
    """A layer that no network here has; `layer` is its name in the file."""


@dataclass(frozen=True, eq=False)
class Described:
    """A network as its file describes it, for images of `shape`."""

    path: Path
    shape: Shape
    parts: tuple[Part, ...]
    image: Shape = ()
    squared: bool | None = None
    words: tuple[str, ...] = ()
    penalty: float = 0.0

    @property
    def row(self) -> list[Part] | None:
        """Its parts, one after the other."""
        return list(self.parts)

    def fitted(self, shape: Shape) -> Described:
        """The same for images of this shape: as a row of numbers, or in the middle of a larger image.

        Raises: StoreError: images of this shape cannot be given to it.
        """
        if self.shape == shape:
            return self
        if len(self.shape) == 1 and self.shape[0] == math.prod(shape):
            starts = isinstance(self.parts[0][0], Flatten)
            return replace(
                self, shape=shape, parts=self.parts if starts else ((Flatten(), {}), *self.parts), image=shape
            )
        if len(self.shape) == 3 and len(shape) == 3 and self.shape[0] == shape[0]:
            over = (self.shape[1] - shape[1], self.shape[2] - shape[2])
            if over[0] == over[1] and 0 < over[0] <= 8:
                pad = ZeroPad2D(before=over[0] // 2, after=over[0] - over[0] // 2)
                words = (f"the digit in the middle of {self.shape[1]}×{self.shape[2]} pixels",)
                return replace(self, shape=shape, parts=((pad, {}), *self.parts), words=words)
        raise StoreError(
            "{name} takes inputs of {got}, a digit is {expected}; only networks for digits can be opened",
            path=self.path,
            name=self.path.name,
            got="×".join(map(str, self.shape)),
            expected="×".join(map(str, shape)),
        )


class Builder:
    """Puts layers one after the other and keeps the shape that reaches the next one.

    `channels_last`: the file's images are (H, W, C), so what stands behind their flattening is put into our order.
    """

    def __init__(self, shape: Shape, channels_last: bool = False) -> None:
        if not 1 <= len(shape) <= 3 or not all(0 < side <= LARGEST_SIDE for side in shape):
            raise UnplayedError("its inputs have the shape {got}", got=str(shape)[:60])
        self.start = self.shape = shape if len(shape) != 2 else (1, *shape)
        self.channels_last = channels_last
        self.flattened: Shape = ()  # the image whose numbers are still in the file's order
        self.image: Shape = ()
        self.parts: list[Part] = []

    def add(self, layer: Layer, **tensors: Array) -> None:
        """A layer behind those that are there, with its tensors as we have them.

        Raises: UnplayedError: it does not fit what reaches it.
        """
        if isinstance(layer, Flatten):
            if len(self.shape) == 3:
                self.image = self.shape
                self.flattened = self.shape if self.channels_last and self.shape[0] > 1 else ()
            elif self.parts:
                return
        elif isinstance(layer, Dense | BatchNorm) and self.flattened:
            tensors = {name: t if name == "b" else self._reordered(t) for name, t in tensors.items()}
            self.flattened = self.flattened if isinstance(layer, BatchNorm) else ()
        try:
            plan = layer.plan(self.shape)
        except ShapeError as error:
            raise UnplayedError("{reason}", reason=error.at(len(self.parts) + 1, layer.kind)) from error
        singles = {name: np.ascontiguousarray(t, np.float32) for name, t in tensors.items()}
        for name, param in plan.params.items():
            if name not in singles or singles[name].shape != param.shape:
                got = singles[name].shape if name in singles else None
                raise UnplayedError(
                    "layer {layer} ({kind}) has weights of the shape {got}, expected {expected}",
                    layer=len(self.parts) + 1,
                    kind=layer.label(),
                    got=got,
                    expected=param.shape,
                )
            if not np.isfinite(singles[name]).all():
                raise UnplayedError("layer {layer} holds something else than finite numbers", layer=len(self.parts) + 1)
        self.parts.append((layer, singles))
        self.shape = plan.output

    def _reordered(self, tensor: Array) -> Array:
        """(H·W·C, …) → (C·H·W, …)."""
        c, h, w = self.flattened
        return tensor.reshape(h, w, c, -1).transpose(2, 0, 1, 3).reshape(tensor.shape)

    def norm(self, scale: Array, shift: Array) -> None:
        """y = scale · x + shift for each unit or channel, as a batch normalization that does just that."""
        units = self.shape[:1]
        one = np.ones(units, np.float32)
        epsilon = 1e-8
        tensors = {"gamma": scale * one, "beta": shift * one, "mean": 0 * one, "variance": (1 - epsilon) * one}
        self.add(BatchNorm(epsilon=epsilon), **tensors)

    def described(self, path: Path, squared: bool | None = None) -> Described:
        """What was built.

        Raises: UnplayedError: it gives no row of answers.
        """
        if len(self.shape) != 1:
            self.add(Flatten())
        if not any("W" in tensors for _, tensors in self.parts):
            raise UnplayedError("it has no layer with weights")
        return Described(path, self.start, tuple(self.parts), self.image or self.start, squared)


def same_padding(side: int, kernel: int, stride: int, dilation: int = 1) -> tuple[int, int]:
    """Zeros before and after, so that ⌈side/stride⌉ windows fit, as Keras' «same» puts them."""
    total = max((-(-side // stride) - 1) * stride + dilation * (kernel - 1) + 1 - side, 0)
    return total // 2, total - total // 2


def one_number(value: Any) -> int:
    """The one number of a setting that Keras and ONNX write twice, for rows and for columns.

    Raises: UnplayedError: they differ.
    """
    numbers = list(value) if isinstance(value, list | tuple) else [value]
    if not numbers or not all(type(n) is int for n in numbers) or len(set(numbers)) != 1 or not 0 <= numbers[0] <= 1024:
        raise UnplayedError(UNEQUAL, got=str(value)[:40])
    number: int = numbers[0]
    return number


def padded_convolution(builder: Builder, conv: Conv2D, before: int, after: int, W: Array, b: Array) -> None:
    """A convolution with zeros around the image, a layer of its own where the sides differ."""
    if before == after and before <= 15:
        builder.add(replace(conv, padding=before), W=W, b=b)
    else:
        builder.add(ZeroPad2D(before=before, after=after))
        builder.add(conv, W=W, b=b)


def unplayed(path: Path, error: EngineError) -> StoreError:
    """A network that no layers of ours make."""
    return StoreError(
        "{name} cannot be opened, and would read wrongly otherwise: {reason}; choose another network",
        path=path,
        name=path.name,
        reason=error,
    )
