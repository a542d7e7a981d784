"""The Compare lab: setting up, racing, joining, repeating, saving and opening."""

from __future__ import annotations

import math
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

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
from engine.race import race
from engine.rng import stream
from engine.trainer import Trainer
from gui.labs.compare_lab import CompareLab
from gui.labs.driving import Inline
from gui.labs.parcels import Rivals
from gui.labs.variations import names_of, variations
from gui.labs.works import look_every

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
    lab = CompareLab(driver, load=lambda _: data, runs=KEPT)
    lab.edit(**{"steps": 30, **changes})
    return lab, driver


def test_four_optimizers_are_set_up_from_the_beginning() -> None:
    lab, _ = lab_of()
    assert [c.name for c in lab.contenders] == ["SGD", "Momentum", "AdaGrad", "Adam"]
    assert [c.series for c in lab.contenders] == [1, 2, 3, 4]
    assert lab.can_start
    assert [row.loss for row in lab.standings()] == [None] * 4
    assert lab.losses.empty


def test_a_race_fills_curves_and_table() -> None:
    lab, driver = lab_of(steps=60)
    lab.start()
    driver.run()
    assert [curve.name for curve in lab.losses] == ["SGD", "Momentum", "AdaGrad", "Adam"]
    assert all(len(curve) == 60 for curve in lab.losses)
    assert lab.losses.x_end == 60
    rows = {row.name: row for row in lab.standings()}
    for name, row in rows.items():
        assert row.reason == "completed"
        assert row.loss == pytest.approx(np.mean(lab.losses[name].y[-50:]))
        assert row.progress == 1
        assert row.ms_per_step is not None
        assert row.ms_per_step > 0
    assert lab.progress == (60, 60)
    assert lab.winner in rows
    assert rows[lab.winner].accuracy == max(row.accuracy or 0 for row in rows.values())


def test_each_run_of_the_lab_equals_the_engine_alone_from_the_same_seed() -> None:
    lab, driver = lab_of(steps=12)
    lab.start()
    driver.run()
    for contender in lab.contenders:
        spec = lab.spec_of(contender)
        alone = [e.loss for e in Trainer(spec, digits()).events() if isinstance(e, StepEnded)]
        np.testing.assert_allclose(lab.losses[contender.name].y, alone, rtol=1e-4)


def test_pause_step_stop_and_go_on_equal_the_uninterrupted_race() -> None:
    whole, driver = lab_of(steps=20)
    whole.start()
    driver.run()
    lab, driver = lab_of(steps=20)
    lab.start()
    driver.run(40)
    lab.pause()
    assert lab.state == "paused"
    counts = [len(curve) for curve in lab.losses]
    lab.step()
    driver.run()
    assert lab.state == "paused"
    assert sum(len(curve) for curve in lab.losses) == sum(counts) + 4
    lab.stop()
    driver.run()
    assert not lab.busy
    assert {row.reason for row in lab.standings()} == {"stopped"}
    assert lab.can_go_on
    lab.go_on()
    driver.run()
    assert {row.reason for row in lab.standings()} == {"completed"}
    for curve in lab.losses:
        np.testing.assert_array_equal(curve.y, whole.losses[curve.name].y)


def test_a_run_added_to_a_finished_race_catches_up_alone() -> None:
    lab, driver = lab_of(steps=10)
    lab.start()
    driver.run()
    before = lab.losses["SGD"].y.copy()
    lab.add_run()
    assert len(lab.contenders) == 5
    assert [c.name for c in lab.missing()] == [lab.contenders[4].name]
    lab.set_value(4, Adam(learning_rate=0.01))
    assert [c.name for c in lab.contenders][3:] == ["Adam, η 0.001", "Adam, η 0.01"]
    lab.remove_run(3)
    assert [c.name for c in lab.contenders][3:] == ["Adam"]
    lab.start()
    driver.run()
    assert len(lab.losses["Adam"]) == 10
    np.testing.assert_array_equal(lab.losses["SGD"].y, before)
    assert not lab.missing()


def test_an_uncontrolled_race_starts_from_different_weights() -> None:
    lab, driver = lab_of(steps=2, same_start=False)
    lab.start()
    driver.run()
    assert len({float(curve.y[0]) for curve in lab.losses}) == 4


