"""A network taken apart into blocks: what each gives for a digit, its filters, and which digits light a map most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.analysis.model import Model
from engine.layers.base import NO_GRAD, Layer
from engine.network import Network
from engine.types import Array, Labels, Shape

CHUNK = 250  # digits passed through at once


@dataclass(frozen=True)
class Block:
    """Layers that belong together: one with weights, and what follows it up to the next one with weights.

    `first` and `last` count layers from 0. `shape` is what the block gives: (maps, H, W) or (units,).
    """

    number: int
    first: int
    last: int
    shape: Shape
    is_output: bool = False

    @property
    def has_maps(self) -> bool:
        """Whether it gives pictures rather than single numbers."""
        return len(self.shape) == 3

    @property
    def units(self) -> int:
        """How many maps or units it has."""
        return int(self.shape[0])


def blocks(network: Network) -> list[Block]:
    """The network's blocks in order; the last one gives the answer.

    A convolution or dense layer starts a block; batch normalization, activation, pooling and dropout belong to the one
    before. A flatten layer ends the maps: the block ends before it.
    """
    starts = [i for i, layer in enumerate(network.layers) if _has_filters(network, i, layer)]
    found = []
    for number, first in enumerate(starts, start=1):
        end = starts[number] if number < len(starts) else len(network.layers)
        last = end - 1
        while last > first and network.layers[last].kind in ("flatten", "dropout", "identity"):
            last -= 1
        found.append(Block(number, first, last, network.plans[last].output, number == len(starts)))
    return found


def _has_filters(network: Network, i: int, layer: Layer) -> bool:
    weights = network.plans[i].params.get("W")
    return weights is not None and len(weights.shape) > 1


def activations(model: Model, images: Array, places: Sequence[int]) -> list[Array]:
    """What the layers at `places` (from 0) give for each image, computed in chunks.

    Shapes: images (N, C, H, W) → (N, …) for each place
    """
    model.network.check_input(images)
    last = max(places, default=-1)
    kept: list[list[Array]] = [[] for _ in places]
    for start in range(0, len(images), CHUNK):
        x = images[start : start + CHUNK].astype(model.parameters.theta.dtype, copy=False)
        for i, layer in enumerate(model.network.layers[: last + 1]):
            x, _ = layer.forward(model.parameters.views[i], x, NO_GRAD)
            for place, rows in zip(places, kept, strict=True):
                if place == i:
                    rows.append(x)
    return [np.concatenate(rows) for rows in kept]


def digit_path(model: Model, image: Array) -> list[Array]:
    """What every block gives for one image (C, H, W): (maps, H, W) or (units,) each."""
    found = blocks(model.network)
    return [y[0] for y in activations(model, image[None], [block.last for block in found])]


def filters(model: Model, block: Block) -> Array:
    """The weights of a block: of a convolution (F, C, K, K), of a dense layer (units, …) shaped like its inputs.

    The weights into a unit of the first dense layer are a picture of what it looks for.
    """
    w = model.parameters.views[block.first]["W"]
    if w.ndim == 4:
        return w
    shape = model.network.input_shape if block.first == 0 else model.network.plans[block.first - 1].output
    i = block.first - 1
    while i >= 0 and model.network.layers[i].kind in ("flatten", "dropout", "identity"):
        shape = model.network.plans[i - 1].output if i else model.network.input_shape
        i -= 1
    return w.T.reshape(w.shape[1], *shape)


@dataclass(frozen=True)
class BrightestSpot:
    """Where a digit lights a map most: the digit, the cell of the map (row, column), and how strongly."""

    digit: int
    row: int
    column: int
    strength: float


def strongest(values: Array, labels: Labels, count: int = 6, each: int = 2) -> list[BrightestSpot]:
    """The digits that light one map or unit most, at most `each` of a class.

    Shapes: values (N, H, W) or (N,), labels (N,)
    """
    flat = values.reshape(len(values), -1)
    peaks = flat.max(axis=1)
    width = values.shape[2] if values.ndim == 3 else 1
    taken = dict.fromkeys(range(int(labels.max(initial=0)) + 1), 0)
    found: list[BrightestSpot] = []
    for digit in np.argsort(-peaks, kind="stable").tolist():
        label = int(labels[digit])
        if len(found) == count or peaks[digit] <= 0:
            break
        if taken[label] < each:
            taken[label] += 1
            row, column = divmod(int(flat[digit].argmax()), width)
            found.append(BrightestSpot(digit, row, column, float(peaks[digit])))
    return found


def receptive_field(network: Network, place: int, row: int, column: int) -> tuple[slice, slice]:
    """The pixels of the input that cell (row, column) of the map of layer `place` depends on.

    Walking back, a window of size K with stride S and padding P makes [a, b] into [S a − P, S b − P + K − 1].
    """
    top, bottom, left, right = row, row, column, column
    for layer in reversed(network.layers[: place + 1]):
        size = getattr(layer, "kernel", None)
        if size is None:
            continue
        stride, padding = int(getattr(layer, "stride", 1)), int(getattr(layer, "padding", 0))
        top, left = top * stride - padding, left * stride - padding
        bottom, right = bottom * stride - padding + size - 1, right * stride - padding + size - 1
    h, w = network.input_shape[1:]
    return slice(max(top, 0), min(bottom + 1, h)), slice(max(left, 0), min(right + 1, w))
