"""The names of the classes, which some people save beside the weights: in a checkpoint, an archive or its header."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import numpy as np

from engine.types import Array

KEYS = re.compile(
    r"class(es)?_?|class_?names|labels?|label_?names|categories|(idx|index|id)_?(to|2)_?(class|label)|"
    r"(class|label)(es)?_?(to|2)_?(idx|index|id)",
    re.IGNORECASE,
)
MOST = 1_000
LONGEST = 200  # characters of a name
LONGEST_TEXT = 100_000


class Named(dict[str, Array]):
    """Arrays by name; where the file says them the names of the classes, and of its layers without arrays (`idle`)."""

    classes: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()


def class_names(value: Any, deep: int = 2) -> tuple[str, ...]:
    """The names of the classes in what a file holds; none where it does not say them.

    >>> class_names({"epoch": 3, "class_to_idx": {"one": 1, "zero": 0}})
    ('zero', 'one')
    """
    if not isinstance(value, Mapping):
        return ()
    for name, part in value.items():
        if KEYS.fullmatch(str(name)) and (found := _names(part)):
            return found
    parts = [part for part in value.values() if isinstance(part, Mapping)] if deep else []
    return next((found for part in parts if (found := class_names(part, deep - 1))), ())


def _names(part: Any) -> tuple[str, ...]:
    """A list of names, or a table of names and numbers, as names in the order of the outputs."""
    if isinstance(part, str) and part[:1] in "[{" and len(part) <= LONGEST_TEXT:
        try:
            part = json.loads(part)
        except (ValueError, RecursionError):
            return ()
    if isinstance(part, np.ndarray):
        part = part.tolist() if part.ndim == 1 and part.dtype.kind in "Uiu" and part.size <= MOST else []
    if isinstance(part, Mapping):
        numbered = all(str(key).isdecimal() for key in part)
        pairs = [(key, name) if numbered else (name, key) for key, name in part.items()]
        if sorted(str(number) for number, _ in pairs) != sorted(map(str, range(len(pairs)))):
            return ()
        part = [name for _, name in sorted(pairs, key=lambda pair: int(pair[0]))]
    if not isinstance(part, list | tuple) or not 2 <= len(part) <= MOST:
        return ()
    if not all(isinstance(name, str | int) and not isinstance(name, bool) for name in part):
        return ()
    names = tuple(str(name)[:LONGEST] for name in part)
    return names if len(set(names)) == len(names) else ()
