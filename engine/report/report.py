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
from engine.report.report_words import (
    Words,
    data_title,
    escaped,
    network,
    number,
    percent,
    run_name,
    run_names,
    seconds_text,
    text,
)


def run_report(facts: RunFacts, words: Words = str, extra: str = "", author: Author | None = None) -> str:
    """The report of one run as HTML; `extra` goes before the notes (a task's attempts)."""
    run, spec = facts.summary, facts.summary.spec
    lead = text(words, "lead").format(
        network=network(facts),
        optimizer=words(spec.optimizer.label()),
        data=words(data_title(facts)),
        count=f"{facts.parameters:,}",
    )
    title = run_name(facts, words)
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


def race_report(rows: Sequence[RunFacts], title: str = "", words: Words = str, author: Author | None = None) -> str:
    """The report of several runs: their curves laid over each other, a table, what differs, best first.

    Without a title it is called by its runs.
    """
    names = run_names(rows, words)
    title = title or ", ".join(dict.fromkeys(run_name(facts, words) for facts in rows))
    ordered = sorted(rows, key=lambda facts: -(facts.summary.best_accuracy or facts.summary.test_accuracy or 0.0))
    columns = ("runs", "loss_smoothed", "accuracy", "best", "steps", "time")
    heads = "".join(f"<th>{text(words, name)}</th>" for name in columns)
    lines = []
    for place, facts in enumerate(rows):
        run = facts.summary
        cells = [
            f"{sample(place)}{escaped(names[place])}",
            number(facts.smoothed_loss),
            percent(run.test_accuracy, words),
            percent(run.best_accuracy, words),
            f"{run.step:,}",
            seconds_text(run.elapsed_s, words),
        ]
        best = ' class="best"' if facts is ordered[0] else ""
        lines.append(f"<tr{best}>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
    table = f'<section><table class="rows"><tr>{heads}</tr>{"".join(lines)}</table></section>'
    started = max(facts.summary.started for facts in rows)
    folders = ", ".join(escaped(facts.summary.name) for facts in rows)
    foot = f"<footer><span>{text(words, 'from').format(run=folders)}</span></footer>"
    by_name = sorted(zip(names, rows, strict=True), key=lambda pair: ordered.index(pair[1]))
    note = "".join(settings_section(facts, words, of=name) for name, facts in by_name)
    return page(title, head(title, "", started, words, author) + curves(rows, words) + table + note + foot, words)


def write_report(path: Path, text: str) -> None:
    """Write a report.

    Raises: StoreError: the disk is full or cannot be written.
    """
    write_atomically(path, text.encode())
