"""A run under the user's hands: pause, step, live changes, ends."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from engine.data.dataset import Dataset, Split
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.optimizers.adam import Adam
from engine.optimizers.sgd import SGD
from engine.rng import stream
from gui.labs.train.train_lab import TrainLab
from tests.gui.labs.train.trained import few, inline, train


def test_pause_step_epoch_stop_and_going_on(lab: TrainLab) -> None:
    train(lab, items=5)
    lab.run.pause()
    assert lab.run.state == "paused"
    steps = len(lab.run.history.loss["loss"])
    lab.step()
    inline(lab).run()
    assert len(lab.run.history.loss["loss"]) == steps + 1
    assert lab.run.state == "paused"
    lab.epoch()
    inline(lab).run()
    assert lab.run.figures.epoch == 1
    assert lab.run.state == "paused"
    assert lab.run.figures.left_s is not None
    lab.start()
    inline(lab).run(items=3)
    lab.run.stop()
    assert lab.run.state == "stopping"
    inline(lab).run()
    assert lab.run.state == "idle"
    assert lab.words[0].key == "stopped"
    assert lab.run.can_continue
    lab.act("continue")
    inline(lab).run()
    assert lab.run.figures.step == 45
    assert len(lab.run.history.loss["loss"]) == 45
    assert list(lab.run.history.loss["loss"].x) == list(range(1, 46))
    assert not lab.run.can_continue


def test_stopped_and_gone_on_is_the_same_run_as_uninterrupted(lab: TrainLab, tmp_path: Path) -> None:
    train(lab, items=20)
    lab.run.stop()
    inline(lab).run()
    lab.run.continue_run()
    inline(lab).run()
    whole = TrainLab(load=few, runs=tmp_path / "other")
    whole.take(lab.spec)
    train(whole)
    assert np.array_equal(lab.run.history.loss["loss"].y, whole.run.history.loss["loss"].y)


def test_one_step_from_a_standstill_is_one_step(lab: TrainLab) -> None:
    lab.step()
    inline(lab).run()
    assert lab.run.figures.step == 1
    assert lab.run.state == "paused"


def test_live_settings_reach_the_run_and_are_marked_on_the_plot(lab: TrainLab) -> None:
    train(lab, items=6)
    lab.edit(optimizer=dataclasses.replace(lab.spec.optimizer, learning_rate=0.002))
    lab.edit(batch_size=50)
    inline(lab).run()
    texts = [mark.text for mark in lab.run.history.loss.marks]
    assert texts == ["η 0.01 → 0.002, N 20 → 50"]
    assert lab.run.work is not None
    assert lab.run.work.trainer is not None
    assert lab.run.work.trainer.live.batch_size == 50
    assert lab.run.history.loss.x_end == lab.run.work.trainer.total_steps


def test_settings_that_are_not_live_wait_for_the_next_start(lab: TrainLab) -> None:
    train(lab, items=6)
    lab.edit(epochs=1, optimizer=SGD(learning_rate=0.5))
    lab.experiment.choose_recipe("two-layer")
    assert lab.live_spec.optimizer == Adam(learning_rate=0.01)
    inline(lab).run()
    assert lab.run.figures.step == 45
    assert lab.run.history.loss.marks == []
    assert lab.live_spec is lab.spec


def test_the_rate_of_the_run_is_changed_even_if_the_next_has_another_optimizer(lab: TrainLab) -> None:
    train(lab, items=6)
    lab.edit(optimizer=SGD(learning_rate=0.5))
    lab.set_live("optimizer.learning_rate", 0.003)
    lab.set_live("batch_size", 30)
    assert lab.spec.optimizer == SGD(learning_rate=0.5)
    assert lab.spec.batch_size == 30
    inline(lab).run()
    assert [mark.text for mark in lab.run.history.loss.marks] == ["η 0.01 → 0.003, N 20 → 30"]
    lab.set_live("optimizer.learning_rate", 0.25)
    assert lab.spec.optimizer == SGD(learning_rate=0.25)


def test_a_change_asked_for_before_the_data_is_read_is_not_lost(lab: TrainLab) -> None:
    lab.start()
    assert lab.words[0].key == "reading"
    lab.edit(batch_size=30)
    inline(lab).run()
    assert lab.run.history.loss.marks[0].text == "N 20 → 30"


def test_the_epochs_of_a_run_follow_a_change_of_the_batch_size(lab: TrainLab) -> None:
    lab.edit(steps=60, epochs=0)
    train(lab, items=8)
    assert lab.run.figures.epochs == 4  # 300 images in batches of 20: 15 steps an epoch
    lab.set_live("batch_size", 5)
    inline(lab).run()
    figures = lab.run.figures
    assert figures.epoch is not None
    assert figures.epochs is not None
    assert figures.epoch <= figures.epochs == 1
    assert figures.step == 60


def test_stopping_while_the_data_is_read_ends_before_the_first_step(lab: TrainLab) -> None:
    lab.start()
    lab.run.stop()
    inline(lab).run()
    assert lab.run.history.ended is not None
    assert lab.run.history.ended.reason == "stopped"
    assert len(lab.run.history.loss["loss"]) == 0


@pytest.mark.parametrize(("shape", "classes", "reads"), [((1, 28, 28), 10, True), ((3, 32, 32), 10, False)])
def test_only_networks_of_digits_are_offered_to_the_postal_code_page(
    tmp_path: Path, shape: tuple[int, int, int], classes: int, *, reads: bool
) -> None:
    images = stream(0, "pictures").random((120, *shape), np.float32)
    split = Split(images, np.arange(120) % classes)
    dataset = Dataset("own", split, split, classes=tuple(map(str, range(classes))))
    lab = TrainLab(load=lambda name, progress: dataset, runs=tmp_path / "runs")
    layers = (Flatten(), Dense(units=classes))
    lab.take(lab.spec.replace(layers=layers, epochs=0, steps=2, batch_size=20))
    assert lab.run.reads_codes
    train(lab)
    assert lab.run.trainer is not None
    assert lab.run.reads_codes is reads
    assert any(word.action == "use" for word in lab.words) <= reads