def test_repeats_give_mean_and_spread_in_curve_and_table() -> None:
    lab, driver = lab_of(steps=60, seeds=3)
    lab.choose_variation("optimizer.learning_rate")
    lab.start()
    driver.run()
    assert len(lab.comparison.records) == 9
    curve = lab.losses[lab.contenders[0].name]
    assert curve.spread is not None
    assert (curve.spread > 0).any()
    ends = [lab.comparison.records[f"{lab.contenders[0].name}#{seed}"].loss for seed in (42, 43, 44)]
    row = lab.standings()[0]
    assert row.loss == pytest.approx(np.mean([e for e in ends if e is not None]))
    assert row.spreads["loss"] == pytest.approx(np.std([e for e in ends if e is not None], ddof=1))
    assert curve.y[-1] == pytest.approx(row.loss, rel=1e-6)


def test_what_varies_can_be_any_number_or_component_of_the_recipe() -> None:
    lab, driver = lab_of(steps=3)
    for path in [variation.path for variation in lab.offered()]:
        lab.choose_variation(path)
        assert not lab.problems, path
        lab.start()
        driver.run()
        assert lab.failure is None
        assert all(len(curve) == 3 for curve in lab.losses), path
        assert len(lab.losses) == len(lab.contenders) >= 2


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
    assert len(lab.contenders) == 8
    assert len({repr(c.value) for c in lab.contenders}) == 8
    assert len({c.series for c in lab.contenders}) == 8
    lab.choose_variation("batch_size")
    for _ in range(9):
        lab.add_run()
    assert len({c.value for c in lab.contenders}) == 8


def test_runs_of_one_kind_are_named_by_what_differs() -> None:
    variation = variations(recipes.load("three-layer").spec)[0]
    values = [SGD(learning_rate=0.1), SGD(learning_rate=0.01), Adam(), SGD(learning_rate=0.1)]
    assert names_of(variation, values) == ["SGD, η 0.1", "SGD, η 0.01", "Adam", "SGD, η 0.1 (2)"]


def test_an_impossible_value_marks_its_run_and_bars_the_start() -> None:
    lab, _ = lab_of()
    lab.choose_recipe("keras-sgd")
    lab.choose_variation("weight_decay")
    lab.set_value(0, 7.0)
    assert list(lab.problems) == [lab.contenders[0].name]
    assert not lab.can_start
    lab.set_value(0, 0.5)
    assert lab.can_start


def test_a_learning_rate_changed_while_racing_reaches_its_run_and_is_marked() -> None:
    lab, driver = lab_of(steps=10)
    lab.start()
    driver.run(30)
    lab.pause()
    lab.set_value(0, SGD(learning_rate=0.05))
    assert lab.takes_at_once
    assert lab.contenders[0].name == "SGD"
    lab.start()
    driver.run()
    assert [mark.text for mark in lab.losses.marks] == ["SGD: η 0.01 → 0.05"]


def test_the_table_is_sorted_by_any_column_and_back() -> None:
    lab, driver = lab_of(steps=60)
    lab.start()
    driver.run()
    names = [row.name for row in lab.standings()]
    for column in ("loss", "best_loss", "accuracy", "to 0.9", "ms_per_step"):
        lab.sort(column)
        values = [v for v in map(lab.sort_key, lab.standings()) if v is not None]
        assert values == sorted(values, reverse=column == "accuracy")
        lab.sort(column)
        turned = [v for v in map(lab.sort_key, lab.standings()) if v is not None]
        assert turned == values[::-1]
        assert lab.best(column, lab.standings()) in names
        lab.sort(column)
        assert [row.name for row in lab.standings()] == names


def test_course_figures_are_one_click() -> None:
    lab, driver = lab_of()
    lab.sgd_against_adam()
    assert [c.name for c in lab.contenders] == ["SGD", "Adam"]
    assert (lab.base.batch_size, lab.epochs, lab.steps) == (128, 50, 0)
    lab.edit(epochs=2)
    lab.start()
    driver.run()
    assert [curve.name for curve in lab.accuracies] == ["SGD", "Adam", "SGD, train", "Adam, train"]
    assert list(lab.accuracies["SGD"].x) == [1, 2]
    assert lab.losses.x_end == 2
    assert [c.series for c in lab.contenders] == [1, 2]
    assert lab.accuracy_shown == "both"
    lab.five_initializers()
    assert [c.name for c in lab.contenders] == ["Zeros", "Normal, σ 1", "Normal, σ 0.01", "Xavier", "He"]
    assert lab.accuracy_shown == "test"
    assert lab.losses.empty
    lab.four_optimizers()
    assert len(lab.contenders) == 4


