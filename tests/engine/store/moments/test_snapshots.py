"""Snapshots of a run are files like its others: they go into the zip file and the index, and may be removed."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.spec import ExperimentSpec
from engine.store.keeping import RunKeeper
from engine.store.moments.snapshots import (
    KEPT,
    is_snapshot,
    snapshots_of,
    snapshots_wanted,
    thin_snapshots,
    want_snapshots,
)
from engine.store.run_archive import export_runs, import_runs
from engine.store.run_index import RunIndex
from engine.store.run_list import WEIGHTS_FILE
from engine.store.runlog import RunLog
from engine.store.weights import load_weights
from engine.training.trainer import Trainer
from tests.small import small_dataset

DATA = small_dataset(shape=(1, 8, 8))


def trainer() -> Trainer:
    layers = ["flatten", {"kind": "dense", "units": 6}, "relu", {"kind": "dense", "units": 4}]
    return Trainer(ExperimentSpec.from_dict({"layers": layers, "epochs": 20, "batch_size": 16}), DATA)


def keep(folder: Path) -> Path:
    """A kept run of twenty epochs; as it is short, its snapshots are written at its end."""
    run = trainer()
    keeper = RunKeeper(run, RunLog(folder, "kept"))
    keeper.snapshots._clock = lambda: 0.0
    for event in run.events():
        keeper.apply(event)
    keeper.close()
    return folder


@pytest.fixture(scope="module")
def finished(tmp_path_factory) -> Path:
    return keep(tmp_path_factory.mktemp("runs") / "20260101-finished")


def test_thinning_leaves_the_first_and_an_even_choice_and_says_what_it_freed(finished, tmp_path):
    for one in snapshots_of(finished):
        (tmp_path / one.path.name).write_bytes(b"12345")
    assert thin_snapshots(tmp_path, 4) == 6 * 5
    assert [one.epoch for one in snapshots_of(tmp_path)] == [0, 6, 12, 18]
    assert thin_snapshots(tmp_path, 9) == 0
    assert thin_snapshots(tmp_path, 1) == 3 * 5
    assert [one.epoch for one in snapshots_of(tmp_path)] == [0]
    thin_snapshots(tmp_path, 0)
    assert snapshots_of(tmp_path) == []


def test_snapshots_go_with_the_run_into_a_zip_file_and_back(finished, tmp_path):
    export_runs([finished], tmp_path / "runs.zip")
    (added,) = import_runs(tmp_path / "runs.zip", tmp_path / "other")
    assert [one.path.name for one in snapshots_of(added)] == [one.path.name for one in snapshots_of(finished)]
    assert load_weights(snapshots_of(added)[3].path).metadata.epochs == 6


def test_the_index_knows_how_many_there_are_and_their_room(finished, tmp_path):
    export_runs([finished], tmp_path / "runs.zip")
    (folder,) = import_runs(tmp_path / "runs.zip", tmp_path / "runs")
    index = RunIndex(tmp_path / "runs")
    (before,) = index.entries()
    assert before.snapshots == KEPT
    assert before.size_bytes > sum(one.path.stat().st_size for one in snapshots_of(folder))
    freed = thin_snapshots(folder, 2)
    (after,) = index.entries()
    assert (after.snapshots, after.size_bytes) == (2, before.size_bytes - freed)


def test_how_many_is_a_setting_of_the_folder_of_all_runs(tmp_path):
    assert snapshots_wanted(tmp_path) == KEPT
    want_snapshots(tmp_path, 3)
    assert snapshots_wanted(tmp_path) == 3
    assert len(snapshots_of(keep(tmp_path / "run"))) == 3
    (tmp_path / ".settings.json").write_text("no JSON")
    assert snapshots_wanted(tmp_path) == KEPT
    want_snapshots(tmp_path, 5000)
    assert snapshots_wanted(tmp_path) == 100


def test_only_our_names_count_as_snapshots(tmp_path):
    assert is_snapshot("snapshot-step-75-epoch-1.5.safetensors")
    assert not is_snapshot("snapshot-step-75-epoch-1.5.safetensors.part")
    assert not is_snapshot(WEIGHTS_FILE)
    assert snapshots_of(tmp_path / "nowhere") == []
