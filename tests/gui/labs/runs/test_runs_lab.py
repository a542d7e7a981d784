"""The lab of the kept runs: search, choice, comparison, notes, deletion and files, without a window."""

from __future__ import annotations

import itertools
import shutil
from pathlib import Path

import numpy as np
import pytest

from engine.errors import StoreError
from engine.store.checkpoint import previous
from engine.store.run_list import CHECKPOINT_FILE, list_runs
from engine.store.run_notes import read_notes
from engine.store.runlog import RunLog
from engine.store.thinning import Thinned
from engine.training.trainer import Trainer
from gui.labs.driving import Inline
from gui.labs.runs.runs_lab import MOST, RunsLab
from tests.engine.store.test_keeping import DATA, keep, spec


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root: Path = tmp_path_factory.mktemp("runs")
    keep(root / "one", spec())
    keep(root / "two", spec(optimizer="adam", epochs=3))
    keep(root / "three", spec(), stop_at=3)
    return root


@pytest.fixture
def lab(kept: Path, tmp_path: Path) -> RunsLab:
    lab = RunsLab(Inline, runs=Path(shutil.copytree(kept, tmp_path / "runs")), load=lambda _: DATA)
    lab.refresh()
    settle(lab)
    return lab


def settle(lab: RunsLab) -> None:
    """Let everything that was handed to a driver come to its end."""
    drivers = [newest.driver for newest in (lab._listing, lab._reading, lab._judging, lab._filing)]
    while any(driver.state != "idle" for driver in drivers):
        for driver in drivers:
            assert isinstance(driver, Inline)
            driver.run()


def names(lab: RunsLab) -> set[str]:
    return {row.entry.name for row in lab.rows()}


def test_the_list_is_searched_filtered_and_sorted(lab: RunsLab) -> None:
    assert names(lab) == {"one", "two", "three"}
    lab.search("optimizer=adam")
    assert names(lab) == {"two"}
    lab.search("")
    lab.note("one", star=True, tags=("course",))
    lab.filter(starred=True)
    assert names(lab) == {"one"}
    lab.filter(starred=False, tag="course")
    assert names(lab) == {"one"}
    lab.filter(tag="course")
    assert names(lab) == {"one", "two", "three"}
    lab.sort("took")
    took = [row.entry.elapsed_s for row in lab.rows()]
    assert took == sorted(took, reverse=True)
    lab.sort("took")
    assert [row.entry.elapsed_s for row in lab.rows()] == sorted(took)


def test_titles_are_searched_as_the_page_says_them(kept: Path) -> None:
    said = {"kept": "저장됨"}
    lab = RunsLab(Inline, runs=kept, load=lambda _: DATA, translate=lambda title: said[title])
    lab.refresh()
    settle(lab)
    lab.search("저장")
    assert len(names(lab)) == 3
    said["kept"] = "stored"
    lab.titles.forget()
    assert names(lab) == set()


def test_chosen_runs_keep_their_series_and_their_curves_are_read(lab: RunsLab) -> None:
    lab.choose("one")
    lab.choose("two", add=True)
    lab.choose("three", add=True)
    settle(lab)
    assert lab.chosen == {"one": 1, "two": 2, "three": 3}
    assert [curve.series for curve in lab.losses] == [1, 2, 3]
    assert all(len(curve) for curve in lab.losses)
    assert [list(curve.x) for curve in lab.accuracies] == [[1, 2], [1, 2, 3], []]  # in epochs
    assert lab.accuracies.x_end == 3
    lab.choose("two", add=True)
    assert lab.chosen == {"one": 1, "three": 3}
    lab.choose("two", add=True)
    assert lab.chosen["two"] == 2
    lab.clear()
    assert not list(lab.losses)


def test_at_most_eight_are_chosen(lab: RunsLab) -> None:
    for number in range(9):
        shutil.copytree(lab.home / "one", lab.home / f"copy-{number}")
    lab.refresh()
    settle(lab)
    for number in range(9):
        lab.choose(f"copy-{number}", add=True)
    assert len(lab.chosen) == MOST


def test_two_runs_are_compared_by_settings_and_by_what_they_read(lab: RunsLab) -> None:
    lab.choose("one")
    lab.choose("two", add=True)
    settle(lab)
    assert lab.differences()["optimizer"] == ("sgd", "adam")
    assert lab.same_settings()["batch_size"] == 16
    assert lab.verdict is not None
    assert (lab.verdict.first, lab.verdict.second) == ("one", "two")
    assert 0 <= lab.verdict.difference.luck <= 1


def test_what_is_said_of_a_run_is_kept_in_its_folder(lab: RunsLab) -> None:
    lab.note("one", title="First", note="why", tags=("a",))
    entry = lab.entry("one")
    assert entry is not None
    assert (entry.title, entry.note, entry.tags) == ("First", "why", ("a",))
    assert read_notes(lab.home / "one").note == "why"


