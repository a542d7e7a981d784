"""What a run promises: reproducible events, live changes, honest ends, checkpoints that continue bit for bit."""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Callable

import numpy as np
import pytest

from engine.data.dataset import Dataset, Split
from engine.errors import EngineError, ShapeError, SpecError
from engine.events import Changed, EpochEnded, Evaluated, Event, Finished, Probed, Started, StepEnded, from_dict
from engine.initializers.normal import Normal
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.relu import ReLU
from engine.layers.tanh import Tanh
from engine.losses.half_squared_error import HalfSquaredError
from engine.optimizers import optimizers
from engine.optimizers.adam import Adam
from engine.optimizers.momentum import Momentum
from engine.optimizers.sgd import SGD
from engine.rng import stream
from engine.schedules.cosine import Cosine
from engine.schedules.one_cycle import OneCycle
from engine.spec import ExperimentSpec
from engine.training.trainer import Trainer
from tests.small import small_dataset


@pytest.fixture
def blobs() -> Dataset:
    """Three classes of 4×4 pictures that a line can separate, 90 to train and 30 to test with."""
    draw = stream(0, "blobs")
    centers = draw.random((3, 1, 4, 4))

    def split(n: int) -> Split:
        labels = np.arange(n) % 3
        noise = 0.1 * draw.standard_normal((n, 1, 4, 4))
        return Split(np.clip(centers[labels] + noise, 0, 1).astype(np.float32), labels.astype(np.int64))

    return Dataset("blobs", split(90), split(30), classes=("a", "b", "c"))


@pytest.fixture
def spec() -> ExperimentSpec:
    return ExperimentSpec(
        layers=(Flatten(), Dense(units=8), ReLU(), Dense(units=3)),
        optimizer=SGD(learning_rate=0.5),
        batch_size=20,
        epochs=4,
    )


def without_times(events: list[Event]) -> list[str]:
    return [json.dumps(dataclasses.replace(e, elapsed_s=0.0).to_dict()) for e in events]


def test_the_same_spec_gives_the_same_events_apart_from_times(spec: ExperimentSpec, blobs: Dataset) -> None:
    first, second = (without_times(list(Trainer(spec, blobs).events())) for _ in range(2))
    assert first == second


def test_a_run_learns_to_distinguish_blobs(spec: ExperimentSpec, blobs: Dataset) -> None:
    *_, last = Trainer(spec.replace(epochs=20), blobs).events()
    assert isinstance(last, Finished)
    assert last.reason == "completed"
    assert last.test_accuracy == 1.0


def test_a_shuffled_epoch_ends_with_a_smaller_batch(spec: ExperimentSpec, blobs: Dataset) -> None:
    sizes = [e.batch_size for e in Trainer(spec.replace(epochs=1), blobs).events() if isinstance(e, StepEnded)]
    assert sizes == [20, 20, 20, 20, 10]


def test_drawing_with_replacement_keeps_every_batch_whole(spec: ExperimentSpec, blobs: Dataset) -> None:
    trainer = Trainer(spec.replace(epochs=1, sampling="replacement"), blobs)
    assert [e.batch_size for e in trainer.events() if isinstance(e, StepEnded)] == [20] * 5


def test_the_first_probe_precedes_the_first_update(spec: ExperimentSpec, blobs: Dataset) -> None:
    kinds = [type(e) for e in Trainer(spec, blobs).events()]
    assert kinds[:3] == [Started, Probed, StepEnded]


def test_no_epochs_probe_the_first_weights_and_finish(spec: ExperimentSpec, blobs: Dataset) -> None:
    assert [type(e) for e in Trainer(spec.replace(epochs=0), blobs).events()][:2] == [Started, Probed]


def test_steps_end_a_run_before_its_epochs_do(spec: ExperimentSpec, blobs: Dataset) -> None:
    events = list(Trainer(spec.replace(steps=7), blobs).events())
    last = events[-1]
    assert isinstance(last, Finished)
    assert last.step == 7
    looks = [e for e in events if isinstance(e, Evaluated)]
    assert [look.step for look in looks] == [7]
    assert last.test_accuracy == looks[0].test_accuracy


