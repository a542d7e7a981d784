"""Ten ways to make digits harder, little by little: what a camera, a pen, a scanner or an adversary does to them.

A strain changes every digit by exactly its level, where an augmentation draws a level at random.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engine.analysis.interpretability.log_odds import pixel_gradient
from engine.analysis.model import Model
from engine.augmentations import Augmentation
from engine.augmentations.noise import Noise
from engine.augmentations.rotation import Rotation
from engine.augmentations.scale import Scale
from engine.augmentations.shift import Shift
from engine.augmentations.thickness import Thickness
from engine.numerics.morphology import thickened
from engine.numerics.warp import sample, turned
from engine.rng import stream
from engine.types import Array, Labels

PGD_STEPS = 10


@dataclass(frozen=True)
class Strain:
    """One way to make digits harder: the levels to try, how to apply one, and the augmentation that trains against it.

    `apply(images, level, seed)` gives new images. A strain with `attacks` instead asks the network where it is weak:
    `attacks(model, images, labels, level)`.
    """

    kind: str
    levels: tuple[float, ...]
    unit: str = ""
    apply: Callable[[Array, float, int], Array] | None = None
    attacks: Callable[[Model, Array, Labels, float], Array] | None = None
    against: Callable[[float], Augmentation] | None = None

    def strained(self, model: Model, images: Array, labels: Labels, level: float, seed: int = 0) -> Array:
        """The images at a level, new arrays; level 0 leaves them as they are."""
        if level == 0:
            return images
        if self.attacks is not None:
            return self.attacks(model, images, labels, level)
        return images if self.apply is None else self.apply(images, level, seed)


def noise(images: Array, sigma: float, seed: int) -> Array:
    """x + σ z, z ~ N(0, 1), cut off at 0 and 1; every level adds the same z, so that levels can be compared."""
    grain = stream(seed, "noise strain").standard_normal(images.shape, np.float32).astype(images.dtype, copy=False)
    return np.clip(images + sigma * grain, 0, 1).astype(images.dtype, copy=False)


def rotation(images: Array, degrees: float, seed: int) -> Array:
    """Turned about the middle, to the left below 0."""
    angle = np.radians(degrees)
    cos, sin = np.cos(angle), np.sin(angle)
    matrix = np.array([[cos, -sin], [sin, cos]])
    return turned(images, np.broadcast_to(matrix, (len(images), 2, 2)))


def shift(images: Array, pixels: float, seed: int) -> Array:
    """Moved by that many pixels, each digit in a direction of its own; 0 where nothing was."""
    n, _, h, w = images.shape
    angles: Array = stream(seed, "shift strain").uniform(0, 2 * np.pi, (n, 1, 1)).astype(images.dtype)
    down, across = pixels * np.sin(angles), pixels * np.cos(angles)
    y, x = np.mgrid[:h, :w].astype(images.dtype)
    return sample(images, y - down, x - across)


def scale(images: Array, share: float, seed: int) -> Array:
    """Larger (above 0) or smaller by that share of the size."""
    return turned(images, np.broadcast_to(np.eye(2) / (1 + share), (len(images), 2, 2)))


def stroke_width(images: Array, pixels: float, seed: int) -> Array:
    """Strokes wider by that many pixels, half of it at each edge; thinner below 0."""
    left = pixels / 2
    while left:
        part = float(np.clip(left, -1, 1))
        images = thickened(images, np.full(len(images), part, images.dtype))
        left -= part
    return images


def blur(images: Array, sigma: float, seed: int) -> Array:
    """Out of focus: each pixel becomes the Gaussian mean, spread σ pixels, of those around it."""
    reach = int(np.ceil(3 * sigma))
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    kernel = (kernel / kernel.sum()).astype(images.dtype)
    for axis in (2, 3):
        wide = np.pad(images, [(reach, reach) if i == axis else (0, 0) for i in range(4)])
        size = images.shape[axis]
        images = sum(
            (k * np.take(wide, np.arange(i, i + size), axis=axis) for i, k in enumerate(kernel)), np.zeros_like(images)
        )
    return np.clip(images, 0, 1)


def occlusion(images: Array, side: float, seed: int) -> Array:
    """A square of that many pixels set to 0, somewhere in the middle part where the digit is."""
    n, _, h, w = images.shape
    places = stream(seed, "occlusion strain").uniform(0.25, 0.75, (n, 2))
    hidden = [np.abs(np.arange(size) - (places[:, [axis]] * size - 0.5)) < side / 2 for axis, size in enumerate((h, w))]
    mask = hidden[0][:, None, :, None] & hidden[1][:, None, None, :]
    return np.where(mask, np.zeros((), images.dtype), images)


def contrast(images: Array, lost: float, seed: int) -> Array:
    """Paler by that share: every pixel moves towards ½, as in a copy of a copy."""
    return (0.5 + (1 - lost) * (images - 0.5)).astype(images.dtype, copy=False)


def fgsm(model: Model, images: Array, labels: Labels, epsilon: float) -> Array:
    """Every pixel moved by ε in the direction that hurts most: x − ε sign(∂(log odds of the right class)/∂x).

    The log odds fall exactly where the cross-entropy rises, and their gradient stays apart from 0 where the network is
    sure. Source: Goodfellow, Shlens & Szegedy 2015.
    """
    down = np.sign(pixel_gradient(model, images, labels))
    return np.clip(images - epsilon * down, 0, 1).astype(images.dtype, copy=False)


def pgd(model: Model, images: Array, labels: Labels, epsilon: float) -> Array:
    """Ten smaller steps like FGSM's, never farther than ε from the digit in any pixel.

    Source: Madry, Makelov, Schmidt, Tsipras & Vladu 2018.
    """
    x = images
    for _ in range(PGD_STEPS):
        x = fgsm(model, x, labels, epsilon / 4)
        x = np.clip(x, images - epsilon, images + epsilon)
    return np.clip(x, 0, 1).astype(images.dtype, copy=False)


def _levels(*values: float) -> tuple[float, ...]:
    return values


STRAINS: dict[str, Strain] = {
    strain.kind: strain
    for strain in (
        Strain(
            "noise",
            _levels(0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0),
            "σ",
            noise,
            against=lambda level: Noise(sigma=min(level, 1.0)),
        ),
        Strain(
            "rotation",
            _levels(-60, -50, -40, -30, -20, -10, 0, 10, 20, 30, 40, 50, 60),
            "°",
            rotation,
            against=lambda level: Rotation(degrees=min(abs(level), 180.0)),
        ),
        Strain(
            "stroke-width",
            _levels(-3, -2, -1.5, -1, 0, 1, 2, 3, 4, 5, 6),
            "px",
            stroke_width,
            against=lambda level: Thickness(pixels=min(abs(level) / 2, 1.0)),
        ),
        Strain(
            "shift",
            _levels(0, 1, 2, 3, 4, 5, 6, 8),
            "px",
            shift,
            against=lambda level: Shift(pixels=min(max(round(level), 1), 14)),
        ),
        Strain(
            "scale",
            _levels(-0.5, -0.4, -0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3, 0.4, 0.5),
            "×",
            scale,
            against=lambda level: Scale(share=min(abs(level), 0.5)),
        ),
        Strain("blur", _levels(0, 0.5, 1, 1.5, 2, 2.5, 3), "px", blur),
        Strain("occlusion", _levels(0, 2, 4, 6, 8, 10, 12, 14), "px", occlusion),
        Strain("contrast", _levels(0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 0.95), "", contrast),
        Strain("fgsm", _levels(0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3), "ε", attacks=fgsm),
        Strain("pgd", _levels(0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3), "ε", attacks=pgd),
    )
}
