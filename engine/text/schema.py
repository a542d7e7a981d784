"""What a record of our own JSON files must look like, said once per kind of file.

    RUN = {"title": text, "started": number, "loss": optional(number)}
    fields = checked(json.loads(line), RUN)          # ValueError names the field that does not fit

Files are edited by people, cut by crashes and copied between versions: any value may be of any type.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from typing import Any

Check = Callable[[Any], Any]
LARGEST = 2**53  # whole numbers that a JSON reader of any language keeps exactly


class Malformed(ValueError):  # noqa: N818 (an adjective says it)
    """A record that does not fit; the message names its field and what was found."""


def parsed(line: str | bytes) -> Any:
    """The JSON value of a text.

    Raises: Malformed: it is none, or nested deeper than any of our records.
    """
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Malformed(f"not JSON: {error}") from error


def checked(plain: Any, checks: Mapping[str, Check], given: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The named fields of a record; what else it holds was added by a later version and is left out.

    `given` are values for fields that may be missing.
    Raises: Malformed: no record, a field is missing, or of the wrong type.
    """
    if not isinstance(plain, dict):
        raise Malformed(f"expected a record, got {type(plain).__name__}")
    found = {}
    for name, check in checks.items():
        if name in plain:
            try:
                found[name] = check(plain[name])
            except (ValueError, TypeError, RecursionError) as error:
                raise Malformed(f"{name}: {error}") from error
        elif given is not None and name in given:
            found[name] = given[name]
        else:
            raise Malformed(f"{name} is missing")
    return found


def fitting(plain: Any, checks: Mapping[str, Check]) -> tuple[dict[str, Any], list[str]]:
    """The named fields of a record as far as they fit, and the names of those that do not; any may be missing."""
    found: dict[str, Any] = {}
    damaged = []
    for name, value in plain.items() if isinstance(plain, dict) else ():
        if name in checks:
            try:
                found |= checked({name: value}, {name: checks[name]})
            except Malformed:
                damaged.append(name)
    return found, damaged


def text(value: Any) -> str:
    """A string."""
    if not isinstance(value, str):
        raise Malformed(f"expected a text, got {type(value).__name__}")
    return value


def whole(value: Any) -> int:
    """A whole number, also where it is written with a point."""
    if (
        isinstance(value, bool)
        or not isinstance(value, int | float)
        or not abs(value) <= LARGEST
        or value != int(value)
    ):
        raise Malformed(f"expected a whole number, got {str(value)[:40]}")
    return int(value)


def number(value: Any) -> float:
    """A finite number."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= 1e300:
        raise Malformed(f"expected a number, got {str(value)[:40]}")
    return float(value)


def whole_within(low: int, high: int) -> Check:
    """A whole number between these, both included."""

    def within(value: Any) -> int:
        found = whole(value)
        if not low <= found <= high:
            raise Malformed(f"expected {low} to {high}, got {found}")
        return found

    return within


def one_of(*choices: str) -> Check:
    """One of these texts."""

    def known(value: Any) -> str:
        if text(value) not in choices:
            raise Malformed(f"expected one of {', '.join(choices)[:80]}, got {value[:40]}")
        return str(value)

    return known


def loose_number(value: Any) -> float:
    """A number; null stands for one that is not finite."""
    return math.nan if value is None else number(value)


def flag(value: Any) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise Malformed(f"expected true or false, got {type(value).__name__}")
    return value


def record(value: Any) -> dict[str, Any]:
    """Any record."""
    if not isinstance(value, dict):
        raise Malformed(f"expected a record, got {type(value).__name__}")
    return value


def optional(check: Check) -> Check:
    """What fits, or null."""
    return lambda value: None if value is None else check(value)


def list_of(check: Check) -> Check:
    """A list of what fits."""

    def each(value: Any) -> list[Any]:
        if not isinstance(value, list):
            raise Malformed(f"expected a list, got {type(value).__name__}")
        return [check(item) for item in value]

    return each


def record_of(check: Check) -> Check:
    """A record whose values all fit."""
    return lambda value: {name: check(item) for name, item in record(value).items()}


def tuple_of(*checks: Check) -> Check:
    """A list of just these."""

    def each(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list) or len(value) != len(checks):
            raise Malformed(f"expected a list of {len(checks)}")
        return tuple(check(item) for check, item in zip(checks, value, strict=True))

    return each