def test_a_loss_that_leaves_the_finite_numbers_is_a_result(spec: ExperimentSpec, blobs: Dataset) -> None:
    wild = spec.replace(
        layers=(Flatten(), Dense(units=8), Dense(units=3)),
        loss=HalfSquaredError(),  # it grows without bound
        optimizer=SGD(learning_rate=10.0),
        epochs=200,
    )
    events = list(Trainer(wild, blobs).events())
    last = events[-1]
    assert isinstance(last, Finished)
    assert last.reason == "diverged"
    step = [e for e in events if isinstance(e, StepEnded)][-1]
    assert not math.isfinite(step.loss)
    assert step.to_dict()["loss"] is None


def test_stop_ends_the_run_after_the_step_it_is_in(spec: ExperimentSpec, blobs: Dataset) -> None:
    trainer = Trainer(spec, blobs)
    events = []
    for event in trainer.events():
        events.append(event)
        if isinstance(event, StepEnded) and event.step == 3:
            trainer.stop()
    assert isinstance(events[-1], Finished)
    assert (events[-1].reason, events[-1].step) == ("stopped", 3)


def test_a_live_change_is_reported_and_holds_from_the_next_step(spec: ExperimentSpec, blobs: Dataset) -> None:
    trainer = Trainer(spec, blobs)
    events = []
    for event in trainer.events():
        events.append(event)
        if isinstance(event, StepEnded) and event.step == 2:
            trainer.change("optimizer.learning_rate", 0.05)
            trainer.change("batch_size", 45)
    changed = [e for e in events if isinstance(e, Changed)]
    assert [(e.setting, e.before, e.after, e.step) for e in changed] == [
        ("optimizer.learning_rate", 0.5, 0.05, 2),
        ("batch_size", 20, 45, 2),
    ]
    steps = [e for e in events if isinstance(e, StepEnded)]
    assert [e.learning_rate for e in steps[:3]] == [0.5, 0.5, 0.05]
    assert [e.batch_size for e in steps[:6]] == [20, 20, 45, 5, 45, 45]
    assert trainer.total_steps == len(steps)


def test_an_impossible_live_change_is_refused_where_it_is_asked_for(spec: ExperimentSpec, blobs: Dataset) -> None:
    trainer = Trainer(spec, blobs)
    with pytest.raises(SpecError, match=r"between 0\.000001 and 10, not 12"):
        trainer.change("optimizer.learning_rate", 12)
    with pytest.raises(SpecError, match="cannot be changed while it runs"):
        trainer.change("seed", 1)


def test_weight_decay_enters_loss_and_gradient_of_weights_but_not_of_biases(
    spec: ExperimentSpec, blobs: Dataset
) -> None:
    plain, decayed = Trainer(spec, blobs), Trainer(spec.replace(weight_decay=0.1), blobs)
    x, labels = blobs.train.images[:20], blobs.train.labels[:20]
    start = plain.parameters.theta.copy()
    mask = plain.parameters.decay_mask()
    difference = decayed.learn(x, labels) - plain.learn(x, labels)
    assert difference == pytest.approx(0.05 * float(((mask * start) ** 2).sum()), rel=1e-4)
    np.testing.assert_allclose(
        plain.parameters.theta - decayed.parameters.theta, 0.5 * 0.1 * mask * start, rtol=1e-4, atol=1e-7
    )


def test_clipping_shortens_the_gradient_to_the_given_length(spec: ExperimentSpec, blobs: Dataset) -> None:
    trainer = Trainer(spec.replace(clip_norm=0.01), blobs)
    before = trainer.parameters.theta.copy()
    trainer.learn(blobs.train.images[:20], blobs.train.labels[:20])
    assert np.linalg.norm(trainer.parameters.theta - before) == pytest.approx(0.5 * 0.01, rel=1e-4)


