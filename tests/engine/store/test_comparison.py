"""What a comparison remembers of its runs, and its one JSON file."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.data.dataset import Dataset, Split
from engine.errors import StoreError
from engine.events import Evaluated, Finished, StepEnded
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.optimizers.adam import Adam
from engine.optimizers.sgd import SGD
from engine.racing.race import Race, race
from engine.rng import stream
from engine.spec import ExperimentSpec
from engine.store.comparison import Comparison, Record
from tests.engine.text.test_schema import JSON


def blobs() -> Dataset:
    generator = stream(0, "blobs")
    labels = generator.integers(0, 10, 200)
    images = generator.uniform(0, 1, (10, 1, 5, 5))[labels].astype(np.float32)
    return Dataset("blobs", Split(images, labels), Split(images[:50], labels[:50]))


def spec() -> ExperimentSpec:
    return ExperimentSpec(layers=(Flatten(), Dense(units=10)), batch_size=20, epochs=12)


def finished() -> Comparison:
    comparison = Comparison({"recipe": "two-layer"})
    specs = spec().vary(optimizer=(SGD(learning_rate=0.5), Adam(learning_rate=0.05)))
    contest = Race(specs, blobs(), names=["SGD", "Adam"], evaluate_every=5)
    for event in contest.events():
        comparison.apply(event)
        if isinstance(event, StepEnded) and event.step == 30 and event.run == "SGD":
            contest.change("optimizer.learning_rate", 0.25, run="SGD")
    return comparison


def test_the_numbers_of_the_table_follow_from_the_events() -> None:
    record = finished().records["SGD"]
    assert record.step == record.total_steps == len(record.losses) == 120
    assert record.progress == 1
    assert record.loss == pytest.approx(np.mean(record.losses[-50:]))
    means = np.convolve(record.losses, np.full(50, 1 / 50), "valid")
    assert record.lowest_loss == pytest.approx(means.min())
    assert record.best_accuracy == max(a for _, a in record.tests) == 1.0
    reached = record.steps_to(0.9)
    assert reached == next(s for s, a in record.tests if a >= 0.9)
    assert record.steps_to(1.1) is None
    assert record.reason == "completed"
    assert record.changes == [(30, "optimizer.learning_rate", 0.5, 0.25)]
    assert len(record.trains) == 12
    assert record.lengths
    assert record.lengths[0][1] > 0


def test_time_per_step_leaves_out_what_is_no_step() -> None:
    record = Record("a")
    times = [("step", 1.0), ("step", 1.5), ("look", 9.0), ("step", 9.5), ("step", 10.5)]
    for number, (kind, at) in enumerate(times):
        head: dict[str, Any] = {"run": "a", "step": number, "epoch": 0, "elapsed_s": at}
        if kind == "step":
            record.apply(StepEnded(**head, loss=1.0, learning_rate=0.1, batch_size=1))
        else:
            record.apply(Evaluated(**head, images=1, test_loss=0.0, test_accuracy=0.0))
    assert record.ms_per_step == pytest.approx(750)
    assert record.lowest_loss is None


def test_a_run_not_started_has_no_numbers() -> None:
    record = Record("a")
    assert (record.loss, record.best_accuracy, record.ms_per_step, record.progress) == (None, None, None, 0.0)


def test_a_comparison_saved_and_opened_is_the_same(tmp_path: Path) -> None:
    comparison = finished()
    comparison.save(tmp_path / "race.json")
    opened = Comparison.load(tmp_path / "race.json")
    assert opened == comparison or opened.records["SGD"].to_dict() == comparison.records["SGD"].to_dict()
    assert opened.setup == {"recipe": "two-layer"}
    for name in ("SGD", "Adam"):
        before, after = comparison.records[name], opened.records[name]
        assert after.to_dict() == before.to_dict()
        assert after.lowest_loss == pytest.approx(before.lowest_loss)


def test_a_diverged_run_is_kept_as_json_without_numbers_that_json_has_not(tmp_path: Path) -> None:
    comparison = Comparison()
    wild = spec().replace(optimizer=SGD(learning_rate=10.0), weight_decay=1.0, epochs=40)
    for event in race([wild], blobs(), names=["wild"]):
        comparison.apply(event)
        last = event
    assert isinstance(last, Finished)
    assert comparison.records["wild"].reason == "diverged"
    comparison.save(tmp_path / "wild.json")
    json.loads((tmp_path / "wild.json").read_text(), parse_constant=pytest.fail)
    assert Comparison.load(tmp_path / "wild.json").records["wild"].reason == "diverged"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "is not a comparison"),
        ("[]", "is not a comparison"),
        ('{"format": "something"}', "is not a comparison"),
        ('{"format": "digitlab-comparison", "version": 9}', "newer version"),
        ('{"format": "digitlab-comparison", "version": "x"}', "not a comparison"),
        ('{"format": "digitlab-comparison", "version": null}', "not a comparison"),
        (
            '{"format": "digitlab-comparison", "version": 1, "setup": {}, "runs": [{"name": "a"}]}',
            "is not a comparison",
        ),
    ],
)
def test_a_file_that_is_no_comparison_is_refused_in_one_sentence(tmp_path: Path, content: str, words: str) -> None:
    path = tmp_path / "other.json"
    path.write_text(content)
    with pytest.raises(StoreError, match=words):
        Comparison.load(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"there is no file none\.json in "):
        Comparison.load(tmp_path / "none.json")


def ended(data: str, last: int, accuracy: float, reason: str = "completed") -> Record:
    record = Record("run", {"layers": [{"kind": "dense", "units": 50}, {"kind": "dense", "units": last}]}, data)
    head: dict[str, Any] = {"run": "run", "step": 5, "epoch": 0, "elapsed_s": 0.0}
    record.apply(Evaluated(**head, images=100, test_loss=2.3, test_accuracy=accuracy))
    end: dict[str, Any] = {"test_accuracy": accuracy, "best_accuracy": accuracy, "best_epoch": 0}
    record.apply(Finished(**head, reason=reason, **end))
    return record


@pytest.mark.parametrize(
    ("data", "last", "accuracy", "guesses"),
    [
        ("mnist", 10, 0.149, True),
        ("mnist", 10, 0.15, False),
        ("handwriting", 11, 0.14, False),
        ("handwriting", 11, 0.13, True),
        ("two kinds of leaves", 2, 0.6, True),
        ("two kinds of leaves", 2, 0.76, False),
    ],
)
def test_a_run_that_ends_below_one_and_a_half_times_chance_only_guesses(
    data: str, last: int, accuracy: float, guesses: bool
) -> None:
    assert ended(data, last, accuracy).guessing is guesses
    assert not ended(data, last, accuracy, "stopped").guessing


def test_a_run_without_a_look_at_the_test_digits_is_not_called_guessing() -> None:
    record = ended("mnist", 10, 0.1)
    assert record.guessing
    record.tests.clear()
    assert not record.guessing
    assert Record("empty").classes == 0


@given(st.sampled_from(sorted(Record("r").to_dict())), JSON)
@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_record_of_any_types_is_taken_or_refused_in_one_sentence(tmp_path: Path, name: str, value: Any) -> None:
    path = tmp_path / "race.json"
    record = {**Record("r").to_dict(), "losses": [0.5] * 60, "tests": [[3, 0.5]], name: value}
    path.write_text(json.dumps({"format": "digitlab-comparison", "version": 1, "setup": {}, "runs": [record]}))
    with contextlib.suppress(StoreError):
        Comparison.load(path)
