"""The picture that a network takes for a class most surely: climbed to from noise, along the gradient of the pixels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engine.analysis.interpretability.log_odds import pixel_gradient
from engine.analysis.model import Model
from engine.numerics.warp import sample
from engine.rng import stream
from engine.types import Array

STEPS = 200
RATE = 0.06
DECAY = 0.01  # pulls every pixel towards 0 at each step
SMOOTH_EVERY = 4
SETTLING = 30  # last steps, without decay, blur or moving


@dataclass(frozen=True, eq=False)
class Climb:
    """A picture on the way (C, H, W) in 0…1, after this many steps, and how sure the network is of the class."""

    step: int
    image: Array
    certainty: float


def climb(model: Model, target: int, *, seed: int = 0, steps: int = STEPS) -> Iterator[Climb]:
    """Gradient ascent on the log odds of class `target`, from noise; the last picture is the surest.

    Each step moves along sign-free RMS-scaled gradients, shrinks the pixels a little and, now and then, blurs them:
    without that, the picture is noise that only the network understands. The gradient is taken on the picture moved by
    up to one pixel, so that strokes and not single pixels count.

    Source: Simonyan et al. 2014, section 2; Yosinski et al. 2015 (decay and blur); Mordvintsev et al. 2015 (jitter).
    """
    generator = stream(seed, f"class-maximizing {target}")
    image = generator.uniform(0, 0.15, model.network.input_shape).astype(model.parameters.theta.dtype)
    best = Climb(0, image, _certainty(model, image, target))
    yield best
    for step in range(1, steps + 1):
        settling = step > steps - SETTLING
        move = np.zeros(2, np.int64) if settling else generator.integers(-1, 2, 2)
        shifted = np.roll(image, move, axis=(1, 2))
        gradient = np.roll(pixel_gradient(model, shifted[None], target)[0], -move, axis=(1, 2))
        scale = float(np.sqrt((gradient**2).mean()))
        image = image * (1 - DECAY * (not settling)) + RATE * gradient / max(scale, 1e-12)
        if step % SMOOTH_EVERY == 0 and not settling:
            image = smoothed(image)
        image = np.clip(image, 0, 1).astype(gradient.dtype)
        now = Climb(step, image, _certainty(model, image, target))
        yield now
        if now.certainty >= best.certainty:
            best = now
    if best.step != steps:
        yield Climb(steps, best.image, best.certainty)


def smoothed(image: Array) -> Array:
    """A little blur: each pixel mixed with its neighbors, as half a pixel's shift down and right and back does."""
    h, w = image.shape[1:]
    y, x = np.mgrid[:h, :w].astype(image.dtype)
    down = sample(image[None], (y + 0.3)[None], (x + 0.3)[None])
    return np.asarray(sample(down, (y - 0.3)[None], (x - 0.3)[None])[0])


def _certainty(model: Model, image: Array, target: int) -> float:
    return float(model.probabilities(image[None])[0, target])
