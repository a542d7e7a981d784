"""Cross-validation: every digit judges once, and the test digits never."""

from __future__ import annotations

import statistics

import pytest

from engine.analysis.cross_validation import CrossValidation
from engine.errors import SpecError
from engine.events import EpochEnded, Finished, Started, StepEnded
from engine.spec import ExperimentSpec
from tests.small import small_dataset

SPEC = ExperimentSpec.from_dict({"layers": ["flatten", {"kind": "dense", "units": 4}], "epochs": 2, "batch_size": 20})


def test_every_fold_runs_to_its_end_on_its_own_part():
    data = small_dataset(120)
    validation = CrossValidation(SPEC, data, 3)
    events = list(validation.events())
    assert [e.run for e in events if isinstance(e, Started)] == ["fold 1", "fold 2", "fold 3"]
    assert len({e.digest for e in events if isinstance(e, Started)}) == 3
    ends = [e.validation_accuracy for e in events if isinstance(e, EpochEnded) and e.epoch == 2]
    assert validation.accuracies == ends
    assert validation.mean == pytest.approx(sum(validation.accuracies) / 3)
    assert validation.spread == pytest.approx(statistics.stdev(validation.accuracies))


def test_the_same_seed_gives_the_same_folds_and_figures():
    one, two = (CrossValidation(SPEC, small_dataset(120), 2) for _ in range(2))
    for validation in (one, two):
        list(validation.events())
    assert one.accuracies == two.accuracies


def test_stopping_ends_the_fold_and_begins_no_other():
    validation = CrossValidation(SPEC, small_dataset(120), 3)
    events = []
    for event in validation.events():
        events.append(event)
        if isinstance(event, StepEnded) and event.run == "fold 2":
            validation.stop()
    assert isinstance(events[-1], Finished)
    assert (events[-1].run, events[-1].reason) == ("fold 2", "stopped")
    assert len(validation.accuracies) == 1
    assert validation.spread == 0


def test_stopped_before_it_began_it_does_nothing():
    validation = CrossValidation(SPEC, small_dataset(120), 3)
    validation.stop()
    assert list(validation.events()) == []


def test_one_fold_is_none():
    with pytest.raises(SpecError, match="folds must be between 2 and"):
        list(CrossValidation(SPEC, small_dataset(120), 1).events())
