"""How a lab gets its work done without knowing of threads: it hands a `Work` to a `Driver`.

The window's driver is gui/runner.py, which iterates on a thread of its own. Tests and scripts use `Inline`, which
iterates when asked to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol

from engine.events import EpochEnded, StepEnded


class Work(Protocol):
    """Something that takes long and tells of its progress; a `Trainer` and a `Race` are works.

    A work that learns of its progress by being called back may have an attribute `tell`: the driver puts there what
    carries an item over at once.
    """

    def events(self) -> Iterator[Any]:
        """What happens, one item at a time; runs where the driver runs."""
        ...

    def stop(self) -> None:
        """Ask it to end soon; may be called from any thread."""
        ...


class Driver(Protocol):
    """Carries out one work at a time and tells what came of it."""

    @property
    def state(self) -> str:
        """idle, running, paused or stopping."""
        ...

    def drive(
        self, work: Work, take: Callable[[Sequence[Any]], object], end: Callable[[Exception | None], object]
    ) -> None:
        """Begin; `take` gets what happened, in order; `end` is told once, with what went wrong if anything did."""
        ...

    def pause(self) -> None:
        """Ask for nothing more until resumed."""
        ...

    def resume(self, *, steps: int = 0, epochs: int = 0) -> None:
        """Go on; with `steps` or `epochs` only for so many, then pause again."""
        ...

    def stop(self) -> None:
        """Let the work end now."""
        ...


Task = tuple[Work, Callable[[Sequence[Any]], object], Callable[[Exception | None], object]]


class Newest:
    """Hands works to a driver without ever waiting for it: the newest is the one that counts.

    While a work goes on it is asked to stop, and the newest of those that were handed over meanwhile begins once it has
    ended. One that never began is told its end, without an error.
    """

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self._next: Task | None = None

    @property
    def state(self) -> str:
        """That of the driver: idle, running, paused or stopping."""
        return self.driver.state

    def drive(
        self, work: Work, take: Callable[[Sequence[Any]], object], end: Callable[[Exception | None], object]
    ) -> None:
        """Begin now, or as soon as what goes on has ended."""
        self._drop()
        if self.driver.state == "idle":
            self._begin(work, take, end)
        else:
            self._next = work, take, end
            self.driver.stop()

    def stop(self) -> None:
        """Let the work end now, and none come after it."""
        self._drop()
        self.driver.stop()

    def _begin(
        self, work: Work, take: Callable[[Sequence[Any]], object], end: Callable[[Exception | None], object]
    ) -> None:
        def ended(error: Exception | None) -> None:
            following, self._next = self._next, None
            if following is not None:
                self._begin(*following)
            end(error)

        self.driver.drive(work, take, ended)

    def _drop(self) -> None:
        dropped, self._next = self._next, None
        if dropped is not None:
            dropped[2](None)


class Budget:
    """How far a run may go before it pauses: so many steps, so many epochs, or as far as it likes."""

    def __init__(self) -> None:
        self.steps = 0
        self.epochs = 0

    def grant(self, steps: int, epochs: int) -> None:
        """Allow so many; 0 and 0 allow everything."""
        self.steps, self.epochs = steps, epochs

    def spent(self, item: Any) -> bool:
        """Count an item; true when it used up what was allowed."""
        if self.steps and isinstance(item, StepEnded):
            self.steps -= 1
            return self.steps == 0
        if self.epochs and isinstance(item, EpochEnded):
            self.epochs -= 1
            return self.epochs == 0
        return False


class Inline:
    """A driver without a thread: `run()` iterates until the work ends or pauses."""

    def __init__(self) -> None:
        self.state = "idle"
        self._budget = Budget()
        self._events: Iterator[Any] = iter(())
        self._work: Work | None = None
        self._take: Callable[[Sequence[Any]], object] = list
        self._end: Callable[[Exception | None], object] = bool

    def drive(
        self, work: Work, take: Callable[[Sequence[Any]], object], end: Callable[[Exception | None], object]
    ) -> None:
        self._work, self._take, self._end = work, take, end
        if hasattr(work, "tell"):
            work.tell = lambda item: take([item])
        self._events = iter(work.events())
        self._budget.grant(0, 0)
        self.state = "running"

    def pause(self) -> None:
        if self.state == "running":
            self.state = "paused"

    def resume(self, *, steps: int = 0, epochs: int = 0) -> None:
        self._budget.grant(steps, epochs)
        if self.state == "paused":
            self.state = "running"

    def stop(self) -> None:
        if self._work is not None and self.state != "idle":
            self._work.stop()
            self.state = "stopping"

    def run(self, items: int = 0) -> None:
        """Take items until the end, a pause, or so many of them."""
        taken = 0
        while self.state in ("running", "stopping"):
            try:
                item = next(self._events)
            except StopIteration:
                self.state = "idle"
                self._end(None)
                return
            except Exception as error:  # noqa: BLE001  # a driver must tell of anything, as the thread does
                self.state = "idle"
                self._end(error)
                return
            if self.state == "running" and self._budget.spent(item):
                self.state = "paused"
            self._take([item])
            taken += 1
            if items and taken >= items:
                return
