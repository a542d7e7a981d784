"""What one batch's gradient does to the weights."""

import numpy as np
import pytest

from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.optimizers.adam import Adam
from engine.optimizers.sgd import SGD
from engine.schedules.cosine import Cosine
from engine.spec import ExperimentSpec
from engine.training.run_state import RunState
from engine.training.update import add_decay, clip, update
from tests.small import small_dataset

DATA = small_dataset()


def state_of(spec: ExperimentSpec) -> RunState:
    return RunState.first(spec, spec.check(DATA.image_shape, len(DATA.classes)), DATA)


def plain(**settings: object) -> ExperimentSpec:
    layers = (Flatten(), Dense(units=len(DATA.classes)))
    return ExperimentSpec(layers=layers, optimizer=SGD(learning_rate=0.5)).replace(**settings)


def moved(spec: ExperimentSpec, total_steps: int = 10) -> tuple[RunState, np.ndarray, tuple[float, float]]:
    """The state after one update with a gradient of ones, how far θ went, and what the update returned."""
    state = state_of(spec)
    state.parameters.grad[...] = 1.0
    before = state.parameters.theta.copy()
    found = update(spec, state, state.parameters.decay_mask(), total_steps)
    return state, before - state.parameters.theta, found


def test_the_weights_move_by_the_rate_and_one_step_is_counted() -> None:
    state, way, (penalty, rate) = moved(plain())
    assert way == pytest.approx(np.full_like(way, 0.5))
    assert (penalty, rate, state.step) == (0.0, 0.5, 1)


def test_decay_pulls_at_the_weights_and_not_at_the_biases() -> None:
    state = state_of(plain())
    before, decayed = state.parameters.theta.copy(), state.parameters.decay_mask()
    assert 0 < np.count_nonzero(decayed) < len(decayed)
    state.parameters.grad[...] = 0.0
    penalty, _ = update(plain(weight_decay=0.1), state, decayed, 10)
    assert penalty == pytest.approx(0.05 * float(np.sum((before * decayed) ** 2)), rel=1e-5)
    assert state.parameters.theta == pytest.approx(before - 0.5 * 0.1 * decayed * before, abs=1e-6)


def test_clipping_comes_after_decay_and_keeps_the_direction() -> None:
    _, way, _ = moved(plain(clip_norm=0.25))
    assert np.linalg.norm(way) == pytest.approx(0.5 * 0.25, rel=1e-5)
    assert way == pytest.approx(np.full_like(way, way[0]), rel=1e-4)


def test_the_schedule_starts_at_its_first_factor_and_stays_at_its_last() -> None:
    spec = plain(schedule=Cosine())
    state, _, (_, rate) = moved(spec, total_steps=4)
    assert rate == 0.5 * Cosine().factor(0.0)
    state.step = 9
    assert update(spec, state, state.parameters.decay_mask(), 4)[1] == pytest.approx(0.5 * Cosine().factor(1.0))


def test_several_updates_of_one_batch_are_numbered_on_for_the_optimizer() -> None:
    spec = plain(optimizer=Adam(learning_rate=0.1), updates_per_batch=3)
    once = plain(optimizer=Adam(learning_rate=0.1))
    often, way, _ = moved(spec)
    one_by_one = state_of(once)
    for _ in range(3):
        one_by_one.parameters.grad[...] = 1.0
        update(once, one_by_one, one_by_one.parameters.decay_mask(), 10)
    assert np.array_equal(often.parameters.theta, one_by_one.parameters.theta)
    assert (often.step, one_by_one.step) == (1, 3)
    assert way.min() > 0


def test_decay_and_clip_in_numbers() -> None:
    grad, weights = np.array([1.0, 0.0]), np.array([3.0, 4.0])
    assert add_decay(grad, weights, 0.2) == pytest.approx(0.1 * 25)
    assert grad == pytest.approx([1.6, 0.8])
    clip(grad, 10.0)
    assert grad == pytest.approx([1.6, 0.8])
    clip(grad, 1.0)
    assert np.linalg.norm(grad) == pytest.approx(1.0)


def test_the_clock_of_the_schedule_is_the_share_of_the_steps_that_are_done() -> None:
    spec = plain(schedule=Cosine())
    state = state_of(spec)
    rates = [update(spec, state, state.parameters.decay_mask(), 4)[1] for _ in range(5)]
    assert rates == pytest.approx([0.5 * spec.schedule.factor(done / 4) for done in range(5)])
    assert len({round(rate, 6) for rate in rates}) == 5


def test_beyond_the_planned_steps_the_schedule_stays_at_its_last_factor() -> None:
    spec = plain(schedule=Cosine(final=0.5))
    state = state_of(spec)
    state.step = 14  # of 10, as after a change to larger batches
    _, rate = update(spec, state, state.parameters.decay_mask(), 10)
    assert rate == pytest.approx(0.5 * 0.5)
