"""What the over-fitting lab really runs: its trials, each a work for the driver, and the race on Compare."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from engine import recipes
from engine.analysis.cross_validation import CrossValidation
from engine.analysis.notes_mistakes import Measurement, frozen_last, left_on, never_updated, shorter
from engine.data.dataset import Dataset
from engine.data.sources import FEW
from engine.data.split import resplit
from engine.layers.batch_norm import BatchNorm
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.layers.flatten import Flatten
from engine.layers.relu import ReLU
from engine.optimizers.adam import Adam
from engine.racing.variations import REMEDIES, with_remedy
from engine.spec import ExperimentSpec
from engine.training.trainer import Trainer
from gui.labs.course.parts.data_sources import images
from gui.labs.course.words import Text, Words
from gui.labs.handover import Rivals

STEPS = 400  # of every trial: about ten epochs of the sample
CNN_STEPS = 80
Layers = tuple[Flatten | Dense | BatchNorm | ReLU | Dropout, ...]


def network(*, norm: bool = False, dropout: float = 0.0) -> Layers:
    """784-50-100-10 of the notes, with batch norm and dropout behind each hidden layer or without."""
    layers: Layers = (Flatten(),)
    for units in (50, 100):
        layers = (*layers, Dense(units=units))
        layers = (*layers, BatchNorm()) if norm else layers
        layers = (*layers, ReLU())
        layers = (*layers, Dropout(ratio=dropout)) if dropout else layers
    return (*layers, Dense(units=10))


def spec(layers: Layers, **more: object) -> ExperimentSpec:
    """An experiment with Adam, as the notes train these networks."""
    made = ExperimentSpec(layers=layers, optimizer=Adam(learning_rate=0.001), batch_size=100, epochs=0, steps=STEPS)
    return replace(made, **more)  # type: ignore[arg-type]  # fields of the spec


def race() -> Rivals:
    """The four remedies and none, on 300 digits, for the Compare page."""
    few = spec(network(), data=FEW, epochs=100, steps=0, batch_size=50)
    return Rivals("300 digits", REMEDIES, tuple(with_remedy(few, remedy) for remedy in REMEDIES))


Stopped = Callable[[], bool]
Run = Callable[[Dataset, Stopped, int], Iterator[Measurement]]  # the number is that of the folds; the others leave it


@dataclass(frozen=True)
class OverfittingTrial:
    """One thing that the lab runs: its name for people, what it shows, and the run itself."""

    title: Text
    learned: Text
    run: Run


TESTED = 0.4  # share of the digits that the split keeps for the test


def _split(data: Dataset, stopped: Stopped, k: int) -> Iterator[Measurement]:
    trainer = Trainer(shorter(spec(network()), STEPS // 2), resplit(data, TESTED, 42))
    for _ in trainer.events():
        if stopped():
            return
    score = trainer.evaluate(trainer.dataset.test)
    if score is not None:
        yield Measurement("60:40", score.accuracy, score.loss)


def _folds(data: Dataset, stopped: Stopped, k: int) -> Iterator[Measurement]:
    validation = CrossValidation(shorter(spec(network()), STEPS // 2), data, k)
    done = 0
    for _ in validation.events():
        if stopped():
            validation.stop()
        while done < len(validation.accuracies):
            done += 1
            yield Measurement(f"fold {done}", validation.accuracies[done - 1], 0.0)
    for accuracy in validation.accuracies[done:]:
        done += 1
        yield Measurement(f"fold {done}", accuracy, 0.0)
    if done > 1:
        yield Measurement("mean", statistics.fmean(validation.accuracies), 0.0)
        yield Measurement("± deviation", statistics.stdev(validation.accuracies), 0.0)


TRIALS: Mapping[str, OverfittingTrial] = {
    "dropout": OverfittingTrial(
        Words("dropout 0.15 left on"),
        Words("The same weights: silenced nodes cost about 1.5 points while measuring."),
        lambda data, stopped, _: left_on(spec(network(norm=True, dropout=0.15)), data, stopped),
    ),
    "norm": OverfittingTrial(
        Words("batch norm left in training"),
        Words("Each test batch is normalized by its own mean and variance, so the answer depends on its neighbors."),
        lambda data, stopped, _: left_on(spec(network(norm=True)), data, stopped),
    ),
    "frozen": OverfittingTrial(
        Words("the CNN's last layer frozen"),
        Words("Even a last layer of random weights works, but every layer learning is better."),
        lambda data, stopped, _: frozen_last(shorter(recipes.load("simple-cnn").spec, CNN_STEPS), data, stopped),
    ),
    "flat": OverfittingTrial(
        Words("update never called"),
        Words("The loss stays exactly flat: gradients were computed, but nothing was subtracted."),
        lambda data, stopped, _: never_updated(spec(network()), data, stopped),
    ),
    "split": OverfittingTrial(
        Words("60:40 split"), Words("One number, and luck has a part in it: another split gives another."), _split
    ),
    "folds": OverfittingTrial(
        Words("k folds"), Words("Several numbers: their mean is steadier, their spread is the luck."), _folds
    ),
}


class TrialWork:
    """One trial on the sample; reports (trial, what was measured) as each number is there."""

    def __init__(self, key: str, k: int = 5) -> None:
        self.key, self.k = key, k
        self._stopped = False

    def events(self) -> Iterator[tuple[str, Measurement]]:
        """The numbers of the trial, in order."""
        for measured in TRIALS[self.key].run(images("mnist-sample"), lambda: self._stopped, self.k):
            yield self.key, measured

    def stop(self) -> None:
        """Ask for the end; it comes at the next moment that allows it."""
        self._stopped = True
