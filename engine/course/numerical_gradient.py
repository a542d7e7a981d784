"""Derivatives by trying: forward and central difference, their error at every h, and what the computer really sees."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.course.formula import evaluate
from engine.errors import SpecError
from engine.numerics.differences import central_difference, richardson_difference
from engine.types import Array

Function = Callable[[Any], Any]  # of a number, in the precision of that number
NOTES_H = 1e-49  # written 10e−50 in the notes
PRECISIONS = {"64": np.float64, "32": np.float32}


@dataclass(frozen=True)
class Curve1:
    """A function of one number with its derivative."""

    formula: str
    f: Function
    slope: Function


CURVES = {
    "square": Curve1("x² + 16", lambda x: x * x + type(x)(16), lambda x: 2 * x),
    "cube": Curve1("x³", lambda x: x**3, lambda x: 3 * x * x),
    "sigmoid": Curve1(
        "1 / (1 + e⁻ˣ)", lambda x: 1 / (1 + np.exp(-x)), lambda x: float(np.exp(-x) / (1 + np.exp(-x)) ** 2)
    ),
}


def typed_curve(text: str) -> Curve1:
    """A curve from a formula of x that was typed; its exact derivative is that of Richardson's difference.

    Raises: SpecError: it is no formula of x.
    """
    evaluate(text, {"x": 1.5})

    def f(x: Any) -> Any:
        try:
            return type(x)(evaluate(text, {"x": float(x)}))
        except SpecError:  # no finite value there
            return type(x)(np.nan)

    def slope(x: float) -> float:
        return float(richardson_difference(lambda v: float(f(v[0])), np.array([float(x)]), 0)[0])

    return Curve1(text, f, slope)


@dataclass(frozen=True)
class Try:
    """One h: f at three places, and the two differences that come of it, in the precision asked for."""

    h: float
    here: float
    above: float
    below: float
    forward: float
    central: float
    same: bool  # x + h is x again


def attempt(curve: Curve1, x: float, h: float, precision: str = "64") -> Try:
    """Both differences at x with one h.

    forward = (f(x + h) − f(x)) / h;  central = (f(x + h) − f(x − h)) / 2h

    Source: the course, chapter on numerical gradients (h = 10⁻⁴, central).
    """
    kind: Any = PRECISIONS[precision]
    at, step = kind(x), kind(h)
    with np.errstate(all="ignore"):  # h may be 0 in this precision: that is a result
        here, above, below = curve.f(at), curve.f(at + step), curve.f(at - step)
        forward, central = (above - here) / step, (above - below) / (step + step)
    a, b, c, d, e = (
        float(str(v)) for v in (here, above, below, forward, central)
    )  # a float32 as it is written: 31.9992
    return Try(h, a, b, c, d, e, bool(at + step == at))


def error_curve(curve: Curve1, x: float, precision: str = "64", per_decade: int = 6) -> tuple[Array, Array, Array]:
    """h from 1 to 10⁻¹⁶, and the errors of the forward and of the central difference there."""
    hs = 10.0 ** (-np.arange(16 * per_decade + 1) / per_decade)
    exact = float(curve.slope(x))
    tries = [attempt(curve, x, float(h), precision) for h in hs]
    return hs, np.array([abs(t.forward - exact) for t in tries]), np.array([abs(t.central - exact) for t in tries])


def microscope(curve: Curve1, x: float, h: float, precision: str = "64", points: int = 161) -> tuple[Array, Array]:
    """f over x ± 2h as the computer calculates it: offsets in h, and values; under 10⁻¹⁴ it is stairs.

    Shapes: → (points,), (points,)
    """
    kind: Any = PRECISIONS[precision]
    offsets = np.linspace(-2, 2, points)
    with np.errstate(all="ignore"):
        values = [float(curve.f(kind(x) + kind(offset * h))) for offset in offsets]
    return offsets, np.array(values)


def bowl_gradient(point: tuple[float, float], h: float = 1e-4) -> tuple[float, float]:
    """The gradient of x₀² + x₁² by central differences, coordinate by coordinate.

    Source: the course, chapter on numerical gradients: at (3, 4), (0, 2) and (3, 0).
    """
    found = central_difference(lambda x: float((x * x).sum()), np.array(point, np.float64), h)
    return float(found[0]), float(found[1])
