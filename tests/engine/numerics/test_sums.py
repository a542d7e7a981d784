"""Sums over a batch."""

from __future__ import annotations

import numpy as np

from engine.numerics.sums import batch_sum
from engine.rng import stream


def test_a_batch_is_summed_over_its_images_for_one_network_or_several() -> None:
    x = stream(0, "x").standard_normal((3, 20, 7))
    np.testing.assert_allclose(batch_sum(x), x.sum(axis=1), atol=1e-12)
    out = np.empty(7)
    assert batch_sum(x[1], out) is out
    np.testing.assert_allclose(out, x[1].sum(axis=0), atol=1e-12)


def test_each_kind_of_number_keeps_its_precision() -> None:
    for dtype in (np.float32, np.float64):
        assert batch_sum(np.ones((5, 2), dtype)).dtype == dtype
