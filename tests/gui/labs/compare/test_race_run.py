"""A race that is stopped, broken off, continued and raced in two windows."""

from __future__ import annotations

import errno
import math
import os
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from engine import recipes
from engine.data.dataset import Dataset
from engine.errors import SpecError
from engine.events import StepEnded
from engine.optimizers.adam import Adam
from engine.optimizers.momentum import Momentum
from engine.optimizers.sgd import SGD
from engine.racing import race_manifest
from engine.store.run_list import list_runs
from engine.store.runlog import read_events
from gui.labs.compare.compare_lab import CompareLab
from gui.labs.driving import Inline
from tests.gui.labs.compare.races import KEPT, broken_lab, digits, killed, lab_of, notes


def test_pause_step_stop_and_go_on_equal_the_uninterrupted_race() -> None:
    whole, driver = lab_of(steps=20)
    whole.race.start()
    driver.run()
    lab, driver = lab_of(steps=20)
    lab.race.start()
    driver.run(40)
    lab.race.pause()
    assert lab.race.state == "paused"
    counts = [len(curve) for curve in lab.board.losses]
    lab.race.step()
    driver.run()
    assert lab.race.state == "paused"
    assert sum(len(curve) for curve in lab.board.losses) == sum(counts) + 4
    lab.race.stop()
    driver.run()
    assert not lab.race.busy
    assert {row.reason for row in lab.board.results()} == {"stopped"}
    assert lab.race.can_continue
    lab.race.continue_race()
    driver.run()
    assert {row.reason for row in lab.board.results()} == {"completed"}
    for curve in lab.board.losses:
        np.testing.assert_array_equal(curve.y, whole.board.losses[curve.name].y)


def test_a_run_added_to_a_finished_race_catches_up_alone() -> None:
    lab, driver = lab_of(steps=10)
    lab.race.start()
    driver.run()
    before = lab.board.losses["SGD"].y.copy()
    lab.add_run()
    assert len(lab.plan.contenders) == 5
    assert [c.name for c in lab.race.missing()] == [lab.plan.contenders[4].name]
    lab.set_value(4, Adam(learning_rate=0.01))
    assert [c.name for c in lab.plan.contenders][3:] == ["Adam, η 0.001", "Adam, η 0.01"]
    lab.remove_run(3)
    assert [c.name for c in lab.plan.contenders][3:] == ["Adam"]
    lab.race.start()
    driver.run()
    assert len(lab.board.losses["Adam"]) == 10
    np.testing.assert_array_equal(lab.board.losses["SGD"].y, before)
    assert not lab.race.missing()


def test_a_learning_rate_changed_while_racing_reaches_its_run_and_is_marked() -> None:
    lab, driver = lab_of(steps=10)
    lab.race.start()
    driver.run(30)
    lab.race.pause()
    lab.set_value(0, SGD(learning_rate=0.05))
    assert lab.plan.takes_at_once
    assert lab.plan.contenders[0].name == "SGD"
    lab.race.start()
    driver.run()
    assert [mark.text for mark in lab.board.losses.marks] == ["SGD: η 0.01 → 0.05"]


def test_a_run_that_diverges_is_reported_and_the_others_end_well() -> None:
    lab, driver = lab_of(steps=40)
    lab.choose_variation("optimizer")
    lab.set_value(1, Momentum(learning_rate=10.0))
    lab.race.start()
    driver.run()
    reasons = {row.name: row.reason for row in lab.board.results()}
    assert reasons["Adam"] == "completed"
    assert reasons["Momentum"] in ("diverged", "guessing")
    row = next(r for r in lab.board.results() if r.name == "Momentum")
    assert row.reason != "diverged" or not math.isfinite(row.loss or math.inf)


def test_what_goes_wrong_while_reading_the_data_is_kept_for_the_page() -> None:
    driver = Inline()

    def broken(_: str, **__: object) -> Dataset:
        raise SpecError("no such data", field="data")

    lab = CompareLab(driver, load=broken, runs=KEPT)
    lab.race.start()
    driver.run()
    assert isinstance(lab.race.failure, SpecError)
    assert not lab.race.busy


def test_a_disk_that_cannot_keep_the_runs_does_not_end_the_race(tmp_path: Path) -> None:
    driver, data = Inline(), digits()
    (tmp_path / "file").write_text("no folder")
    lab = CompareLab(driver, load=lambda _, **__: data, runs=tmp_path / "file")
    lab.edit(steps=5)
    lab.race.start()
    driver.run()
    assert {row.reason for row in lab.board.results()} == {"completed"}
    assert lab.race.work is not None
    assert lab.race.work.unkept is not None


