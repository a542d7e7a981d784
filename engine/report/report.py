"""The lab report: one page to hand in, a single HTML file that loads nothing from elsewhere, A4 when printed.

`run_report` is the report of one run, `race_report` that of several runs laid over each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from engine.files import write_atomically
from engine.report.author import Author
from engine.report.report_facts import RunFacts
from engine.report.report_figures import sample
from engine.report.report_sections import (
    answers_section,
    curves,
    foot,
    head,
    key_figures,
    notes,
    page,
    settings_section,
)
from engine.report.report_words import Words, data_title, escaped, network, number, percent, seconds_text, text


def run_report(facts: RunFacts, words: Words = str, extra: str = "", author: Author | None = None) -> str:
    """The report of one run as HTML; `extra` goes before the notes (a task's attempts)."""
    run, spec = facts.summary, facts.summary.spec
    lead = text(words, "lead").format(
        network=network(facts),
        optimizer=words(spec.optimizer.label()),
        data=words(data_title(facts)),
        count=f"{facts.parameters:,}",
    )
    title = words(facts.recipe.title) if facts.recipe else run.title or run.name
    body = [
        head(title, lead, run.started, words, author),
        key_figures(facts, words),
        curves([facts], words),
        answers_section(facts, words),
        settings_section(facts, words),
        extra,
        notes(facts, words),
        foot(facts, words),
    ]
    return page(title, "".join(body), words)


def race_report(rows: Sequence[RunFacts], title: str, words: Words = str, author: Author | None = None) -> str:
    """The report of several runs: their curves laid over each other, a table, what differs, best first."""
    ordered = sorted(rows, key=lambda facts: -(facts.summary.best_accuracy or facts.summary.test_accuracy or 0.0))
    columns = ("runs", "loss_smoothed", "accuracy", "best", "steps", "time")
    heads = "".join(f"<th>{text(words, name)}</th>" for name in columns)
    lines = []
    for place, facts in enumerate(rows):
        run = facts.summary
        cells = [
            f"{sample(place)}{escaped(run.title or run.name)}",
            number(facts.smoothed_loss),
            percent(run.test_accuracy),
            percent(run.best_accuracy),
            f"{run.step:,}",
            seconds_text(run.elapsed_s),
        ]
        best = ' class="best"' if facts is ordered[0] else ""
        lines.append(f"<tr{best}>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
    table = f'<section><table class="rows"><tr>{heads}</tr>{"".join(lines)}</table></section>'
    started = max(facts.summary.started for facts in rows)
    names = ", ".join(escaped(facts.summary.name) for facts in rows)
    foot = f"<footer><span>{text(words, 'from').format(run=names)}</span></footer>"
    note = "".join(settings_section(f, words, of=f.summary.title or f.summary.name) for f in ordered)
    return page(title, head(title, "", started, words, author) + curves(rows, words) + table + note + foot, words)


def write_report(path: Path, text: str) -> None:
    """Write a report.

    Raises: StoreError: the disk is full or cannot be written.
    """
    write_atomically(path, text.encode())
