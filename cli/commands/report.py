"""report: a page to hand in, of one kept run or of several."""

from __future__ import annotations

from pathlib import Path

from cli.commands.export import kept_run
from cli.experiment import check_writable, load_data
from cli.terminal import Parser, Refusal, emit, say
from cli.words import LANGUAGES, words_in
from engine.report.author import Author, clean, read_author, remember_author
from engine.report.report import race_report, run_report, write_report
from engine.report.report_facts import run_facts
from engine.store.run_list import RunSummary


def run(argv: list[str]) -> int:
    """Write the report of RUN, or one page that compares several."""
    parser = Parser("report", "Write a page to hand in: one HTML file that loads nothing from elsewhere.")
    parser.add_argument("runs", metavar="RUN", nargs="+", help="the name of a kept run (see: runs); several: compared")
    parser.add_argument("--out", type=Path, metavar="PATH", help="where to (RUN.html in this folder)")
    parser.add_argument("--title", help="of a page that compares several runs")
    parser.add_argument("--name", help="who hands it in; remembered for the next one")
    parser.add_argument("--number", help="of who hands it in; remembered, too")
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="the language of the page")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    args = parser.parse_args(argv)
    if len(args.runs) > 8:
        parser.error("a report compares at most 8 runs")
    found = [_run(name) for name in args.runs]
    path = args.out or Path(f"{found[0].name}.html")
    if path.suffix not in (".html", ".htm"):
        raise Refusal(f"a report is an .html file; {path} does not end so")
    check_writable(path)
    words = words_in(args.lang)
    facts = [run_facts(summary, load_data) for summary in found]
    title = args.title or ", ".join(dict.fromkeys(summary.title or summary.name for summary in found))
    author = _author(args.name, args.number)
    one = len(facts) == 1
    write_report(path, run_report(facts[0], words, "", author) if one else race_report(facts, title, words, author))
    if args.json:
        emit({"runs": [summary.name for summary in found], "written": str(path)})
    else:
        say(f"Written: {path} (open it in a browser; print it there to get a PDF)")
    return 0


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
