"""Columns at right angles, at once and by panels."""

from __future__ import annotations

import numpy as np
import pytest

from engine.fast import abandon
from engine.numerics import rotations
from engine.rng import stream

A = stream(0, "matrix").standard_normal((50, 40))


@pytest.mark.parametrize("huge", [False, True])
def test_the_columns_stand_at_right_angles_and_r_has_a_positive_diagonal(
    monkeypatch: pytest.MonkeyPatch, huge: bool
) -> None:
    monkeypatch.setattr(rotations, "PANEL", 16)
    monkeypatch.setattr(rotations, "HUGE", 1 if huge else 10**9)
    q = rotations.orthonormal(A)
    r = q.T @ A
    assert np.allclose(q.T @ q, np.eye(40), atol=1e-13)
    assert np.allclose(r, np.triu(r), atol=1e-12)
    assert (np.diag(r) > 0).all()


def test_a_huge_one_is_left_between_panels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rotations, "HUGE", 1)
    with pytest.raises(abandon.Abandoned), abandon.when(lambda: True):
        rotations.orthonormal(A)
