"""One trial is an ordinary run that never sees the test digits."""

import dataclasses

import numpy as np
import pytest

from engine.data.dataset import Dataset, Split
from engine.store.run_list import list_runs
from engine.study.trial import Outcome, TrialJob, judged, run_trial
from tests.engine.study.examples import SPEC, data

DATA = data()


def job(**more: object) -> TrialJob:
    return TrialJob(3, SPEC.replace(**more).to_dict(), DATA.digest, 0.2, SPEC.seed)


def test_the_judges_are_training_digits_and_no_others() -> None:
    judges = judged(DATA, 0.2, 42)
    assert len(judges.test) == 40
    assert len(judges.train) == 160
    rows = {image.tobytes() for image in DATA.train.images}
    assert all(image.tobytes() in rows for image in judges.test.images)


def test_other_test_digits_change_nothing() -> None:
    blank = Split(np.zeros_like(DATA.test.images), DATA.test.labels)
    other = Dataset(DATA.name, DATA.train, blank, classes=DATA.classes)
    first, second = run_trial(job(), DATA), run_trial(job(), other)
    assert first.reports == second.reports
    assert first.accuracy == second.accuracy == first.reports[-1]


def test_a_trial_under_its_cutoff_is_given_up() -> None:
    outcome = run_trial(dataclasses.replace(job(), cutoffs={2: 1.1}), DATA)
    assert (outcome.state, len(outcome.reports)) == ("pruned", 2)
    assert outcome.steps < 30


def test_a_diverged_trial_is_an_outcome() -> None:
    spec = SPEC.with_setting("loss", "half-squared-error").with_setting("initializer", "normal")
    spec = spec.with_setting("initializer.sigma", 10.0).with_setting("optimizer.learning_rate", 10.0)
    outcome = run_trial(TrialJob(0, spec.to_dict(), "", 0.2, 1), DATA)
    assert (outcome.state, outcome.reason) == ("failed", "loss infinite")


def test_a_network_that_cannot_be_is_an_outcome_with_its_reason() -> None:
    outcome = run_trial(TrialJob(0, {**SPEC.to_dict(), "layers": [{"kind": "dense", "units": 3}]}, "", 0.2, 1), DATA)
    assert outcome.state == "failed"
    assert "layer 1" in outcome.reason


def test_every_look_is_reported_in_order() -> None:
    seen: list[tuple[int, int, float]] = []
    outcome = run_trial(job(), DATA, lambda *report: seen.append(report))
    assert seen == [(3, place, accuracy) for place, accuracy in enumerate(outcome.reports, start=1)]


def test_the_test_digits_are_read_for_the_winner_only() -> None:
    assert run_trial(job(), DATA).test_accuracy is None
    test = run_trial(dataclasses.replace(job(), test=True), DATA).test_accuracy
    assert test is not None
    assert 0 <= test <= 1


def test_a_kept_trial_is_in_the_list_of_runs() -> None:
    outcome = run_trial(dataclasses.replace(job(), keep=True, title="small · 4"), DATA)
    kept = {run.name: run for run in list_runs()}[outcome.run]
    assert kept.title == "small · 4"
    assert kept.test_accuracy == pytest.approx(outcome.accuracy)


def test_an_outcome_survives_json() -> None:
    outcome = run_trial(job(), DATA)
    assert Outcome.of(outcome.plain()) == outcome
