"""report: a page to hand in, of one kept run, of several, or of the tasks of the course labs."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import Any

from cli.commands.export import kept_run
from cli.experiment import check_writable, load_data
from cli.terminal import Parser, Refusal, emit, say
from cli.words import LANGUAGES, words_in
from engine.report.author import Author, clean, read_author, remember_author
from engine.report.report import race_report, run_report, write_report
from engine.report.report_facts import run_facts
from engine.report.report_labs import labs_report
from engine.store.run_list import RunSummary
from gui.labs.course.labs_page import labs_and_tasks
from gui.labs.course.progress import Progress
from gui.labs.course.words import in_language


def run(argv: list[str]) -> int:
    """Write the report of RUN, one page that compares several, or that of the labs' tasks."""
    parser = Parser("report", "Write a page to hand in: one HTML file that loads nothing from elsewhere.")
    parser.add_argument("runs", metavar="RUN", nargs="*", help="the name of a kept run (see: runs); several: compared")
    parser.add_argument("--labs", nargs="*", metavar="LAB", help="of the course labs' tasks instead: of these, or all")
    parser.add_argument("--out", type=Path, metavar="PATH", help="where to (RUN.html, or course-labs.html, here)")
    parser.add_argument("--title", help="of a page that compares several runs")
    parser.add_argument("--name", help="who hands it in; remembered for the next one")
    parser.add_argument("--number", help="of who hands it in; remembered, too")
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="the language of the page")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    args = parser.parse_intermixed_args(argv)
    if args.labs is None:
        _of_runs(parser, args)
    else:
        _of_labs(parser, args)
    return 0


def _of_runs(parser: Parser, args: argparse.Namespace) -> None:
    if not args.runs:
        parser.error("name a kept run, or ask for the labs' tasks with --labs")
    if len(args.runs) > 8:
        parser.error("a report compares at most 8 runs")
    found = [_run(name) for name in args.runs]
    path = _place(args.out, f"{found[0].name}.html")
    words = words_in(args.lang)
    facts = [run_facts(summary, load_data) for summary in found]
    author = _author(args.name, args.number)
    one = len(facts) == 1
    page = run_report(facts[0], words, "", author) if one else race_report(facts, args.title or "", words, author)
    _write(path, page, {"runs": [summary.name for summary in found]}, args.json)


def _of_labs(parser: Parser, args: argparse.Namespace) -> None:
    """The tasks of the course labs as the window keeps them."""
    if args.runs:
        parser.error("runs and --labs are two reports; ask for one at a time")
    record, words = Progress(), words_in(args.lang)
    labs = labs_and_tasks(record, lambda text: in_language(text, words), words, args.labs)
    path = _place(args.out, "course-labs.html")
    if record.fault is not None:
        raise record.fault
    solved, total = sum(lab.solved for lab in labs), sum(len(lab.tasks) for lab in labs)
    author = _author(args.name, args.number)
    facts = {"labs": [lab.title for lab in labs], "solved": solved, "tasks": total}
    _write(path, labs_report(labs, time.time(), words, author), facts, args.json)


def _place(out: Path | None, otherwise: str) -> Path:
    """Where the page goes.

    Raises: Refusal: no page is called so, or nothing can be written there.
    """
    path = out or Path(otherwise)
    if path.suffix not in (".html", ".htm"):
        raise Refusal(f"a report is an .html file; {path} does not end so")
    check_writable(path)
    return path


def _write(path: Path, page: str, facts: dict[str, Any], as_json: bool) -> None:
    write_report(path, page)
    if as_json:
        emit({**facts, "written": str(path)})
    else:
        say(f"Written: {path} (open it in a browser; print it there to get a PDF)")


def _author(name: str | None, number: str | None) -> Author:
    """Who hands it in: what is given now, else what was given last."""
    known = read_author()
    author = clean(known.name if name is None else name, known.number if number is None else number)
    if author != known:
        remember_author(author)
    return author


def _run(name: str) -> RunSummary:
    found = kept_run(name)
    if found is None:
        raise Refusal(f"{name} is a file; a report is of a kept run, named as in: python3 main.py runs")
    return found
