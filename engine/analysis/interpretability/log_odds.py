"""The log odds of an answer, log p/(1 − p): the scale on which evidence adds up, and how each pixel moves it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from engine.analysis.model import Model
from engine.types import Array, Labels

DIFFERENCE = 1e-4
CHUNK = 100  # images whose gradients are computed at once: more do not fit into the cache


def log_odds(probabilities: Array, answers: Labels | int) -> Array:
    """log p/(1 − p) of one class, or of a class for each row: (N, K) → (N,).

    1 − p is added up from the other classes, so 99.9999999 % stays exact.
    """
    p = np.maximum(probabilities, 1e-300)
    chosen = np.arange(p.shape[1]) == np.reshape(answers, (-1, 1))
    right = np.where(chosen, p, 0).sum(axis=1)
    rest = np.where(chosen, 0, p).sum(axis=1)
    odds: Array = np.log(right) - np.log(rest)
    return odds


def pixel_gradient(model: Model, images: Array, answers: Labels | int) -> Array:
    """∂(log odds of `answers`)/∂(pixel), by backpropagation down to the images: (N, C, H, W) → the same.

    Source: Simonyan, Vedaldi & Zisserman 2014, section 3.
    """

    each = np.broadcast_to(answers, len(images))
    parts = [slice(start, start + CHUNK) for start in range(0, len(images), CHUNK)]
    return np.concatenate([model.with_gradient(images[at], _by_outputs(model, each[at]))[1] for at in parts])


def _by_outputs(model: Model, answers: Labels) -> Callable[[Array], Array]:
    """∂(log odds)/∂(outputs), by central differences: few numbers, and right for every loss."""

    def gradient(outputs: Array) -> Array:
        z = outputs.astype(np.float64)
        step = DIFFERENCE * max(1.0, float(np.abs(z).max()))
        result = np.empty_like(z)
        for k in range(z.shape[1]):
            move = step * (np.arange(z.shape[1]) == k)
            up, down = model.certainties(z + move), model.certainties(z - move)
            result[:, k] = (log_odds(up, answers) - log_odds(down, answers)) / (2 * step)
        return result

    return gradient
