"""A race that was killed continues from its checkpoints, bit for bit, also with a validation part."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from engine.errors import SpecError
from engine.events import Event, StepEnded
from engine.store.comparison import Record
from gui.labs.compare.race_work import RaceWork, record_of
from tests.engine.store.test_keeping import DATA, spec
from tests.small import small_dataset

NAMES = ["SGD", "Adam"]
SPECS = [spec(validation=0.2, epochs=4), spec(validation=0.2, epochs=4, optimizer="adam")]


def race(runs: Path, note: object = None, data: object = DATA) -> RaceWork:
    options = {} if note is None else {"note": note}
    clock = itertools.count(0, 10).__next__
    return RaceWork(SPECS, NAMES, lambda _: data, same_start=True, runs=runs, clock=clock, **options)  # type: ignore[arg-type,return-value]  # a stand-in


def interrupted(runs: Path, at: int) -> RaceWork:
    """A race whose program ends after a step."""
    work = race(runs)
    events = work.events()
    for event in events:
        if isinstance(event, StepEnded) and event.step == at and event.run == NAMES[1]:
            break
    events.close()  # type: ignore[attr-defined]  # it is a generator
    return work


def facts(record: Record) -> tuple[object, ...]:
    return list(record.losses), record.tests, record.trains, record.reason


def test_a_race_with_a_validation_part_continues_bit_for_bit(tmp_path: Path) -> None:
    whole = race(tmp_path / "whole")
    list(whole.events())
    before = interrupted(tmp_path / "runs", 5)
    list(race(tmp_path / "runs", before.note).events())
    for name in NAMES:
        expected = record_of(name, whole.note.folders[name])
        assert facts(record_of(name, before.note.folders[name])) == facts(expected)


def test_a_race_whose_data_changed_is_refused_and_its_runs_stay_as_they_are(tmp_path: Path) -> None:
    before = interrupted(tmp_path / "runs", 5)
    logs = [(folder / "events.jsonl").read_bytes() for folder in before.note.folders.values()]
    heard: list[Event | Record] = []
    with pytest.raises(SpecError, match="was started with other data"):
        heard.extend(race(tmp_path / "runs", before.note, small_dataset(shape=(1, 8, 8), seed=5)).events())
    assert heard == []
    assert [(folder / "events.jsonl").read_bytes() for folder in before.note.folders.values()] == logs
