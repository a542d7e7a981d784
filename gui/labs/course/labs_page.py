"""The page that a student hands in about the course labs: every task, and which of them are solved."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from engine.report.report_labs import LabTasks, TaskLine
from gui.labs.course.exercises import exercises
from gui.labs.course.progress import Progress
from gui.labs.course.tasks import KIND_WORDS, LabTask
from gui.labs.course.words import Text


def labs_and_tasks(
    record: Progress, said: Callable[[Text], str], words: Callable[[str], str], keys: Sequence[str] = ()
) -> list[LabTasks]:
    """The named labs, or every one, with its tasks, in the reader's language.

    Raises: SpecError: there is no lab of that name.
    """
    return [
        LabTasks(said(cls.title), tuple(_line(task, record.solved(key), said, words) for task in cls.tasks))
        for key in keys or exercises.names()
        for cls in (exercises.get(key),)
    ]


def _line(task: LabTask, solved: set[str], said: Callable[[Text], str], words: Callable[[str], str]) -> TaskLine:
    return TaskLine(words(KIND_WORDS[task.kind]), said(task.text), task.key in solved, said(task.learned))
