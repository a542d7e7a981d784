"""The loss of a network that has learned some digits, on a plane through its weights."""

import itertools

import numpy as np
import pytest

from engine.analysis import loss_surface
from engine.analysis.loss_surface import digits_surface
from tests.small import small_dataset

DATA = small_dataset(60, shape=(1, 28, 28), classes=10)


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loss_surface, "TRAINED_STEPS", 5)
    monkeypatch.setattr(loss_surface, "GRID", (5, 3))


def test_its_heights_are_the_losses_at_the_places_of_the_grid() -> None:
    made = digits_surface(DATA, lambda: False)
    assert made is not None
    surface, heights = made
    assert heights.shape == (3, 5)
    assert heights[0, 0] == pytest.approx(float(surface.height(np.array(surface.x[0]), np.array(surface.y[0]))))
    ((x, y),) = surface.lowest
    assert float(surface.height(np.array(x), np.array(y))) == pytest.approx(heights.min())


@pytest.mark.parametrize("after", [2, 6])
def test_it_stops_while_it_learns_and_between_rows(after: int) -> None:
    asked = itertools.count()
    assert digits_surface(DATA, lambda: next(asked) >= after) is None