def test_a_deleted_run_stays_as_a_row_until_it_is_brought_back_or_the_window_closes(lab: RunsLab) -> None:
    lab.choose("one")
    lab.delete(["one", "two"])
    assert {row.entry.name: row.gone for row in lab.rows()} == {"one": True, "two": True, "three": False}
    assert [run.name for run in list_runs(lab.home)] == ["three"]
    lab.undo()
    assert {run.name for run in list_runs(lab.home)} == {"two", "three"}
    lab.close()
    assert not list(lab.home.glob(".*.deleted"))
    assert not (lab.home / "one").exists()


def test_a_run_that_another_window_deleted_takes_no_star_and_can_still_be_brought_back(lab: RunsLab) -> None:
    other = RunsLab(runs=lab.home)
    other.refresh()
    settle(other)
    lab.delete(["one"])
    with pytest.raises(StoreError, match="one is not there any more"):
        other.note("one", star=True)
    lab.undo("one")
    assert (lab.home / "one" / "events.jsonl").exists()


def test_a_run_that_cannot_be_brought_back_now_can_be_later(lab: RunsLab) -> None:
    lab.delete(["one"])
    (lab.home / "one").mkdir()
    (lab.home / "one" / "other").touch()
    with pytest.raises(StoreError, match="one cannot be brought back"):
        lab.undo("one")
    (lab.home / "one" / "other").unlink()
    lab.undo("one")
    assert "one" in names(lab)


def test_a_run_being_trained_is_not_deleted(lab: RunsLab) -> None:
    with RunLog(lab.home / "three"), pytest.raises(StoreError, match="still being trained"):
        lab.delete(["three"])
    assert "three" in names(lab)


def test_chosen_runs_are_exported_and_come_back_beside_what_is_there(lab: RunsLab, tmp_path: Path) -> None:
    lab.choose("one")
    lab.export(tmp_path / "out.zip")
    settle(lab)
    assert lab.saved == tmp_path / "out.zip"
    lab.import_from(tmp_path / "out.zip")
    settle(lab)
    assert names(lab) == {"one", "two", "three", "one-2"}
    lab.import_from(tmp_path / "nothing.zip")
    settle(lab)
    assert isinstance(lab.fault, StoreError)


def test_a_network_and_curves_are_written_for_other_programs(lab: RunsLab, tmp_path: Path) -> None:
    lab.export_network("one", "npz", tmp_path / "one.npz")
    settle(lab)
    lab.export_curves("one", "csv", tmp_path / "one.csv")
    settle(lab)
    with np.load(tmp_path / "one.npz") as arrays:
        assert "2.W" in arrays
    assert (tmp_path / "one.csv").read_text().startswith("step,epoch")
    lab.export_network("one", "npz", tmp_path)  # a folder stands there
    settle(lab)
    assert isinstance(lab.fault, StoreError)


def test_the_experiment_of_a_run_is_handed_out(lab: RunsLab) -> None:
    found = lab.spec_of("two")
    assert found is not None
    assert found.optimizer.to_dict()["kind"] == "adam"
    assert lab.spec_of("nothing") is None


def with_generations(lab: RunsLab, count: int, name: str = "three") -> None:
    """Let a stopped run have one checkpoint or two."""
    newest = lab.home / name / CHECKPOINT_FILE
    if count == 1:
        previous(newest).unlink()
    else:
        shutil.copy(newest, previous(newest))
    lab.refresh()
    settle(lab)


def test_old_checkpoints_of_the_chosen_runs_or_of_all_are_removed_and_counted(lab: RunsLab) -> None:
    with_generations(lab, 1)
    assert lab.spare == []
    with_generations(lab, 2)
    lab.choose("one")
    assert lab.spare == []  # of that run there is nothing to remove
    lab.clear()
    size = lab.spare[0].spare_bytes
    before = lab.size_bytes
    lab.thin()
    settle(lab)
    assert lab.thinned == Thinned(1, 1, size)
    assert (lab.spare, lab.size_bytes) == ([], before - size)
    three = lab.entry("three")
    assert three is not None
    assert three.resumable


def test_imported_runs_are_chosen(lab: RunsLab, tmp_path: Path) -> None:
    lab.choose("one")
    lab.export(tmp_path / "out.zip")
    settle(lab)
    lab.import_from(tmp_path / "out.zip")
    settle(lab)
    assert lab.chosen == {"one-2": 1}
    assert len(lab.losses.curves) == 1


def test_the_curves_of_a_chosen_run_that_is_being_trained_grow_with_it(lab: RunsLab, tmp_path: Path) -> None:
    trainer = Trainer(spec(), DATA)
    events = trainer.events()
    with RunLog(lab.home / "live") as log:
        for event in itertools.islice(events, 8):
            log.apply(event)
        log.sync()
        lab.refresh()
        settle(lab)
        lab.choose("live")
        settle(lab)
        short = len(lab.losses.curves[0])
        for event in events:
            log.apply(event)
        log.sync()
        lab.refresh()
        settle(lab)
        assert len(lab.losses.curves[0]) > short > 0


def test_a_run_that_is_not_chosen_has_no_series(lab: RunsLab) -> None:
    lab.choose("two")
    assert {row.entry.name: row.series for row in lab.rows()} == {"one": 0, "two": 1, "three": 0}