def test_a_comparison_saved_whole_reopens_with_curves_table_and_setup(tmp_path: Path) -> None:
    lab, driver = lab_of(steps=60)
    lab.start()
    driver.run(100)
    lab.pause()
    lab.set_value(0, SGD(learning_rate=0.05))
    lab.start()
    driver.run()
    lab.save(tmp_path / "race.json")
    other, _ = lab_of()
    other.open(tmp_path / "race.json")
    assert [c.name for c in other.contenders] == [c.name for c in lab.contenders]
    for name in ("SGD", "Adam"):
        np.testing.assert_array_equal(other.losses[name].y, lab.losses[name].y)
        np.testing.assert_array_equal(other.accuracies[name].x, lab.accuracies[name].x)
    for mine, theirs in zip(lab.standings(), other.standings(), strict=True):
        assert mine == theirs
    assert [m.text for m in other.losses.marks] == [m.text for m in lab.losses.marks]
    assert other.trained("SGD") is None


def test_a_file_that_is_no_comparison_leaves_the_page_as_it_was(tmp_path: Path) -> None:
    lab, _ = lab_of()
    (tmp_path / "x.json").write_text('{"format": "digitlab-comparison", "version": 1, "setup": {}, "runs": []}')
    with pytest.raises(StoreError, match="is not a comparison"):
        lab.open(tmp_path / "x.json")
    assert len(lab.contenders) == 4


def test_a_run_of_another_comparison_is_laid_over_with_a_color_of_its_own() -> None:
    lab, driver = lab_of(steps=8)
    lab.start()
    driver.run()
    other = race([lab.spec_of(lab.contenders[0])], digits(), names=["old run"])
    lab.replay("SGD", list(other))
    assert lab.shown_names() == ["SGD", "Momentum", "AdaGrad", "Adam", "SGD (2)"]
    assert lab.losses["SGD (2)"].series == 5
    assert len(lab.losses["SGD (2)"]) == 8
    lab.toggle("SGD (2)")
    assert not lab.losses["SGD (2)"].visible
    lab.remove_guest("SGD (2)")
    assert len(lab.losses) == 4
    for _ in range(4):
        lab.replay("x", [])
    with pytest.raises(SpecError, match="at most 8"):
        lab.replay("x", [])


def test_the_winner_can_be_carried_to_other_pages() -> None:
    lab, driver = lab_of(steps=10)
    assert lab.trained("SGD") is None
    lab.start()
    driver.run()
    parcel = lab.trained(lab.winner)
    assert parcel is not None
    assert parcel.accuracy == lab.standings()[[r.name for r in lab.standings()].index(lab.winner)].accuracy
    experiment = lab.experiment("Adam")
    assert experiment is not None
    assert isinstance(experiment.spec.optimizer, Adam)


def test_specs_from_another_page_are_raced_as_they_are() -> None:
    lab, _ = lab_of()
    base = recipes.load("init-he").spec.replace(steps=5)
    lab.receive(Rivals("Initialization", ("zeros", "He"), tuple(base.vary(initializer=(Zeros(), He())))))
    assert [c.name for c in lab.contenders] == ["zeros", "He"]
    assert lab.variation.path == "initializer"
    assert lab.spec_of(lab.contenders[1]) == base.replace(epochs=0)
    with pytest.raises(SpecError, match="more than one setting"):
        lab.receive(Rivals("x", ("a", "b"), (base, base.replace(seed=1, batch_size=3))))


def test_a_run_that_diverges_is_told_and_the_others_end_well() -> None:
    lab, driver = lab_of(steps=40)
    lab.choose_variation("optimizer")
    lab.set_value(1, Momentum(learning_rate=10.0))
    lab.start()
    driver.run()
    reasons = {row.name: row.reason for row in lab.standings()}
    assert reasons["Adam"] == "completed"
    assert reasons["Momentum"] in ("diverged", "completed")
    row = next(r for r in lab.standings() if r.name == "Momentum")
    assert row.reason != "diverged" or not math.isfinite(row.loss or math.inf)


def test_what_goes_wrong_while_reading_the_data_is_kept_for_the_page() -> None:
    driver = Inline()

    def broken(_: str) -> Dataset:
        raise SpecError("no such data", field="data")

    lab = CompareLab(driver, load=broken, runs=KEPT)
    lab.start()
    driver.run()
    assert isinstance(lab.failure, SpecError)
    assert not lab.busy


def test_looks_at_the_test_digits_take_a_third_of_the_time_at_most() -> None:
    spec = recipes.load("three-layer").spec
    big = digits()
    assert look_every(10_000, big, spec) == 100
    assert look_every(100, big, spec) == 10


def test_smoothing_and_the_second_plot_change_at_once() -> None:
    lab, driver = lab_of(steps=40)
    lab.start()
    driver.run()
    lab.smooth(5)
    assert lab.losses["SGD"].smoothed()[1][-1] == pytest.approx(lab.losses["SGD"].y[-5:].mean())
    for what in ("train", "length", "both", "test"):
        lab.show_accuracy(what)
        assert not lab.accuracies.empty


