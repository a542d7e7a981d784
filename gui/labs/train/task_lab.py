"""A teacher's task on the Train page: what it fixes, the attempts that were kept, and whether its goal is reached."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from engine.data.dataset import Dataset
from engine.errors import EngineError, SpecError, StoreError
from engine.report.author import read_author
from engine.report.report import run_report, write_report
from engine.report.report_attempts import Attempt, attempts_at, attempts_section, best_of, tag_of
from engine.report.report_facts import run_facts
from engine.spec import ExperimentSpec
from engine.tasks import Task, load_task
from gui.labs.driving import Driver, Newest

Words = Callable[[str], str]
BELOW, ABOVE = 0.07, 0.01  # how much of the accuracies around the goal its bar shows


def set_by_task(setting: str) -> SpecError:
    """Why a setting cannot be changed."""
    return SpecError("{field} is set by the task; leave the task to change it", field=setting)


class AttemptJudging:
    """Finding the attempts at a task and judging each, as a driver carries it out."""

    def __init__(
        self, task: Task, runs: Path, load: Callable[[str], Dataset], known: Mapping[str, Attempt] | None = None
    ) -> None:
        self._task, self._runs, self._load, self._known = task, runs, load, known

    def events(self) -> Iterator[tuple[Attempt, ...]]:
        """All attempts at once, the first one first."""
        yield attempts_at(self._task, self._runs, self._load, self._known)

    def stop(self) -> None:
        """It comes to its end by itself."""


class HandingIn(AttemptJudging):
    """Judging every attempt again, and writing the report of the best one with all of them."""

    def __init__(self, task: Task, runs: Path, load: Callable[[str], Dataset], path: Path, words: Words) -> None:
        super().__init__(task, runs, load)
        self._path, self._words = path, words

    def events(self) -> Iterator[tuple[Attempt, ...]]:
        """The attempts that the report lists.

        Raises: StoreError: none is left, or the report cannot be written.
        """
        attempts = attempts_at(self._task, self._runs, self._load)
        best = best_of(attempts)
        if best is None:
            raise StoreError("there is no attempt to hand in yet; train once first", path=self._path)
        facts = run_facts(best.run, self._load)
        section = attempts_section(self._task, attempts, self._words)
        write_report(self._path, run_report(facts, self._words, section, read_author()))
        yield attempts


class TaskLab:
    """The task that is open, if any, and its attempts; whether the goal is reached is read from the kept runs alone."""

    def __init__(self, driver: Driver, load: Callable[[str], Dataset], changed: Callable[[], object]) -> None:
        self.task: Task | None = None
        self.path: Path | None = None
        self.attempts: tuple[Attempt, ...] = ()
        self.fault: EngineError | None = None  # what was refused or went wrong, until the page has said it
        self.written: Path | None = None  # the report, until the page has said so
        self.writing = False
        self._driver, self._load, self._changed = Newest(driver), load, changed

    # -- what it fixes -------------------------------------------------------------------------------------------------
    def allows(self, setting: str) -> bool:
        """Whether a dotted setting may be changed; without a task everything may."""
        return self.task is None or self.task.allows(setting)

    def hides(self, setting: str) -> bool:
        """Whether the task does not show a setting."""
        return self.task is not None and self.task.hides(setting)

    def refusal(self, spec: ExperimentSpec) -> SpecError | None:
        """Why an experiment is none of this task's; None where it is."""
        broken = next(iter(self.task.broken(spec)), "") if self.task is not None else ""
        return set_by_task(broken) if broken else None

    def refuses(self, spec: ExperimentSpec) -> bool:
        """Whether an experiment breaks the task; `fault` then says why."""
        refusal = self.refusal(spec)
        self.fault = refusal or self.fault
        return refusal is not None

    def refuses_setting(self, setting: str) -> bool:
        """Whether a live setting may not be changed; `fault` then says why."""
        if self.allows(setting):
            return False
        self.fault = set_by_task(setting)
        return True

    # -- opened and left -----------------------------------------------------------------------------------------------
    def open(self, path: Path) -> Task:
        """Open a task file.

        Raises: DataError, SpecError: it cannot be read, or is no task.
        """
        task = load_task(path)
        self.task, self.path, self.attempts = task, path, ()
        return task

    def leave(self) -> None:
        """Everything may be changed again; the attempts stay among the runs."""
        self.task, self.path, self.attempts = None, None, ()

    @property
    def title(self) -> str:
        """What a run that starts now is called if it has no recipe; empty without a task."""
        return self.task.title if self.task is not None else ""

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags of a run that starts now."""
        return (tag_of(self.task),) if self.task is not None else ()

    # -- the attempts --------------------------------------------------------------------------------------------------
    def look(self, runs: Path) -> None:
        """Find and judge the kept attempts; those that were judged before and have not changed are not read again."""
        if self.task is None or self.writing:
            return
        known = {attempt.run.name: attempt for attempt in self.attempts}
        self._drive(AttemptJudging(self.task, runs, self._load, known), self._over)

    def hand_in(self, runs: Path, path: Path, words: Words) -> None:
        """Write the report of the best attempt, with every attempt, in the reader's language."""
        if self.task is None or self.writing:
            return
        self.writing = True

        def over(error: Exception | None) -> None:
            self.writing = False
            self.written = path if error is None else None
            self._over(error)

        self._drive(HandingIn(self.task, runs, self._load, path, words), over)
        self._changed()

    def _drive(self, work: AttemptJudging, over: Callable[[Exception | None], object]) -> None:
        task = self.task

        def take(found: Sequence[tuple[Attempt, ...]]) -> None:
            if self.task is task:
                self.attempts = found[-1]

        self._driver.drive(work, take, over)

    def _over(self, error: Exception | None) -> None:
        if isinstance(error, EngineError):
            self.fault = error
        self._changed()

    @property
    def best(self) -> Attempt | None:
        """The attempt that came closest within the rules."""
        found = best_of([attempt for attempt in self.attempts if attempt.verdict.best is not None])
        return found if found is not None and not found.verdict.faults else None

    @property
    def number(self) -> int:
        """Which attempt the best one is, from 1; 0 where there is none."""
        best = self.best
        return self.attempts.index(best) + 1 if best is not None else 0

    @property
    def reached(self) -> bool:
        """Whether a kept run meets the goal."""
        return any(attempt.verdict.met for attempt in self.attempts)

    @property
    def scale(self) -> tuple[float, float]:
        """How far along its bar the best attempt stands and the goal, each 0…1."""
        if self.task is None:
            return 0.0, 0.0
        start, span = self.task.goal.test_accuracy - BELOW, BELOW + ABOVE
        best = self.best
        reached = 0.0 if best is None or best.verdict.best is None else (best.verdict.best - start) / span
        return min(max(reached, 0.0), 1.0), BELOW / span

    def close(self) -> None:
        """End what is being judged; a report is written to its end."""
        self._driver.close()

    # -- from one start to the next ------------------------------------------------------------------------------------
    def remember(self) -> dict[str, Any]:
        """Plain values to keep."""
        return {} if self.path is None else {"path": str(self.path)}

    def recall(self, state: Any) -> Task | None:
        """Open the task that was open before; `fault` says why where its file can no longer be used."""
        path = state.get("path") if isinstance(state, dict) else None
        if not isinstance(path, str) or not path:
            return None
        try:
            return self.open(Path(path))
        except EngineError as error:
            self.fault = error
            return None
