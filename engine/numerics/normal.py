"""The normal distribution: its density, and the share of it that is below a number."""

from __future__ import annotations

import math

import numpy as np

from engine.types import Array

# ln(erfc(a)/t) + a² as a polynomial of t = 2/(2 + a), in Chebyshev's form on ¼ ≤ t ≤ 1: exact to 4·10⁻¹³
_TAIL = (
    -0.4985502230126517, 0.5003364655513497, 0.002907954374873043, -0.004807433804460357, 1.4741810740729065e-05,
    0.00010698213450336889, -6.275656652474683e-06, -2.6555862047786477e-06, 4.14616364109913e-07,
    4.7388983956557695e-08, -1.8774034558626204e-08, 4.5312073348856027e-10, 5.9934889163061e-10,
    -8.983766959581827e-11, -9.488744811443404e-12, 4.40703888430635e-12,
)  # fmt: skip
_FARTHEST = 6.0  # where the polynomial ends; beyond, less than 10⁻¹⁶ of erfc is left: taken as 0


def normal_density(x: Array) -> Array:
    """φ(x) = e^(−x²/2) / √(2π)."""
    density: Array = np.exp(-0.5 * x * x) * x.dtype.type(1 / math.sqrt(2 * math.pi))
    return density


def normal_share(x: Array) -> Array:
    """Φ(x) = (1 + erf(x/√2)) / 2: how much of a normal distribution is below x.

    Source: Press et al., Numerical Recipes, section 6.2.2 (the form of the approximation).
    """
    a = np.minimum(np.abs(x) * x.dtype.type(math.sqrt(0.5)), x.dtype.type(_FARTHEST))
    t = 2 / (2 + a)
    tail = 0.5 * t * np.exp(_chebyshev((t - 0.625) / 0.375) - a * a)  # erfc(a)/2: what is beyond |x|
    tail *= a < _FARTHEST
    share: Array = np.where(x < 0, tail, 1 - tail)
    return share


def _chebyshev(u: Array) -> Array:
    """The polynomial of `_TAIL` at −1 ≤ u ≤ 1, by Clenshaw's rule."""
    later, last = np.zeros_like(u), np.zeros_like(u)
    for coefficient in _TAIL[:0:-1]:
        later, last = 2 * u * later - last + coefficient, later
    value: Array = u * later - last + _TAIL[0]
    return value