def test_early_stopping_ends_with_the_best_weights_on_validation(spec: ExperimentSpec, blobs: Dataset) -> None:
    trainer = Trainer(spec.replace(epochs=200, validation=0.3, patience=3, keep_best=True), blobs)
    events = list(trainer.events())
    last = events[-1]
    assert isinstance(last, Finished)
    assert last.reason == "early"
    assert last.epoch == last.best_epoch + 3
    assert trainer.dataset.validation is not None
    score = trainer.evaluate(trainer.dataset.validation)
    assert score is not None
    assert score.accuracy == last.best_accuracy


def test_choosing_by_the_test_digits_is_refused() -> None:
    with pytest.raises(SpecError, match="cheating") as caught:
        ExperimentSpec(patience=3)
    assert caught.value.field == "validation"


@pytest.mark.parametrize("kind", optimizers.names())
@pytest.mark.parametrize("pause_at", [3, 5, 8])
def test_a_restored_checkpoint_continues_bit_for_bit(
    kind: str, pause_at: int, spec: ExperimentSpec, blobs: Dataset
) -> None:
    spec = spec.replace(optimizer=optimizers.get(kind)())
    whole = Trainer(spec, blobs)
    through = [e for e in whole.events() if isinstance(e, StepEnded | EpochEnded) and e.step > pause_at]

    first = Trainer(spec, blobs)
    for event in first.events():
        if isinstance(event, StepEnded) and event.step == pause_at:
            break
    second = Trainer(spec, blobs)
    second.restore(first.checkpoint())
    again = [e for e in second.events() if isinstance(e, StepEnded | EpochEnded) and e.step > pause_at]

    np.testing.assert_array_equal(second.parameters.theta, whole.parameters.theta)
    assert without_times(list(again)) == without_times(list(through))


def test_a_checkpoint_of_another_network_is_refused(spec: ExperimentSpec, blobs: Dataset) -> None:
    other = Trainer(spec.replace(optimizer=Momentum()), blobs).checkpoint()
    other.arrays.pop("memory.v")
    with pytest.raises(EngineError, match="another network"):
        Trainer(spec.replace(optimizer=Momentum()), blobs).restore(other)


def test_an_impossible_network_is_refused_before_anything_runs(spec: ExperimentSpec, blobs: Dataset) -> None:
    with pytest.raises(ShapeError, match=r"layer 1 \(dense\): expected \(N, D\), got \(N, 1, 4, 4\)"):
        Trainer(spec.replace(layers=(Dense(units=3),)), blobs)
    with pytest.raises(SpecError, match="must give 3 numbers, one per class, not 4"):
        Trainer(spec.replace(layers=(Flatten(), Dense(units=4))), blobs)


def test_elapsed_time_counts_the_engines_work_not_the_callers(spec: ExperimentSpec, blobs: Dataset) -> None:
    now = [0.0]

    def clock() -> float:
        now[0] += 1e-3
        return now[0]

    elapsed = 0.0
    for event in Trainer(spec, blobs, clock=clock).events():
        elapsed = event.elapsed_s
        now[0] += 100.0  # a caller that takes its time
    assert 0 < elapsed < 1.0


def test_every_event_round_trips_through_json(spec: ExperimentSpec, blobs: Dataset) -> None:
    for event in Trainer(spec, blobs, evaluate_every=4).events():
        assert from_dict(json.loads(json.dumps(event.to_dict()))) == event


def test_a_numerical_run_follows_the_backprop_run(spec: ExperimentSpec, blobs: Dataset) -> None:
    smooth = spec.replace(layers=(Flatten(), Dense(units=4), Tanh(), Dense(units=3)), epochs=0, steps=3)
    losses: Callable[[ExperimentSpec], list[float]] = lambda s: [  # noqa: E731
        e.loss for e in Trainer(s, blobs).events() if isinstance(e, StepEnded)
    ]
    np.testing.assert_allclose(losses(smooth.replace(gradient="numerical")), losses(smooth), rtol=1e-5)


