"""The Compare lab: setting up, racing, joining, repeating, saving and opening."""

from __future__ import annotations

import errno
import math
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from engine import recipes
from engine.data.dataset import Dataset, Split
from engine.errors import SpecError, StoreError
from engine.events import StepEnded
from engine.initializers.he import He
from engine.initializers.zeros import Zeros
from engine.layers.batch_norm import BatchNorm
from engine.layers.tanh import Tanh
from engine.optimizers.adam import Adam
from engine.optimizers.momentum import Momentum
from engine.optimizers.sgd import SGD
from engine.racing import race_manifest as race_note
from engine.racing.race import look_every, race
from engine.racing.variations import names_of, variations
from engine.rng import stream
from engine.store.comparison import Record
from engine.store.runlog import read_events
from engine.store.weights import Metadata, load_weights, save_weights
from engine.training.trainer import Trainer
from gui.labs.compare.compare_lab import CompareLab
from gui.labs.compare.race_plan import Misfit
from gui.labs.compare.results_table import best
from gui.labs.driving import Inline
from gui.labs.handover import Rivals
from tests.small import small_dataset

KEPT = Path(tempfile.mkdtemp(prefix="digitlab-compare-"))


@pytest.fixture(scope="module", autouse=True)
def _swept() -> Iterator[None]:
    yield
    shutil.rmtree(KEPT, ignore_errors=True)


def digits(n: int = 600) -> Dataset:
    generator = stream(0, "digits")
    labels = generator.integers(0, 10, n)
    images = generator.uniform(0, 1, (10, 1, 28, 28))[labels]
    images = np.clip(images + generator.normal(0, 0.1, images.shape), 0, 1).astype(np.float32)
    return Dataset("digits", Split(images, labels), Split(images[:60], labels[:60]))


def lab_of(**changes: object) -> tuple[CompareLab, Inline]:
    driver, data = Inline(), digits()
    lab = CompareLab(driver, load=lambda _, **__: data, runs=KEPT)
    lab.edit(**{"steps": 30, **changes})
    return lab, driver


def test_four_optimizers_are_set_up_from_the_beginning() -> None:
    lab, _ = lab_of()
    assert [c.name for c in lab.plan.contenders] == ["SGD", "Momentum", "AdaGrad", "Adam"]
    assert [c.series for c in lab.plan.contenders] == [1, 2, 3, 4]
    assert lab.race.can_start
    assert [row.loss for row in lab.board.results()] == [None] * 4
    assert lab.board.losses.empty


def test_a_race_fills_curves_and_table() -> None:
    lab, driver = lab_of(steps=60)
    lab.race.start()
    driver.run()
    assert [curve.name for curve in lab.board.losses] == ["SGD", "Momentum", "AdaGrad", "Adam"]
    assert all(len(curve) == 60 for curve in lab.board.losses)
    assert lab.board.losses.x_end == 60
    rows = {row.name: row for row in lab.board.results()}
    for name, row in rows.items():
        assert row.reason == "completed"
        assert row.loss == pytest.approx(np.mean(lab.board.losses[name].y[-50:]))
        assert row.progress == 1
        assert row.ms_per_step is not None
        assert row.ms_per_step > 0
    assert lab.board.progress == (60, 60)


def test_each_run_of_the_lab_equals_the_engine_alone_from_the_same_seed() -> None:
    lab, driver = lab_of(steps=12)
    lab.race.start()
    driver.run()
    for contender in lab.plan.contenders:
        spec = lab.plan.spec_of(contender)
        alone = [e.loss for e in Trainer(spec, digits()).events() if isinstance(e, StepEnded)]
        np.testing.assert_allclose(lab.board.losses[contender.name].y, alone, rtol=1e-4)


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
    assert lab.race.can_go_on
    lab.race.go_on()
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


def test_an_uncontrolled_race_starts_from_different_weights() -> None:
    lab, driver = lab_of(steps=2, same_start=False)
    lab.race.start()
    driver.run()
    assert len({float(curve.y[0]) for curve in lab.board.losses}) == 4


