"""The field's words: what the code and its docs say is read by learners, so words of a private dialect stay out."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.contracts.test_imports import ROOT, faults

DIALECT = re.compile(
    r"\b(told|tells?|telling|lies?|lying|wish(es)?|begun|anew|nobody|so many|(go|goes|went) on|(can_)?go_on"
    r"|surpris\w+|dressed)\b",
    re.IGNORECASE,
)
PLAIN = re.compile(r"\.tell\(\)")  # a file's own word for its position
ROOMS = ("engine", "gui", "cli", "benchmarks", "docs")
SINGLE = ("main.py", "README.md", "CONTRIBUTING.md", "SECURITY.md")


def texts() -> Iterator[Path]:
    for room in ROOMS:
        yield from (path for path in sorted((ROOT / room).rglob("*")) if path.suffix in (".py", ".md"))
    yield from (ROOT / name for name in SINGLE)


def test_names_comments_and_prose_keep_to_the_words_of_the_field() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {match[0]}"
        for path in texts()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if (match := DIALECT.search(PLAIN.sub("", line)))
    ]
    faults("report, is, request, started, again, no one, number of, continue", found)
