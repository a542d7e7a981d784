"""What a lab needs before it can be shown and takes too long for the window: a driver computes it into a cache."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from engine.errors import EngineError, SpecError
from gui.labs.course.exercise import Exercise, F, S
from gui.labs.driving import Newest

SAMPLE, WHOLE = "mnist-sample", "mnist"


class Preparing:
    """Slow jobs one after the other; each fills a cache from which the lab reads at once."""

    def __init__(self, jobs: Sequence[Callable[[], object]]) -> None:
        self._jobs = jobs
        self._stopped = False

    def events(self) -> Iterator[Any]:
        """Nothing but the number of jobs that are done."""
        for number, job in enumerate(self._jobs, start=1):
            if self._stopped:
                return
            job()
            yield number

    def stop(self) -> None:
        """Ask for the end; it comes at the next moment that allows it."""
        self._stopped = True


class DataExercise(Exercise[S, F]):
    """A lab on the embedded sample, or on all of MNIST once that is prepared."""

    def __init__(self, driver: Any = None) -> None:
        self.preparing = False
        self._ready = False
        super().__init__(driver)
        self.turns = Newest(self.driver)

    def jobs(self) -> Sequence[Callable[[], object]]:
        """What is slow on all of MNIST, each into a cache."""
        raise NotImplementedError

    def edit(self, **changes: Any) -> bool:
        if changes.get("data") != WHOLE or self._ready:
            return super().edit(**changes)
        self.preparing = True
        self.errors.pop("data", None)
        self.turns.drive(Preparing(self.jobs()), lambda items: None, self._prepared)
        self.changed.emit()
        return True

    def _prepared(self, error: Exception | None) -> None:
        self.preparing = False
        if error is None:
            self._ready = True
            self.edit(data=WHOLE)
        else:
            known = isinstance(error, EngineError)
            self.errors["data"] = error if known else SpecError("{reason}", field="data", reason=str(error))  # type: ignore[assignment]  # narrowed by `known`
            self.changed.emit()

    def restore(self, state: Mapping[str, Any]) -> None:
        given = state.get("settings")
        if isinstance(given, Mapping) and given.get("data") == WHOLE and not self._ready:
            super().restore({**state, "settings": {**given, "data": SAMPLE}})
            self.edit(data=WHOLE)
        else:
            super().restore(state)
