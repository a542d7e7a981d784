"""What changes in a run from step to step, and its way into a checkpoint and back."""

import dataclasses

import numpy as np
import pytest

from engine.errors import EngineError, SpecError
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.optimizers.momentum import Momentum
from engine.spec import ExperimentSpec
from engine.training.run_state import Checkpoint, RunState
from engine.training.scores import EpochScores, Score
from tests.small import small_dataset

DATA = small_dataset()
SPEC = ExperimentSpec(layers=(Flatten(), Dense(units=len(DATA.classes))), optimizer=Momentum(), batch_size=10, epochs=3)


def fresh(spec: ExperimentSpec = SPEC, **settings: object) -> RunState:
    spec = spec.replace(**settings)
    return RunState.first(spec, spec.check(DATA.image_shape, len(DATA.classes)), DATA)


def scores(accuracy: float) -> EpochScores:
    return EpochScores(Score(9, 0.5, 1.0), Score(9, 0.5, accuracy))


def test_the_first_weights_follow_from_the_seed_or_are_a_copy() -> None:
    one, other = fresh(), fresh(seed=1)
    assert np.array_equal(one.parameters.theta, fresh().parameters.theta)
    assert not np.array_equal(one.parameters.theta, other.parameters.theta)
    network = SPEC.check(DATA.image_shape, len(DATA.classes))
    started = RunState.first(SPEC, network, DATA, other.parameters)
    assert np.array_equal(started.parameters.theta, other.parameters.theta)
    assert started.parameters.theta is not other.parameters.theta


def test_differences_are_taken_in_double_precision() -> None:
    assert fresh(gradient="numerical").parameters.theta.dtype == np.float64
    assert fresh().parameters.theta.dtype == np.float32


def test_steps_ahead_follow_the_batch_size_from_where_the_run_stands() -> None:
    state, images = fresh(), len(DATA.train)
    per_epoch = -(-images // 10)
    assert state.planned_steps(SPEC) == 3 * per_epoch
    for _ in range(per_epoch):
        state.feed.next(10, ())
        state.step += 1
    state.epoch_pending = state.feed.epoch_over
    assert state.planned_steps(SPEC.replace(batch_size=images)) == per_epoch + 2


def test_the_best_epoch_is_the_first_of_the_highest_and_its_weights_are_put_back() -> None:
    state = fresh()
    for value, accuracy in ((1.0, 0.4), (2.0, 0.6), (3.0, 0.6), (4.0, 0.5)):
        state.parameters.theta[...] = value
        state.end_epoch(scores(accuracy), keep=True)
    assert (state.epoch, state.best_epoch, state.best_accuracy) == (4, 2, 0.6)
    best, best_accuracy = state.result(keep_best=True)
    assert (best.theta[0], best_accuracy) == (2.0, 0.6)
    assert state.result(keep_best=False)[0] is state.parameters
    assert state.result(keep_best=False)[1] == 0.5
    assert not state.put_back_best(False)
    assert state.parameters.theta[0] == 4.0
    assert state.put_back_best(True)
    assert state.parameters.theta[0] == 2.0


def test_a_last_score_is_the_best_only_where_it_may_be() -> None:
    state = fresh()
    state.end_epoch(scores(0.5), keep=False)
    state.take_last(Score(9, 0.1, 0.9), may_be_best=False)
    assert (state.best_accuracy, state.result(keep_best=False)[1]) == (0.5, 0.9)
    state.take_last(Score(9, 0.1, 0.8), may_be_best=True)
    assert state.best_accuracy == 0.8
    state.take_last(Score(9, 0.1, 0.7), may_be_best=True)
    assert state.best_accuracy == 0.8
    without_epochs = fresh()
    without_epochs.take_last(Score(9, 0.1, 0.05), may_be_best=True)
    assert without_epochs.best_accuracy == 0.05


def test_a_checkpoint_brings_everything_back() -> None:
    state = fresh(augmentation=())
    state.feed.next(10, ())
    state.step, state.worked_s = 1, 2.5
    for vector in state.memory.values():
        vector[...] = 0.25
    state.end_epoch(scores(0.7), keep=True)
    plain, arrays = state.checkpoint()
    other = fresh(seed=9)
    other.restore(plain, arrays)
    assert other.checkpoint()[0] == plain
    assert other.checkpoint()[1].keys() == arrays.keys()
    for name, array in other.checkpoint()[1].items():
        assert np.array_equal(array, arrays[name]), name
    assert np.array_equal(other.feed.next(10, ())[0], state.feed.next(10, ())[0])


def test_a_checkpoint_of_another_optimizer_is_refused() -> None:
    plain, arrays = fresh().checkpoint()
    lacking = {name: array for name, array in arrays.items() if not name.startswith("memory.")}
    with pytest.raises(EngineError, match="another network"):
        fresh().restore(plain, lacking)


def test_a_checkpoint_of_other_data_is_refused_and_of_unknown_data_is_not() -> None:
    Checkpoint(SPEC, {}, {}, "").check_data(DATA)
    Checkpoint(SPEC, {}, {}, DATA.digest).check_data(DATA)
    other = dataclasses.replace(DATA, train=DATA.train.head(5))
    with pytest.raises(SpecError, match="other data"):
        Checkpoint(SPEC, {}, {}, DATA.digest).check_data(other)


def test_before_its_first_step_nothing_is_counted_and_biases_are_zero_unless_drawn() -> None:
    state = fresh()
    assert (state.step, state.epoch, state.best_epoch, state.worked_s) == (0, 0, 0, 0.0)
    assert not state.parameters.views[1]["b"].any()
    assert fresh(biases="drawn").parameters.views[1]["b"].any()


def test_in_the_middle_of_an_epoch_what_is_left_of_it_is_planned_in_batches_of_now() -> None:
    state, images = fresh(), len(DATA.train)
    for _ in range(2):
        state.feed.next(10, ())
        state.step += 1
    left = images - 20
    assert state.planned_steps(SPEC.replace(batch_size=left)) == 2 + 1 + 2 * -(-images // left)
    assert state.planned_steps(SPEC.replace(batch_size=4)) == 2 - (-left // 4) + 2 * -(-images // 4)


def test_the_weights_are_tested_from_an_epochs_end_to_the_next_step() -> None:
    state = fresh()
    assert not state.tested
    state.end_epoch(scores(0.5), keep=False)
    assert not state.tested  # the score is there, but the epoch's batches are not drawn
    while not state.feed.epoch_over:
        state.feed.next(10, ())
    assert state.tested
    state.feed.next(10, ())
    assert not state.tested
