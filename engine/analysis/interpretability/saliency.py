"""What each pixel does for an answer: cover it and look what is lost, or ask the gradient what covering would cost."""

from __future__ import annotations

import numpy as np

from engine.analysis.interpretability.log_odds import log_odds, pixel_gradient
from engine.analysis.model import Model
from engine.types import Array

PATCH = 5  # pixels


def covered(image: Array, patch: int = PATCH) -> Array:
    """The image once for each pixel, with the patch around that pixel set to 0.

    Shapes: (C, H, W) → (H·W, C, H, W)
    """
    c, h, w = image.shape
    half = patch // 2
    rows, columns = np.arange(h), np.arange(w)
    near_row = np.abs(rows[:, None] - rows) <= half  # (H, H): which rows the patch around a row covers
    near_column = np.abs(columns[:, None] - columns) <= half
    hidden = near_row[:, None, :, None] & near_column[None, :, None, :]  # (H, W, H, W)
    return np.where(hidden.reshape(h * w, 1, h, w), np.zeros((), image.dtype), image[None]).reshape(h * w, c, h, w)


def cover(model: Model, image: Array, answer: int, patch: int = PATCH) -> tuple[Array, float]:
    """How much the answer's log odds fall when the patch around each pixel is set to 0; above 0: it speaks for it.

    Also the lowest certainty that any patch leaves. Shapes: image (C, H, W) → (H, W)

    Source: Zeiler & Fergus 2014, section 4.2 (occlusion).
    """
    before = log_odds(model.probabilities(image[None]), answer)[0]
    p = model.probabilities(covered(image, patch))
    lost = before - log_odds(p, answer)
    return lost.reshape(image.shape[1:]), float(p[:, answer].min())


def linear(model: Model, image: Array, answer: int, patch: int = PATCH) -> Array:
    """What `cover` would find if the log odds were linear in the pixels: Σ over the patch of pixel × gradient.

    It is in the same unit, so both are shown on one scale. Shapes: image (C, H, W) → (H, W)

    Source: gradient × input: Shrikumar et al. 2016.
    """
    product = (image * pixel_gradient(model, image[None], answer)[0]).sum(axis=0)
    return patch_sums(product, patch)


def patch_sums(x: Array, patch: int) -> Array:
    """The sum over the patch around each pixel, what is outside counting 0: (H, W) → (H, W)."""
    half = patch // 2
    h, w = x.shape
    total = np.pad(x.astype(np.float64), ((half + 1, half), (half + 1, half))).cumsum(axis=0).cumsum(axis=1)
    size = 2 * half + 1
    sums: Array = (
        total[size : size + h, size : size + w]
        - total[:h, size : size + w]
        - total[size : size + h, :w]
        + total[:h, :w]
    )
    return sums
