"""A race that was killed continues from its checkpoints, bit for bit, also with a validation part."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

import pytest

from engine.errors import SpecError
from engine.events import Event, StepEnded
from engine.fast import pool
from engine.layers.dropout import Dropout
from engine.racing import team
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


def interrupted(runs: Path, at: int, run: str = NAMES[1]) -> RaceWork:
    """A race whose program ends after a step."""
    work = race(runs)
    events = work.events()
    for event in events:
        if isinstance(event, StepEnded) and event.step == at and event.run == run:
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


@pytest.mark.parametrize("run", NAMES)  # killed in the middle of a round, and at its end
def test_runs_side_by_side_continue_bit_for_bit_as_on_one_thread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: str
) -> None:
    apart = [one.replace(layers=(*one.layers[:-1], Dropout(), one.layers[-1])) for one in SPECS]  # no stack takes these
    monkeypatch.setattr(sys.modules[__name__], "SPECS", apart)
    monkeypatch.setattr(team, "WORTH_S", -1.0)  # however short their steps are
    threads = pool.threads()
    pool.set_threads(1)
    whole = race(tmp_path / "whole")
    list(whole.events())
    pool.set_threads(3)
    before = interrupted(tmp_path / "runs", 5, run)
    list(race(tmp_path / "runs", before.note).events())
    pool.set_threads(threads)
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
