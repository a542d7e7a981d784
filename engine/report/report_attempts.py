"""The attempts at a teacher's task: the kept runs that carry its tag, each judged, and their section of a report."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from engine import datasets
from engine.data.dataset import Dataset
from engine.errors import EngineError, StoreError
from engine.events import EpochEnded, Evaluated, Event
from engine.report.report_words import Words, escaped, percent, text
from engine.store.moments.snapshots import snapshots_of
from engine.store.run_list import RunSummary, read_run
from engine.store.run_notes import LONGEST, read_notes
from engine.store.runlog import read_events
from engine.store.weights import load_weights
from engine.tasks import Readings, Task, Verdict, check


@dataclass(frozen=True)
class Attempt:
    """A kept run and what it is worth for the task; `unchecked` says why data and weights were left out.

    `tests` are its accuracies on test digits by step.
    """

    run: RunSummary
    verdict: Verdict
    unchecked: str = ""
    tests: tuple[tuple[int, float], ...] = ()


def tag_of(task: Task) -> str:
    """The tag of every attempt at a task: where it is from, and the beginning of its digest."""
    ending = f" {task.digest[:8]}"
    name = (task.source or task.title).replace(",", " ")
    return " ".join(name.split())[: LONGEST["tag"] - len(ending)].rstrip() + ending


def judge(task: Task, run: RunSummary, load: Callable[[str], Dataset] = datasets.load) -> Attempt:
    """Check a kept run: its settings, its events, and, where they are there, its weights on the test digits.

    Raises: StoreError: its log cannot be read.
    """
    digest, read, unchecked, data = "", None, "", None
    try:
        data = load(task.spec.data)
        digest = data.digest
        read = _readings(run, data)
    except EngineError as error:
        unchecked = str(error)
    tests: dict[int, float] = {}
    verdict = check(task, run.spec, _noting(read_events(run.folder), tests), data_digest=digest, read=read)
    if read is not None and data is not None and verdict.unconfirmed:
        read = replace(read, moments=_moments(task, run, tests, data))
        verdict = check(task, run.spec, read_events(run.folder), data_digest=digest, read=read)
    return Attempt(run, verdict, unchecked, tuple(sorted(tests.items())))


def _readings(run: RunSummary, data: Dataset) -> Readings:
    """What the weights of a run's end read now; of a run that still continues, or of another network, they say nothing.

    Raises: EngineError: they cannot be read, or do not fit the data.
    """
    if run.weights is None or not run.reason:
        return Readings()
    loaded = load_weights(run.weights)
    if loaded.spec.layers != run.spec.layers:
        return Readings()
    return Readings(loaded.accuracy(data.test.images, data.test.labels), loaded.parameters.theta.size)


def _moments(task: Task, run: RunSummary, tests: Mapping[int, float], data: Dataset) -> dict[int, float]:
    """What the snapshots read now, of those moments at which the log claims that the goal was reached."""
    found = {}
    for snapshot in snapshots_of(run.folder):
        if tests.get(snapshot.step, 0.0) >= task.goal.test_accuracy:
            with contextlib.suppress(EngineError):  # a damaged one confirms nothing
                loaded = load_weights(snapshot.path)
                if loaded.spec.layers == run.spec.layers:
                    found[snapshot.step] = loaded.accuracy(data.test.images, data.test.labels)
    return found


def _noting(events: Iterable[Event], tests: dict[int, float]) -> Iterator[Event]:
    """The same events, with the accuracies that they report noted by step."""
    for event in events:
        if isinstance(event, EpochEnded):
            tests[event.step] = event.test_accuracy
        elif isinstance(event, Evaluated):
            tests.setdefault(event.step, event.test_accuracy)
        yield event


def attempts_at(
    task: Task,
    root: Path,
    load: Callable[[str], Dataset] = datasets.load,
    known: Mapping[str, Attempt] | None = None,
) -> tuple[Attempt, ...]:
    """Every kept run under `root` with the task's tag, the first one first; what is in `known` is not judged again."""
    tag, found = tag_of(task), []
    folders = [folder for folder in root.iterdir() if not folder.name.startswith(".")] if root.is_dir() else []
    for folder in folders:
        if tag not in read_notes(folder).tags or (run := read_run(folder)) is None:
            continue
        if known is not None and (before := known.get(folder.name)) is not None and before.run == run:
            found.append(before)
            continue
        try:
            found.append(judge(task, run, load))
        except StoreError:
            continue  # its log is gone: nothing is left to judge
    return tuple(sorted(found, key=lambda attempt: (attempt.run.started, attempt.run.name)))


def best_of(attempts: Sequence[Attempt]) -> Attempt | None:
    """The attempt to hand in: one that meets the goal before any other, then the most accurate within the rules."""

    def worth(attempt: Attempt) -> tuple[bool, bool, float]:
        verdict = attempt.verdict
        return verdict.met, not verdict.faults, -1.0 if verdict.best is None else verdict.best

    return max(attempts, key=worth, default=None)


def attempts_section(task: Task, attempts: Sequence[Attempt], words: Words) -> str:
    """The task with its digest, and every attempt with its verdict and its broken rules."""
    chosen = best_of(attempts)
    columns = ("runs", "optimizer", "best", "goal")
    heads = "".join(f"<th>{head}</th>" for head in ("#", *(text(words, name) for name in columns)))
    lines = []
    for place, attempt in enumerate(attempts, start=1):
        run, verdict = attempt.run, attempt.verdict
        optimizer = f"{words(run.spec.optimizer.label())}, η = {run.spec.optimizer.learning_rate:g}"
        faults = [words(template).format(**values) for template, values in verdict.faults]
        result = "; ".join([text(words, "met" if verdict.met else "unmet"), *map(escaped, faults)])
        cells = [str(place), escaped(run.name), escaped(optimizer), percent(verdict.best, words), result]
        best = ' class="best"' if attempt is chosen else ""
        lines.append(f"<tr{best}>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
    said = (words(part) for part in (task.title, task.source, task.rule) if part)
    facts = " ".join(escaped(part if part.endswith(".") else f"{part}.") for part in said)
    digest = f"{text(words, 'task_digest')}: {task.digest}"
    unchecked = next((attempt.unchecked for attempt in attempts if attempt.unchecked), "")
    note = f"<p>{text(words, 'unchecked').format(reason=escaped(unchecked))}</p>" if unchecked else ""
    return (
        f"<section><h2>{text(words, 'attempts')}</h2><p>{facts}</p>"
        f'<table class="rows"><tr>{heads}</tr>{"".join(lines)}</table><p>{digest}</p>{note}</section>'
    )
