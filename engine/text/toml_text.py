"""Experiment files as plain data, whatever a file may hold: nothing in it makes reading slow or deep."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from engine.errors import SpecError, StoreError
from engine.files import on_disk, unreadable

LARGEST_BYTES = 1_000_000
DEEPEST = 50  # of brackets in brackets, and of names with dots
QUOTED = re.compile(r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*', re.DOTALL)


def text_of(path: Path) -> str:
    """The text of an experiment file; a mark of the byte order in front is no part of it.

    Raises: StoreError: cannot be read, no text, or too large for an experiment.
    """
    try:
        with on_disk(path).open("rb") as file:
            read = file.read(LARGEST_BYTES + 1)
    except OSError as error:
        raise unreadable(error, path, StoreError) from error
    if len(read) > LARGEST_BYTES:
        raise StoreError("{name} is too large for an experiment; choose a .toml file", path=path, name=path.name)
    try:
        return read.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise StoreError("{name} is not a text file", path=path, name=path.name) from error


def plain_of(text: str) -> dict[str, Any]:
    """The plain data of a TOML text.

    Raises: SpecError: not TOML (with the line), or nested deeper than any experiment.
    """
    if len(text) > LARGEST_BYTES or _depth(text) > DEEPEST:
        raise SpecError("this is not an experiment in TOML: {reason}", field="toml", reason="it is nested too deeply")
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:  # a whole number of thousands of digits is a ValueError, too
        reason = str(error) if isinstance(error, tomllib.TOMLDecodeError) else "a number has too many digits"
        raise SpecError("this is not an experiment in TOML: {reason}", field="toml", reason=reason) from None


def _depth(text: str) -> int:
    """How deep brackets stand in brackets, or how many parts a dotted name has, texts and comments left aside."""
    deepest = brackets = dots = 0
    for sign in re.findall(r"[\[\]{}.,=\n]", QUOTED.sub('""', text)):
        if sign in "[{":
            brackets += 1
        elif sign in "]}":
            brackets = max(brackets - 1, 0)
        dots = dots + 1 if sign == "." else 0
        deepest = max(deepest, brackets, dots)
    return deepest


TEXTS = ("it is nested too deeply", "a number has too many digits")
