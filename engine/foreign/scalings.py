"""How a network may have been given its pixels, which no file of weights says."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.layers.base import Layer
from engine.layers.batch_norm import BatchNorm
from engine.types import Array, Shape


@dataclass(frozen=True)
class Scaling:
    """What a network was trained to be given instead of pixels from 0 (paper) to 1 (ink): factor · (x − shift).

    `rimmed` means that zeros were put around the image before it was scaled, so that the rim is scaled paper.
    """

    name: str
    words: str
    shift: float
    factor: float
    penalty: float = 4.0
    rimmed: bool = False

    def __call__(self, images: Array) -> Array:
        scaled: Array = np.float32(self.factor) * (images - np.float32(self.shift))
        return scaled

    def layer(self, shape: Shape) -> tuple[Layer, dict[str, Array]]:
        """It as a layer: a batch normalization whose statistics say the shift and the standard deviation."""
        one = np.ones(shape[:1], np.float32)
        deviation = 1 / abs(self.factor)
        sign = np.sign(self.factor) * one
        variance = (deviation**2 - 1e-8) * one
        return BatchNorm(epsilon=1e-8), {"gamma": sign, "beta": 0 * one, "mean": self.shift * one, "variance": variance}

    def folded(self, tensors: dict[str, Array]) -> dict[str, Array]:
        """The weights of a convolution that scales what it is given itself, its rim of zeros included."""
        W = np.float32(self.factor) * tensors["W"]
        return {"W": W, "b": tensors["b"] - np.float32(self.shift) * W.sum(axis=(1, 2, 3))}


STANDARDIZED = Scaling(
    "standardized", "inputs standardized as MNIST's are (mean 0.1307, spread 0.3081)", 0.1307, 1 / 0.3081, 0.25
)
SIGNED = Scaling("signed", "inputs from -1 to 1", 0.5, 2.0, 1.0)
RIMMED = tuple(
    Scaling(
        f"{one.name}-rimmed", f"{one.words}, scaled behind the padding", one.shift, one.factor, one.penalty + 1, True
    )
    for one in (STANDARDIZED, SIGNED)
)
SCALINGS = (
    STANDARDIZED,
    SIGNED,
    Scaling("bytes", "inputs from 0 to 255", 0.0, 255.0, 2.0),
    Scaling("inverted", "inputs with white paper", 1.0, -1.0, 2.0),
    Scaling("inverted-signed", "inputs from 1 (paper) to -1 (ink)", 0.5, -2.0),
    Scaling("inverted-bytes", "inputs from 255 (paper) to 0 (ink)", 1.0, -255.0),
    Scaling("centered", "inputs from -0.5 to 0.5", 0.5, 1.0),
    Scaling("photo", "inputs standardized as photographs are (mean 0.449, spread 0.226)", 0.449, 1 / 0.226),
)
UNIT = "unit"  # pixels as they are
PIXELS: dict[str, Scaling | None] = {UNIT: None, **{one.name: one for one in (*SCALINGS, *RIMMED)}}
