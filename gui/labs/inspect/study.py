"""Measuring on a driver: a generator of results that is asked to stop between two of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from gui.labs.driving import Driver, Newest

Item = TypeVar("Item")
Stopped = Callable[[], bool]


class Study(Generic[Item]):
    """The work of yielding what `measure` finds; `measure` gets a function that says whether it should stop."""

    def __init__(self, measure: Callable[[Stopped], Iterator[Item]]) -> None:
        self._measure = measure
        self._stopped = False

    def events(self) -> Iterator[Item]:
        """What is found, one after the other."""
        for item in self._measure(lambda: self._stopped):
            if self._stopped:
                return
            yield item

    def stop(self) -> None:
        """Let it end before the next item."""
        self._stopped = True


class Measurer:
    """Carries out one study at a time, the newest; what was found before stays until the new one has something.

    `changed` is called when something was found and when a study ended; `failure` is what went wrong, if anything did.
    """

    def __init__(self, driver: Driver, changed: Callable[[], object]) -> None:
        self._newest = Newest(driver)
        self._changed = changed
        self._edition = 0
        self.measuring = False
        self.failure: Exception | None = None

    def measure(
        self, measure: Callable[[Stopped], Iterator[Item]], take: Callable[[Item], object], done: Callable[[], object]
    ) -> None:
        """Start; `take` gets each item, `done` is called if the study came to its end. An older study is dropped."""
        self._edition += 1
        edition = self._edition
        self.measuring, self.failure = True, None

        def take_all(items: object) -> None:
            if edition == self._edition:
                for item in items:  # type: ignore[attr-defined]  # a sequence of items
                    take(item)
                self._changed()

        def end(error: Exception | None) -> None:
            if edition == self._edition:
                self.measuring, self.failure = False, error
                if error is None:
                    done()
                self._changed()

        self._newest.drive(Study(measure), take_all, end)

    def stop(self) -> None:
        """Measure nothing any more."""
        self._edition += 1
        self.measuring = False
        self._newest.stop()

    def close(self) -> None:
        """Stop and wait; before the window closes."""
        self._edition += 1
        self._newest.driver.close()
