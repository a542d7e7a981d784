"""Stop, save, load and continue: every event is the one the uninterrupted run would have had."""

from __future__ import annotations

import contextlib
import dataclasses
import json
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.augmentations import augmentations
from engine.errors import EngineError, SpecError, StoreError
from engine.events import EpochEnded, StepEnded
from engine.optimizers import optimizers
from engine.schedules import schedules
from engine.spec import ExperimentSpec
from engine.store.checkpoint import (
    STATE,
    CheckpointSchedule,
    CheckpointWriter,
    has_checkpoint,
    load_checkpoint,
    previous,
    remove_checkpoints,
    save_checkpoint,
)
from engine.store.keeping import Interrupted
from engine.store.tensor_file import packed
from engine.training.trainer import Trainer
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
    save_checkpoint(path, first.checkpoint())
    second = Trainer(chosen, DATA)
    second.restore(load_checkpoint(path).checkpoint)
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
    path = tmp_path / "c.safetensors"
    save_checkpoint(path, Trainer(spec(), DATA).checkpoint())
    other = Trainer(spec(), small_dataset(shape=(1, 8, 8), seed=9))
    with pytest.raises(SpecError, match="was started with other data") as refused:
        other.restore(load_checkpoint(path).checkpoint)
    assert refused.value.field == "data"


def test_a_checkpoint_of_another_network_is_refused(tmp_path):
    path = tmp_path / "c.safetensors"
    save_checkpoint(path, Trainer(spec(), DATA).checkpoint())
    other = Trainer(spec(layers=["flatten", {"kind": "dense", "units": 4}]), DATA)
    with pytest.raises(EngineError, match="another network"):
        other.restore(load_checkpoint(path).checkpoint)


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
    second.restore(load_checkpoint(tmp_path / "c.safetensors").checkpoint)
    rates = {e.learning_rate for e in second.events() if isinstance(e, StepEnded)}
    assert rates == {0.005}
    assert dataclasses.replace(second.live, optimizer=chosen.optimizer) == chosen


def test_checkpoints_come_at_the_start_after_three_seconds_and_then_every_eight(tmp_path):
    now = 0.0
    path = tmp_path / "run.safetensors"
    trainer = Trainer(spec(epochs=9), DATA)
    writer = CheckpointWriter(path, trainer, CheckpointSchedule(lambda: now))
    taken = []
    for event in trainer.events():
        now += isinstance(event, StepEnded)
        writer.apply(event)
        if path.exists():
            taken.append(now)
            path.unlink()
    assert taken[:4] == [0.0, 3.0, 11.0, 19.0]


def test_nothing_is_repeated_or_left_out_where_probes_and_looks_follow_a_step(tmp_path):
    """Wherever the trainer says that it is between two steps, a checkpoint leads to the events that followed."""
    options: dict[str, Any] = {"probe_every": 3, "evaluate_every": 4, "evaluate_images": 16}
    whole = [facts(event) for event in Trainer(spec(), DATA, **options).events()]
    trainer = Trainer(spec(), DATA, **options)
    places = 0
    for number, event in enumerate(trainer.events()):
        if not trainer.between_steps:
            continue
        places += 1
        again = Trainer(spec(), DATA, **options)
        again.restore(trainer.checkpoint())
        assert facts(event) == whole[number]
        assert [facts(e) for e in again.events()][1:] == whole[number + 1 :]
    assert places > trainer.total_steps


def test_runs_that_share_a_schedule_are_kept_at_the_same_step_and_for_a_fiftieth_of_the_time():
    now = 0.0

    def slow():
        nonlocal now
        now += 0.25

    schedule = CheckpointSchedule(lambda: now)
    assert schedule.due(0)
    now = 31.0
    assert schedule.due(20)
    schedule.write(slow)
    now += 5.0
    assert schedule.due(20)  # the second run of the race
    schedule.write(slow)
    now = 31.0 + 24.0
    assert not schedule.due(30)  # half a second was written, so 25 go by
    now = 31.0 + 26.0
    assert schedule.due(40)
    assert not schedule.due(50)
    now -= 3600.0
    assert schedule.due(60)  # the clock was set back


def test_a_run_stopped_where_patience_ends_it_does_not_train_one_epoch_more():
    chosen = spec(epochs=9, patience=1, optimizer={"kind": "sgd", "learning_rate": 1e-6})
    whole = list(Trainer(chosen, DATA).events())
    first = Trainer(chosen, DATA)
    for event in first.events():
        if isinstance(event, EpochEnded) and first.epoch - first.state.best_epoch >= 1:
            first.stop()
    second = Trainer(chosen, DATA)
    second.restore(first.checkpoint())
    rest = list(second.events())
    assert not [event for event in rest if isinstance(event, StepEnded)]
    assert facts(rest[-1]) == facts(whole[-1])


def damaged(content: bytes, kind: str) -> bytes:
    """What disks and crashes make of a file."""
    start = 8 + int.from_bytes(content[:8], "little")
    place = {"tail": len(content) // 2, "number": start + 64, "header": content.index(b"batches") + 30}.get(kind, 0)
    if kind == "tail":
        return content[:place] + bytes(len(content) - place)
    if kind == "short":
        return content[: len(content) // 2]
    if kind == "empty":
        return b""
    return content[:place] + bytes([content[place] ^ 4]) + content[place + 1 :]


@pytest.mark.parametrize("kind", ["tail", "number", "header", "length", "short", "empty"])
def test_the_older_checkpoint_is_used_and_named_where_the_newer_is_damaged(tmp_path, kind):
    path = tmp_path / "c.safetensors"
    trainer = Trainer(spec(), DATA)
    events = trainer.events()
    for logged in (100, 200):
        next(event for event in events if isinstance(event, StepEnded))
        save_checkpoint(path, trainer.checkpoint(), logged)
    assert load_checkpoint(path).logged == 200
    path.write_bytes(damaged(path.read_bytes(), kind))
    saved = load_checkpoint(path)
    assert (saved.checkpoint.state["step"], saved.logged) == (1, 100)
    assert isinstance(saved.damaged, StoreError)
    previous(path).write_bytes(b"")
    with pytest.raises(StoreError):
        load_checkpoint(path)


def test_a_kill_between_two_generations_leaves_the_older_one(tmp_path):
    path = tmp_path / "c.safetensors"
    save_checkpoint(path, Trainer(spec(), DATA).checkpoint(), 7)
    path.rename(previous(path))
    saved = load_checkpoint(path)
    assert (saved.logged, saved.damaged) == (7, None)
    remove_checkpoints(path)
    assert not has_checkpoint(path)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(st.sampled_from([*STATE, "digest", "logged", "spec"]), JSON)
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_header_of_any_types_is_taken_or_refused_in_one_sentence(tmp_path, name, value):
    checkpoint = Trainer(spec(), DATA).checkpoint()
    header: dict[str, Any] = {
        "spec": checkpoint.spec.to_dict(),
        "state": dict(checkpoint.state),
        "digest": "",
        "logged": None,
    }
    (header["state"] if name in STATE else header)[name] = value
    path = tmp_path / "c.safetensors"
    path.write_bytes(packed("digitlab-checkpoint", header, checkpoint.arrays))
    left = Trainer(spec(), DATA)
    with contextlib.suppress(StoreError):
        saved = load_checkpoint(path)
        Interrupted(tmp_path, spec(), saved.checkpoint, saved.logged).restore(left)
