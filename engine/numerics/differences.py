"""Gradients by trying: the central difference."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import numpy as np

from engine.types import Array


def central_difference(f: Callable[[Array], float], x: Array, h: float = 1e-4, where: Array | None = None) -> Array:
    """∂f/∂xᵢ ≈ (f(x + h eᵢ) − f(x − h eᵢ)) / 2h, entry by entry; x is changed in place and put back.

    `where` names the flat indices to try; the others stay 0. What f raises is passed on, with x put back.

    Source: the course, chapter on numerical gradients (h = 10⁻⁴).
    """
    flat = x.reshape(-1)
    gradient = np.zeros_like(flat)
    for i in range(flat.size) if where is None else where:
        before = flat[i].copy()
        try:
            flat[i] = before + h
            above = f(x)
            flat[i] = before - h
            below = f(x)
        finally:
            flat[i] = before
        gradient[i] = (above - below) / (2 * h)
    return gradient.reshape(x.shape)


STEPS = (1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7)
AGREED = 1e-8  # relative; two tries this close need no third
NARROW = 4  # the place in STEPS where a bend is looked at: below, rounding bends the straightest line


def richardson_difference(f: Callable[[Array], float], x: Array, i: int) -> tuple[float, float]:
    """∂f/∂xᵢ at a flat index, and how far it may be off; x (float64) is changed in place and put back.

    Large h are blurred by curvature, small h by rounding. So central differences D(h) are taken at h = 10⁻², 10⁻³ and
    so on, neighbors are joined to (100 D(h/10) − D(h)) / 99, which cancels the h² error, until two of these agree or h
    is 10⁻⁷. The one that differs least from the next is chosen; that difference is the error. At a corner of f no h is
    good: there the bend (f(x+h) − 2 f(x) + f(x−h)) / h does not shrink with h, and it becomes the error.

    Source: Ridders 1982, for the choice of h.
    """
    flat = x.reshape(-1)
    before = flat[i].copy()
    middle = f(x)
    rough: list[float] = []
    joined: list[float] = []
    bends: list[float] = []
    for h in STEPS:
        flat[i] = before + h
        above = f(x)
        flat[i] = before - h
        below = f(x)
        rough.append((above - below) / (2 * h))
        bends.append(abs(above - 2 * middle + below) / h)
        if len(rough) > 1:
            joined.append((100 * rough[-1] - rough[-2]) / 99)
        if len(joined) > 1 and abs(joined[-1] - joined[-2]) <= AGREED * abs(joined[-1]):
            break
    flat[i] = before
    rounding = np.finfo(float).eps * abs(middle)
    apart = [abs(a - b) for a, b in itertools.pairwise(joined)] + [abs(rough[-1] - rough[-2])]
    errors = [max(d, rounding / h) for d, h in zip(apart, STEPS[1:], strict=False)]  # rounded alike is not agreed
    best = errors.index(min(errors))
    last = min(NARROW, len(bends) - 1)
    corner = bends[last] > bends[last - 2] / 10 + 20 * rounding / STEPS[last]
    return joined[best], max(errors[best], bends[last]) if corner else errors[best]
