"""Convolution and pooling number by number, one window at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engine.errors import ShapeError, SpecError
from engine.numerics.windows import output_size
from engine.rng import stream
from engine.types import Array


@dataclass(frozen=True, eq=False)
class Look:
    """One position of the window: where it lies, what it sees, what each number is multiplied by, and what comes out.

    Shapes: window and weights (C, KH, KW)
    """

    row: int
    column: int
    window: Array
    weights: Array
    value: float


def convolve(image: Array, kernel: Array, *, bias: float = 0.0, stride: int = 1, padding: int = 0) -> Iterator[Look]:
    """Slides one filter over an image, row by row.

    yᵢⱼ = b + Σ_c Σ_a Σ_d x_c,i·S+a,j·S+d k_cad;  OH = (H + 2P − KH)/S + 1

    Shapes: image (C, H, W), kernel (C, KH, KW)

    Raises: ShapeError: the filter has other channels than the image, or is larger than it.
    Source: the course, chapter on convolution.
    """
    _check(image, kernel.shape[0], kernel.shape[1:], padding)
    wide = np.pad(image, ((0, 0), (padding, padding), (padding, padding)))
    for row, column, window in _windows(wide, kernel.shape[1:], stride):
        yield Look(row, column, window, kernel, float((window * kernel).sum() + bias))


def pool(image: Array, *, kernel: int = 2, stride: int = 2, kind: str = "maximum", seed: int = 0) -> Iterator[Look]:
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
        yield Look(row, column, window, weights, float((window * weights).sum()))


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


def assembled(looks: Iterator[Look]) -> Array:
    """The whole output (OH, OW), from all its positions."""
    seen = list(looks)
    y = np.zeros((seen[-1].row + 1, seen[-1].column + 1))
    for look in seen:
        y[look.row, look.column] = look.value
    return y


def _windows(image: Array, size: tuple[int, ...], stride: int) -> Iterator[tuple[int, int, Array]]:
    kh, kw = size
    for row in range(output_size(image.shape[1], kh, stride)):
        for column in range(output_size(image.shape[2], kw, stride)):
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