def test_repeats_give_mean_and_spread_in_curve_and_table() -> None:
    lab, driver = lab_of(steps=60, seeds=3)
    lab.choose_variation("optimizer.learning_rate")
    lab.race.start()
    driver.run()
    assert len(lab.board.comparison.records) == 9
    curve = lab.board.losses[lab.plan.contenders[0].name]
    assert curve.spread is not None
    assert (curve.spread > 0).any()
    ends = [lab.board.comparison.records[f"{lab.plan.contenders[0].name}#{seed}"].loss for seed in (42, 43, 44)]
    row = lab.board.results()[0]
    assert row.loss == pytest.approx(np.mean([e for e in ends if e is not None]))
    assert row.spreads["loss"] == pytest.approx(np.std([e for e in ends if e is not None], ddof=1))
    assert curve.y[-1] == pytest.approx(row.loss, rel=1e-6)


def test_where_only_one_repeat_has_come_there_is_no_spread() -> None:
    lab, driver = lab_of(steps=20, seeds=2)
    lab.race.start()
    while len(lab.board.keys("SGD")) < 2 or len(lab.board.records("SGD")[1].losses) < 5:
        driver.run(1)
    spread = lab.board.losses["SGD"].spread
    assert spread is not None
    assert np.isfinite(spread[:4]).all()
    assert np.isnan(spread[-5:]).all()
    lab.race.stop()
    driver.run()


def test_what_varies_can_be_any_number_or_component_of_the_recipe() -> None:
    lab, driver = lab_of(steps=3)
    for path in [variation.path for variation in lab.plan.offered()]:
        lab.choose_variation(path)
        assert not lab.plan.problems, path
        lab.race.start()
        driver.run()
        assert lab.race.failure is None
        assert all(len(curve) == 3 for curve in lab.board.losses), path
        assert len(lab.board.losses) == len(lab.plan.contenders) >= 2


def test_batch_normalization_is_put_before_each_activation() -> None:
    variation = next(v for v in variations(recipes.load("three-layer").spec) if v.path == "batch_norm")
    spec = variation.apply(recipes.load("three-layer").spec, True)
    assert [layer.kind for layer in spec.layers] == [
        "flatten", "dense", "batch-norm", "relu", "dense", "batch-norm", "relu", "dense",
    ]  # fmt: skip
    assert not any(isinstance(layer, BatchNorm) for layer in variation.apply(spec, False).layers)
    activation = next(v for v in variations(spec) if v.path == "activation")
    assert sum(isinstance(layer, Tanh) for layer in activation.apply(spec, Tanh()).layers) == 2


def test_eight_runs_can_be_added_and_none_is_the_same_as_another() -> None:
    lab, _ = lab_of()
    for _ in range(9):
        lab.add_run()
    assert len(lab.plan.contenders) == 8
    assert len({repr(c.value) for c in lab.plan.contenders}) == 8
    assert len({c.series for c in lab.plan.contenders}) == 8
    lab.choose_variation("batch_size")
    for _ in range(9):
        lab.add_run()
    assert len({c.value for c in lab.plan.contenders}) == 8


def test_runs_of_one_kind_are_named_by_what_differs() -> None:
    variation = variations(recipes.load("three-layer").spec)[0]
    values = [SGD(learning_rate=0.1), SGD(learning_rate=0.01), Adam(), SGD(learning_rate=0.1)]
    assert names_of(variation, values) == ["SGD, η 0.1", "SGD, η 0.01", "Adam", "SGD, η 0.1 (2)"]


def test_an_impossible_value_marks_its_run_and_bars_the_start() -> None:
    lab, _ = lab_of()
    lab.choose_recipe("keras-sgd")
    lab.choose_variation("weight_decay")
    lab.set_value(0, 7.0)
    assert list(lab.plan.problems) == [lab.plan.contenders[0].name]
    assert not lab.race.can_start
    lab.set_value(0, 0.5)
    assert lab.race.can_start


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


