"""Arrays as foreign files hold them, and a convolution by hand."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from engine.foreign.tensors import Blocks
from engine.types import Array

RNG = np.random.default_rng(3)


IMAGES = RNG.random((4, 1, 28, 28), np.float32)


def draw(*shape: int) -> Array:
    return RNG.normal(0, 0.2, shape).astype(np.float32)


def blocks(**arrays: Array) -> Blocks:
    return Blocks(Path("w.npz"), arrays)


def convolved(x: Array, W: Array, stride: int, before: int, behind: int) -> Array:
    """A convolution by hand, with this many zeros before and behind."""
    x = np.pad(x, ((0, 0), (0, 0), (before, behind), (before, behind)))
    windows = np.lib.stride_tricks.sliding_window_view(x, W.shape[2:], (2, 3))[:, :, ::stride, ::stride]
    return np.einsum("ncijab,fcab->nfij", windows, W)
