"""What labs hand to a driver: a training run, a download, reading a data set, the gradient check."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from engine.check import TensorCheck, checks
from engine.data import download
from engine.data.dataset import Dataset
from engine.events import Event
from engine.spec import ExperimentSpec
from engine.store.weights import LoadedNetwork
from engine.trainer import Checkpoint, Trainer


class TrainingWork:
    """One run, data loading included, as a driver carries it out."""

    def __init__(
        self,
        spec: ExperimentSpec,
        load: Callable[[str], Dataset],
        *,
        checkpoint: Checkpoint | None = None,
        weights: LoadedNetwork | None = None,
    ) -> None:
        self.spec = spec
        self.trainer: Trainer | None = None
        self._load = load
        self._checkpoint = checkpoint
        self._weights = weights
        self._early: list[tuple[str, Any]] = []  # changes wished before the trainer was there
        self._stopped = False

    def events(self) -> Iterator[Event]:
        dataset = self._load(self.spec.data)
        trainer = Trainer(self.spec, dataset)
        if self._checkpoint is not None:
            trainer.restore(self._checkpoint)
        elif self._weights is not None:
            trainer.parameters.theta[...] = self._weights.parameters.theta
            trainer.parameters.statistics[...] = self._weights.parameters.statistics
        for setting, value in self._early:
            trainer.change(setting, value)
        self.trainer = trainer
        if self._stopped:
            trainer.stop()
        yield from trainer.events()

    def change(self, setting: str, value: Any) -> None:
        """Alter a live setting from the next step on."""
        if self.trainer is None:
            self._early.append((setting, value))
        else:
            self.trainer.change(setting, value)

    def stop(self) -> None:
        self._stopped = True
        if self.trainer is not None:
            self.trainer.stop()


class Fetching:
    """A download as a driver carries it out: (done, total) in bytes, told as they come."""

    def __init__(self, name: str, fetch: Callable[..., Path] = download.download) -> None:
        self.name = name
        self.tell: Callable[[Any], object] = bool
        self._fetch = fetch
        self._stopped = False

    def events(self) -> Iterator[Path]:
        yield self._fetch(self.name, progress=self._progress, cancelled=lambda: self._stopped)

    def stop(self) -> None:
        self._stopped = True

    def _progress(self, done: int, total: int) -> None:
        self.tell((done, total))


class Loading:
    """Reading a data set, as a driver carries it out."""

    def __init__(self, name: str, load: Callable[[str], Dataset]) -> None:
        self.name = name
        self._load = load

    def events(self) -> Iterator[Dataset]:
        yield self._load(self.name)

    def stop(self) -> None:
        """Reading cannot be broken off; it takes a second at most."""


class Checking:
    """The gradient check as a driver carries it out: one tensor after another."""

    def __init__(self, spec: ExperimentSpec, load: Callable[[str], Dataset]) -> None:
        self._spec, self._load = spec, load
        self._stopped = False

    def events(self) -> Iterator[TensorCheck]:
        yield from checks(self._spec, self._load(self._spec.data), stopped=lambda: self._stopped)

    def stop(self) -> None:
        self._stopped = True
