"""Numbers as people write them: one reading for forms, `--set` and experiment files.

A comma is never taken for a decimal point nor silently dropped: 0,001 is refused with how to write it, and 5,700 is
taken only where a whole number is expected. Full-width digits, points and minus signs are those of other keyboards.
"""

from __future__ import annotations

import math
import re
import unicodedata

LONGEST = 100  # characters of a number that a person types
GROUPED = re.compile(r"[-+]?[1-9]\d{0,2}([, ]\d{3})+(\.\d*)?")  # 5,700
SEVERAL = re.compile(r"[-+]?[1-9]\d{0,2}(,\d{3}){2,}(\.\d*)?|[-+]?[1-9]\d{0,2}(,\d{3})+\.\d*")  # no decimal comma
DECIMAL_COMMA = re.compile(r"([-+]?\d*),(\d+)([eE][-+]?\d+)?")
LEADING_ZEROS = re.compile(r"[-+]?0\d")
SIGNS = str.maketrans({"−": "-", "–": "-", "。": ".", "、": ",", "\u00a0": " ", "\u202f": " "})


class NumberError(ValueError):
    """A text that is no number: `reason` is number, infinite, whole or comma, `way_out` how it is written."""

    def __init__(self, *, reason: str, way_out: str = "") -> None:
        super().__init__(reason)
        self.reason, self.way_out = reason, way_out


def read_number(text: str, *, whole: bool = False) -> float:
    """The number in a text: `0.001`, `1e-3`, `−3`, and where a whole one is expected also `5,700` and `1e2`.

    Raises: NumberError: no finite number, not a whole one, or written with a decimal comma.
    """
    if len(text) > LONGEST:
        raise NumberError(reason="number")
    written = unicodedata.normalize("NFKC", text).translate(SIGNS).strip()
    if "," in written or " " in written:
        written = _without_groups(written, whole)
    if LEADING_ZEROS.match(written):
        raise NumberError(reason="number")  # 001 is what is left of 0,001 between commas
    try:
        value = float(written)
    except ValueError:
        raise NumberError(reason="number") from None
    if not math.isfinite(value):
        raise NumberError(reason="infinite" if "e" in written.lower() else "number")
    return as_whole(value) if whole else value


def as_whole(value: float) -> int:
    """A number that has no decimals as a whole number: 1e2 is 100.

    Raises: NumberError: it has decimals.
    """
    if not math.isfinite(value) or value != int(value):
        raise NumberError(reason="whole")
    return int(value)


def _without_groups(written: str, whole: bool) -> str:
    """The number without the marks between its thousands.

    Raises: NumberError: the marks may be a decimal comma.
    """
    taken = GROUPED if whole or " " in written else SEVERAL
    if taken.fullmatch(written):
        return written.replace(",", "").replace(" ", "")
    decimal = DECIMAL_COMMA.fullmatch(written)
    if decimal is None:
        raise NumberError(reason="number")
    before, after, power = decimal.groups()
    raise NumberError(reason="comma", way_out=f"{before or 0}.{after}{power or ''}")


def shown(value: object) -> str:
    """A value as an error names it: short, whatever it is."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 10**16:
        digits = round(abs(value).bit_length() * math.log10(2))
        return f"{'-' if value < 0 else ''}1e{digits}"
    if isinstance(value, bool | int | float | str | list | tuple | dict | None):
        text = _written(value)
        return text if len(text) <= LONGEST else f"{text[:40]}…"
    return f"{value}"[:LONGEST]


def _written(value: object) -> str:
    try:
        return repr(value)
    except (ValueError, RecursionError):  # digits beyond Python's limit; lists in lists
        return type(value).__name__
