"""The search itself: trials proposed, run by workers, judged on validation digits, and kept one by one.

    for event in Search(plan, data, OneProcess(data), study).events():
        print(event)

Whoever iterates decides the pace; `stop` ends it, and what is done stays in the study.
"""

from __future__ import annotations

import dataclasses
import math
import time
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from engine.data.dataset import Dataset
from engine.errors import EngineError
from engine.spec import ExperimentSpec
from engine.study.proposals import LAG, Proposer
from engine.study.space import SearchedSetting, Values, apply, check
from engine.study.storage import StudyFile
from engine.study.trial import Outcome, Report, TrialJob, judged, run_trial

BEST = 3  # trials that are repeated with other seeds
SHARE = 0.1  # of the training digits judge, where the spec keeps none aside
WAIT_S = 0.05
REPEAT = 1_000_000  # numbers of repeats: REPEAT · seed + trial
WINNER = -1


@dataclass(frozen=True)
class SearchPlan:
    """What is searched: an experiment, what varies, how many trials, and how they are chosen and given up."""

    spec: ExperimentSpec
    space: tuple[SearchedSetting, ...]
    trials: int = 100
    by: str = "tpe"
    prune: str | None = None
    repeats: int = 1
    budget_s: float = math.inf
    keep: bool = False
    title: str = "search"

    def setup(self, digest: str) -> dict[str, Any]:
        """What makes two studies the same: everything but how long they run."""
        return {
            "spec": self.spec.to_dict(),
            "space": [setting.text() for setting in self.space],
            "by": self.by,
            "prune": self.prune,
            "digest": digest,
        }

    @property
    def share(self) -> float:
        """The share of the training digits that judges."""
        return self.spec.validation or SHARE


@dataclass(frozen=True)
class TrialStarted:
    """A trial was handed to a worker."""

    number: int
    values: Values


@dataclass(frozen=True)
class TrialReported:
    """A trial's accuracy on the validation digits on its way."""

    number: int
    place: int
    accuracy: float


@dataclass(frozen=True)
class TrialEnded:
    """A trial is over: done, pruned or failed; `best` is the best trial so far."""

    values: Values
    outcome: Outcome
    best: int | None


@dataclass(frozen=True)
class SearchEnded:
    """The end: the winner, its mean over the repeats, and what it reads of the test digits, read this once."""

    reason: str
    best: int | None
    values: Values
    accuracy: float | None
    mean: float | None
    test_accuracy: float | None
    trials: int


SearchEvent = TrialStarted | TrialReported | TrialEnded | SearchEnded


class Workers(Protocol):
    """Who runs trials: this process, several, or a cluster."""

    def free(self) -> int:
        """How many more trials can start now."""

    def submit(self, job: TrialJob) -> None:
        """Start a trial."""

    def collect(self, timeout_s: float) -> list[Outcome | tuple[int, int, float]]:
        """Outcomes and reports that came meanwhile; waits at most `timeout_s` for the first."""

    def halt(self) -> None:
        """Stop the trials that run, which then count as not run; may be called from any thread."""


class OneProcess:
    """Runs each trial here, one after another; `heard` gets its reports at once."""

    def __init__(self, data: Dataset, heard: Report = lambda number, place, accuracy: None) -> None:
        self._data = data
        self._heard = heard
        self._jobs: list[TrialJob] = []
        self._halted = False
        self._judges: Dataset | None = None  # the same for all trials of a search

    def free(self) -> int:
        """How many jobs it can still take."""
        return 1 - len(self._jobs)

    def submit(self, job: TrialJob) -> None:
        """Take a job, to be done by the next `collect`."""
        self._jobs.append(job)

    def collect(self, timeout_s: float) -> list[Outcome | tuple[int, int, float]]:
        found: list[Outcome | tuple[int, int, float]] = []

        def report(number: int, place: int, accuracy: float) -> None:
            self._heard(number, place, accuracy)
            found.append((number, place, accuracy))

        jobs, self._jobs = self._jobs, []
        for job in jobs:
            self._judges = self._judges or judged(self._data, job.share, job.split_seed)
            found.append(run_trial(job, self._data, report, lambda: self._halted, self._judges))
        return found

    def halt(self) -> None:
        """Ask for the end of the job under way."""
        self._halted = True