def test_the_table_is_sorted_by_any_column_and_back() -> None:
    lab, driver = lab_of(steps=60)
    lab.race.start()
    driver.run()
    names = [row.name for row in lab.board.results()]
    for column in ("loss", "best_loss", "accuracy", "to 0.9", "ms_per_step"):
        lab.sort(column)
        values = [v for v in (row.value(column) for row in lab.board.results()) if v is not None]
        assert values == sorted(values, reverse=column == "accuracy")
        lab.sort(column)
        turned = [v for v in (row.value(column) for row in lab.board.results()) if v is not None]
        assert turned == values[::-1]
        assert best(column, lab.board.results()) in names
        lab.sort(column)
        assert [row.name for row in lab.board.results()] == names
    lab.sort("name")
    assert [row.name for row in lab.board.results()] == ["AdaGrad", "Adam", "Momentum", "SGD"]


def test_course_figures_are_one_click() -> None:
    lab, driver = lab_of()
    lab.show_figure("sgd-adam")
    assert [c.name for c in lab.plan.contenders] == ["SGD", "Adam"]
    assert (lab.plan.base.batch_size, lab.plan.epochs, lab.plan.steps) == (128, 50, 0)
    lab.edit(epochs=2)
    lab.race.start()
    driver.run()
    assert [curve.name for curve in lab.board.accuracies] == ["SGD", "Adam", "SGD, train", "Adam, train"]
    assert list(lab.board.accuracies["SGD"].x) == [1, 2]
    assert lab.board.losses.x_end == 2
    assert [c.series for c in lab.plan.contenders] == [1, 2]
    assert lab.board.shown == "both"
    lab.show_figure("five-initializers")
    assert [c.name for c in lab.plan.contenders] == ["Zeros", "Normal, σ 1", "Normal, σ 0.01", "Xavier", "He"]
    assert lab.board.shown == "test"
    assert lab.board.losses.empty
    lab.show_figure("four-optimizers")
    assert len(lab.plan.contenders) == 4


def test_a_comparison_saved_whole_reopens_with_curves_table_and_setup(tmp_path: Path) -> None:
    lab, driver = lab_of(steps=60)
    lab.race.start()
    driver.run(100)
    lab.race.pause()
    lab.set_value(0, SGD(learning_rate=0.05))
    lab.race.start()
    driver.run()
    lab.save(tmp_path / "race.json")
    other, _ = lab_of()
    other.open(tmp_path / "race.json")
    assert [c.name for c in other.plan.contenders] == [c.name for c in lab.plan.contenders]
    for name in ("SGD", "Adam"):
        np.testing.assert_array_equal(other.board.losses[name].y, lab.board.losses[name].y)
        np.testing.assert_array_equal(other.board.accuracies[name].x, lab.board.accuracies[name].x)
    for mine, theirs in zip(lab.board.results(), other.board.results(), strict=True):
        assert mine == theirs
    assert [m.text for m in other.board.losses.marks] == [m.text for m in lab.board.losses.marks]
    before, after = lab.trained("SGD"), other.trained("SGD")  # the weights are kept beside the curves
    assert before is not None
    assert after is not None
    np.testing.assert_array_equal(before.parameters.theta, after.parameters.theta)
    for run in KEPT.iterdir():
        shutil.rmtree(run) if run.is_dir() else run.unlink()
    assert not other.has_network("SGD")
    assert other.trained("SGD") is None


def test_a_file_that_is_no_comparison_leaves_the_page_as_it_was(tmp_path: Path) -> None:
    lab, _ = lab_of()
    (tmp_path / "x.json").write_text('{"format": "digitlab-comparison", "version": 1, "setup": {}, "runs": []}')
    with pytest.raises(StoreError, match="is not a comparison"):
        lab.open(tmp_path / "x.json")
    assert len(lab.plan.contenders) == 4


def test_a_run_of_another_comparison_is_laid_over_with_a_color_of_its_own() -> None:
    lab, driver = lab_of(steps=8)
    lab.race.start()
    driver.run()
    other = race([lab.plan.spec_of(lab.plan.contenders[0])], digits(), names=["old run"])
    record = Record("old run")
    for event in other:
        record.apply(event)
    lab.lay_over("SGD", record)
    assert lab.board.names() == ["SGD", "Momentum", "AdaGrad", "Adam", "SGD (2)"]
    assert lab.board.losses["SGD (2)"].series == 5
    assert len(lab.board.losses["SGD (2)"]) == 8
    lab.toggle("SGD (2)")
    assert not lab.board.losses["SGD (2)"].visible
    lab.remove_guest("SGD (2)")
    assert len(lab.board.losses) == 4
    for _ in range(4):
        lab.lay_over("x", Record("x"))
    with pytest.raises(SpecError, match="at most 8"):
        lab.lay_over("x", Record("x"))


