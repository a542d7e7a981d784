"""What a lab needs before it can be shown and takes too long for the window: a driver computes it into a cache."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.errors import SpecError
from gui.labs.course.exercise import Exercise, F, S
from gui.labs.driving import Driver, Newest

SAMPLE, WHOLE = "mnist-sample", "mnist"


class Preparing:
    """Slow jobs one after the other; each fills a cache from which the lab reads at once."""

    def __init__(self, jobs: Sequence[Callable[[], object]]) -> None:
        self._jobs = jobs
        self._stopped = False
        self.done = False  # whether every job was

    def events(self) -> Iterator[Any]:
        """Nothing but the number of jobs that are done."""
        for number, job in enumerate(self._jobs, start=1):
            if self._stopped:
                return
            job()
            yield number
        self.done = True

    def stop(self) -> None:
        """Ask for the end; it comes at the next moment that allows it."""
        self._stopped = True


@dataclass(frozen=True)
class Slow:
    """A cached function with what it is called with: once called, it answers at once."""

    function: Callable[..., object]
    arguments: tuple[object, ...] = ()

    def __call__(self) -> object:
        return self.function(*self.arguments)


class DataExercise(Exercise[S, F]):
    """A lab on data whose slow numbers are computed by the driver, while the old ones stay on the screen.

    Without a driver they are computed where they are asked for: on the command line no window waits.
    """

    def __init__(self, driver: Driver | None = None) -> None:
        self.preparing = False
        self._driven = driver is not None
        self._prepared: set[Slow] = set()
        self._waiting: list[Callable[[], object]] = []  # what is done once its numbers are there
        self._restored: Mapping[str, Any] | None = None  # what the lab will be, while it is prepared
        super().__init__(driver)
        self.turns = Newest(self.driver)

    def needs(self, settings: S) -> Sequence[Slow]:
        """What takes too long for the window with these settings, in the order in which it is computed."""
        raise NotImplementedError

    def ready(self, settings: S, again: Callable[[], object]) -> bool:
        jobs = [job for job in self.needs(settings) if job not in self._prepared] if self._driven else []
        if not jobs:
            return True
        work = Preparing(jobs)

        def ended(error: Exception | None) -> None:
            if work.done:
                self._prepared.update(jobs)
                self._continue()
            elif error is not None:
                self._refuse(error)

        self._waiting.append(again)
        self.turns.drive(work, lambda items: None, ended)
        self.preparing = True
        self.changed.emit()
        return False

    def _refuse(self, error: Exception) -> None:
        """Say why, and stay as it is."""
        self.preparing = False
        self._waiting.clear()
        reason = error if isinstance(error, SpecError) else SpecError("{reason}", field="data", reason=str(error))
        self.errors[reason.field or "data"] = reason
        self.changed.emit()

    def _continue(self) -> None:
        """Do in order what waited; what needs more numbers is prepared again, and the rest waits behind it."""
        self.preparing = False
        waiting, self._waiting = self._waiting, []
        for place, again in enumerate(waiting, start=1):
            again()
            if self.preparing:
                self._waiting += waiting[place:]
                break
        self.changed.emit()

    def restore(self, state: Mapping[str, Any]) -> None:
        self._restored = state
        super().restore(state)
        if not self.preparing:
            self._restored = None

    def state(self) -> dict[str, Any]:
        return super().state() if self._restored is None else dict(self._restored)

    def _acted(self) -> None:
        self._restored = None
        super()._acted()
