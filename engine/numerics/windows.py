"""Images cut into windows, with the batch as the innermost axis.

Convolution and pooling read the same image at many places. They do it on arrays of shape (C, H, W, N): then a window
moved by one pixel is the same memory moved by N numbers, copies run along whole rows of all images at once, and the
matrix products come out in the very same order. Outside these layers an image batch is (N, C, H, W) as everywhere;
`batch_first` gives that shape as a view of the same memory, so from layer to layer nothing is moved.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.lib.stride_tricks import as_strided

from engine.fast import abandon
from engine.types import Array

MANY = 20_000_000  # numbers whose copying takes so long that a step may have to be left meanwhile


def batch_last(x: Array) -> Array:
    """(N, C, H, W) → (C, H, W, N), contiguous; free where the memory is so already."""
    return np.ascontiguousarray(x.transpose(1, 2, 3, 0))


def batch_first(x: Array) -> Array:
    """(C, H, W, N) → (N, C, H, W), a view."""
    return x.transpose(3, 0, 1, 2)


def output_size(size: int, kernel: int, stride: int = 1, padding: int = 0) -> int:
    """OH = ⌊(H + 2P − KH)/S⌋ + 1: how many windows fit; what is left over at the end is not read."""
    return (size + 2 * padding - kernel) // stride + 1


def padded(x: Array, padding: int) -> Array:
    """(C, H, W, N) → (C, H + 2P, W + 2P, N) with zeros around; a negative P cuts the rim off instead."""
    if padding == 0:
        return x
    if padding < 0:
        return x[:, -padding:padding, -padding:padding]
    c, h, w, n = x.shape
    wide = np.zeros((c, h + 2 * padding, w + 2 * padding, n), x.dtype)
    wide[:, padding:-padding, padding:-padding] = x
    return wide


def extent(kernel: int, dilation: int) -> int:
    """How many pixels a window spans whose own pixels are D apart: D(K − 1) + 1."""
    return dilation * (kernel - 1) + 1


def windows(x: Array, kernel: int, stride: int = 1, dilation: int = 1) -> Array:
    """(C, H, W, N) → (C, KH, KW, OH, OW, N): every window, as a view that must not be written to."""
    c, h, w, n = x.shape
    oh, ow = (output_size(size, extent(kernel, dilation), stride) for size in (h, w))
    a, b, d, e = x.strides
    strides = (a, dilation * b, dilation * d, stride * b, stride * d, e)
    return as_strided(x, (c, kernel, kernel, oh, ow, n), strides, writeable=False)


def unfold(x: Array, kernel: int, stride: int = 1, padding: int = 0, dilation: int = 1) -> Array:
    """(C, H, W, N) → (C·KH·KW, OH·OW·N): each window a column («im2col»), so that convolving is one matrix product.

    Source: Chellapilla, Puri & Simard 2006, section 3; the course, chapter on convolution.
    """
    view = windows(padded(x, padding), kernel, stride, dilation)
    c, kh, kw, oh, ow, n = view.shape
    if view.size < MANY:
        return view.reshape(c * kh * kw, oh * ow * n)
    columns: Array = np.empty(view.shape, x.dtype)
    for place, channel in zip(columns, view, strict=True):
        abandon.look()
        place[...] = channel
    return columns.reshape(c * kh * kw, oh * ow * n)


def fold(
    columns: Array, shape: tuple[int, ...], kernel: int, stride: int = 1, padding: int = 0, dilation: int = 1
) -> Array:
    """The adjoint of `unfold` («col2im»): every column is added back where it was read from.

    Shapes: columns (C·KH·KW, OH·OW·N), shape (C, H, W, N) → (C, H, W, N)
    """
    c, h, w, n = shape
    oh, ow = (output_size(size, extent(kernel, dilation), stride, padding) for size in (h, w))
    parts = columns.reshape(c, kernel, kernel, oh, ow, n)
    wide = np.zeros((c, h + 2 * padding, w + 2 * padding, n), columns.dtype)
    for i in range(kernel):
        abandon.look()  # for large images each pass takes long
        for j in range(kernel):
            top, left = dilation * i, dilation * j
            wide[:, top : top + stride * oh : stride, left : left + stride * ow : stride] += parts[:, i, j]
    return padded(wide, -padding)


def shifts(x: Array, kernel: int, stride: int) -> list[Array]:
    """K² views (C, OH, OW, N): the first pixel of every window, the second pixel of every window, …"""
    view = windows(x, kernel, stride)
    return [view[:, i, j] for i in range(kernel) for j in range(kernel)]


def scatter(parts: Sequence[Array], shape: tuple[int, ...], kernel: int, stride: int) -> Array:
    """The adjoint of `shifts`: (C, H, W, N) that holds every part where it was read from, and 0 elsewhere.

    Shapes: parts K² of (C, OH, OW, N); shape (N, C, H, W), as the layers know it
    """
    n, c, h, w = shape
    _, oh, ow, _ = parts[0].shape
    whole = stride == kernel and h == stride * oh and w == stride * ow  # every pixel is in one window: nothing to add
    x = (np.empty if whole else np.zeros)((c, h, w, n), parts[0].dtype)
    for k, part in enumerate(parts):
        i, j = divmod(k, kernel)
        place = x[:, i : i + stride * oh : stride, j : j + stride * ow : stride]
        if stride >= kernel:
            place[...] = part
        else:
            place += part
    return x


def rim(size: int, kernel: int, stride: int, padding: int, ceil: bool) -> tuple[int, int]:
    """How many windows there are, and how far the last one reaches over the far edge (at least the padding)."""
    count = output_size(size, kernel, stride, padding)
    left_over = (size + 2 * padding - kernel) % stride > 0
    if ceil and left_over and count * stride < size + padding:  # one more, if it begins inside
        count += 1
    return count, max((count - 1) * stride + kernel - size - padding, padding)


def rimmed(
    x: Array, kernel: int, stride: int, padding: int, ceil: bool, fill: float
) -> tuple[Array, tuple[slice, ...]]:
    """(C, H, W, N) in a rim of `fill`, so that every window of a pooling has all its pixels; and where x is in it."""
    (_, below), (_, right) = (rim(size, kernel, stride, padding, ceil) for size in x.shape[1:3])
    _, h, w, _ = x.shape
    inner = np.s_[:, padding : padding + h, padding : padding + w]
    if not (padding or below or right):
        return x, inner
    wide = np.full((x.shape[0], padding + h + below, padding + w + right, x.shape[3]), fill, x.dtype)
    wide[inner] = x
    return wide, inner
