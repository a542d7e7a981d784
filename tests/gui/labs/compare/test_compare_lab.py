"""The Compare lab: setting up, racing, joining, repeating, saving and opening."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from engine import recipes
from engine.errors import SpecError, StoreError
from engine.events import StepEnded
from engine.initializers.he import He
from engine.initializers.zeros import Zeros
from engine.layers.batch_norm import BatchNorm
from engine.layers.tanh import Tanh
from engine.optimizers.adam import Adam
from engine.optimizers.sgd import SGD
from engine.racing.race import look_every
from engine.racing.variations import names_of, variations
from engine.rng import stream
from engine.store.weights import Metadata, load_weights, save_weights
from engine.training.trainer import Trainer
from gui.labs.compare.compare_lab import CompareLab
from gui.labs.compare.race_plan import Misfit
from gui.labs.driving import Inline
from gui.labs.handover import Rivals
from tests.gui.labs.compare.races import KEPT, broken_lab, digits, killed, lab_of, notes
from tests.small import small_dataset


def test_four_optimizers_are_set_up_from_the_beginning() -> None:
    lab, _ = lab_of()
    assert [c.name for c in lab.plan.contenders] == ["SGD", "Momentum", "AdaGrad", "Adam"]
    assert [c.series for c in lab.plan.contenders] == [1, 2, 3, 4]
    assert lab.race.can_start
    assert [row.loss for row in lab.board.results()] == [None] * 4
    assert lab.board.losses.empty


def test_each_run_of_the_lab_equals_the_engine_alone_from_the_same_seed() -> None:
    lab, driver = lab_of(steps=12)
    lab.race.start()
    driver.run()
    for contender in lab.plan.contenders:
        spec = lab.plan.spec_of(contender)
        alone = [e.loss for e in Trainer(spec, digits()).events() if isinstance(e, StepEnded)]
        np.testing.assert_allclose(lab.board.losses[contender.name].y, alone, rtol=1e-4)


def test_an_uncontrolled_race_starts_from_different_weights() -> None:
    lab, driver = lab_of(steps=2, same_start=False)
    lab.race.start()
    driver.run()
    assert len({float(curve.y[0]) for curve in lab.board.losses}) == 4


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


def test_looks_at_the_test_digits_take_a_third_of_the_time_at_most() -> None:
    spec = recipes.load("three-layer").spec
    big = digits()
    assert look_every([spec.replace(steps=10_000)], big) == 100
    assert look_every([spec.replace(steps=100)], big) == 10


def test_every_run_is_kept_with_its_events_and_weights_and_can_be_laid_over(tmp_path: Path) -> None:
    driver, data = Inline(), digits()
    lab = CompareLab(driver, load=lambda _, **__: data, runs=tmp_path)
    lab.edit(steps=12)
    lab.race.start()
    driver.run(60)
    lab.race.stop()
    driver.run()
    lab.race.continue_race()
    driver.run()
    kept = lab.kept_runs()
    names = [c.name for c in lab.plan.contenders]
    assert sorted(summary.title for summary in kept) == sorted(f"{name} · Optimizers: SGD, He" for name in names)
    assert all(summary.reason == "completed" and summary.weights is not None for summary in kept)
    lab.lay_over_kept(next(summary.folder for summary in kept if summary.title.startswith("Adam")))
    np.testing.assert_array_equal(lab.board.losses.curves[-1].y, lab.board.losses["Adam"].y)


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


def test_a_note_that_cannot_be_used_is_no_race(tmp_path: Path) -> None:
    for text in ("", "[]", '{"setup": {}, "racing": [], "folders": {}}', '{"setup": 3, "racing": 4, "folders": {}}'):
        (tmp_path / "race-1.jsonl").write_text(text)
        lab, _ = broken_lab(tmp_path)
        lab.race.recall()
        assert not lab.race.busy
        assert not lab.race.can_continue


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
    assert again.race.can_continue


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
    assert not again.race.can_continue
    assert not notes(tmp_path)


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
