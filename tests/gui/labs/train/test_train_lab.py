"""The Train page's lab, driven without a window."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.data import drawings
from engine.data.dataset import Dataset
from engine.errors import ShapeError, SpecError, StoreError
from engine.events import Changed, EpochEnded, Evaluated, Finished, LayerProbe, Probed, Started, StepEnded
from engine.initializers.he import He
from engine.initializers.zeros import Zeros
from engine.layers.conv2d import Conv2D
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.layers.flatten import Flatten
from engine.layers.relu import ReLU
from engine.layers.step import Step
from engine.optimizers.adam import Adam
from engine.optimizers.sgd import SGD
from engine.parameters import Parameters
from engine.spec import ExperimentSpec
from engine.store.weights import Metadata, load_weights, save_weights
from gui.labs.datasets import DataFacts
from gui.labs.driving import Inline
from gui.labs.train.advice import with_dropout
from gui.labs.train.history import Figures
from gui.labs.train.train_lab import TrainLab
from tests.gui.labs.train.trained import SMALL, few, helper, inline, train


def test_it_opens_with_a_recipe_ready_to_start() -> None:
    lab = TrainLab()
    assert lab.experiment.recipe == "three-layer"
    assert lab.can_start
    assert lab.experiment.plan.parameters == 45_360
    assert [state.output for state in lab.experiment.plan.layers][-1] == (10,)
    assert lab.words[0].key == "ready"


def test_layers_tell_shape_and_parameters_and_the_error_stands_at_its_layer(lab: TrainLab) -> None:
    lab.edit(layers=(Conv2D(filters=4, kernel=5), Dense(units=10)))
    assert lab.experiment.plan.layers[0].output == (4, 24, 24)
    assert lab.experiment.plan.layers[0].parameters == 4 * 25 + 4
    assert isinstance(lab.experiment.plan.layers[1].error, ShapeError)
    assert lab.experiment.plan.parameters is None
    assert not lab.can_start
    lab.edit(layers=(Dense(units=5), ReLU(), Dense(units=10)))
    assert lab.experiment.plan.layers[1].output is None


def test_a_last_layer_of_the_wrong_width_and_a_layer_that_cannot_learn_are_marked(lab: TrainLab) -> None:
    lab.edit(layers=(Flatten(), Dense(units=7)))
    assert isinstance(lab.experiment.plan.layers[-1].error, SpecError)
    lab.edit(layers=(Flatten(), Dense(units=10), Step(), Dense(units=10)))
    assert lab.experiment.plan.layers[2].error is not None
    lab.edit(layers=SMALL)
    assert lab.experiment.problem is None


def test_an_impossible_setting_is_kept_as_a_draft_until_another_makes_it_possible(lab: TrainLab) -> None:
    lab.edit(patience=5)
    assert lab.experiment.refused is not None
    assert lab.experiment.refused.field == "validation"
    assert lab.experiment.value("patience") == 5
    assert lab.spec.patience == 0
    assert not lab.can_start
    lab.edit(validation=0.2)
    assert lab.experiment.refused is None
    assert (lab.spec.patience, lab.spec.validation) == (5, 0.2)


def test_a_recipe_keeps_data_and_seed_and_editing_it_makes_it_ones_own(lab: TrainLab) -> None:
    lab.edit(data="mnist", seed=7)
    lab.experiment.choose_recipe("two-layer")
    assert (lab.spec.data, lab.spec.seed) == ("mnist", 7)
    assert lab.experiment.recipe == "two-layer"
    epochs, steps = lab.spec.epochs, lab.spec.steps
    lab.edit(steps=steps + 1)
    assert lab.experiment.recipe == ""
    lab.edit(epochs=epochs, steps=steps)
    assert lab.experiment.recipe == "two-layer"


def test_an_experiment_is_saved_and_opened_again(lab: TrainLab, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    lab.edit(seed=99)
    spec = lab.spec
    lab.experiment.save(path)
    lab.experiment.choose_recipe("two-layer")
    lab.open(path)
    assert lab.spec == spec
    assert lab.experiment.path == path


def test_files_that_are_no_experiments_are_refused_with_a_reason(lab: TrainLab, tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        lab.open(tmp_path / "nothing.toml")
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(StoreError, match="not a text file"):
        lab.open(tmp_path / "bytes.toml")
    (tmp_path / "bad.toml").write_text("optimizer = 3", encoding="utf-8")
    with pytest.raises(SpecError):
        lab.open(tmp_path / "bad.toml")


def test_what_was_set_up_is_remembered_and_nonsense_is_not(lab: TrainLab) -> None:
    lab.edit(seed=5)
    lab.smoothing = 20
    other = TrainLab()
    other.recall(lab.remember())
    assert other.spec == lab.spec
    assert other.smoothing == 20
    before = other.spec
    other.recall({})
    other.recall({"spec": {"layers": "no"}})
    assert other.spec == before
    gone = lab.remember()
    gone["spec"]["data"] = "/no/such/folder"
    other.recall(gone)
    assert other.spec.data == "mnist-sample"


def test_a_damaged_experiment_takes_nothing_else_with_it(lab: TrainLab, tmp_path: Path) -> None:
    path = tmp_path / "task.toml"
    task = 'title = "Any"\nrecipe = "two-layer"\nmay_change = ["optimizer"]\n'
    path.write_text(task + "[goal]\ntest_accuracy = 0.3\nwithin_epochs = 2\n")
    lab.open_task(path)
    lab.smoothing = 70
    state = {**lab.remember(), "spec": {"layers": "no"}}
    other = TrainLab()
    other.recall(state)
    assert other.smoothing == 70
    assert other.task.path == path
    assert other.task.task is not None
    assert not list(other.task.task.broken(other.spec))


def test_a_run_fills_curves_figures_and_words(lab: TrainLab) -> None:
    heard: list[str] = []
    listen = lambda: heard.append(lab.run.state)  # noqa: E731
    lab.changed.connect(listen)
    ended: list[bool] = []
    end = lambda: ended.append(True)  # noqa: E731
    lab.finished.connect(end)
    train(lab)
    assert len(lab.run.history.loss["loss"]) == 45
    assert [len(curve) for curve in lab.run.history.accuracy] == [3, 3]
    assert [curve.name for curve in lab.run.history.gradients] == ["2", "4"]
    figures = lab.run.figures
    assert (figures.epoch, figures.epochs, figures.step, figures.steps) == (3, 3, 45, 45)
    assert figures.test is not None
    assert figures.best is not None
    assert figures.best >= figures.test
    assert lab.run.history.fraction == 1
    assert figures.left_s is None
    assert figures.taken_s is not None
    assert lab.words[0].key == "done"
    assert lab.words[0].action == "use"
    assert heard[-1] == "idle"
    assert ended == [True]


def test_before_a_run_there_are_no_figures(lab: TrainLab) -> None:
    assert lab.run.figures.epoch is None
    assert lab.run.history.fraction == 0
    assert lab.run.history.started is None
    assert lab.trained("x") is None


def test_divergence_is_said_in_words_and_offers_a_smaller_rate(lab: TrainLab) -> None:
    lab.edit(optimizer=SGD(learning_rate=10.0), layers=(Flatten(), Dense(units=50), Dense(units=50), Dense(units=10)))
    lab.edit(epochs=60)
    train(lab)
    assert lab.run.history.ended is not None
    assert lab.run.history.ended.reason == "diverged"
    assert lab.words[0].key == "diverged"
    lab.act("lower_rate")
    assert lab.spec.optimizer.learning_rate == 1.0


def test_a_look_between_two_epochs_counts_until_an_epoch_has_ended(lab: TrainLab) -> None:
    history = lab.run.history
    history.apply(Evaluated(**HEAD, step=3, epoch=0, images=50, test_loss=1.0, test_accuracy=0.4))
    assert history.figures(busy=True) == Figures()
    report(lab, [1.0], test=0.3)
    history.apply(Evaluated(**HEAD, step=250, epoch=2, images=50, test_loss=1.0, test_accuracy=0.9))
    figures = history.figures(busy=True)
    assert (figures.test, figures.best, figures.best_epoch) == (0.9, 0.4, 0)


def test_validation_has_a_curve_of_its_own_and_decides_the_best(lab: TrainLab) -> None:
    lab.edit(validation=0.2)
    train(lab)
    assert [curve.name for curve in lab.run.history.accuracy] == ["train", "test", "validation"]
    lab.edit(validation=0.0)
    train(lab)
    assert [curve.name for curve in lab.run.history.accuracy] == ["train", "test"]


HEAD: dict[str, Any] = {"run": "r", "elapsed_s": 1.0}


def report(lab: TrainLab, losses: Iterator[float] | list[float], train: float = 0.5, test: float = 0.5) -> None:
    """Feed a run that never was."""
    started = Started(
        **HEAD, step=0, epoch=0, spec={}, data="few", digest="", parameters=1, total_steps=1000, steps_per_epoch=100
    )
    lab.run.history.apply(started)
    for step, loss in enumerate(losses, start=1):
        lab.run.history.apply(StepEnded(**HEAD, step=step, epoch=0, loss=loss, learning_rate=0.1, batch_size=10))
    for epoch in (1, 2):
        lab.run.history.apply(
            EpochEnded(
                **HEAD, step=200, epoch=epoch, train_loss=1, train_accuracy=train, test_loss=1, test_accuracy=test
            )
        )
    inline(lab).state = "running"


@pytest.mark.parametrize(
    ("losses", "trend"),
    [
        ([2.0 - i / 200 for i in range(200)], "falling"),
        ([1.0 + i / 100 for i in range(200)], "rising"),
        ([1.0] * 200, "flat"),
        ([1.0] * 10, ""),
        ([1.0] * 199 + [float("nan")], ""),
    ],
)
def test_the_trend_of_the_loss_is_said(lab: TrainLab, losses: list[float], trend: str) -> None:
    report(lab, losses)
    assert lab.run.history.trend == trend
    keys = [word.key for word in lab.words]
    assert (trend in keys) == bool(trend)


def test_over_fitting_offers_dropout_then_weight_decay_then_nothing(lab: TrainLab) -> None:
    report(lab, [1.0], train=0.99, test=0.97)
    (word,) = lab.words
    assert (word.key, word.action) == ("overfit", "dropout")
    assert word.values["gap"] == pytest.approx(0.02)
    lab.act("dropout")
    assert Dropout(ratio=0.2) in lab.spec.layers
    assert lab.words[0].action == "decay"
    lab.act("decay")
    assert lab.spec.weight_decay == 1e-4
    assert lab.words[0].action == ""


def test_few_test_images_are_counted_instead_of_calling_it_over_fitting(lab: TrainLab) -> None:
    report(lab, [1.0], train=1.0, test=0.6)
    assert [word.key for word in lab.words] == ["overfit"]
    lab.datasets._facts["mnist-sample"] = DataFacts(train=80, test=20)
    (word,) = lab.words
    assert (word.key, word.action, word.values) == ("few", "", {"right": 12, "count": 20})
    lab.datasets._facts["mnist-sample"] = DataFacts(train=80, test=100)
    assert [word.key for word in lab.words] == ["overfit"]


def test_what_is_said_of_few_test_images_is_about_the_data_of_the_run(tmp_path: Path) -> None:
    whole = few()
    tiny = Dataset("tiny", whole.train, whole.test.head(10))
    lab = TrainLab(load=lambda name, **_: tiny, runs=tmp_path / "runs")
    lab.take(ExperimentSpec(layers=SMALL, batch_size=20, epochs=2, optimizer=Adam(learning_rate=0.01)))
    train(lab)
    lab.edit(data="/elsewhere")
    assert [word.values.get("count") for word in lab.words if word.key == "few"] == [10]
    assert "overfit" not in [word.key for word in lab.words]


def test_a_slider_that_is_dragged_is_one_edit_on_the_plot(lab: TrainLab) -> None:
    report(lab, [1.0])

    def changed(at_s: float, step: int, before: float, after: float, setting: str = "learning_rate") -> None:
        head: dict[str, Any] = {"run": "r", "elapsed_s": at_s, "step": step, "epoch": 0}
        lab.run.history.apply(Changed(**head, setting=setting, before=before, after=after))

    for place, (before, after) in enumerate(((0.1, 0.09), (0.09, 0.07), (0.07, 0.05))):
        changed(2 + 0.4 * place, 10 + place, before, after)
    changed(2.9, 13, 0.9, 0.8, "momentum")
    changed(8.0, 40, 0.05, 0.04)
    changed(8.2, 41, 0.04, 0.05)  # back again: nothing was changed
    marks = lab.run.history.loss.marks
    assert [(mark.x, mark.text) for mark in marks] == [(12, "η 0.1 → 0.05"), (13, "α 0.9 → 0.8")]


def test_chance_and_stuck_and_dead_layers_are_said(lab: TrainLab) -> None:
    report(lab, [1.0], train=0.1, test=0.1)
    layers = (
        LayerProbe(2, "sigmoid", 0.5, 0.5, 0.7, 0.9, 0.0, 0.1, 0.1),
        LayerProbe(3, "relu", 0.0, 0.0, 0.0, 0.0, 0.8),
        LayerProbe(4, "dense", 0.0, 0.0, 0.0, 0.0, 0.0, 0.1, 0.1),
    )
    lab.run.history.apply(Probed(**HEAD, step=1, epoch=0, layers=layers, step_length=0.0))
    assert [word.key for word in lab.words] == ["saturated", "dead", "guessing"]


def test_a_rising_loss_offers_half_the_rate_while_it_runs(lab: TrainLab) -> None:
    report(lab, [1.0 + i / 100 for i in range(200)])
    assert lab.words[0].action == "lower_rate_now"
    lab.act("lower_rate_now")
    assert lab.spec.optimizer.learning_rate == 0.005


def test_early_and_failed_ends_are_said(lab: TrainLab) -> None:
    report(lab, [1.0])
    inline(lab).state = "idle"
    for reason, key in (("early", "early"), ("failed", "failed"), ("completed", "done")):
        lab.run.history.apply(
            Finished(**HEAD, step=1, epoch=1, reason=reason, test_accuracy=0.5, best_accuracy=0.5, best_epoch=1)
        )
        assert lab.words[0].key == key


def test_dropout_goes_behind_hidden_activations_only() -> None:
    dropout = Dropout(ratio=0.2)
    assert with_dropout(SMALL) == (*SMALL[:3], dropout, SMALL[3])
    assert with_dropout((Flatten(), Dense(units=10))) == (Flatten(), dropout, Dense(units=10))
    assert with_dropout((Dense(units=10),)) == (Dense(units=10),)


def test_weights_are_saved_opened_and_gone_on_from(lab: TrainLab, tmp_path: Path) -> None:
    train(lab)
    path = tmp_path / "w.safetensors"
    lab.save_weights(path)
    assert load_weights(path).metadata.test_accuracy == lab.run.figures.test
    other = TrainLab(load=few, runs=tmp_path / "runs")
    other.open_weights(path)
    assert other.spec.layers == SMALL
    assert other.has_network
    trained = other.trained("mine")
    assert trained is not None
    assert trained.accuracy == lab.run.figures.test
    assert trained.path == path
    other.save_weights(tmp_path / "again.safetensors")
    other.edit(epochs=1)
    train(other, items=3)
    assert (
        other.run.history.loss["loss"].y[0] < 0.5 * lab.run.history.loss["loss"].y[0]
    )  # it begins where the other ended
    other.run.stop()
    inline(other).run()
    other.experiment.forget_weights()
    assert other.experiment.weights is None
    assert other.spec.start == ""


def eleven(tmp_path: Path) -> Path:
    """The weights of a network with an eleventh answer, as the shipped reader of postal codes has it."""
    spec = ExperimentSpec(layers=(Flatten(), Dense(units=11)), data="handwriting")
    network = spec.network((1, 28, 28))
    facts = Metadata(data="handwriting", classes=(*"0123456789", "no digit"))
    path = tmp_path / "reader.safetensors"
    save_weights(path, spec, Parameters(network.layout), facts)
    return path


@pytest.fixture
def no_originals(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without them there is no data of eleven classes."""
    monkeypatch.delenv("DIGITLAB_DATA", raising=False)


