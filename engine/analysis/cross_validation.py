"""Cross-validation: the same experiment k times, each on another part of the training digits, judged on the rest.

    validation = CrossValidation(spec, dataset, 5)
    for event in validation.events():
        print(event.run, event)
    print(validation.mean, validation.spread)

The test digits stay aside: what is chosen by cross-validation can still be tested on digits that had no say in it.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from engine.data.dataset import Dataset
from engine.data.split import folds
from engine.events import Event
from engine.spec import ExperimentSpec
from engine.store.start import begin
from engine.training.trainer import Trainer


class CrossValidation:
    """k runs, one after the other; `accuracies` grows as they end.

    Raises: SpecError: fewer than two folds, or more than the rarest class has images; or as Trainer.
    """

    def __init__(self, spec: ExperimentSpec, dataset: Dataset, k: int) -> None:
        self.k = k
        self.accuracies: list[float] = []
        self.trainer: Trainer | None = None  # of the fold that is being learned
        self._spec = spec
        self._parts = folds(dataset, k, spec.seed)
        self._stopping = False

    def stop(self) -> None:
        """Ask the fold in progress to end after its step, and no other to begin; may be called from any thread."""
        self._stopping = True
        if self.trainer is not None:
            self.trainer.stop()

    def events(self) -> Iterator[Event]:
        """The events of every run in turn, named `fold 1`, `fold 2`, …"""
        for number, part in enumerate(self._parts, start=1):
            if self._stopping:
                return
            self.trainer = begin(self._spec, part, run=f"fold {number}")
            if self._stopping:  # asked for meanwhile
                return
            yield from self.trainer.events()
            if self._stopping:
                return
            score = part.validation and self.trainer.evaluate(part.validation)
            if score:
                self.accuracies.append(score.accuracy)

    @property
    def mean(self) -> float:
        """The mean accuracy on the parts left out, of the folds that have ended."""
        return statistics.fmean(self.accuracies)

    @property
    def spread(self) -> float:
        """The standard deviation of the folds' accuracies; 0 while there is only one."""
        return statistics.stdev(self.accuracies) if len(self.accuracies) > 1 else 0.0
