"""What the Train page says in words: facts worth a sentence, the most important first, each with one thing to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.layers.relu import ReLU

if TYPE_CHECKING:
    from gui.labs.train.train_lab import TrainLab

MOST = 4
GAP = 0.015  # train accuracy so far above test accuracy is worth a word
FEW = 100  # test images: with fewer, a single one more or less is a point of accuracy


@dataclass(frozen=True)
class Word:
    """A fact worth a sentence: its key (the page knows the words), the state it stands for, and one thing to do."""

    key: str
    state: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    action: str = ""


def words_about(lab: TrainLab) -> tuple[Word, ...]:
    """What the run or the experiment calls for, four words at most."""
    if not lab.run.busy and not lab.can_start:
        return (Word("blocked", "warning", action=way_out(lab)),)
    if lab.run.busy and lab.run.history.started is None:
        return (Word("reading"),)
    if lab.run.history.started is None:
        return (Word("ready", values={"recipe": lab.recipe}),)
    found = [*_of_the_end(lab), *_of_the_trend(lab), *_of_the_layers(lab), *_of_the_accuracy(lab)]
    return tuple(found[:MOST])


def way_out(lab: TrainLab) -> str:
    """What can be done where nothing can be started."""
    if lab.data_state == "missing":
        return "fetch"
    return "use" if lab.weights is not None else ""


def _of_the_end(lab: TrainLab) -> Iterator[Word]:
    ended = lab.run.history.ended
    if ended is None or lab.run.busy:
        return
    accuracy = ended.test_accuracy if ended.test_accuracy is not None else lab.run.history.last_look
    if ended.reason == "diverged":
        yield Word("diverged", "error", {"step": ended.step}, "lower_rate")
    elif ended.reason == "failed":
        yield Word("failed", "error", {"message": ended.message})
    elif ended.reason == "stopped":
        yield Word("stopped", "", {"step": ended.step}, "go_on" if lab.run.can_go_on else "")
    elif accuracy is not None:
        yield Word("early" if ended.reason == "early" else "done", "good", {"accuracy": accuracy}, "use")


def _of_the_trend(lab: TrainLab) -> Iterator[Word]:
    trend = lab.run.history.trend
    if trend == "rising":
        yield Word("rising", "warning", action="lower_rate_now" if lab.run.busy else "lower_rate")
    elif trend == "flat" and lab.run.busy:
        yield Word("flat")
    elif trend == "falling" and lab.run.busy:
        yield Word("falling", "good")


def _of_the_layers(lab: TrainLab) -> Iterator[Word]:
    if lab.run.history.probe is None:
        return
    hidden = lab.run.history.probe.layers[:-1]
    stuck = max(hidden, key=lambda layer: layer.saturated, default=None)
    if stuck is not None and stuck.saturated > 0.5:
        yield Word("saturated", "warning", {"layer": stuck.layer, "share": stuck.saturated})
    dead = max((layer for layer in hidden if layer.kind == "relu"), key=lambda layer: layer.dead, default=None)
    if dead is not None and dead.dead > 0.5:
        yield Word("dead", "warning", {"layer": dead.layer, "share": dead.dead})


def _of_the_accuracy(lab: TrainLab) -> Iterator[Word]:
    train, test = (curve.last for curve in lab.run.history.accuracy.curves[:2])
    if train is None or test is None:
        return
    data = lab.run_data
    count = data.test
    if count is not None and count < FEW:  # too few to tell over-fitting, or guessing, from luck
        yield Word("few", "", {"right": round(test[1] * count), "count": count})
        return
    if test[0] >= 2 and test[1] < 1.5 / data.classes:
        yield Word("guessing", "warning", {"accuracy": test[1]})
    gap = train[1] - test[1]
    if test[0] >= 2 and gap > GAP:
        has_dropout = any(isinstance(layer, Dropout) for layer in lab.spec.layers)
        action = "" if has_dropout and lab.spec.weight_decay else "decay" if has_dropout else "dropout"
        yield Word("overfit", "warning", {"gap": gap}, action)


def with_dropout(layers: Sequence[Any], ratio: float = 0.2) -> tuple[Any, ...]:
    """The same layers with dropout after every activation that follows a dense layer, or before the last layer."""
    result: list[Any] = []
    for place, layer in enumerate(layers):
        result.append(layer)
        after_dense = any(isinstance(before, Dense) for before in layers[max(place - 2, 0) : place])
        if after_dense and place < len(layers) - 1 and not isinstance(layer, Dense) and _is_activation(layer):
            result.append(Dropout(ratio=ratio))
    if len(result) == len(layers) and len(layers) > 1:
        result.insert(len(result) - 1, Dropout(ratio=ratio))
    return tuple(result)


def _is_activation(layer: Any) -> bool:
    return isinstance(layer, ReLU) or layer.kind in ("sigmoid", "tanh", "leaky-relu", "softplus", "swish")
