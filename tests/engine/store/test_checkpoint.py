"""Stop, save, load and go on: every event is the one the uninterrupted run would have had."""

from __future__ import annotations

import dataclasses
import json

import numpy as np
import pytest

from engine.augmentations import augmentations
from engine.errors import EngineError, StoreError
from engine.events import EpochEnded, StepEnded
from engine.optimizers import optimizers
from engine.schedules import schedules
from engine.spec import ExperimentSpec
from engine.store.checkpoint import CheckpointSchedule, CheckpointWriter, load_checkpoint, save_checkpoint
from engine.store.weights import packed
from engine.trainer import Trainer
from tests.small import small_dataset

LAYERS = ["flatten", {"kind": "dense", "units": 8}, "batch-norm", "relu", {"kind": "dropout", "ratio": 0.3}]
DATA = small_dataset(shape=(1, 8, 8))


def spec(**changes):
    base = {"layers": [*LAYERS, {"kind": "dense", "units": 4}], "epochs": 3, "batch_size": 16, "keep_best": True}
    base |= {"validation": 0.2, "weight_decay": 0.01, "clip_norm": 1.0}
    return ExperimentSpec.from_dict({**base, **changes})


def facts(event):
    return {k: v for k, v in event.to_dict().items() if k != "elapsed_s"}


def interrupted(chosen, path, at):
    """The events of a run that is stopped after step `at`, written to disk, and taken up by another trainer."""
    first = Trainer(chosen, DATA)
    events = []
    for event in first.events():
        events.append(event)
        if isinstance(event, StepEnded) and event.step == at:
            break
    save_checkpoint(path, first.checkpoint(), first.dataset.digest)
    second = Trainer(chosen, DATA)
    second.restore(load_checkpoint(path, second.dataset.digest))
    rest = list(second.events())
    return [*events, *rest[1:]], second  # rest[0] is its own Started


@pytest.mark.parametrize("optimizer", optimizers.names())
@pytest.mark.parametrize("at", [1, 4])
def test_stop_and_resume_equals_the_uninterrupted_run_bit_for_bit(tmp_path, optimizer, at):
    changed = sorted(augmentations.names())
    chosen = spec(
        optimizer=optimizer,
        schedule="cosine" if "cosine" in schedules else "constant",
        augmentation=changed[:3],
        sampling="replacement" if at == 1 else "shuffled",
    )
    whole = Trainer(chosen, DATA)
    expected = list(whole.events())
    got, resumed = interrupted(chosen, tmp_path / "run.safetensors", at)
    assert [json.dumps(facts(e)) for e in got] == [json.dumps(facts(e)) for e in expected]
    np.testing.assert_array_equal(resumed.parameters.theta, whole.parameters.theta)
    np.testing.assert_array_equal(resumed.parameters.statistics, whole.parameters.statistics)


def test_a_checkpoint_of_other_data_is_refused(tmp_path):
    trainer = Trainer(spec(), DATA)
    path = tmp_path / "c.safetensors"
    save_checkpoint(path, trainer.checkpoint(), "one")
    with pytest.raises(StoreError, match="was taken on other data"):
        load_checkpoint(path, "other")
    assert load_checkpoint(path).spec == trainer.spec


def test_a_checkpoint_of_another_network_is_refused(tmp_path):
    path = tmp_path / "c.safetensors"
    save_checkpoint(path, Trainer(spec(), DATA).checkpoint())
    other = Trainer(spec(layers=["flatten", {"kind": "dense", "units": 4}]), DATA)
    with pytest.raises(EngineError, match="another network"):
        other.restore(load_checkpoint(path))


def test_a_damaged_checkpoint_is_one_sentence(tmp_path):
    path = tmp_path / "c.safetensors"
    path.write_bytes(packed("digitlab-checkpoint", {"spec": {}, "digest": ""}, {"theta": np.zeros(1)}))
    with pytest.raises(StoreError, match="its header cannot be read"):
        load_checkpoint(path)
    path.write_bytes(packed("digitlab-weights", {}, {"theta": np.zeros(1)}))
    with pytest.raises(StoreError, match="is not a checkpoint of a run"):
        load_checkpoint(path)


def test_what_was_changed_while_it_ran_stays_changed_after_resuming(tmp_path):
    chosen = spec(optimizer="sgd")
    first = Trainer(chosen, DATA)
    events = first.events()
    for event in events:
        if isinstance(event, StepEnded):
            first.change("optimizer.learning_rate", 0.005)
            if event.step == 3:
                break
    save_checkpoint(tmp_path / "c.safetensors", first.checkpoint())
    second = Trainer(chosen, DATA)
    second.restore(load_checkpoint(tmp_path / "c.safetensors"))
    rates = {e.learning_rate for e in second.events() if isinstance(e, StepEnded)}
    assert rates == {0.005}
    assert dataclasses.replace(second.live, optimizer=chosen.optimizer) == chosen


def test_a_checkpoint_is_taken_at_an_epochs_end_at_most_every_thirty_seconds(tmp_path):
    now = 0.0
    path = tmp_path / "run.safetensors"
    trainer = Trainer(spec(epochs=4), DATA)
    writer = CheckpointWriter(path, trainer, lambda: now)
    taken = []
    for event in trainer.events():
        if isinstance(event, EpochEnded):
            now += 20.0
        writer.apply(event)
        if path.exists():
            taken.append((event.step, load_checkpoint(path).state["epoch"]))
            path.unlink()
    per_epoch = trainer.steps_per_epoch
    assert taken == [(2 * per_epoch, 2), (4 * per_epoch, 4)]


def test_runs_that_share_a_pace_are_kept_at_the_same_step_and_for_a_hundredth_of_the_time():
    now = 0.0

    def slow():
        nonlocal now
        now += 0.25

    pace = CheckpointSchedule(lambda: now)
    assert not pace.due(10)
    now = 31.0
    assert pace.due(20)
    pace.write(slow)
    now += 5.0
    assert pace.due(20)  # the second run of the race
    pace.write(slow)
    now = 31.0 + 49.0
    assert not pace.due(30)  # half a second was written, so fifty go by
    now = 31.0 + 51.0
    assert pace.due(40)
    assert not pace.due(50)


def test_no_checkpoint_is_taken_where_patience_ends_the_run(tmp_path):
    path = tmp_path / "run.safetensors"
    trainer = Trainer(spec(epochs=9, patience=1, optimizer={"kind": "sgd", "learning_rate": 1e-6}), DATA)
    times = iter(range(0, 9000, 100))
    writer = CheckpointWriter(path, trainer, lambda: float(next(times)))
    for event in trainer.events():
        writer.apply(event)
    assert trainer.step < trainer.total_steps
    assert load_checkpoint(path).state["epoch"] == trainer.epoch - 1
