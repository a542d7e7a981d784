"""The same experiment on other parts of the data: k folds of the training digits, or all digits split 60:40."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from engine.analysis.cross_validation import CrossValidation
from engine.data.dataset import Dataset
from engine.data.split import resplit
from engine.errors import EngineError
from engine.events import Started, StepEnded
from engine.spec import ExperimentSpec
from engine.training.trainer import Trainer
from gui.labs.datasets import named_error
from gui.labs.driving import Newest

PLANS = ("5", "10", "3", "60:40")  # folds, and the split of the course
TEST_SHARE = 0.4
LOOKS = 50  # at the progress of one training


@dataclass(frozen=True)
class HeldOutProgress:
    """How far it is: the accuracies of the parts that are done, and the share of the whole work."""

    accuracies: tuple[float, ...] = ()
    done: float = 0.0

    @property
    def mean(self) -> float:
        """The mean accuracy on the parts that were held out."""
        return statistics.fmean(self.accuracies)

    @property
    def deviation(self) -> float:
        """The standard deviation of the accuracies; 0 of a single one."""
        return statistics.stdev(self.accuracies) if len(self.accuracies) > 1 else 0.0


class HeldOut:
    """Trains on every part in turn beside the run of the page; `changed` is called as it continues."""

    def __init__(self, driver: Newest, load: Callable[[str], Dataset], changed: Callable[[], object]) -> None:
        self.plan = PLANS[0]
        self.held = HeldOutProgress()
        self.going = False
        self.error: EngineError | None = None
        self._driver, self._load, self._changed = driver, load, changed

    def choose(self, plan: str) -> None:
        """Divide the data another way."""
        self.plan = plan
        self.forget()
        self._changed()

    def start(self, spec: ExperimentSpec) -> None:
        """Train on every part, if nothing else is running."""
        if self._driver.state != "idle":
            return
        self.held, self.going, self.error = HeldOutProgress(), True, None
        self._driver.drive(Holding(spec, self._load, self.plan), self._take, lambda error: self._end(error, spec.data))
        self._changed()

    def cancel(self) -> None:
        """End it; the accuracies so far stay."""
        if self.going:
            self._driver.stop()

    def forget(self) -> None:
        """Drop the accuracies: they belong to another experiment."""
        if not self.going:
            self.held, self.error = HeldOutProgress(), None

    def _take(self, news: Sequence[HeldOutProgress]) -> None:
        self.held = news[-1]
        self._changed()

    def _end(self, error: Exception | None, data: str) -> None:
        self.going = False
        if error is not None:
            self.error = named_error(error, data)
        self._changed()


class Holding:
    """The trainings as a driver carries them out."""

    def __init__(self, spec: ExperimentSpec, load: Callable[[str], Dataset], plan: str) -> None:
        self._spec, self._load, self._plan = spec, load, plan
        self._stopped = False

    def events(self) -> Iterator[HeldOutProgress]:
        """What is known so far, again and again."""
        data = self._load(self._spec.data)
        yield from self._split(data) if ":" in self._plan else self._folds(data, int(self._plan))

    def _folds(self, data: Dataset, count: int) -> Iterator[HeldOutProgress]:
        validation = CrossValidation(self._spec, data, count)
        every = total = 1
        for event in validation.events():
            if self._stopped:
                validation.stop()
            done = len(validation.accuracies)
            if isinstance(event, Started):
                total = max(event.total_steps, 1)
                every = max(total // LOOKS, 1)
                yield HeldOutProgress(tuple(validation.accuracies), done / count)
            elif isinstance(event, StepEnded) and event.step % every == 0:
                yield HeldOutProgress(tuple(validation.accuracies), (done + event.step / total) / count)
        if not self._stopped:
            yield HeldOutProgress(tuple(validation.accuracies), 1.0)

    def _split(self, data: Dataset) -> Iterator[HeldOutProgress]:
        trainer = Trainer(self._spec, resplit(data, TEST_SHARE, self._spec.seed))
        every = max(trainer.total_steps // LOOKS, 1)
        for event in trainer.events():
            if self._stopped:
                trainer.stop()
            elif isinstance(event, StepEnded) and event.step % every == 0:
                yield HeldOutProgress((), event.step / max(trainer.total_steps, 1))
        score = None if self._stopped else trainer.evaluate(trainer.dataset.test)
        if score is not None:
            yield HeldOutProgress((score.accuracy,), 1.0)

    def stop(self) -> None:
        """Ask for the end; it comes at the next moment that allows it."""
        self._stopped = True
