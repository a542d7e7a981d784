"""Surfaces over two numbers, on which optimizers can be watched from above, and the paths they take.

The course's surface is f = x²/20 + y², a long valley in which SGD zigzags. The others are the classics that show one
difficulty each; the last is no formula but the loss of a network on a plane through its weights.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from engine.optimizers.base import Optimizer
from engine.types import Array

Height = Callable[[Array, Array], Array]
Slope = Callable[[float, float], tuple[float, float]]
FAR = 1e6  # a point this far out was thrown off the surface


@dataclass(frozen=True)
class Surface:
    """f(x, y) with its gradient, the part that is shown, a good place to start, and where it is lowest.

    `rates` are learning rates that suit it, by kind of optimizer.
    """

    name: str
    title: str
    formula: str
    note: str
    height: Height
    slope: Slope
    x: tuple[float, float]
    y: tuple[float, float]
    start: tuple[float, float]
    lowest: tuple[tuple[float, float], ...]
    rates: dict[str, float]

    def grid(self, columns: int = 200, rows: int = 150) -> Array:
        """Heights over the part that is shown: rows from low y to high y, columns from low x to high x."""
        x, y = np.linspace(*self.x, columns), np.linspace(*self.y, rows)
        return np.asarray(self.height(x[None, :], y[:, None]))


@dataclass(frozen=True)
class Place:
    """Where an optimizer stands after `step` steps, and whether it has been thrown off."""

    step: int
    x: float
    y: float
    height: float
    off: bool = False


def paths(surface: Surface, optimizer: Optimizer, start: tuple[float, float], steps: int) -> Iterator[Place]:
    """The places an optimizer comes to, the start first; it ends where it is thrown off the surface."""
    theta = np.array(start, np.float64)
    memory = optimizer.fresh_memory(theta)
    yield Place(0, *start, _height(surface, theta))
    for step in range(1, steps + 1):
        grad = np.array(surface.slope(float(theta[0]), float(theta[1])))
        with np.errstate(all="ignore"):  # too large a learning rate is a result, not an error
            optimizer.update(theta, grad, memory, step)
            off = not (np.isfinite(theta).all() and np.abs(theta).max() < FAR)
        if off:
            last = np.clip(np.nan_to_num(theta, nan=FAR, posinf=FAR, neginf=-FAR), -FAR, FAR)
            yield Place(step, float(last[0]), float(last[1]), float("inf"), off=True)
            return
        yield Place(step, float(theta[0]), float(theta[1]), _height(surface, theta))


def verdict(surface: Surface, path: Sequence[Place]) -> str:
    """What a learning rate did, in one word.

    `thrown`: off the surface, or higher than it began; `swings`: it turns back at most steps and they do not shrink;
    `arrives`: less than a fiftieth of the height and a tenth of the way are left; `creeps`: it covered less than a
    tenth of the way there; else it `moves`.
    """
    heights = np.array([place.height for place in path])
    points = np.array([(place.x, place.y) for place in path])
    if path[-1].off or heights[-1] > heights[0] + 1e-9:
        return "thrown"
    if len(path) < 8:
        return "moves"
    moves = np.diff(points, axis=0)
    late = moves[len(moves) // 2 :]
    turns = np.mean(np.sum(late[1:] * late[:-1], axis=1) < 0)
    lengths = np.hypot(moves[:, 0], moves[:, 1])
    if turns > 0.6 and lengths[-4:].mean() > 0.5 * lengths[:4].mean():
        return "swings"
    floor = min([_height(surface, np.array(low)) for low in surface.lowest], default=float(heights.min()))
    goals = np.array(surface.lowest or [((surface.x[0] + surface.x[1]) / 2, (surface.y[0] + surface.y[1]) / 2)])
    way = float(np.min(np.hypot(*(goals - points[0]).T)))
    left = float(np.min(np.hypot(*(goals - points[-1]).T)))
    if surface.lowest and heights[-1] - floor <= 0.02 * (heights[0] - floor) and left <= 0.1 * way:
        return "arrives"
    return "creeps" if np.hypot(*(points[-1] - points[0])) < 0.1 * way else "moves"


def _height(surface: Surface, theta: Array) -> float:
    return float(surface.height(theta[0], theta[1]))


def _valley(x: Array, y: Array) -> Array:
    f: Array = x**2 / 20 + y**2
    return f


def _bowl(x: Array, y: Array) -> Array:
    f: Array = x**2 + y**2
    return f


def _rosenbrock(x: Array, y: Array) -> Array:
    f: Array = (1 - x) ** 2 + 100 * (y - x**2) ** 2
    return f


def _rosenbrock_slope(x: float, y: float) -> tuple[float, float]:
    return -2 * (1 - x) - 400 * x * (y - x**2), 200 * (y - x**2)


def _beale(x: Array, y: Array) -> Array:
    f: Array = (1.5 - x + x * y) ** 2 + (2.25 - x + x * y**2) ** 2 + (2.625 - x + x * y**3) ** 2
    return f


def _beale_slope(x: float, y: float) -> tuple[float, float]:
    a, b, c = 1.5 - x + x * y, 2.25 - x + x * y**2, 2.625 - x + x * y**3
    return (
        2 * a * (y - 1) + 2 * b * (y**2 - 1) + 2 * c * (y**3 - 1),
        2 * a * x + 4 * b * x * y + 6 * c * x * y**2,
    )


def _saddle(x: Array, y: Array) -> Array:
    f: Array = x**2 - y**2 + y**4 / 4
    return f


def _himmelblau(x: Array, y: Array) -> Array:
    f: Array = (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2
    return f


def _himmelblau_slope(x: float, y: float) -> tuple[float, float]:
    return 4 * x * (x**2 + y - 11) + 2 * (x + y**2 - 7), 2 * (x**2 + y - 11) + 4 * y * (x + y**2 - 7)


def suited(optimizer: Optimizer, rates: Mapping[str, float]) -> Optimizer:
    """The optimizer with the learning rate for its kind, or for the kind it is like; else with its own.

    The rate may be beyond the bounds that suit networks.
    """
    rate = rates.get(optimizer.kind, rates.get(optimizer.rate_like, optimizer.learning_rate))
    return optimizer.scaled(rate / optimizer.learning_rate) if optimizer.learning_rate else optimizer


# for the loss of a network
NETWORK_RATES = {"sgd": 0.05, "momentum": 0.01, "adagrad": 0.1, "rmsprop": 0.02, "adam": 0.05}

SURFACES: dict[str, Surface] = {
    surface.name: surface
    for surface in (
        Surface(
            "valley",
            "Long valley",
            "f = x²/20 + y²",
            "The course's surface: steep across, flat along. Which paths zigzag, which overshoot?",
            _valley,
            lambda x, y: (x / 10, 2 * y),
            x=(-10, 10),
            y=(-5, 5),
            start=(-7, 2),
            lowest=((0, 0),),
            rates={"sgd": 0.95, "momentum": 0.1, "adagrad": 1.5, "rmsprop": 0.3, "adam": 0.3},
        ),
        Surface(
            "bowl",
            "Bowl",
            "f = x² + y²",
            "The course's first surface: equally steep on all sides; the gradient points straight to the lowest point.",
            _bowl,
            lambda x, y: (2 * x, 2 * y),
            x=(-5, 5),
            y=(-5, 5),
            start=(3, 4),
            lowest=((0, 0),),
            rates={"sgd": 0.1, "momentum": 0.05, "adagrad": 1.0, "rmsprop": 0.2, "adam": 0.3},
        ),
        Surface(
            "rosenbrock",
            "Banana valley (Rosenbrock)",
            "f = (1 − x)² + 100 (y − x²)²",
            "Finding the curved valley is easy, following it to the lowest point is not.",
            _rosenbrock,
            _rosenbrock_slope,
            x=(-2, 2),
            y=(-1, 3),
            start=(-0.8, 2.4),
            lowest=((1, 1),),
            rates={"sgd": 0.001, "momentum": 0.0005, "adagrad": 0.3, "rmsprop": 0.02, "adam": 0.1},
        ),
        Surface(
            "beale",
            "Flat plain with cliffs (Beale)",
            "f = (1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²",
            "Almost flat in the middle, steep at the rim: one learning rate cannot suit both.",
            _beale,
            _beale_slope,
            x=(-4.5, 4.5),
            y=(-2, 2),
            start=(1, 1.6),
            lowest=((3, 0.5),),
            rates={"sgd": 0.01, "momentum": 0.002, "adagrad": 0.5, "rmsprop": 0.05, "adam": 0.1},
        ),
        Surface(
            "saddle",
            "Saddle",
            "f = x² − y² + y⁴/4",
            "At (0, 0) the slope is zero and yet it is no minimum: who leaves the saddle first?",
            _saddle,
            lambda x, y: (2 * x, -2 * y + y**3),
            x=(-2.5, 2.5),
            y=(-2.5, 2.5),
            start=(2, 0.01),
            lowest=((0, 2**0.5), (0, -(2**0.5))),
            rates={"sgd": 0.05, "momentum": 0.02, "adagrad": 0.3, "rmsprop": 0.05, "adam": 0.1},
        ),
        Surface(
            "himmelblau",
            "Four hollows (Himmelblau)",
            "f = (x² + y − 11)² + (x + y² − 7)²",
            "Four equally low points: where an optimizer ends depends on where it starts.",
            _himmelblau,
            _himmelblau_slope,
            x=(-6, 6),
            y=(-6, 6),
            start=(-0.5, -1),
            lowest=((3, 2), (-2.805118, 3.131312), (-3.77931, -3.283186), (3.584428, -1.848126)),
            rates={"sgd": 0.01, "momentum": 0.005, "adagrad": 1.0, "rmsprop": 0.1, "adam": 0.3},
        ),
    )
}


TEXTS = tuple(text for surface in SURFACES.values() for text in (surface.title, surface.note))  # for people