def test_a_schedule_starts_at_its_first_factor_and_ends_one_step_before_its_last() -> None:
    """Step t of T takes the factor at (t − 1)/T: the first step the first, and none the last."""
    spec = ExperimentSpec(
        layers=(Flatten(), Dense(units=4)),
        optimizer=SGD(learning_rate=0.5),
        schedule=OneCycle(),
        batch_size=10,
        epochs=0,
        steps=8,
    )
    trainer = Trainer(spec, small_dataset(40))
    rates = [event.learning_rate for event in trainer.events() if isinstance(event, StepEnded)]
    assert rates == pytest.approx([0.5 * spec.schedule.factor(t / 8) for t in range(8)])
    assert len(set(rates)) > 4


def test_the_rate_of_a_schedule_is_the_one_that_moves_the_weights() -> None:
    spec = ExperimentSpec(
        layers=(Flatten(), Dense(units=4)), optimizer=SGD(learning_rate=0.5), schedule=Cosine(), epochs=0, steps=4
    )
    trainer = Trainer(spec, small_dataset(40))
    batch = trainer.next_batch()
    for t in range(4):
        before = trainer.parameters.theta.copy()
        trainer.learn(*batch)
        grad = trainer.parameters.copy()
        grad.theta[...] = before
        trainer.network.gradient(grad, spec.loss, *batch)
        moved = 0.5 * spec.schedule.factor(t / 4) * grad.grad
        np.testing.assert_allclose(before - trainer.parameters.theta, moved, atol=1e-6)


def test_epochs_are_counted_in_steps_with_what_a_last_smaller_batch_takes() -> None:
    spec = ExperimentSpec(layers=(Flatten(), Dense(units=4)), batch_size=30, epochs=2)
    trainer = Trainer(spec, small_dataset(100))
    assert (trainer.steps_per_epoch, trainer.total_steps) == (4, 8)
    assert Trainer(spec.replace(steps=5), small_dataset(100)).total_steps == 5
    assert Trainer(spec.replace(steps=50), small_dataset(100)).total_steps == 8
    assert Trainer(spec.replace(steps=50, epochs=0), small_dataset(100)).total_steps == 50


def test_probes_and_looks_come_every_few_steps_and_say_how_long_the_step_was() -> None:
    spec = ExperimentSpec(layers=(Flatten(), Dense(units=4)), batch_size=10, epochs=0, steps=7)
    trainer = Trainer(spec, small_dataset(40), probe_every=3, evaluate_every=2, evaluate_images=15)
    before, moved, seen = trainer.parameters.theta.copy(), 0.0, []
    for event in trainer.events():
        if isinstance(event, Probed):
            seen.append((event.step, event.step_length))
            assert event.step_length == pytest.approx(moved)
        elif isinstance(event, StepEnded):
            moved = float(np.linalg.norm(trainer.parameters.theta - before))
            before = trainer.parameters.theta.copy()
        elif isinstance(event, Evaluated):
            assert event.step in (2, 4, 6, 7)
            assert event.images == (20 if event.step == 7 else 15)
    assert [step for step, _ in seen] == [0, 3, 6]
    assert min(length for _, length in seen[1:]) > 0


def test_a_last_look_counts_as_best_only_where_nothing_was_kept_aside_to_choose_by() -> None:
    spec = ExperimentSpec(layers=(Flatten(), Dense(units=4)), batch_size=10, epochs=0, steps=3)
    chosen = list(Trainer(spec, small_dataset(40)).events())[-1]
    aside = list(Trainer(spec.replace(validation=0.3), small_dataset(60)).events())[-1]
    assert isinstance(chosen, Finished)
    assert isinstance(aside, Finished)
    assert chosen.best_accuracy == chosen.test_accuracy
    assert aside.best_accuracy is None