@pytest.mark.usefixtures("no_originals")
def test_a_network_of_eleven_answers_comes_with_its_data_and_can_be_read_with(lab: TrainLab, tmp_path: Path) -> None:
    lab.open_weights(eleven(tmp_path))
    assert lab.spec.data == "handwriting"
    assert lab.experiment.problem is None
    assert lab.experiment.data_state == "empty"
    assert [(word.key, word.action) for word in lab.words] == [("blocked", "use")]
    assert lab.trained("reader") is not None


def test_a_network_of_eleven_answers_says_what_ten_classes_need(lab: TrainLab, tmp_path: Path) -> None:
    lab.open_weights(eleven(tmp_path))
    lab.experiment.choose_data("mnist-sample")
    assert isinstance(lab.experiment.problem, SpecError)
    assert lab.experiment.problem.field == "start"
    assert str(lab.experiment.problem) == "reader needs data of 11 classes, not 10; it reads on the postal code page"
    assert [(word.key, word.action) for word in lab.words] == [("blocked", "use")]
    lab.experiment.forget_weights()
    assert isinstance(lab.experiment.problem, SpecError)
    assert lab.experiment.problem.field == "layers"
    assert lab.words[0].action == ""


def test_changing_the_layers_lets_opened_weights_go(lab: TrainLab, tmp_path: Path) -> None:
    train(lab)
    lab.save_weights(tmp_path / "w.safetensors")
    lab.open_weights(tmp_path / "w.safetensors")
    assert lab.spec.start == str(tmp_path / "w.safetensors")
    lab.edit(layers=(Flatten(), Dense(units=10)))
    assert lab.experiment.weights is None
    assert lab.spec.start == ""


