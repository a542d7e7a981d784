"""The learning-rate finder as a page shows it: the loss at each rate as it comes, and the rates worth trying."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from engine.analysis.lr_finder import STEPS, RateStep, Suggestion, ramp, suggestion
from engine.data.dataset import Dataset
from engine.errors import EngineError
from engine.spec import ExperimentSpec
from gui.labs.datasets import named_error
from gui.labs.driving import Newest


class RateFinder:
    """Raises the rate on a trainer of its own, beside the run of the page; `changed` is called at every step."""

    def __init__(self, driver: Newest, load: Callable[[str], Dataset], changed: Callable[[], object]) -> None:
        self.trials: list[RateStep] = []
        self.going = False
        self.done = False
        self.error: EngineError | None = None
        self._driver, self._load, self._changed = driver, load, changed
        self._outdated = False

    @property
    def free(self) -> bool:
        """Whether nothing else is being measured."""
        return self._driver.state == "idle"

    def obstacle(self, busy: bool, ready: bool) -> str:
        """Why it cannot start: run (one is `busy`), blocked (not `ready`), helper (it does something else), or ""."""
        if busy:
            return "run"
        if not ready:
            return "blocked"
        return "" if self.going or self.free else "helper"

    def start(self, spec: ExperimentSpec) -> None:
        """Try one rate after another, if nothing else is running."""
        if not self.free:
            return
        self.trials, self.going, self.done, self.error, self._outdated = [], True, False, None, False
        self._driver.drive(Ramping(spec, self._load), self._take, lambda error: self._end(error, spec.data))
        self._changed()

    def cancel(self) -> None:
        """Break it off; half a ramp suggests nothing."""
        if self.going:
            self._outdated = True
            self._driver.stop()

    def forget(self) -> None:
        """Drop the curve: it belongs to another experiment."""
        if self.going:
            self.cancel()
        else:
            self.trials, self.done, self.error = [], False, None

    @property
    def fraction(self) -> float:
        """How much of the ramp is done, 0…1; it may end before."""
        return len(self.trials) / STEPS

    @property
    def suggestion(self) -> Suggestion | None:
        """Rates worth trying; None before the end, and where the loss never falls."""
        return suggestion(self.trials) if self.done else None

    @property
    def rate(self) -> float | None:
        """The rate to take: where the loss falls fastest, rounded to one digit where that stays in the range."""
        found = self.suggestion
        if found is None:
            return None
        rounds = (float(f"{found.steepest:.{digits}g}") for digits in (1, 2, 3))
        return next((rate for rate in rounds if found.low <= rate <= found.high), found.steepest)

    def _take(self, trials: Sequence[RateStep]) -> None:
        self.trials += trials
        self._changed()

    def _end(self, error: Exception | None, data: str) -> None:
        self.going = False
        if self._outdated:
            self.trials = []
        elif error is not None:
            self.error = named_error(error, data)
        else:
            self.done = True
        self._changed()


class Ramping:
    """The ramp as a driver carries it out: one rate after another."""

    def __init__(self, spec: ExperimentSpec, load: Callable[[str], Dataset]) -> None:
        self._spec, self._load = spec, load
        self._stopped = False

    def events(self) -> Iterator[RateStep]:
        """The loss at each rate."""
        yield from ramp(self._spec, self._load(self._spec.data), stopped=lambda: self._stopped)

    def stop(self) -> None:
        """End it before the next rate."""
        self._stopped = True