def test_while_it_races_what_waits_for_the_next_start_stays() -> None:
    lab, driver = lab_of(steps=10)
    lab.race.start()
    driver.run(20)
    lab.choose_recipe("two-layer")
    lab.choose_variation("batch_size")
    lab.choose_data("mnist")
    lab.show_figure("sgd-adam")
    lab.add_run()
    lab.remove_run(0)
    lab.race.continue_race()
    plan = lab.plan
    assert (plan.recipe, plan.data, plan.variation.path) == ("optimizer-sgd-he", "mnist-sample", "optimizer")
    assert len(lab.plan.contenders) == 4
    lab.set_value(0, lab.plan.contenders[0].value)
    lab.set_value(1, SGD(learning_rate=0.5))
    assert lab.plan.contenders[1].name == "Momentum"
    assert lab.race.left_s is None or lab.race.left_s >= 0
    lab.open("nowhere.json")
    lab.race.stop()
    driver.run()


def test_stepping_from_rest_begins_the_race_and_holds_after_one_step() -> None:
    lab, driver = lab_of(steps=10)
    lab.race.step()
    driver.run()
    assert lab.race.state == "paused"
    assert {len(curve) for curve in lab.board.losses} == {1}
    lab.race.stop()
    driver.run()
    lab.sort("progress")
    assert all(row.progress == pytest.approx(0.1) for row in lab.board.results())
    assert lab.board.fraction == pytest.approx(0.1)


def test_a_race_by_epochs_is_stopped_before_the_data_is_read() -> None:
    lab, driver = lab_of()
    lab.show_figure("sgd-adam")
    lab.race.start()
    lab.race.stop()
    driver.run()
    assert {row.reason for row in lab.board.results()} == {"stopped"}
    assert lab.plan.by_epoch


@pytest.mark.parametrize("seeds", [1, 2])
def test_a_race_broken_off_with_the_program_goes_on_bit_for_bit(tmp_path: Path, seeds: int) -> None:
    whole, driver = broken_lab(tmp_path / "whole", seeds=seeds)
    whole.race.start()
    driver.run()
    lab, driver = broken_lab(tmp_path / "runs", seeds=seeds)
    lab.race.start()
    driver.run(150 + 280 * (seeds - 1))
    killed(lab, driver)
    again, driver = broken_lab(tmp_path / "runs", steps=7)
    again.race.recall()
    assert again.race.recalling
    driver.run()
    assert again.race.broken_off
    assert again.plan.steps == 40
    shown = len(again.board.losses["SGD"])
    assert shown >= 20
    assert {row.reason for row in again.board.results()} == {""}
    assert again.race.can_continue
    again.race.continue_race()
    driver.run()
    assert again.race.failure is None
    assert not again.race.broken_off
    assert {row.reason for row in again.board.results()} == {"completed"}
    for name, record in whole.board.comparison.records.items():
        np.testing.assert_array_equal(again.board.comparison.records[name].losses, record.losses)
        assert again.board.comparison.records[name].tests == record.tests
    for run in again.kept_runs():
        steps = [e.step for e in read_events(run.folder) if isinstance(e, StepEnded)]
        assert steps == list(range(1, 41))
        assert run.checkpoint is None
    after, driver = broken_lab(tmp_path / "runs")
    after.race.recall()
    assert not after.race.busy  # it came to its end
    assert not notes(tmp_path / "runs")


def test_a_race_broken_off_before_its_first_checkpoint_begins_again(tmp_path: Path) -> None:
    lab, driver = broken_lab(tmp_path, steps=5)
    lab.race.start()
    driver.run(19)
    killed(lab, driver)
    again, driver = broken_lab(tmp_path)
    again.race.recall()
    driver.run()
    assert {len(curve) for curve in again.board.losses} <= {2, 3}
    again.race.step()
    driver.run()
    assert again.race.state == "paused"
    again.race.start()
    driver.run()
    assert {len(curve) for curve in again.board.losses} == {5}
    assert len(again.kept_runs()) == 4


def test_a_stopped_race_goes_on_after_the_program_was_started_again(tmp_path: Path) -> None:
    lab, driver = broken_lab(tmp_path)
    lab.set_value(1, Momentum(learning_rate=10.0))
    lab.race.start()
    driver.run(100)
    lab.race.stop()
    driver.run()
    lab.race.let_go()
    again, driver = broken_lab(tmp_path)
    again.race.recall()
    driver.run()
    assert again.race.can_continue
    ended = {row.name for row in again.board.results() if row.reason not in ("stopped", "")}
    again.race.continue_race()
    driver.run()
    assert ended <= {row.name for row in again.board.results()}
    assert {len(curve) for curve in again.board.losses if curve.name not in ended} == {40}