def test_a_run_can_be_carried_to_other_pages() -> None:
    lab, driver = lab_of(steps=10)
    assert lab.trained("SGD") is None
    lab.race.start()
    driver.run()
    parcel = lab.trained("SGD")
    assert parcel is not None
    assert parcel.accuracy == lab.board.records("SGD")[0].tests[-1][1]
    experiment = lab.experiment("Adam")
    assert experiment is not None
    assert isinstance(experiment.spec.optimizer, Adam)


def test_specs_from_another_page_are_raced_as_they_are() -> None:
    lab, _ = lab_of()
    base = recipes.load("init-he").spec.replace(steps=5)
    lab.receive(Rivals("Initialization", ("zeros", "He"), tuple(base.vary(initializer=(Zeros(), He())))))
    assert [c.name for c in lab.plan.contenders] == ["zeros", "He"]
    assert lab.plan.variation.path == "initializer"
    assert lab.plan.spec_of(lab.plan.contenders[1]) == base.replace(epochs=0)
    with pytest.raises(SpecError, match="more than one setting"):
        lab.receive(Rivals("x", ("a", "b"), (base, base.replace(seed=1, batch_size=3))))


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


def test_looks_at_the_test_digits_take_a_third_of_the_time_at_most() -> None:
    spec = recipes.load("three-layer").spec
    big = digits()
    assert look_every([spec.replace(steps=10_000)], big) == 100
    assert look_every([spec.replace(steps=100)], big) == 10


def test_smoothing_and_the_second_plot_change_at_once() -> None:
    lab, driver = lab_of(steps=40)
    lab.race.start()
    driver.run()
    lab.smooth(5)
    assert lab.board.losses["SGD"].smoothed()[1][-1] == pytest.approx(lab.board.losses["SGD"].y[-5:].mean())
    for what in ("train", "length", "both", "test"):
        lab.show_accuracy(what)
        assert not lab.board.accuracies.empty


def test_every_run_is_kept_with_its_events_and_weights_and_can_be_laid_over(tmp_path: Path) -> None:
    driver, data = Inline(), digits()
    lab = CompareLab(driver, load=lambda _, **__: data, runs=tmp_path)
    lab.edit(steps=12)
    lab.race.start()
    driver.run(60)
    lab.race.stop()
    driver.run()
    lab.race.go_on()
    driver.run()
    kept = lab.kept_runs()
    names = [c.name for c in lab.plan.contenders]
    assert sorted(summary.title for summary in kept) == sorted(f"{name} · Optimizers: SGD, He" for name in names)
    assert all(summary.reason == "completed" and summary.weights is not None for summary in kept)
    lab.lay_over_kept(next(summary.folder for summary in kept if summary.title.startswith("Adam")))
    np.testing.assert_array_equal(lab.board.losses.curves[-1].y, lab.board.losses["Adam"].y)


def test_guests_give_way_to_a_new_comparison_of_more_runs() -> None:
    lab, driver = lab_of(steps=4)
    lab.choose_variation("batch_size")
    lab.race.start()
    driver.run()
    record = lab.board.comparison.records[lab.plan.contenders[0].name]
    for name in "abcde":
        lab.lay_over(name, record)
    assert len(lab.board.names()) == 8
    lab.show_figure("five-initializers")
    assert lab.board.guests == ["a", "b", "c"]
    assert len({curve.series for curve in lab.board.losses.curves} | {c.series for c in lab.plan.contenders}) == 8


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
    lab.race.go_on()
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


