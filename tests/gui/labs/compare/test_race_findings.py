"""What the rules find in a race: per run, the same finding once, and a remedy that Train can take."""

from __future__ import annotations

import dataclasses
import math
from pathlib import Path

import numpy as np
import pytest

from engine.analysis.diagnosis import Finding
from engine.optimizers.sgd import SGD
from engine.spec import ExperimentSpec
from engine.store.comparison import Record
from engine.training.trainer import Trainer
from gui.labs.compare.race_findings import evidence_of, race_findings
from gui.labs.compare.race_work import RaceWork
from tests.engine.store.test_keeping import spec
from tests.small import small_dataset

DATA = small_dataset(160, shape=(1, 8, 8), test=120)
WILD = spec(optimizer={"kind": "sgd", "learning_rate": 10.0}, loss="mean-squared-error", epochs=30)


def record(name: str, chosen: ExperimentSpec) -> Record:
    made = Record(name)
    for event in Trainer(chosen, DATA, probe_every=2).events():
        made.apply(event)
    return made


@pytest.fixture(scope="module")
def wild() -> Record:
    layers = ["flatten", {"kind": "dense", "units": 6}, {"kind": "dense", "units": 4}]
    return record("SGD", WILD.replace(layers=spec(layers=layers).layers))


def test_a_record_keeps_the_first_two_looks_inside_and_the_last(wild: Record) -> None:
    tame = record("Adam", spec(epochs=3))
    steps = [probe.step for probe in tame.probes]
    assert steps[:2] == [0, 2]
    assert len(steps) == 3
    assert steps[-1] > 2
    assert [epoch.epoch for epoch in tame.epochs] == [1, 2, 3]
    assert tame.ended is not None
    assert wild.ended is not None
    assert wild.ended.reason == "diverged"


def test_a_run_that_diverged_says_so_with_its_step_and_a_remedy(wild: Record) -> None:
    tame = record("Adam", spec(epochs=3))
    found = race_findings([wild, tame], {})
    assert next(one.finding.rule for one in found if one.finding.state == "error") == "diverged"
    diverged = next(one for one in found if one.finding.rule == "diverged")
    assert diverged.runs == ("SGD",)
    assert diverged.finding.values["step"] == wild.step
    assert diverged.remedied is not None
    optimizer = diverged.remedied.spec.optimizer
    assert isinstance(optimizer, SGD)
    assert math.isclose(optimizer.learning_rate, 1.0)


def test_what_all_runs_share_is_said_once() -> None:
    shared = Finding("few-tests", "warning", {"count": 20, "points": "5.0"})
    runs = [record(name, spec(epochs=1)) for name in ("a", "b")]
    found = race_findings(runs, {"a": (shared,), "b": (shared,)})
    assert [one.runs for one in found if one.finding.rule == "few-tests"] == [("a", "b")]
    assert next(one for one in found if one.finding.rule == "few-tests").remedied is None


def test_runs_on_their_way_are_not_judged(wild: Record) -> None:
    assert race_findings([Record("new"), Record("old", spec=WILD.to_dict())], {}) == []


def test_a_record_from_a_file_leaves_rules_without_evidence_silent(wild: Record) -> None:
    read = Record.from_dict(wild.to_dict())
    evidence = evidence_of(read, WILD)
    assert evidence.probes == ()
    assert np.isnan(evidence.losses[-1])


def test_a_race_that_ended_has_asked_about_answers_and_data(tmp_path: Path) -> None:
    def shared(name: str) -> object:
        small = small_dataset(160, shape=(1, 8, 8), test=120)
        return dataclasses.replace(small, test=small.train.head(120))

    specs = [spec(epochs=1), spec(epochs=1, optimizer="adam")]
    work = RaceWork(specs, ["SGD", "Adam"], shared, same_start=True)  # type: ignore[arg-type]  # a stand-in
    list(work.events())
    assert set(work.findings) == {"SGD", "Adam"}
    assert "duplicates" in {finding.rule for finding in work.findings["Adam"]}
    stopped = RaceWork(specs, ["SGD", "Adam"], shared, same_start=True)  # type: ignore[arg-type]  # a stand-in
    stopped.stop()
    list(stopped.events())
    assert stopped.findings == {}
