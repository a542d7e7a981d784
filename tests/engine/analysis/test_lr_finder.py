"""The learning-rate finder: a ramp that finds the valley, without a trace in the run it is for."""

from dataclasses import replace

import numpy as np
import pytest

from engine import datasets
from engine.analysis.lr_finder import STEPS, RateStep, Suggestion, ramp, suggestion
from engine.data.dataset import Dataset
from engine.recipes import load
from engine.training.trainer import Trainer


@pytest.fixture(scope="module")
def sample() -> Dataset:
    whole = datasets.load("mnist-sample")
    return replace(whole, train=whole.train.head(1000))


@pytest.fixture(scope="module")
def trials(sample: Dataset) -> list[RateStep]:
    return list(ramp(load("optimizer-adam").spec, sample))


def test_rates_rise_by_the_same_factor(trials: list[RateStep]) -> None:
    rates = np.log([trial.rate for trial in trials])
    np.testing.assert_allclose(np.diff(rates), np.diff(rates)[0])
    assert len(trials) <= STEPS


def test_suggested_range_holds_a_rate_that_learns(trials: list[RateStep], sample: Dataset) -> None:
    found = suggestion(trials)
    assert found is not None
    assert found.low <= found.steepest <= found.high
    spec = load("optimizer-adam").spec.with_setting("optimizer.learning_rate", found.high)
    trainer = Trainer(spec.replace(epochs=0, steps=60), sample)
    losses = [trainer.learn(*trainer.next_batch()) for _ in range(60)]
    assert np.mean(losses[-10:]) < 0.5 * np.mean(losses[:5])


def test_finder_leaves_the_run_s_own_numbers_alone(sample: Dataset) -> None:
    spec = load("optimizer-adam").spec
    before = Trainer(spec, sample)
    list(ramp(spec, sample, steps=5))
    after = Trainer(spec, sample)
    np.testing.assert_array_equal(before.parameters.theta, after.parameters.theta)
    np.testing.assert_array_equal(before.next_batch()[0], after.next_batch()[0])


def test_loss_that_never_falls_suggests_nothing() -> None:
    assert suggestion([RateStep(10.0**-i, 2.3, 2.3) for i in range(20)]) is None
    assert suggestion([]) is None


def test_ramp_ends_when_it_is_asked_to_or_the_loss_leaves_its_valley(sample: Dataset) -> None:
    assert list(ramp(load("optimizer-adam").spec, sample, stopped=lambda: True)) == []
    assert isinstance(suggestion([RateStep(1e-4 * 1.5**i, 0, abs(10 - i) + 1.0) for i in range(20)]), Suggestion)
