"""What the Train page says in words: facts worth a sentence, the most important first, each with one thing to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from engine.layers import layers as known_layers
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.spec import ExperimentSpec
from gui.labs.datasets import DataFacts
from gui.labs.train.training_run import TrainingRun

MOST = 4
SAID = frozenset({"diverged", "dead-units", "saturated", "over-fitting", "guessing", "rate-too-high", "few-tests"})
"""Rules whose facts the words below say already."""
OFFERED = frozenset({"find_rate", "inspect", "data"})
"""Actions of a remedy that this page can offer."""
GAP = 0.015  # train accuracy so far above test accuracy is worth a word
FEW = 100  # test images: with fewer, a single one more or less is a point of accuracy


@dataclass(frozen=True)
class Word:
    """A fact worth a sentence: its key (the page knows the words), the state it stands for, and one thing to do."""

    key: str
    state: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    action: str = ""


@dataclass(frozen=True)
class Situation:
    """What advice depends on: the run, the experiment, its data, whether a run can start, and what helps if not."""

    run: TrainingRun
    spec: ExperimentSpec
    recipe: str
    data: DataFacts
    data_state: str
    can_start: bool
    has_weights: bool
    can_fit: bool = False
    cost: tuple[float, float] | None = None  # bytes and seconds of a run that takes much


def words_about(now: Situation) -> tuple[Word, ...]:
    """What the run or the experiment calls for, four words at most."""
    if not now.run.busy and not now.can_start:
        return (Word("blocked", "warning", action=way_out(now)),)
    if now.run.busy and now.run.history.started is None:
        return (Word("reading"),)
    if now.run.history.started is None:
        large = Word("large", "warning", {"bytes": now.cost[0], "seconds": now.cost[1]}) if now.cost else None
        return (*([large] if large else []), Word("ready", values={"recipe": now.recipe}))
    besides = [*_of_the_trend(now), *_of_the_layers(now), *_of_the_accuracy(now), *_of_the_rules(now)]
    found = [*_of_the_end(now), *sorted(besides, key=lambda word: word.state != "error")]
    if any(word.state in ("warning", "error") for word in found):  # then nothing is said to go well
        found = [word for word in found if word.key != "falling"]
    if any(word.key == "chance" for word in found):
        found = [word for word in found if word.key != "guessing"]
    following = tuple(_of_what_next(now))
    return (*found[: MOST - len(following)], *following)


def _of_what_next(now: Situation) -> Iterator[Word]:
    """What the Inspect page can show of a network that has learned."""
    ended = now.run.history.ended
    if (
        ended is not None
        and not now.run.busy
        and ended.reason in ("completed", "early")
        and now.run.trainer is not None
    ):
        yield Word("learned", action="inspect")


def _of_the_rules(now: Situation) -> Iterator[Word]:
    """What the rules of engine/analysis/diagnosis find besides; a remedy changes settings of the next run."""
    if now.run.busy and now.run.state == "running":  # while it trains, the words above are enough
        return
    for finding in now.run.findings(now.data.classes):
        if finding.rule not in SAID:
            action = "" if now.run.busy else finding.remedy.action if finding.remedy.action in OFFERED else ""
            if finding.remedy.settings and not now.run.busy:
                action = f"remedy:{finding.rule}"
            values = {"sentence": finding.text, "why": finding.why, "numbers": finding.values}
            yield Word("rule", finding.state, values, action)


def remedied(run: TrainingRun, spec: ExperimentSpec, classes: int, rule: str) -> ExperimentSpec:
    """The experiment with the settings changed that the remedy of a rule names.

    Raises: SpecError: a setting that the experiment does not have any more.
    """
    for finding in run.findings(classes):
        if finding.rule == rule:
            return finding.remedy.apply(spec)
    return spec


def way_out(now: Situation) -> str:
    """What can be done where nothing can be started."""
    if now.data_state == "missing":
        return "fetch"
    if now.has_weights:
        return "use"
    return "fit" if now.can_fit else ""


def _of_the_end(now: Situation) -> Iterator[Word]:
    ended = now.run.history.ended
    if ended is None or now.run.busy:
        return
    accuracy = ended.test_accuracy if ended.test_accuracy is not None else now.run.history.last_look
    if ended.reason == "diverged":
        yield Word("diverged", "error", {"step": ended.step}, "lower_rate")
    elif ended.reason == "failed":
        yield Word("failed", "error", {"message": ended.message})
    elif ended.reason == "stopped":
        yield Word("stopped", "", {"step": ended.step}, "continue" if now.run.can_continue else "")
    elif accuracy is not None:
        if _by_chance(now, accuracy):
            yield Word("chance", "warning", {"accuracy": accuracy}, "find_rate")
        else:
            key = "early" if ended.reason == "early" else "done"
            yield Word(key, "good", {"accuracy": accuracy}, "use" if now.run.reads_codes else "")


def _by_chance(now: Situation, accuracy: float) -> bool:
    """Whether a number of right answers is what guessing gives; never said of a few test images."""
    count = now.data.test
    return (count is None or count >= FEW) and accuracy < 1.5 / now.data.classes


def _of_the_trend(now: Situation) -> Iterator[Word]:
    trend = now.run.history.trend
    if trend == "rising":
        yield Word("rising", "warning", action="lower_rate_now" if now.run.busy else "lower_rate")
    elif trend == "flat" and now.run.busy:
        yield Word("flat")
    elif trend == "falling" and now.run.busy:
        yield Word("falling", "good")


def _of_the_layers(now: Situation) -> Iterator[Word]:
    if now.run.history.probe is None:
        return
    hidden = now.run.history.probe.layers[:-1]
    stuck = max(hidden, key=lambda layer: layer.saturated, default=None)
    if stuck is not None and stuck.saturated > 0.5:
        values = {"layer": stuck.layer, "share": stuck.saturated}
        yield Word("saturated", "warning", values, _remedy_of(now, "saturated"))
    bent = [layer for layer in hidden if known_layers.get(layer.kind).activation]
    dead = max(bent, key=lambda layer: layer.dead, default=None)
    if dead is not None and dead.dead > 0.5:
        yield Word("dead", "warning", {"layer": dead.layer, "share": dead.dead}, _remedy_of(now, "dead-units"))


def _remedy_of(now: Situation, rule: str) -> str:
    """What carries out the remedy of a rule whose fact a word says; nothing where it is silent, or a run is busy."""
    if now.run.busy:
        return ""
    findings = now.run.findings(now.data.classes)
    return f"remedy:{rule}" if any(one.rule == rule and one.remedy.settings for one in findings) else ""


def _of_the_accuracy(now: Situation) -> Iterator[Word]:
    train, test = (curve.last for curve in now.run.history.accuracy.curves[:2])
    if train is None or test is None:
        return
    data = now.data
    count = data.test
    if count is not None and count < FEW:  # too few to distinguish over-fitting, or guessing, from luck
        yield Word("few", "", {"right": round(test[1] * count), "count": count})
        return
    if test[0] >= 2 and _by_chance(now, test[1]):
        yield Word("guessing", "warning", {"accuracy": test[1]}, "" if now.run.busy else "find_rate")
    gap = train[1] - test[1]
    if test[0] >= 2 and gap > GAP:
        has_dropout = any(isinstance(layer, Dropout) for layer in now.spec.layers)
        action = "" if has_dropout and now.spec.weight_decay else "decay" if has_dropout else "dropout"
        yield Word("overfit", "warning", {"gap": gap}, action)


def with_dropout(layers: Sequence[Any], ratio: float = 0.2) -> tuple[Any, ...]:
    """The same layers with dropout after every activation that follows a dense layer, or before the last layer."""
    result: list[Any] = []
    for place, layer in enumerate(layers):
        result.append(layer)
        after_dense = any(isinstance(before, Dense) for before in layers[max(place - 2, 0) : place])
        if after_dense and place < len(layers) - 1 and layer.activation:
            result.append(Dropout(ratio=ratio))
    if len(result) == len(layers) and len(layers) > 1:
        result.insert(len(result) - 1, Dropout(ratio=ratio))
    return tuple(result)