class Search:
    """One study, from what is done of it to its end.

    Raises: EngineError: a plan that cannot be searched, or a study of something else.
    """

    def __init__(self, plan: SearchPlan, data: Dataset, workers: Workers, study: StudyFile) -> None:
        check(plan.spec, plan.space)
        self.plan, self.data, self.workers, self.study = plan, data, workers, study
        self.proposer = Proposer(plan.space, plan.by, plan.spec.seed)
        self.total = self.proposer.limit(plan.trials)
        study.begin(plan.setup(data.digest))
        self.done = {k: pair for k, pair in study.done().items() if 0 <= k < REPEAT}
        self.repeated = {k: pair[1] for k, pair in study.done().items() if k >= REPEAT}
        self.paused = False
        self._running: dict[int, Values] = {}
        self._first = 0  # all trials before it are done
        self._stopped = False
        self._out_of_time = False
        self._tested: Outcome | None = None

    def stop(self) -> None:
        """End now; the trials that run are started again when the study is continued. Any thread may call it."""
        self._stopped = True
        self.workers.halt()

    def events(self) -> Generator[SearchEvent]:
        """The search from where it stands; the last event is `SearchEnded`."""
        started = time.monotonic()
        try:
            while not (self._stopped and not self._running):
                if time.monotonic() - started > self.plan.budget_s:
                    self._out_of_time = True
                yield from self._start_trials()
                if not self._running:
                    if self._ended():
                        break
                    time.sleep(WAIT_S)  # paused
                    continue
                yield from self._collect()
            yield from self._conclude()
        finally:
            self.study.close()

    def _ended(self) -> bool:
        return self._stopped or self._out_of_time or len(self.done) >= self.total

    def _start_trials(self) -> Iterator[SearchEvent]:
        while self._first in self.done:
            self._first += 1
        for number in range(self._first, min(self._first + LAG, self.total)):  # each knows of all up to LAG before
            if number in self.done or number in self._running:
                continue
            if self._stopped or self._out_of_time or self.paused or self.workers.free() <= 0:
                return
            values = self.proposer.values(number, self.done)
            cutoffs = self.proposer.cutoffs(number, self.done, self.plan.prune)
            self._submit(number, values, cutoffs=cutoffs)
            yield TrialStarted(number, values)

    def _submit(self, number: int, values: Values, seed: int | None = None, **more: Any) -> None:
        title = f"{self.plan.title} · {number + 1}"
        try:
            spec = apply(self.plan.spec, self.plan.space, values)
        except EngineError:
            spec = self.plan.spec.replace(steps=0, epochs=0)  # refused by the worker's own check
        if seed is not None:
            spec = spec.replace(seed=seed)
        self._running[number] = values
        job = TrialJob(
            number, spec.to_dict(), self.data.digest, self.plan.share, self.plan.spec.seed,
            title=title, keep=self.plan.keep and number < REPEAT and number != WINNER, **more,
        )  # fmt: skip
        self.workers.submit(job)

    def _collect(self) -> Iterator[SearchEvent]:
        for found in self.workers.collect(WAIT_S):
            if isinstance(found, tuple):
                yield TrialReported(*found)
                continue
            values = self._running.pop(found.number, None)
            if values is None or found.state == "stopped":
                continue
            if found.number == WINNER:
                self._tested = found
            elif found.number >= REPEAT:
                self.study.add(values, found, self.plan.space)
                self.repeated[found.number] = found
            else:
                self.study.add(values, found, self.plan.space)
                self.done[found.number] = values, found
            yield TrialEnded(values, found, self.best())

    def ranked(self) -> list[int]:
        """The numbers of the trials that came to their end, the best first; of equals the earlier."""
        rows = [(k, o.accuracy) for k, (_, o) in self.done.items() if o.state == "done" and o.accuracy is not None]
        return [k for k, accuracy in sorted(rows, key=lambda row: (-(row[1] or 0.0), row[0]))]

    def best(self) -> int | None:
        """The number of the best trial so far."""
        return next(iter(self.ranked()), None)

    def mean(self, number: int) -> float:
        """The mean accuracy of a trial and its repeats."""
        own = [self.done[number][1].accuracy or 0.0]
        again = [o.accuracy or 0.0 for k, o in self.repeated.items() if k % REPEAT == number]
        return sum(own + again) / len(own + again)

    def _conclude(self) -> Iterator[SearchEvent]:
        ranked = self.ranked()
        reason = "stopped" if self._stopped else "budget" if self._out_of_time else "completed"
        if not ranked:
            yield SearchEnded(reason, None, {}, None, None, None, len(self.done))
            return
        winner, test = ranked[0], None
        if not self._stopped:
            yield from self._repeat(ranked[:BEST])
            winner = max(ranked[:BEST], key=lambda k: (self.mean(k), -k))
            self._submit(WINNER, self.done[winner][0], test=True)
            while self._running and not self._stopped:
                yield from (event for event in self._collect() if not isinstance(event, TrialEnded))
            test = self._tested.test_accuracy if self._tested else None
        values, outcome = self.done[winner]
        yield SearchEnded(reason, winner, values, outcome.accuracy, self.mean(winner), test, len(self.done))

    def _repeat(self, numbers: list[int]) -> Iterator[SearchEvent]:
        wanted = [(REPEAT * k + n, n, k) for k in range(1, self.plan.repeats) for n in numbers]
        waiting = [(number, n, k) for number, n, k in wanted if number not in self.repeated]
        while (waiting or self._running) and not self._stopped:
            while waiting and self.workers.free() > 0:
                number, n, k = waiting.pop(0)
                self._submit(number, self.done[n][0], seed=self.plan.spec.seed + k)
            yield from self._collect()


def plain(event: SearchEvent) -> dict[str, Any]:
    """An event as JSON data."""
    data = {field.name: getattr(event, field.name) for field in dataclasses.fields(event)}
    if isinstance(event, TrialEnded):
        data["outcome"] = event.outcome.plain()
    return {"event": type(event).__name__, **data}
