"""What is said about a run follows from what it measured, not from how it was meant."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from engine.events import EpochEnded, Event, Finished, LayerProbe, Probed, Started, StepEnded
from engine.spec import ExperimentSpec
from gui.labs.datasets import DataFacts
from gui.labs.driving import Inline
from gui.labs.train.advice import Situation, Word, words_about
from gui.labs.train.training_run import TrainingRun
from tests.small import small_dataset

DIGITS = DataFacts(train=4000, test=1000)


def head(step: int, epoch: int = 0) -> dict[str, Any]:
    return {"run": "run", "step": step, "epoch": epoch, "elapsed_s": float(step)}


def advice(
    events: list[Event], data: DataFacts = DIGITS, *, busy: bool = False, spec: ExperimentSpec | None = None
) -> tuple[Word, ...]:
    """The words about a run that reported these events."""
    driver = Inline()
    run = TrainingRun(driver, lambda _: small_dataset(20), lambda: None, lambda _: None)
    run.spec = spec  # the rules are asked only of a run that is known
    for event in [started(), *events]:
        run.history.apply(event)
    driver.state = "running" if busy else "idle"
    return words_about(Situation(run, ExperimentSpec(), "", data, "ready", True, False))


def started() -> Started:
    return Started(**head(0), spec={}, data="x", digest="", parameters=1, total_steps=1000, steps_per_epoch=50)


def losses(first: float, last: float, count: int = 400) -> list[Event]:
    """A loss that goes evenly from one value to another."""
    return [
        StepEnded(**head(step), loss=first + (last - first) * step / count, learning_rate=0.1, batch_size=20)
        for step in range(1, count + 1)
    ]


def epoch(number: int, train: float, test: float) -> EpochEnded:
    return EpochEnded(
        **head(50 * number, number),
        train_loss=1.0,
        train_accuracy=train,
        test_loss=1.0,
        test_accuracy=test,
    )


def over(accuracy: float, reason: str = "completed") -> Finished:
    return Finished(
        **head(1000, 20), reason=reason, test_accuracy=accuracy, best_accuracy=accuracy, best_epoch=1, message=""
    )


def probed(dead: float = 0.0, saturated: float = 0.0) -> Probed:
    hidden = LayerProbe(layer=2, kind="relu", mean=0.0, spread=0.1, rms=0.1, saturated=saturated, dead=dead)
    return Probed(
        **head(400), step_length=0.1, layers=(hidden, dataclasses.replace(hidden, layer=3, dead=0.0, saturated=0.0))
    )


def keys(words: tuple[Word, ...]) -> list[str]:
    return [word.key for word in words]


def test_a_falling_loss_is_said_to_fall() -> None:
    assert keys(advice(losses(2.3, 0.5), busy=True)) == ["falling"]


@pytest.mark.parametrize("trouble", [probed(dead=0.9), probed(saturated=0.9)])
def test_nothing_is_said_to_go_well_beside_dead_or_saturated_units(trouble: Probed) -> None:
    words = keys(advice([*losses(2.3, 0.5), trouble], busy=True))
    assert "falling" not in words
    assert words[0] in ("dead", "saturated")


@pytest.mark.parametrize("reason", ["completed", "early"])
def test_a_network_that_only_guesses_is_not_offered_for_use(reason: str) -> None:
    words = advice([epoch(1, 0.1, 0.1), epoch(2, 0.1, 0.1), over(0.1, reason)])
    assert keys(words)[:1] == ["chance"]
    assert all(word.action != "use" for word in words)
    assert "guessing" not in keys(words)


def test_a_network_that_learned_is_offered_for_use() -> None:
    (word,) = advice([epoch(1, 0.9, 0.9), over(0.91)])
    assert (word.key, word.action) == ("done", "use")


def test_of_a_few_test_images_chance_is_not_judged() -> None:
    words = advice([over(0.1)], DataFacts(train=40, test=10))
    assert keys(words) == ["done"]


def test_one_of_two_classes_is_not_by_chance_at_ninety_percent() -> None:
    assert keys(advice([over(0.9)], DataFacts(classes=2, train=400, test=200))) == ["done"]
    assert keys(advice([over(0.55)], DataFacts(classes=2, train=400, test=200))) == ["chance"]


def test_a_network_that_only_guesses_is_offered_another_rate() -> None:
    (word,) = [word for word in advice([epoch(1, 0.1, 0.1), over(0.1)]) if word.key == "chance"]
    assert word.action == "find_rate"


def test_a_rule_that_suspects_the_rate_offers_to_find_one() -> None:
    driver = Inline()
    run = TrainingRun(driver, lambda _: small_dataset(20), lambda: None, lambda _: None)
    run.spec = ExperimentSpec()
    for event in [started(), *losses(2.3, 2.3), over(0.5, "stopped")]:
        run.history.apply(event)
    words = words_about(Situation(run, ExperimentSpec(), "", DIGITS, "ready", True, False))
    (word,) = [word for word in words if word.key == "rule"]
    assert "percent" in word.values["numbers"]
    assert word.action == "find_rate"


@pytest.mark.parametrize(("trouble", "rule"), [(probed(dead=0.9), "dead-units"), (probed(saturated=0.9), "saturated")])
def test_dead_and_saturated_units_have_a_remedy_once_the_run_is_over(trouble: Probed, rule: str) -> None:
    spec = ExperimentSpec()
    events = [epoch(1, 0.9, 0.9), trouble, over(0.9)]
    (word,) = (word for word in advice(events, spec=spec) if word.key in ("dead", "saturated"))
    assert word.action == f"remedy:{rule}"
    (while_busy,) = (word for word in advice(events[:2], busy=True, spec=spec) if word.key in ("dead", "saturated"))
    assert while_busy.action == ""
