"""Dropout and batch normalization by hand, on a handful of numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.errors import SpecError
from engine.types import Array

SCALINGS = ("training", "reading")


@dataclass(frozen=True)
class HandDropout:
    """Dropout on a few activations.

    Training: y = x · keep;  reading: y = x · (1 − p), or with the scaling moved into training: y = x · keep / (1 − p),
    and reading leaves x alone

    Raises: SpecError: a mask of another length than the activations, or a ratio outside 0…1.
    Source: Srivastava et al. 2014; the course, chapter on over-fitting (scales when reading, ratio 0.15).
    """

    x: tuple[float, ...]
    keep: tuple[int, ...]
    ratio: float = 0.15
    scaling: str = "reading"

    def __post_init__(self) -> None:
        if len(self.x) != len(self.keep):
            raise SpecError(
                "{field} needs one 0 or 1 for each of the {expected} activations, not {got}",
                field="keep", expected=len(self.x), got=len(self.keep),
            )  # fmt: skip
        if not 0 <= self.ratio < 1:
            raise SpecError("{field} must be at least 0 and below 1, not {got}", field="ratio", got=self.ratio)

    @property
    def training(self) -> Array:
        """What the layer gives in a training step."""
        y: Array = np.array(self.x) * np.array(self.keep)
        return y / (1 - self.ratio) if self.scaling == "training" else y

    @property
    def reading(self) -> Array:
        """What the layer gives when the network is read."""
        x: Array = np.array(self.x)
        return x if self.scaling == "training" else x * (1 - self.ratio)

    @property
    def expected(self) -> Array:
        """The mean of `training` over all masks that could be drawn: always equal to `reading`."""
        x: Array = np.array(self.x) * (1 - self.ratio)
        return x / (1 - self.ratio) if self.scaling == "training" else x


def drawn_mask(draws: Array, ratio: float) -> tuple[int, ...]:
    """A mask as the notes' program draws it: 1 where a number of 0…1 is larger than the ratio, so 1 − ratio survive."""
    return tuple(int(draw > ratio) for draw in draws)


@dataclass(frozen=True)
class HandBatchNorm:
    """Batch normalization of the few numbers that one unit gives for a batch.

    μ = mean x,  σ² = mean (x − μ)²,  x̂ = (x − μ) / √(σ² + ε),  y = γ x̂ + β;
    running ← ρ running + (1 − ρ) of the batch;  reading uses the running mean and variance

    Source: Ioffe & Szegedy 2015, Algorithm 1; the course, chapter on batch normalization (γ = 1, β = 0, ε = 10⁻⁶,
    ρ = 0.9, running variance starts at 0).
    """

    x: tuple[float, ...]
    gamma: float = 1.0
    beta: float = 0.0
    epsilon: float = 1e-6
    running_mean: float = 0.0
    running_variance: float = 0.0
    momentum: float = 0.9
    training: bool = True

    @property
    def mean(self) -> float:
        """The mean of the batch."""
        return float(np.mean(self.x))

    @property
    def variance(self) -> float:
        """The variance of the batch."""
        return float(np.var(self.x))

    @property
    def used(self) -> tuple[float, float]:
        """The mean and variance that the formula takes: the batch's in training, the running ones in reading."""
        return (self.mean, self.variance) if self.training else (self.running_mean, self.running_variance)

    @property
    def normalized(self) -> Array:
        """The batch with the used mean and variance taken out."""
        mean, variance = self.used
        z: Array = (np.array(self.x) - mean) / np.sqrt(variance + self.epsilon)
        return z

    @property
    def output(self) -> Array:
        """The normalized batch, scaled and shifted."""
        return self.gamma * self.normalized + self.beta

    @property
    def updated(self) -> tuple[float, float]:
        """The running mean and variance after this batch; reading leaves them alone."""
        if not self.training:
            return self.running_mean, self.running_variance
        rho = self.momentum
        return (
            rho * self.running_mean + (1 - rho) * self.mean,
            rho * self.running_variance + (1 - rho) * self.variance,
        )
