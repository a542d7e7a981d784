"""Ways through an island of ink that cross little of it."""

import itertools
from collections.abc import Sequence

import cv2
import numpy as np
import pytest

from engine.vision.seams import ASIDE, LEAVE, cheapest_ways, seams
from engine.vision.split import divided


def test_slanted_strokes_are_torn_where_they_touch() -> None:
    """Two strokes that lean over each other: every straight cut would go through both."""
    one, two, bridge = (np.zeros((100, 140), np.uint8) for _ in range(3))
    cv2.line(one, (20, 95), (80, 5), 1, 7)
    cv2.line(two, (55, 95), (115, 5), 1, 7)
    cv2.line(bridge, (50, 50), (85, 50), 1, 3)
    mask = one | two | bridge
    ways = seams(mask, pen=7, size=90)
    way = min(ways, key=lambda w: abs(w.columns.mean() - 67))
    assert way.crossed < 1
    parts = divided(mask, [way])
    assert len(parts) == 2
    for part, stroke, other in ((parts[0], one, two), (parts[1], two, one)):
        assert (part.mask & stroke).sum() > 0.97 * stroke.sum()
        assert (part.mask & other).sum() < 0.03 * other.sum()


def test_the_cheapest_way_is_the_cheapest_of_all() -> None:
    ink = np.random.default_rng(2).random((5, 9)).astype(np.float32)
    starts, reach = np.array([3, 5]), 2
    ways, crossed = cheapest_ways(ink, starts, reach)
    for start, way, found in zip(starts, ways, crossed, strict=True):
        assert found == pytest.approx(ink[np.arange(5), way].sum())

        def cost(columns: Sequence[int], start: int = int(start)) -> float:
            away = [((x - start) / reach) ** 2 for x in columns]
            aside = sum(a != b for a, b in itertools.pairwise(columns))
            return float(sum(ink[y, x] for y, x in enumerate(columns)) + LEAVE * sum(away) + ASIDE * aside)

        near = range(start - reach, start + reach + 1)
        every = [
            columns
            for columns in itertools.product(near, repeat=5)
            if all(abs(a - b) <= 1 for a, b in itertools.pairwise(columns))
        ]
        assert cost(list(way)) == pytest.approx(min(map(cost, every)), rel=1e-5)