def test_another_experiment_leaves_the_broken_race_to_the_list_of_runs(tmp_path: Path) -> None:
    lab, driver = broken_lab(tmp_path)
    lab.race.start()
    driver.run(100)
    lab.race.stop()
    driver.run()
    lab.choose_variation("batch_size")
    assert not lab.race.can_continue
    again, _ = broken_lab(tmp_path)
    again.race.recall()
    assert not again.race.busy
    assert all(run.checkpoint is not None for run in again.kept_runs())  # each can be trained on alone


def test_two_windows_race_at_once_and_neither_takes_the_race_of_the_other(tmp_path: Path) -> None:
    (one, first), (two, second) = broken_lab(tmp_path, steps=40), broken_lab(tmp_path, steps=30)
    one.race.start()
    first.run(100)
    two.race.recall()  # the window opens while the other one races
    assert not two.race.busy
    two.race.start()
    second.run(100)
    assert len(notes(tmp_path)) == 2
    one.race.stop()
    first.run()
    third, _ = broken_lab(tmp_path)
    third.race.recall()
    assert not third.race.busy  # the first may still continue it
    one.race.continue_race()
    first.run()
    assert {len(curve) for curve in one.board.losses} == {40}
    assert len(notes(tmp_path)) == 1
    second.run()
    assert {len(curve) for curve in two.board.losses} == {30}
    assert not notes(tmp_path)
    assert len(two.kept_runs()) == 8


def test_of_several_races_broken_off_each_new_window_takes_another(tmp_path: Path) -> None:
    for steps in (30, 40):
        lab, driver = broken_lab(tmp_path, steps=steps)
        lab.race.start()
        driver.run(100)
        killed(lab, driver)
    os.utime(notes(tmp_path)[0], (1, 1))
    found = []
    for _ in range(2):
        lab, driver = broken_lab(tmp_path)
        lab.race.recall()
        driver.run()
        assert lab.race.broken_off
        found.append(lab)
    assert {lab.plan.steps for lab in found} == {30, 40}
    third, _ = broken_lab(tmp_path)
    third.race.recall()
    assert not third.race.busy
    found[0].choose_variation("batch_size")  # no one wants it any more
    assert len(notes(tmp_path)) == 1


def test_a_race_whose_note_cannot_be_kept_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr(race_manifest, "tempfile", SimpleNamespace(mkstemp=full))
    lab, driver = broken_lab(tmp_path, steps=5)
    lab.race.start()
    driver.run()
    assert lab.race.work is not None
    assert "the disk is full" in str(lab.race.work.unkept)
    assert {len(curve) for curve in lab.board.losses} == {5}


def test_what_was_set_up_otherwise_meanwhile_is_not_continued(tmp_path: Path) -> None:
    lab, driver = broken_lab(tmp_path)
    lab.race.start()
    driver.run(100)
    lab.race.stop()
    driver.run()
    assert lab.race.can_continue
    lab.edit(steps=50)
    assert not lab.race.can_continue
    lab.edit(steps=40)
    assert lab.race.can_continue
    lab.set_value(0, SGD(learning_rate=0.5))
    assert not lab.race.can_continue


def test_one_step_of_a_race_that_has_not_started_is_one_step_of_every_run(tmp_path: Path) -> None:
    lab, driver = broken_lab(tmp_path, steps=5)
    lab.race.step()
    driver.run()
    assert [len(curve) for curve in lab.board.losses] == [1, 1, 1, 1]
    assert lab.race.state == "paused"
    driver.close()


@pytest.mark.parametrize(("recipe", "title"), [("two-layer", ""), ("", "mine")])
def test_a_race_is_titled_by_its_recipe_or_by_what_it_was_given(tmp_path: Path, recipe: str, title: str) -> None:
    lab, driver = broken_lab(tmp_path, steps=1)
    if recipe:
        lab.choose_recipe(recipe)
        title = recipes.load(recipe).title
    lab.edit(steps=1, epochs=0, **({} if recipe else {"recipe": "", "title": title}))
    lab.race.start()
    driver.run()
    titles = [run.title or "" for run in list_runs(tmp_path)]
    assert titles
    assert [found for found in titles if not found.endswith(f" · {title}")] == []


def test_a_value_that_changes_before_a_race_or_cannot_be_taken_at_once_waits_for_the_next(tmp_path: Path) -> None:
    lab, driver = broken_lab(tmp_path, steps=5)
    contender = lab.plan.contenders[0]
    lab.race.change(contender, SGD(learning_rate=0.5))  # nothing is raced yet
    lab.race.start()
    driver.run(8)
    lab.race.change(contender, SGD(learning_rate=0.5))
    driver.run()
    assert lab.board.records(contender.name)[0].changes
