"""What a row of histograms means."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.analysis.initialization.histograms import Histogram, histogram
from engine.analysis.initialization.init_verdicts import judge, judge_gradients


def spread(sigma: float) -> Histogram:
    """A histogram of two values, sigma on each side of sigma; of none, if sigma is not finite."""
    values = np.array([0.0, 2 * sigma]) if np.isfinite(sigma) else np.array([])
    return histogram(values, 0.0, 1.0)


@pytest.mark.parametrize(
    ("sigmas", "dead", "key"),
    [
        ((1.0, 1.0), 0.0, "healthy"),
        ((1.0, 0.3), 0.0, "drifts"),
        ((1.0, 3.0), 0.0, "drifts"),
        ((1.0, 1.0), 0.4, "dead"),
        ((1.0, 0.01), 0.0, "collapsed"),
        ((1.0, 20.0), 0.0, "explodes"),
        ((1.0, float("inf")), 0.0, "explodes"),
    ],
)
def test_the_size_of_the_signal_and_its_dead_units_are_judged(
    sigmas: tuple[float, float], dead: float, key: str
) -> None:
    assert judge(None, [spread(s) for s in sigmas], [0.0, dead], alike=False).key == key


@pytest.mark.parametrize(
    ("sigmas", "key"),
    [
        ((0.01, 0.01), "healthy"),
        ((0.01, 0.2), "uneven"),
        ((0.2, 0.01), "uneven"),
        ((1e-5, 0.1), "vanishes"),
        ((5.0, 0.01), "explodes"),
        ((float("inf"), 0.1), "explodes"),
        ((0.0, 0.1), "no gradient"),
        ((1e-6, 1e-6), "tiny"),
        ((50.0, 50.0), "huge"),
    ],
)
def test_gradients_are_judged_by_how_the_first_compares_with_the_last(sigmas: tuple[float, float], key: str) -> None:
    verdict = judge_gradients([spread(s) for s in sigmas])
    assert verdict.key == key
    assert verdict.factor > 0 or key not in ("uneven", "vanishes", "explodes")


def test_units_that_are_all_alike_are_an_error_whatever_else_holds() -> None:
    assert judge(None, [spread(1.0)], [0.0], alike=True).key == "equal"


def filled(saturated: float, sigma: float = 0.3) -> Histogram:
    """A layer of a bounded activation."""
    return replace(histogram(np.array([0.5 - sigma, 0.5 + sigma]), 0, 1), saturated=saturated)


@pytest.mark.parametrize(
    ("saturated", "key", "layer", "percent"),
    [
        ((0.0, 0.0, 0.0), "healthy", 0, 0),
        ((0.9, 0.004, 0.0), "saturated", 1, 90),
        ((0.0, 0.31, 0.5), "saturated", 3, 50),
        ((0.0, 0.5, 0.31), "saturated", 3, 31),  # the deepest one is named
        ((0.3, 0.0, 0.0), "healthy", 0, 0),  # the first layer may
        ((0.0, 0.1, 0.2), "wide", 3, 20),
        ((0.0, 0.005, 0.0), "wide", 2, 0.5),
    ],
)
def test_bounded_activations_are_judged_by_their_saturated_shares(
    saturated: tuple[float, ...], key: str, layer: int, percent: float
) -> None:
    verdict = judge((0.0, 1.0), [filled(share) for share in saturated], [0.0] * 3, alike=False)
    assert (verdict.key, verdict.layer) == (key, layer)
    assert verdict.percent == pytest.approx(percent)


@pytest.mark.parametrize(("sigma", "key"), [(0.029, "collapsed"), (0.031, "healthy")])
def test_a_bounded_activation_has_collapsed_below_3_percent_of_its_reach(sigma: float, key: str) -> None:
    assert judge((0.0, 1.0), [filled(0, 0.3), filled(0, sigma)], [0.0, 0.0], alike=False).key == key
