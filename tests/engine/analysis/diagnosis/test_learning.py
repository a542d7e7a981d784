"""Rules about the steps, on either side of their bounds."""

import math
from dataclasses import replace

import numpy as np
import pytest

from engine.analysis.diagnosis import Evidence
from engine.optimizers.sgd import SGD
from tests.engine.analysis.diagnosis.evidence import PLAIN, ended, epochs, found, probed

FAST = PLAIN.replace(optimizer=SGD(learning_rate=0.5))


def last_tenths(before: float, after: float, steps: int = 200) -> Evidence:
    """A loss whose last tenth differs from the tenth before."""
    losses = np.full(steps, before)
    losses[-(steps // 10) :] = after
    return Evidence(FAST, classes=4, losses=losses)


def test_a_run_that_diverged_is_given_a_tenth_of_its_learning_rate() -> None:
    finding = found("diverged", Evidence(FAST, finished=ended("diverged")))
    assert finding is not None
    assert finding.values == {"step": 100}
    assert finding.remedy.apply(FAST).optimizer.learning_rate == pytest.approx(0.05)
    assert found("diverged", Evidence(FAST, finished=ended("stopped"))) is None


@pytest.mark.parametrize(("after", "fires"), [(1.21, True), (1.2, False), (0.9, False)])
def test_a_loss_that_rises_by_a_fifth_has_too_high_a_rate(after: float, fires: bool) -> None:
    finding = found("rate-too-high", last_tenths(1.0, after))
    assert (finding is not None) == fires
    if finding is not None:
        assert finding.values == {"before": "1", "after": "1.21"}


def test_a_rise_of_a_small_loss_or_of_a_short_run_is_none() -> None:
    half = 0.5 * math.log(4)
    assert found("rate-too-high", last_tenths(half / 3, half + 0.01)) is not None
    assert found("rate-too-high", last_tenths(half / 3, half - 0.01)) is None
    assert found("rate-too-high", last_tenths(1.0, 2.0, steps=90)) is None
    torn = last_tenths(1.0, 2.0)
    torn.losses[5] = np.nan
    assert found("rate-too-high", torn) is None


@pytest.mark.parametrize(("last", "fires"), [(0.99, True), (0.981, True), (0.97, False)])
def test_a_loss_that_hardly_falls_has_too_low_a_rate(last: float, fires: bool) -> None:
    losses = np.linspace(1.0, 1.0, 200)
    losses[-20:] = last
    evidence = Evidence(PLAIN, losses=losses, finished=ended())
    assert (found("rate-too-low", evidence) is not None) == fires
    assert found("rate-too-low", replace(evidence, finished=None)) is None
    assert found("rate-too-low", replace(evidence, finished=ended("diverged"))) is None
    assert found("rate-too-low", replace(evidence, epochs=epochs([0.9], [0.9]))) is None  # it has learned, and rests


def test_a_loss_that_was_small_from_the_start_is_no_fault() -> None:
    assert found("rate-too-low", Evidence(PLAIN, losses=np.full(200, 0.05), finished=ended())) is None


@pytest.mark.parametrize(("length", "fires"), [(0.9e-6, True), (1.1e-6, False)])
def test_weights_stand_still_below_a_millionth_of_their_length(length: float, fires: bool) -> None:
    layer = {"gradient_rms": 1.0, "weight_rms": 0.5}
    evidence = Evidence(PLAIN, parameters=4, probes=(probed(layer, layer, length=length),))  # √(4 · 0.25) = 1
    finding = found("weights-still", evidence)
    assert (finding is not None) == fires
    if finding is not None:
        assert finding.values == {"ratio": "9e-07"}


def test_weights_before_the_first_step_have_not_moved_yet_and_are_no_fault() -> None:
    layer = {"gradient_rms": 1.0, "weight_rms": 0.5}
    assert found("weights-still", Evidence(PLAIN, parameters=4, probes=(probed(layer, step=0, length=0.0),))) is None
    assert found("weights-still", Evidence(PLAIN, probes=(probed({}, length=0.0),))) is None  # nothing to learn


@pytest.mark.parametrize(("batch", "fires"), [(7, True), (8, False)])
def test_a_loss_that_jumps_is_noise_of_small_batches_only(batch: int, fires: bool) -> None:
    losses = np.tile([0.0, 0.0, 4.0], 100)
    finding = found("noisy-loss", Evidence(PLAIN.replace(batch_size=batch), losses=losses))
    assert (finding is not None) == fires
    assert finding is None or finding.remedy.apply(PLAIN).batch_size == 100


def test_even_losses_and_small_ones_are_not_noisy() -> None:
    one = PLAIN.replace(batch_size=1)
    assert found("noisy-loss", Evidence(one, losses=np.tile([0.5, 1.5], 100))) is None
    assert found("noisy-loss", Evidence(one, losses=np.tile([0.0, 0.0, 0.6], 100))) is None
