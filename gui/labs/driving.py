"""How a lab gets its work done without knowing of threads: it hands a `Work` to a `Driver`.

The window's driver is gui/runner.py, which iterates on a thread of its own. Tests and scripts use `Inline`, which
iterates when asked to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, Protocol, TypeVar

from engine.events import EpochEnded, StepEnded
from gui.labs.signal import Signal

Item = TypeVar("Item")
Item_co = TypeVar("Item_co", covariant=True)
Take = Callable[[Sequence[Item]], object]
End = Callable[[Exception | None], object]


class Work(Protocol[Item_co]):
    """Something that takes long and yields items on the way; a `Trainer` and a `Race` are works of events."""

    def events(self) -> Iterator[Item_co]:
        """What happens, one item at a time; runs where the driver runs."""
        ...

    def stop(self) -> None:
        """Ask it to end soon; may be called from any thread."""
        ...


class ReportingWork(Generic[Item]):
    """A work whose progress comes by callbacks, between two items: `report` hands an item over at once.

    The driver sets `report` before it asks for the first item.
    """

    def __init__(self) -> None:
        self.report: Callable[[Item], object] = _unheard


def _unheard(_: Any) -> None:
    """What a work reports while no driver carries it out."""


class Driver(Protocol):
    """Carries out one work at a time and hands over what comes of it; `changed` is emitted at every change of state."""

    @property
    def changed(self) -> Signal: ...

    @property
    def state(self) -> str:
        """idle, running, paused or stopping."""
        ...

    def drive(self, work: Work[Item], take: Take[Item], end: End) -> None:
        """Start; `take` gets the items in order; `end` is called once, with what went wrong if anything did."""
        ...

    def pause(self) -> None:
        """Ask for no further item until resumed."""
        ...

    def resume(self, *, steps: int = 0, epochs: int = 0) -> None:
        """Continue; with `steps` or `epochs` only for that number, then pause again."""
        ...

    def stop(self) -> None:
        """Let the work end now."""
        ...

    def close(self) -> None:
        """Stop, wait until the work has ended, and hand over its last items."""
        ...


class Newest:
    """Hands works to a driver without ever waiting for it: the newest is the one that counts.

    A work that is under way is asked to stop, and the newest of those that came meanwhile starts once it has ended.
    The `end` of one that never started is called, too, without an error.
    """

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self._next: tuple[Callable[[], None], End] | None = None

    @property
    def state(self) -> str:
        """That of the driver: idle, running, paused or stopping."""
        return self.driver.state

    def drive(self, work: Work[Item], take: Take[Item], end: End) -> None:
        """Start now, or as soon as the work under way has ended."""
        self._drop()
        if self.driver.state == "idle":
            self._start(work, take, end)
        else:
            self._next = (lambda: self._start(work, take, end)), end
            self.driver.stop()

    def stop(self) -> None:
        """Let the work end now, and no other start after it."""
        self._drop()
        self.driver.stop()

    def close(self) -> None:
        """Stop and wait until the work has ended; no other starts after it."""
        self._drop()
        self.driver.close()

    def _start(self, work: Work[Item], take: Take[Item], end: End) -> None:
        def ended(error: Exception | None) -> None:
            following, self._next = self._next, None
            if following is not None:
                following[0]()
            end(error)

        self.driver.drive(work, take, ended)

    def _drop(self) -> None:
        dropped, self._next = self._next, None
        if dropped is not None:
            dropped[1](None)


class Budget:
    """How far a run may go before it pauses: this many steps, this many epochs, or as far as it likes."""

    def __init__(self) -> None:
        self.steps = 0
        self.epochs = 0

    def grant(self, steps: int, epochs: int) -> None:
        """Allow this many; 0 and 0 allow everything."""
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
        self.changed = Signal()
        self.state = "idle"
        self._budget = Budget()
        self._events: Iterator[Any] = iter(())
        self._work: Work[Any] | None = None
        self._take: Take[Any] = list
        self._end: End = bool

    def drive(self, work: Work[Item], take: Take[Item], end: End) -> None:
        self._work, self._take, self._end = work, take, end
        if isinstance(work, ReportingWork):
            work.report = lambda item: take([item])
        self._events = iter(work.events())
        self._budget.grant(0, 0)
        self._become("running")

    def pause(self) -> None:
        if self.state == "running":
            self._become("paused")

    def resume(self, *, steps: int = 0, epochs: int = 0) -> None:
        self._budget.grant(steps, epochs)
        if self.state == "paused":
            self._become("running")

    def stop(self) -> None:
        """Ask for the end; it comes at the next moment that allows it."""
        if self._work is not None and self.state != "idle":
            self._work.stop()
            self._become("stopping")

    def close(self) -> None:
        self.stop()
        self.run()

    def run(self, items: int = 0) -> None:
        """Take items until the end, a pause, or that number of them."""
        taken = 0
        while self.state in ("running", "stopping"):
            try:
                item = next(self._events)
            except StopIteration:
                self._finish(None)
                return
            except Exception as error:  # noqa: BLE001  # a driver must report anything, as the thread does
                self._finish(error)
                return
            if self.state == "running" and self._budget.spent(item):
                self._become("paused")
            self._take([item])
            taken += 1
            if items and taken >= items:
                return

    def _finish(self, error: Exception | None) -> None:
        self.state = "idle"
        self._end(error)
        self.changed.emit()

    def _become(self, state: str) -> None:
        self.state = state
        self.changed.emit()