def test_six_updates_per_batch_with_sgd_are_one_with_six_times_the_rate() -> None:
    base = ExperimentSpec(
        layers=(Flatten(), Dense(units=4)), optimizer=SGD(learning_rate=0.01), batch_size=20, epochs=2
    )
    data = small_dataset(60)
    ends = []
    for spec in (base.replace(updates_per_batch=6), base.replace(optimizer=SGD(learning_rate=0.06))):
        trainer = Trainer(spec, data)
        list(trainer.events())
        assert trainer.step == 6
        ends.append(trainer.parameters.theta)
    np.testing.assert_allclose(ends[0], ends[1], rtol=1e-5, atol=1e-7)


def test_every_update_of_a_batch_counts_for_adam() -> None:
    spec = ExperimentSpec(layers=(Flatten(), Dense(units=4)), optimizer=Adam(), batch_size=20, updates_per_batch=3)
    trainer = Trainer(spec, small_dataset(20))
    x, labels = trainer.next_batch()
    before = trainer.parameters.theta.copy()
    trainer.learn(x, labels)
    moved = np.abs(trainer.parameters.theta - before)
    np.testing.assert_allclose(moved.max(), 3 * Adam().learning_rate, rtol=0.02)  # the same gradient three times


def test_drawn_biases_start_like_the_weights_and_usual_ones_at_zero() -> None:
    data = small_dataset()
    spec = ExperimentSpec(layers=(Flatten(), Dense(units=30), Dense(units=4)), initializer=Normal(sigma=1.0))
    plain, drawn = (Trainer(spec.replace(biases=kind), data).parameters for kind in ("zeros", "drawn"))
    assert not plain.views[1]["b"].any()
    assert 0.5 < drawn.views[1]["b"].std() < 1.5


def test_patience_counts_epochs_from_the_best_one() -> None:
    """Nothing is learned at a tiny rate, so the first epoch stays the best: two more are waited for."""
    spec = ExperimentSpec(
        layers=(Flatten(), Dense(units=4)),
        optimizer=SGD(learning_rate=1e-6),
        batch_size=30,
        epochs=9,
        validation=0.3,
        patience=2,
    )
    events = list(Trainer(spec, small_dataset(60)).events())
    end = events[-1]
    assert isinstance(end, Finished)
    assert (end.reason, end.best_epoch, end.epoch) == ("early", 1, 3)


def test_images_that_a_dataset_keeps_aside_itself_are_not_taken_from_training(
    blobs: Dataset, spec: ExperimentSpec
) -> None:
    own = dataclasses.replace(blobs, validation=blobs.test.head(6))
    trainer = Trainer(spec.replace(validation=0.1), own)
    assert trainer.dataset.validation is own.validation
    assert len(trainer.dataset.train) == 90
    assert len(Trainer(spec.replace(validation=0.1), blobs).dataset.train) < 90


def test_without_being_asked_a_run_probes_every_50_steps_and_long_ones_200_times(
    spec: ExperimentSpec, blobs: Dataset
) -> None:
    events = Trainer(spec.replace(epochs=0, steps=101), blobs).events()
    assert [event.step for event in events if isinstance(event, Probed)] == [0, 50, 100]
    long = Trainer(spec.replace(epochs=0, steps=40_100), blobs)
    assert long._probe_every == 200


def test_a_checkpoint_is_due_only_where_no_probe_and_no_look_follows(spec: ExperimentSpec, blobs: Dataset) -> None:
    trainer = Trainer(spec.replace(epochs=0, steps=12), blobs, probe_every=2, evaluate_every=3, evaluate_images=9)
    due = {event.step: trainer.between_steps for event in trainer.events() if isinstance(event, StepEnded)}
    probed = {event.step for event in Trainer(trainer.spec, blobs, probe_every=2).events() if isinstance(event, Probed)}
    assert due == {step: step not in probed and step % 3 != 0 for step in range(1, 13)}
