"""Optimizers on surfaces of two numbers."""

from __future__ import annotations

import numpy as np
import pytest

from engine.analysis.loss_surface import network_surface
from engine.course.surface import SURFACES, paths, verdict
from engine.data.dataset import Split
from engine.initializers.he import He
from engine.layers.dense import Dense
from engine.layers.tanh import Tanh
from engine.losses.cross_entropy import CrossEntropy
from engine.network import Network
from engine.numerics.differences import central_difference
from engine.optimizers import optimizers
from engine.optimizers.adagrad import AdaGrad
from engine.optimizers.adam import Adam
from engine.optimizers.momentum import Momentum
from engine.optimizers.sgd import SGD
from engine.rng import stream

VALLEY = SURFACES["valley"]


@pytest.mark.parametrize("name", list(SURFACES))
def test_the_slope_of_each_surface_equals_central_differences(name: str) -> None:
    surface = SURFACES[name]
    for x, y in stream(0, name).uniform(-2, 2, (20, 2)):
        point = np.array([x, y])
        expected = central_difference(lambda p: float(surface.height(p[0], p[1])), point, h=1e-5)
        np.testing.assert_allclose(surface.slope(x, y), expected, rtol=1e-6, atol=1e-5)


@pytest.mark.parametrize("name", list(SURFACES))
def test_the_lowest_points_are_flat_and_nothing_shown_is_lower(name: str) -> None:
    surface = SURFACES[name]
    for x, y in surface.lowest:
        assert np.hypot(*surface.slope(x, y)) < 1e-3
        assert surface.height(np.array(x), np.array(y)) <= surface.grid(80, 60).min() + 1e-6
    assert surface.grid(80, 60).shape == (60, 80)
    assert surface.x[0] < surface.start[0] < surface.x[1]
    assert surface.y[0] < surface.start[1] < surface.y[1]


def test_the_course_compares_optimizers_from_minus_7_2() -> None:
    assert VALLEY.start == (-7, 2)
    rates = {"sgd": 0.95, "momentum": 0.1, "adagrad": 1.5, "adam": 0.3}
    for kind, rate in rates.items():
        assert VALLEY.rates[kind] == rate
        optimizer = optimizers.from_dict({"kind": kind, "learning_rate": min(rate, 1.0)}).scaled(rate / min(rate, 1.0))
        path = list(paths(VALLEY, optimizer, VALLEY.start, 60))
        assert verdict(VALLEY, path) == "arrives"
    first = list(paths(VALLEY, SGD(learning_rate=0.95), (-7.0, 2.0), 2))
    assert (first[1].x, first[1].y) == pytest.approx((-7 + 0.95 * 0.7, 2 - 0.95 * 4))
    assert (first[2].x, first[2].y) == pytest.approx((first[1].x * 0.905, first[1].y * -0.9))


@pytest.mark.parametrize(
    ("optimizer", "word"),
    [
        (SGD(learning_rate=1.05), "thrown"),
        (SGD(learning_rate=1.0), "swings"),
        (SGD(learning_rate=0.001), "creeps"),
        (SGD(learning_rate=0.95), "arrives"),
        (Momentum(learning_rate=3.0), "thrown"),
        (Adam(learning_rate=0.001), "creeps"),
        (AdaGrad(learning_rate=0.5), "moves"),
    ],
)
def test_a_learning_rate_too_large_or_too_small_is_shown_for_what_it_is(optimizer: SGD, word: str) -> None:
    assert verdict(VALLEY, list(paths(VALLEY, optimizer, VALLEY.start, 40))) == word


def test_a_point_thrown_far_off_ends_its_path() -> None:
    path = list(paths(VALLEY, SGD(learning_rate=10.0), VALLEY.start, 500))
    assert path[-1].off
    assert len(path) < 20
    assert np.isfinite([path[-1].x, path[-1].y]).all()


def test_a_path_too_short_to_judge_only_moves() -> None:
    assert verdict(VALLEY, list(paths(VALLEY, SGD(learning_rate=0.1), VALLEY.start, 3))) == "moves"


def test_network_surface_is_the_loss_on_a_plane_through_its_weights() -> None:
    generator = stream(0, "net")
    x, labels = generator.normal(size=(30, 5)).astype(np.float32), generator.integers(0, 3, 30)
    network = Network((Dense(units=6), Tanh(), Dense(units=3)), (5,))
    parameters = network.parameters(np.float64)
    parameters.initialize(He(), generator)
    before = parameters.theta.copy()
    surface = network_surface(network, parameters, CrossEntropy(), Split(x.astype(np.float64), labels))
    here = CrossEntropy().value(network.forward(parameters, x)[0], labels)
    assert float(surface.height(np.array(0.0), np.array(0.0))) == pytest.approx(here, rel=1e-6)
    point = np.array([0.3, -0.2])
    slope = central_difference(lambda p: float(surface.height(p[0], p[1])), point, h=1e-5)
    np.testing.assert_allclose(surface.slope(0.3, -0.2), slope, rtol=1e-5)
    assert surface.grid(8, 6).shape == (6, 8)
    np.testing.assert_array_equal(parameters.theta, before)
    path = list(paths(surface, SGD(learning_rate=0.1), (0.8, 0.8), 100))
    assert path[-1].height < path[0].height
    assert verdict(surface, path) in {"moves", "creeps"}
