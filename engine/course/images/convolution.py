"""Convolution and pooling number by number, one window at a time, and as one product of matrices.

The numbers of the notes stand in `convolution_examples.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engine.errors import ShapeError, SpecError
from engine.numerics.windows import batch_last, output_size, unfold
from engine.rng import stream
from engine.types import Array


@dataclass(frozen=True, eq=False)
class Position:
    """One position of the window: where it is, what it sees, what each number is multiplied by, and what comes out.

    Shapes: window and weights (C, KH, KW)
    """

    row: int
    column: int
    window: Array
    weights: Array
    value: float


ORDERS = ("rows", "columns")


def convolve(
    image: Array, kernel: Array, *, bias: float = 0.0, stride: int = 1, padding: int = 0, order: str = "rows"
) -> Iterator[Position]:
    """Slides one filter over an image, row by row; or column by column, as one program of the notes does.

    yᵢⱼ = b + Σ_c Σ_a Σ_d x_c,i·S+a,j·S+d k_cad;  OH = (H + 2P − KH)/S + 1

    Shapes: image (C, H, W), kernel (C, KH, KW)

    Raises: ShapeError: the filter has other channels than the image, or is larger than it.
    Source: the course, chapter on convolution.
    """
    _check(image, kernel.shape[0], kernel.shape[1:], padding)
    wide = np.pad(image, ((0, 0), (padding, padding), (padding, padding)))
    for row, column, window in _windows(wide, kernel.shape[1:], stride, order):
        yield Position(row, column, window, kernel, float((window * kernel).sum() + bias))


def pool(image: Array, *, kernel: int = 2, stride: int = 2, kind: str = "maximum", seed: int = 0) -> Iterator[Position]:
    """Slides a window over an image with one channel and keeps one number of each: the largest, the mean, or one drawn.

    A drawn one is likelier the larger it is: pᵢ = xᵢ / Σ x (numbers below 0 count as 0). `weights` are the share that
    each number has in the result.

    Shapes: image (1, H, W)

    Raises: ShapeError: an image with more channels, or smaller than the window. SpecError: no such kind.
    Source: the course, chapter on pooling; Zeiler & Fergus 2013 for the stochastic kind.
    """
    if kind not in WEIGHTS:
        raise SpecError(
            "{field} must be one of {choices}, not {got}", field="kind", choices=", ".join(WEIGHTS), got=kind
        )
    _check(image, 1, (kernel, kernel), 0)
    generator = stream(seed, "pool")
    for row, column, window in _windows(image, (kernel, kernel), stride):
        weights = WEIGHTS[kind](window, generator)
        yield Position(row, column, window, weights, float((window * weights).sum()))


def largest(window: Array, generator: np.random.Generator) -> Array:
    """1 at the largest number (the first of several), else 0."""
    return _only(window, int(window.argmax()))


def evenly(window: Array, generator: np.random.Generator) -> Array:
    """The same share of every number."""
    return np.full(window.shape, 1 / window.size)


def drawn(window: Array, generator: np.random.Generator) -> Array:
    """1 at one number, drawn in proportion to its size; at the first if none is above 0."""
    shares = np.maximum(window, 0).ravel().astype(np.float64)
    return _only(window, int(generator.choice(shares.size, p=shares / shares.sum())) if shares.any() else 0)


WEIGHTS = {"maximum": largest, "average": evenly, "stochastic": drawn}


def assembled(positions: Iterator[Position]) -> Array:
    """The whole output (OH, OW), from all its positions."""
    seen = list(positions)
    y = np.zeros((1 + max(p.row for p in seen), 1 + max(p.column for p in seen)))
    for position in seen:
        y[position.row, position.column] = position.value
    return y


def printed(positions: Iterator[Position]) -> Array:
    """The output as the notes' program prints it: the values in the order of its loop, filled in row by row.

    Where the loop runs over the columns first, this is the transpose of the right output.
    """
    seen = list(positions)
    rows, columns = 1 + max(p.row for p in seen), 1 + max(p.column for p in seen)
    return np.array([position.value for position in seen]).reshape(rows, columns)


def im2col(images: Array, size: int, *, stride: int = 1, padding: int = 0) -> Array:
    """Every window of every image as one row, so that the convolution becomes one product of matrices.

    Shapes: images (N, C, H, W) → (N·OH·OW, C·FH·FW)

    Source: the course, chapter on convolution.
    """
    n = len(images)
    columns = unfold(batch_last(images), size, stride, padding)  # (C·FH·FW, OH·OW·N)
    rows: Array = columns.reshape(len(columns), -1, n).transpose(2, 1, 0).reshape(-1, len(columns))
    return rows


def convolve_all(images: Array, filters: Array, *, bias: float = 0.0, stride: int = 1, padding: int = 0) -> Array:
    """All filters over all images as one product: rows of windows × filters as columns, then the axes put in order.

    Shapes: images (N, C, H, W), filters (F, C, FH, FW) → (N, F, OH, OW)
    """
    size = filters.shape[-1]
    _check(images[0], filters.shape[1], filters.shape[2:], padding)
    oh, ow = (output_size(length, size, stride, padding) for length in images.shape[2:])
    product = im2col(images, size, stride=stride, padding=padding) @ filters.reshape(len(filters), -1).T + bias
    y: Array = product.reshape(len(images), oh, ow, len(filters)).transpose(0, 3, 1, 2)
    return y


def padding_that_keeps(size: int, kernel: int, stride: int = 1) -> float:
    """P = ((H − 1)S − H + FH) / 2: with this much padding the output is as large as the input."""
    return ((size - 1) * stride - size + kernel) / 2


@dataclass(frozen=True)
class LayerShape:
    """One layer of a small CNN: what it does, the shape that leaves it, and how many parameters it has."""

    name: str
    shape: tuple[int, ...]
    parameters: int = 0


def shape_chain(
    *, size: int = 28, channels: int = 1, kernel: int = 5, filters: int = 30, pool: int = 2, hidden: int = 100,
    classes: int = 10,
) -> tuple[LayerShape, ...]:  # fmt: skip
    """The shapes through a convolution, a pooling and two affine layers, with the number of parameters of each.

    28 → 24 → 12, 30 maps: 4,320 → 100 → 10 in the notes.

    Raises: ShapeError: the filter is larger than the image, or the pooling larger than the maps.
    """
    _check(np.zeros((channels, size, size)), channels, (kernel, kernel), 0)
    after = output_size(size, kernel)
    _check(np.zeros((filters, after, after)), filters, (pool, pool), 0)
    pooled = output_size(after, pool, pool)
    flat = filters * pooled * pooled
    return (
        LayerShape("Input", (channels, size, size)),
        LayerShape("Convolution", (filters, after, after), filters * (channels * kernel * kernel + 1)),
        LayerShape("Pooling", (filters, pooled, pooled)),
        LayerShape("Flatten", (flat,)),
        LayerShape("Affine", (hidden,), (flat + 1) * hidden),
        LayerShape("Affine", (classes,), (hidden + 1) * classes),
    )


def _windows(image: Array, size: tuple[int, ...], stride: int, order: str = "rows") -> Iterator[tuple[int, int, Array]]:
    kh, kw = size
    rows, columns = output_size(image.shape[1], kh, stride), output_size(image.shape[2], kw, stride)
    for step in range(rows * columns):
        row, column = divmod(step, columns) if order == "rows" else divmod(step, rows)[::-1]
        top, left = row * stride, column * stride
        yield row, column, image[:, top : top + kh, left : left + kw]


def _only(window: Array, place: int) -> Array:
    weights = np.zeros(window.shape)
    weights.flat[place] = 1
    return weights


def _check(image: Array, channels: int, size: tuple[int, ...], padding: int) -> None:
    c, h, w = image.shape
    if c != channels:
        raise ShapeError("expected {expected} channels, got {got}", kind="window", expected=channels, got=c)
    if h + 2 * padding < size[0] or w + 2 * padding < size[1]:
        raise ShapeError(
            "a window of {size} does not fit an image of {image}; make it smaller or add padding",
            kind="window",
            size=f"{size[0]}×{size[1]}",
            image=f"{h}×{w}",
        )
