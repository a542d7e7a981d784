"""What the Course labs page knows: which lab is open, which was left last, which tasks are solved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from gui.labs.course.exercises import Exercise, exercises
from gui.labs.course.progress import Progress
from gui.labs.driving import Driver
from gui.labs.signal import Signal


class CourseLab:
    """The labs as the page shows them; each is made when it is first opened and keeps its state until the next start.

    `changed` is emitted when another lab is opened or closed; a lab that is open emits its own `changed`.
    """

    def __init__(self, make_driver: Callable[[], Driver] | None = None, progress: Progress | None = None) -> None:
        self.changed = Signal()
        self.record = progress or Progress()  # of solved tasks
        self._make_driver = make_driver  # one a lab: what runs in one keeps running while another is open
        self._drivers: list[Driver] = []
        self.open_key = ""  # "" shows the gallery
        self.last_key = ""  # the lab that was left last
        self._made: dict[str, Exercise[Any, Any]] = {}
        self._states: dict[str, Mapping[str, Any]] = {}

    @property
    def exercise(self) -> Exercise[Any, Any] | None:
        """The lab that is open."""
        return self.made(self.open_key) if self.open_key else None

    def made(self, key: str) -> Exercise[Any, Any]:
        """The lab of that key, as it was left."""
        if key not in self._made:
            exercise = exercises.get(key)(self._driver())
            exercise.solved = self.solved(key)
            exercise.restore(self._states.get(key, {}))
            exercise.changed.connect(self.record.keep)
            self._made[key] = exercise
        return self._made[key]

    def _driver(self) -> Driver | None:
        if self._make_driver is None:
            return None
        self._drivers.append(self._make_driver())
        return self._drivers[-1]

    def open(self, key: str) -> None:
        """Show a lab.

        Raises: SpecError: there is none of that key.
        """
        exercises.get(key)
        self.open_key = self.last_key = key
        self.changed.emit()

    def show_gallery(self) -> None:
        """Show all labs again."""
        self.open_key = ""
        self.changed.emit()

    def close(self) -> None:
        """End what is being computed, and wait for it."""
        for driver in self._drivers:
            driver.close()

    def solved(self, key: str) -> set[str]:
        """The keys of a lab's tasks that are solved."""
        return self.record.solved(key)

    def progress(self, key: str) -> tuple[int, int]:
        """How many of a lab's tasks are solved, and how many there are."""
        keys = {task.key for task in exercises.get(key).tasks}
        return len(keys & self.solved(key)), len(keys)

    def done(self, key: str) -> bool:
        """Whether every task of a lab is solved."""
        solved, tasks = self.progress(key)
        return solved == tasks > 0

    def done_count(self) -> tuple[int, int]:
        """How many labs are done, and how many there are."""
        keys = exercises.names()
        return sum(self.done(key) for key in keys), len(keys)

    # what is stored
    def state(self) -> dict[str, Any]:
        """Plain values from which `restore` brings back every lab as it was left; solved tasks have a file."""
        labs = {**self._states, **{key: exercise.state() for key, exercise in self._made.items()}}
        return {"open": self.open_key, "last": self.last_key, "labs": labs}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take back what `state` gave, as far as it still makes sense."""
        labs, solved = state.get("labs"), state.get("solved")
        if isinstance(labs, Mapping):
            self._states = {key: value for key, value in labs.items() if isinstance(value, Mapping)}
        if isinstance(solved, Mapping):  # kept there by versions before
            self.record.add(solved)
            self.record.keep()
        for key, exercise in self._made.items():
            exercise.restore(self._states.get(key, {}))
        self.open_key, self.last_key = (
            key if isinstance(key, str) and key in exercises else "" for key in (state.get("open"), state.get("last"))
        )
        self.changed.emit()
