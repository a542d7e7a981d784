"""Texts that can be said in every language, and numbers as the notes write them."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
MARKS = "«»"  # around what just happened, in a line of a formula


class Words:
    """A text as a template and its values: `str()` is the English, a window says it in its own language.

    A value may be `Words` itself.
    """

    __slots__ = ("template", "values")

    def __init__(self, template: str, /, **values: Any) -> None:
        self.template, self.values = template, values

    def __str__(self) -> str:
        return self.template.format(**self.values) if self.values else self.template

    def __repr__(self) -> str:
        return f"Words({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Words) and (self.template, self.values) == (other.template, other.values)

    def __hash__(self) -> int:
        return hash(self.template)


Text = str | Words  # a plain string is the same in every language: numbers and symbols


@dataclass(frozen=True)
class StepWords:
    """One step in words and in numbers: where it is, what happened, its formulas, and a remark below them."""

    caption: Text = ""
    sentence: Text = ""
    lines: tuple[Text, ...] = ()
    note: Text = ""


@dataclass(frozen=True)
class TableRow:
    """A row of a table: its cells, whether it is the one of this step, and which cells just changed."""

    cells: tuple[Text, ...]
    now: bool = False
    marked: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Table:
    """The numbers beside the step: a title with a remark, heads, rows. The first `left` columns are names."""

    title: Text
    head: tuple[Text, ...]
    rows: tuple[TableRow, ...]
    note: Text = ""
    left: int = 1


def plain(text: Text) -> str:
    """A text in English without its marks, for files and the command line."""
    return str(text).translate({ord(mark): None for mark in MARKS})


def in_language(text: Text, words: Callable[[str], str]) -> str:
    """A text in the language that `words` says templates in; a plain string is the same in every one."""
    if isinstance(text, str):
        return text
    values = {
        key: in_language(value, words) if isinstance(value, Words) else value for key, value in text.values.items()
    }
    return words(text.template).format(**values) if values else words(text.template)


def written(value: float | Fraction, digits: int = 10) -> str:
    """A number with at most this many significant digits, as people write it: 0.05, −1, 6.1 × 10⁻¹⁰, ∞.

    A fraction that ends within them is exact, such as 7/20 = 0.35.
    """
    number = float(value)
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "∞" if number > 0 else "−∞"
    if number == int(number) and abs(number) < 1e15:
        return f"{int(number)}".replace("-", "−")
    text = f"{number:.{digits}g}"
    if "e" in text or abs(number) < 1e-4:
        mantissa, exponent = f"{number:.{digits - 1}e}".split("e")
        mantissa = mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa
        power = "10" + str(int(exponent)).translate(SUPERSCRIPTS)
        return (power if mantissa == "1" else f"{mantissa} × {power}").replace("-", "−")
    return text.replace("-", "−")


def factor(value: float | Fraction, digits: int = 10) -> str:
    """A number as it stands inside a product or a sum: a negative one in brackets."""
    text = written(value, digits)
    return f"({text})" if text.startswith("−") else text


def exactly(value: float) -> str:
    """A number with all the digits that the computer has of it: 7.999999999999119."""
    text = repr(float(value))
    if "e" in text:
        mantissa, exponent = text.split("e")
        return mantissa.replace("-", "−") + " × 10" + str(int(exponent)).translate(SUPERSCRIPTS)
    return text.removesuffix(".0").replace("-", "−").replace("inf", "∞").replace("nan", "NaN")


def power(value: float) -> str:
    """A step size as a power of ten: 1, 0.1, 10⁻⁴, 2 × 10⁻⁵."""
    return written(value, 3) if value >= 0.1 or value <= 0 else _scientific(value)


def about(value: float) -> str:
    """The size of an error in two digits: 0, 0.038, 8.8 × 10⁻¹³, NaN."""
    size = abs(value)
    if size == 0 or not math.isfinite(size):
        return written(size)
    return written(size, 2) if 1e-3 <= size < 1e4 else _scientific(float(f"{size:.1e}"))


def _scientific(value: float) -> str:
    mantissa, exponent = f"{value:.2e}".split("e")
    raised = "10" + str(int(exponent)).translate(SUPERSCRIPTS)
    digits = mantissa.rstrip("0").rstrip(".")
    return raised if digits == "1" else f"{digits} × {raised}"
