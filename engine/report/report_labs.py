"""The report of course labs: their tasks, which of them are solved, and what each taught."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.report.author import Author
from engine.report.report_sections import head, page
from engine.report.report_words import Words, escaped, text


@dataclass(frozen=True)
class TaskLine:
    """One task of a lab in the reader's language: its kind, what is asked, whether it is solved, what it taught."""

    kind: str
    question: str
    solved: bool
    learned: str = ""


@dataclass(frozen=True)
class LabTasks:
    """A course lab and its tasks."""

    title: str
    tasks: tuple[TaskLine, ...]

    @property
    def solved(self) -> int:
        """How many are solved."""
        return sum(task.solved for task in self.tasks)


def labs_report(labs: Sequence[LabTasks], written: float, words: Words = str, author: Author | None = None) -> str:
    """The page of all labs that have tasks: a count for each, every task, and what it taught where it is solved."""
    asked = [lab for lab in labs if lab.tasks]
    solved, total = sum(lab.solved for lab in asked), sum(len(lab.tasks) for lab in asked)
    title = text(words, "labs_title")
    lead = text(words, "labs_lead").format(solved=solved, total=total, labs=len(asked))
    body = head(title, lead, written, words, author) + "".join(_section(lab, words) for lab in asked)
    return page(title, body + f"<footer><span>{text(words, 'labs_foot')}</span></footer>", words)


def _section(lab: LabTasks, words: Words) -> str:
    count = text(words, "labs_count").format(solved=lab.solved, total=len(lab.tasks))
    rows = "".join(_row(task, words) for task in lab.tasks)
    return (
        f"<section><h2>{escaped(lab.title)}<small>{count}</small></h2>"
        f'<table class="rows tasks">{rows}</table></section>'
    )


def _row(task: TaskLine, words: Words) -> str:
    state = f"✓ {text(words, 'labs_solved')}" if task.solved else text(words, "labs_open")
    learned = f"<p>{escaped(task.learned)}</p>" if task.solved and task.learned else ""
    best = ' class="best"' if task.solved else ""
    return f"<tr><td>{escaped(task.kind)}</td><td>{escaped(task.question)}{learned}</td><td{best}>{state}</td></tr>"
