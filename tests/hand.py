"""An odd but consistent hand: digits whose shape a network trained on others misreads, written again each time."""

import math

import numpy as np
from numpy.typing import NDArray

from engine.data.drawings import Drawing as Kept
from engine.vision.normalize import Normalizer
from engine.vision.strokes import BoxStrokes

Points = list[tuple[float, float]]


def _arc(x: float, y: float, rx: float, ry: float, start: float, stop: float) -> Points:
    """Part of an ellipse, degrees clockwise from the right."""
    angles = [math.radians(start + (stop - start) * i / 24) for i in range(25)]
    return [(x + rx * math.cos(a), y + ry * math.sin(a)) for a in angles]


ODD: dict[int, list[Points]] = {
    0: [_arc(50, 50, 18, 28, -90, 270), [(72, 18), (28, 82)]],  # crossed, against the letter O
    1: [[(22, 52), (50, 20), (50, 80)], [(30, 80), (70, 80)]],  # a long flag, and a foot
    4: [[(54, 18), (30, 50), (66, 50), (42, 84)]],  # a lightning
    7: [[(24, 44), (24, 24), (68, 24), (44, 80)], [(34, 54), (66, 50)]],  # a long flag, and crossed
    9: [[(34, 82), (34, 22), *_arc(46, 36, 16, 14, -130, 130), (34, 48)]],  # the tail on the wrong side
}


def written(digit: int, rng: np.random.Generator) -> list[NDArray[np.float64]]:
    """The digit as this hand writes it today: a little larger, slanted, elsewhere, not quite steady."""
    turn, slant = rng.normal(0, 0.05), rng.normal(0.1, 0.08)
    size = rng.uniform(0.55, 1.0) * np.exp(rng.normal(0, 0.08, 2))
    matrix = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]]) @ np.array([[1, -slant], [0, 1]])
    shift = rng.uniform(-6, 6, 2)
    strokes = []
    for points in ODD[digit]:
        corners = np.array(points) + rng.normal(0, 1.2, (len(points), 2)) * (3 if len(points) < 10 else 0.4)
        strokes.append(((corners - 50) * size) @ matrix.T + 50 + shift)
    return strokes


def kept(digit: int, rng: np.random.Generator, when: float = 0.0) -> Kept:
    """The digit as the postal-code page keeps it when it is corrected."""
    strokes = written(digit, rng)
    image = Normalizer().from_strokes(BoxStrokes.of(strokes)).pixels
    return Kept(digit, image, tuple(tuple((float(x), float(y)) for x, y in stroke) for stroke in strokes), when)