def test_every_run_is_kept_with_its_events_and_weights_and_can_be_laid_over(tmp_path: Path) -> None:
    driver, data = Inline(), digits()
    lab = CompareLab(driver, load=lambda _: data, runs=tmp_path)
    lab.edit(steps=12)
    lab.start()
    driver.run(60)
    lab.stop()
    driver.run()
    lab.go_on()
    driver.run()
    kept = lab.kept_runs()
    assert sorted(summary.title for summary in kept) == sorted(f"Optimizers: SGD, {c.name}" for c in lab.contenders)
    assert all(summary.reason == "completed" and summary.weights is not None for summary in kept)
    lab.lay_over_kept(next(summary.folder for summary in kept if summary.title.endswith("Adam")))
    np.testing.assert_array_equal(lab.losses.curves[-1].y, lab.losses["Adam"].y)


def test_guests_give_way_to_a_new_comparison_of_more_runs() -> None:
    lab, driver = lab_of(steps=4)
    lab.choose_variation("batch_size")
    lab.start()
    driver.run()
    record = lab.comparison.records[lab.contenders[0].name]
    for name in "abcde":
        lab.lay_over(name, record)
    assert len(lab.shown_names()) == 8
    lab.five_initializers()
    assert lab.guests == ["a", "b", "c"]
    assert len({curve.series for curve in lab.losses.curves} | {c.series for c in lab.contenders}) == 8


def test_a_disk_that_cannot_keep_the_runs_does_not_end_the_race(tmp_path: Path) -> None:
    driver, data = Inline(), digits()
    (tmp_path / "file").write_text("no folder")
    lab = CompareLab(driver, load=lambda _: data, runs=tmp_path / "file")
    lab.edit(steps=5)
    lab.start()
    driver.run()
    assert {row.reason for row in lab.standings()} == {"completed"}
    assert lab.work is not None
    assert lab.work.unkept is not None


def test_while_it_races_what_waits_for_the_next_start_stays() -> None:
    lab, driver = lab_of(steps=10)
    lab.start()
    driver.run(20)
    lab.choose_recipe("two-layer")
    lab.choose_variation("batch_size")
    lab.choose_data("mnist")
    lab.sgd_against_adam()
    lab.add_run()
    lab.remove_run(0)
    lab.go_on()
    assert (lab.recipe, lab.data, lab.variation.path) == ("optimizer-sgd", "mnist-sample", "optimizer")
    assert len(lab.contenders) == 4
    lab.set_value(0, lab.contenders[0].value)
    lab.set_value(1, SGD(learning_rate=0.5))
    assert lab.contenders[1].name == "Momentum"
    assert lab.left_s is None or lab.left_s >= 0
    lab.open("nowhere.json")
    lab.stop()
    driver.run()


def test_data_that_is_not_here_bars_the_start_and_a_setup_is_taken_as_far_as_it_goes() -> None:
    lab, _ = lab_of()
    lab.available = {"mnist-sample": False}
    assert not lab.can_start
    lab.choose_data("mnist-sample")
    assert lab.can_start
    before = lab.setup()
    lab.take_setup({"spec": {"layers": "none"}, "varies": "optimizer"})
    assert lab.setup() == before
    lab.choose_variation("activation")
    kept = lab.setup()
    other, _ = lab_of()
    other.take_setup(kept)
    assert other.variation.path == "activation"
    assert [c.name for c in other.contenders] == ["Sigmoid", "Tanh", "ReLU"]


def test_stepping_from_rest_begins_the_race_and_holds_after_one_step() -> None:
    lab, driver = lab_of(steps=10)
    lab.step()
    driver.run()
    assert lab.state == "paused"
    assert {len(curve) for curve in lab.losses} == {1}
    lab.stop()
    driver.run()
    lab.sort("progress")
    assert all(row.progress == pytest.approx(0.1) for row in lab.standings())
    assert lab.fraction == pytest.approx(0.1)


def test_a_race_by_epochs_is_stopped_before_the_data_is_read() -> None:
    lab, driver = lab_of()
    lab.sgd_against_adam()
    lab.start()
    lab.stop()
    driver.run()
    assert {row.reason for row in lab.standings()} == {"stopped"}
    assert lab.by_epoch


def test_other_names_for_runs_without_numbers() -> None:
    spec = recipes.load("optimizer-adam").spec
    for variation in variations(spec):
        assert len(set(names_of(variation, variation.values))) == len(variation.values)
        assert variation.fresh([]) is not None
        taken = list(variation.values)
        for _ in range(4):
            taken.append(variation.fresh(taken))
        if variation.path not in ("batch_norm",):
            assert len({repr(v) for v in taken}) == len(taken)
