"""The gradient check as a page shows it: the verdict on every tensor, as it comes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from engine.analysis.gradient_check import TensorCheck, checks
from engine.data.dataset import Dataset
from engine.errors import EngineError
from engine.spec import ExperimentSpec
from gui.labs.datasets import named_error
from gui.labs.driving import Newest


class GradientCheck:
    """Compares backpropagation with differences of the loss; `changed` is called at every verdict."""

    def __init__(self, driver: Newest, load: Callable[[str], Dataset], changed: Callable[[], object]) -> None:
        self.tensors: list[TensorCheck] = []
        self.going = False
        self.error: EngineError | None = None
        self._driver, self._load, self._changed = driver, load, changed

    def start(self, spec: ExperimentSpec) -> None:
        """Compare every tensor's gradient, if nothing else is running."""
        if self._driver.state != "idle":
            return
        self.tensors, self.going, self.error = [], True, None
        self._driver.drive(Checking(spec, self._load), self._take, lambda error: self._end(error, spec.data))
        self._changed()

    def cancel(self) -> None:
        """Break it off; the verdicts so far stay."""
        if self.going:
            self._driver.stop()

    def forget(self) -> None:
        """Take the verdicts back: they were on another experiment."""
        if not self.going:
            self.tensors, self.error = [], None

    def _take(self, verdicts: Sequence[TensorCheck]) -> None:
        self.tensors += verdicts
        self._changed()

    def _end(self, error: Exception | None, data: str) -> None:
        self.going = False
        if error is not None:
            self.error = named_error(error, data)
        self._changed()


class Checking:
    """The gradient check as a driver carries it out: one tensor after another."""

    def __init__(self, spec: ExperimentSpec, load: Callable[[str], Dataset]) -> None:
        self._spec, self._load = spec, load
        self._stopped = False

    def events(self) -> Iterator[TensorCheck]:
        yield from checks(self._spec, self._load(self._spec.data), stopped=lambda: self._stopped)

    def stop(self) -> None:
        """Ask for the end; it comes at the next moment that allows it."""
        self._stopped = True
