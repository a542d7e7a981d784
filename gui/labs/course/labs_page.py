"""The page that a student hands in about the course labs: every task, and which of them are solved."""

from __future__ import annotations

from collections.abc import Callable

from engine.report.report_labs import LabTasks, TaskLine
from gui.labs.course.course_lab import CourseLab
from gui.labs.course.exercises import exercises
from gui.labs.course.tasks import KIND_WORDS
from gui.labs.course.words import Text


def labs_and_tasks(lab: CourseLab, said: Callable[[Text], str], words: Callable[[str], str]) -> list[LabTasks]:
    """Every lab with its tasks, in the reader's language."""
    return [
        LabTasks(
            said(cls.title),
            tuple(
                TaskLine(words(KIND_WORDS[task.kind]), said(task.text), task.key in lab.solved(key), said(task.learned))
                for task in cls.tasks
            ),
        )
        for key in exercises.names()
        for cls in (exercises.get(key),)
    ]