def test_weights_that_are_gone_by_the_start_are_reported_as_what_they_are(lab: TrainLab, tmp_path: Path) -> None:
    lab.edit(start=str(tmp_path / "gone.safetensors"))
    train(lab)
    assert isinstance(lab.experiment.problem, SpecError)
    assert lab.experiment.problem.field == "start"
    assert not lab.can_start
    lab.experiment.forget_weights()
    assert lab.can_start


def test_every_setting_of_the_spec_has_a_control() -> None:
    from gui.pages.train.setup_panel import MAIN_SETTINGS, MORE_SETTINGS

    elsewhere = {"data", "batch_size", "weight_decay", "start"}
    assert {f.name for f in ExperimentSpec.settings()} == {*MAIN_SETTINGS, *MORE_SETTINGS, *elsewhere}


def test_a_trained_network_is_handed_over_with_a_state_of_its_own(lab: TrainLab) -> None:
    train(lab)
    trained = lab.trained("mine")
    assert trained is not None
    assert lab.run.work is not None
    assert lab.run.work.trainer is not None
    assert trained.parameters.theta is not lab.run.work.trainer.parameters.theta
    assert np.array_equal(trained.parameters.theta, lab.run.work.trainer.parameters.theta)
    assert trained.path is not None
    assert np.array_equal(load_weights(trained.path).parameters.theta, trained.parameters.theta)