def test_data_that_is_not_here_bars_the_start_and_a_setup_is_taken_as_far_as_it_goes() -> None:
    lab, _ = lab_of()
    lab.datasets.available = {"mnist-sample": False}
    assert not lab.race.can_start
    lab.choose_data("mnist-sample")
    assert lab.race.can_start
    before = lab.race.setup()
    lab.take_setup({"spec": {"layers": "none"}, "varies": "optimizer"})
    assert lab.race.setup() == before
    lab.choose_variation("activation")
    kept = lab.race.setup()
    other, _ = lab_of()
    other.take_setup(kept)
    assert other.plan.variation.path == "activation"
    assert [c.name for c in other.plan.contenders] == ["Sigmoid", "Tanh", "ReLU"]


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


def test_any_number_of_any_layer_can_vary() -> None:
    offered = {v.path: v for v in variations(recipes.load("simple-cnn").spec)}
    assert {"layers.1.filters", "layers.1.kernel", "layers.1.padding", "loss", "clip_norm"} <= set(offered)
    assert offered["layers.1.filters"].values == (15, 30, 60)
    assert offered["layers.1.padding"].values == (0, 1, 2)
    last = len(recipes.load("simple-cnn").spec.layers)
    assert f"layers.{last}.units" not in offered  # the data decides that
    for path in ("layers.1.filters", "loss", "clip_norm"):
        changed = offered[path].apply(recipes.load("simple-cnn").spec, offered[path].values[-1])
        assert offered[path].value_of(changed) == offered[path].values[-1]


def test_other_names_for_runs_without_numbers() -> None:
    spec = recipes.load("optimizer-adam").spec
    for variation in variations(spec):
        assert len(set(names_of(variation, variation.values))) == len(variation.values)
        assert variation.fresh([]) is not None
        taken = list(variation.values)
        for _ in range(4):
            taken.append(variation.fresh(taken))
        if variation.path not in ("batch_norm", "loss", "remedy"):  # of these there are no more
            assert len({repr(v) for v in taken}) == len(taken)


# -- a race that is broken off -----------------------------------------------------------------------------------------


class Clock:
    """A minute goes by whenever it is looked at."""

    now = 0.0

    def __call__(self) -> float:
        self.now += 60.0
        return self.now


def broken_lab(runs: Path, steps: int = 40, **changes: object) -> tuple[CompareLab, Inline]:
    """600 digits in batches of 100 are six steps an epoch."""
    driver, data = Inline(), digits()
    lab = CompareLab(driver, load=lambda _, **__: data, runs=runs, clock=Clock())
    lab.edit(steps=steps, **changes)
    return lab, driver


def killed(lab: CompareLab, driver: Inline) -> None:
    """The program ends without a word: the files are closed, nothing more is written."""
    driver._events.close()  # type: ignore[attr-defined]  # it is a generator
    lab.race.let_go()  # as the system does


def notes(runs: Path) -> list[Path]:
    return sorted(runs.glob("race-*.jsonl"))


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
    assert again.race.can_go_on
    again.race.go_on()
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
    assert again.race.can_go_on
    ended = {row.name for row in again.board.results() if row.reason not in ("stopped", "")}
    again.race.go_on()
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
    assert not lab.race.can_go_on
    again, _ = broken_lab(tmp_path)
    again.race.recall()
    assert not again.race.busy
    assert all(run.checkpoint is not None for run in again.kept_runs())  # each can be trained on alone


def test_a_note_that_cannot_be_used_is_no_race(tmp_path: Path) -> None:
    for text in ("", "[]", '{"setup": {}, "racing": [], "folders": {}}', '{"setup": 3, "racing": 4, "folders": {}}'):
        (tmp_path / "race-1.jsonl").write_text(text)
        lab, _ = broken_lab(tmp_path)
        lab.race.recall()
        assert not lab.race.busy
        assert not lab.race.can_go_on


def test_a_note_whose_last_line_was_torn_tells_the_line_before(tmp_path: Path) -> None:
    lab, driver = broken_lab(tmp_path)
    lab.race.start()
    driver.run(100)
    killed(lab, driver)
    with open(notes(tmp_path)[0], "a") as file:
        file.write('{"setup": {')
    again, driver = broken_lab(tmp_path)
    again.race.recall()
    driver.run()
    assert again.race.can_go_on


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
    assert not third.race.busy  # the first may still go on with it
    one.race.go_on()
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


