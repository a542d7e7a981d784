"""Orthogonal: units at right angles."""

import numpy as np
import pytest

from engine.initializers.orthogonal import Orthogonal
from engine.rng import stream
from tests.engine.initializers.drawn import drawn


@pytest.mark.parametrize("shape", [(30, 12), (12, 30), (20, 20)])
def test_orthogonal_units_stand_at_right_angles(shape: tuple[int, int]) -> None:
    w = drawn(Orthogonal(gain=2.0), *shape)
    product = w.T @ w if shape[0] >= shape[1] else w @ w.T
    np.testing.assert_allclose(product, 4 * np.eye(min(shape)), atol=1e-12)


def test_an_orthogonal_square_keeps_every_length() -> None:
    x = stream(2, "x").normal(size=(5, 40))
    np.testing.assert_allclose(np.linalg.norm(x @ drawn(Orthogonal(), 40, 40), axis=1), np.linalg.norm(x, axis=1))


def test_orthogonal_filters_stand_at_right_angles_and_have_the_variance_asked_for() -> None:
    w = Orthogonal().sample((8, 4, 3, 3), (36, 72), stream(1, "init"))
    rows = w.reshape(8, 36)
    np.testing.assert_allclose(rows @ rows.T, np.eye(8), atol=1e-12)
    assert rows.var() == pytest.approx(1 / 36, rel=0.05)


def test_rotations_to_either_side_are_equally_likely() -> None:
    """QR alone gives every diagonal the same sign; the mean over many rotations must be 0."""
    generator = stream(3, "init")
    corner = [float(Orthogonal().sample((2, 2), (2, 2), generator)[0, 0]) for _ in range(2000)]
    assert abs(np.mean(corner)) < 0.06