def test_own_data_with_other_classes_changes_the_last_layer_in_the_same_edit(lab: TrainLab) -> None:
    names = tuple(f"class {i}" for i in range(12))
    lab.datasets._load = lambda name, **_: dataclasses.replace(few(name), classes=names)
    before = lab.spec
    lab.experiment.choose_data("/some/folder")
    helper(lab).run()
    assert lab.experiment.problem is None
    assert lab.spec.network((1, 28, 28)).output_shape == (12,)
    lab.experiment.undo()
    assert lab.spec == before
    lab.experiment.redo()
    lab.experiment.choose_data("mnist-sample")
    assert lab.spec.network((1, 28, 28)).output_shape == (10,)


def test_drawings_made_while_the_page_waits_can_be_trained_on(lab: TrainLab, monkeypatch: pytest.MonkeyPatch) -> None:
    lab.experiment.choose_data(drawings.NAME)
    assert not lab.can_start
    monkeypatch.setattr(drawings, "count", lambda: 2)
    lab.look_for_data()
    assert lab.can_start


def test_an_experiment_from_elsewhere_brings_its_data(lab: TrainLab, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not lab.datasets.available[drawings.NAME]
    monkeypatch.setattr(drawings, "count", lambda: 2)
    lab.take(lab.spec.replace(data=drawings.NAME))
    assert lab.can_start


def test_drawings_that_do_not_exist_yet_cannot_be_trained_on(lab: TrainLab) -> None:
    lab.experiment.choose_data(drawings.NAME)
    assert lab.experiment.data_state == "empty"
    assert not lab.can_start


@pytest.mark.parametrize(
    ("shift", "trend"), [(0.0, "flat"), (0.04, "flat"), (0.14, "rising"), (-0.006, "flat"), (-0.02, "falling")]
)
def test_a_trend_is_more_than_the_noise_of_the_loss(lab: TrainLab, shift: float, trend: str) -> None:
    """Losses of 1 ± 0.1: twenty of them are uncertain by 0.045; rising counts from 5 % and that, falling sooner."""
    wave = [1.1, 0.9] * 50
    report(lab, wave[:80] + [loss + shift for loss in wave[80:]])
    assert lab.run.history.trend == trend


def test_over_fitting_is_no_word_before_the_second_epoch(lab: TrainLab) -> None:
    report(lab, [1.0], train=0.9, test=0.9)
    lab.run.history.clear()
    started = Started(
        **HEAD, step=0, epoch=0, spec={}, data="few", digest="", parameters=1, total_steps=9, steps_per_epoch=1
    )
    lab.run.history.apply(started)
    for epoch, keys in ((1, []), (2, ["overfit"])):
        lab.run.history.apply(
            EpochEnded(
                **HEAD, step=epoch, epoch=epoch, train_loss=1, train_accuracy=0.99, test_loss=1, test_accuracy=0.9
            )
        )
        assert [word.key for word in lab.words] == keys


def test_rule_that_fires_is_said_with_its_number_and_its_remedy_changes_the_experiment(lab: TrainLab) -> None:
    lab.edit(initializer=Zeros(), epochs=1)
    train(lab)
    word = next(word for word in lab.words if word.key == "rule")
    assert word.state == "error"
    assert word.values["numbers"] == {"layer": 2}
    assert word.action == "remedy:equal-units"
    lab.act(word.action)
    assert lab.spec.initializer == He()


def test_network_that_has_learned_can_be_inspected(lab: TrainLab) -> None:
    lab.edit(epochs=1)
    train(lab)
    assert lab.words[-1].action == "inspect"


def test_each_driver_has_its_own_work() -> None:
    driver, helper, scout, judge = (Inline() for _ in range(4))
    lab = TrainLab(driver, helper, scout, judge, load=few)
    assert lab.run.driver is driver
    assert lab.helper.driver is helper
    assert lab.interruptions._driver.driver is scout
    assert lab.task._driver.driver is judge


def test_data_in_a_folder_that_cannot_be_looked_into_is_gone(lab: TrainLab) -> None:
    state = lab.remember()
    state["spec"]["data"] = "/" + "x" * 300
    other = TrainLab()
    other.recall(state)
    assert other.spec.data == "mnist-sample"