def test_a_note_whose_runs_were_all_deleted_goes_too(tmp_path: Path) -> None:
    lab, driver = broken_lab(tmp_path)
    lab.race.start()
    driver.run(100)
    killed(lab, driver)
    for run in lab.kept_runs():
        shutil.rmtree(run.folder)
    again, driver = broken_lab(tmp_path)
    again.race.recall()
    driver.run()
    assert not again.race.can_go_on
    assert not notes(tmp_path)


def test_a_race_whose_note_cannot_be_kept_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr(race_note, "tempfile", SimpleNamespace(mkstemp=full))
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
    assert lab.race.can_go_on
    lab.edit(steps=50)
    assert not lab.race.can_go_on
    lab.edit(steps=40)
    assert lab.race.can_go_on
    lab.set_value(0, SGD(learning_rate=0.5))
    assert not lab.race.can_go_on


# -- what other pages get ----------------------------------------------------------------------------------------------


def test_weights_of_runs_that_raced_before_are_still_at_hand(tmp_path: Path) -> None:
    lab, driver = broken_lab(tmp_path, steps=12)
    lab.race.start()
    driver.run()
    first = lab.trained("Adam")
    lab.add_run()
    lab.race.start()
    driver.run()
    assert lab.has_network("Adam")
    later = lab.trained("Adam")
    assert first is not None
    assert later is not None
    np.testing.assert_array_equal(first.parameters.theta, later.parameters.theta)
    assert later.accuracy == first.accuracy
    lab.lay_over_kept(next(run.folder for run in lab.kept_runs() if run.title.startswith("SGD ")))
    guest = lab.trained(lab.board.guests[0])
    assert guest is not None


def test_a_network_that_began_with_trained_weights_keeps_their_temperature(tmp_path: Path) -> None:
    lab, driver = broken_lab(tmp_path, steps=3)
    first = lab.plan.base.network((1, 28, 28)).parameters()
    first.initialize(He(), stream(0, "init"))
    save_weights(tmp_path / "first.safetensors", lab.plan.base, first, Metadata(temperature=1.7))
    lab.plan.base = lab.plan.base.replace(start=str(tmp_path / "first.safetensors"))
    lab.race.start()
    driver.run()
    parcel = lab.trained("Adam")
    assert parcel is not None
    assert parcel.temperature == 1.7
    assert parcel.path is not None
    assert load_weights(parcel.path).metadata.temperature == 1.7


# -- the data ----------------------------------------------------------------------------------------------------------


def test_a_network_for_eleven_classes_is_refused_with_a_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DIGITLAB_DATA", raising=False)  # without the originals there is no data of eleven classes
    lab, _ = lab_of()
    lab.choose_recipe("postal-cnn")
    assert not lab.race.can_start
    assert not lab.plan.problems
    assert lab.plan.misfit == Misfit(11, 10, ())
    lab.datasets.available["handwriting"] = True
    lab.choose_variation("batch_size")
    assert lab.plan.misfit == Misfit(11, 10, ("handwriting",))
    lab.fit()
    assert lab.plan.misfit is None
    assert lab.race.can_start
    assert lab.plan.base.layers[-1].units == 10
    lab.fit()
    assert lab.plan.title == recipes.load("postal-cnn").title


def test_a_folder_of_other_pictures_is_raced_with_its_own_shape_and_classes(tmp_path: Path) -> None:
    driver, leaves = Inline(), small_dataset(shape=(3, 12, 12), classes=4)
    lab = CompareLab(driver, load=lambda _, **__: leaves, runs=tmp_path)
    lab.plan.data = str(tmp_path)
    lab.edit(steps=3)
    assert lab.race.can_start  # no one knows better before it is read
    lab.race.start()
    driver.run()
    assert isinstance(lab.race.failure, SpecError)
    assert lab.plan.misfit is not None
    assert (lab.plan.misfit.got, lab.plan.misfit.expected) == (10, 4)
    assert "mnist-sample" in lab.plan.misfit.others
    lab.fit()
    lab.race.start()
    driver.run()
    assert lab.race.failure is None
    assert {row.reason for row in lab.board.results()} <= {"completed", "guessing"}
