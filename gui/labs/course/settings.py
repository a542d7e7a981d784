"""What can be chosen and typed in a lab: a frozen dataclass whose fields know their bounds and read texts."""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Mapping
from typing import Any, Self

from engine.errors import SpecError
from engine.text.numbers import NumberError, read_number
from gui.labs.course.words import Text

POWER = re.compile(r"(?:^|\s*[×*]\s*)10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)$")  # 10⁻⁴, 2 × 10³
RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
LONGEST = 400  # characters of a typed text
MOST = 16  # rows or columns of a typed matrix


@dataclasses.dataclass(frozen=True)
class Setting:
    """What is known of a field besides its default: its symbol beside the field, help, bounds, choices, shape.

    `shape` is that of an array, None at an axis that may have any length.
    """

    symbol: Text = ""
    help: Text = ""
    low: float | None = None
    high: float | None = None
    log: bool = False
    choices: tuple[tuple[str, Text], ...] = ()
    shape: tuple[int | None, ...] | None = None


def typed(
    default: Any,
    *,
    symbol: Text = "",
    help: Text = "",
    low: float | None = None,
    high: float | None = None,
    log: bool = False,
    shape: tuple[int | None, ...] | None = None,
) -> Any:
    """A field that can be typed: a number, a text, or an array of numbers as nested tuples."""
    return dataclasses.field(default=default, metadata={"setting": Setting(symbol, help, low, high, log, (), shape)})


def chosen(default: str, choices: Mapping[str, Text], *, symbol: Text = "", help: Text = "") -> Any:
    """A field with a few choices: the name that is stored, and the text for people."""
    known = Setting(symbol, help, choices=tuple(choices.items()))
    return dataclasses.field(default=default, metadata={"setting": known})


def switched(default: bool, *, symbol: Text = "", help: Text = "") -> Any:
    """A field that is on or off."""
    return dataclasses.field(default=default, metadata={"setting": Setting(symbol, help)})


def typed_number(text: str, *, whole: bool = False) -> float:
    """A number as people type it everywhere, and besides as a power or a fraction: 0.05, −3, 1e−4, 10⁻⁴, 1/3.

    A number of which nothing but a whole one is wanted may be grouped: 5,700.

    Raises: SpecError: it is none, not finite, or written with a decimal comma.
    """
    said = POWER.sub(lambda found: "e" + found[1].translate(RAISED), text.strip())
    said = "1" + said if said.startswith("e") else said
    over, slash, under = said.partition("/")
    try:
        if slash:
            return read_number(over) / read_number(under)
        return read_number(said, whole=whole)
    except (NumberError, ZeroDivisionError) as error:
        raise _refused(text, error) from None


def _refused(text: str, error: Exception) -> SpecError:
    """Why a text is no number, and how it is written."""
    got = repr(text[:20])
    if isinstance(error, NumberError) and error.way_out:
        return SpecError("write {example} with a point, not {got}", field="value", example=error.way_out, got=got)
    if isinstance(error, NumberError) and error.reason == "whole":
        return SpecError("must be a whole number, not {got}", field="value", got=got)
    if isinstance(error, NumberError) and error.reason == "infinite":
        return SpecError("must be a finite number, not {got}", field="value", got=got)
    return SpecError("must be a number, not {got}", field="value", got=got)


def typed_array(text: str) -> Any:
    """Numbers as nested tuples: "1 2" or "1, 2" is a vector; "1 2; 3 4", [[1, 2], [3, 4]] or lines are a matrix.

    Raises: SpecError: a word that is no number, or rows of different lengths.
    """
    said = text.strip().replace("−", "-")
    nested = said.startswith(("[[", "(("))
    said = re.sub(r"[\])]\s*[,;]?\s*[\[(]", ";", said) if nested else said
    said = said.strip("[]() \n").replace("\n", ";")
    rows = [row for row in re.split(r"[;]", said) if row.strip()]
    table = tuple(tuple(typed_number(cell) for cell in re.split(r"[,\s]+", row.strip()) if cell) for row in rows)
    if not table or any(len(row) != len(table[0]) for row in table) or not table[0]:
        raise SpecError("every row must have the same number of numbers, separated by spaces or commas", field="value")
    return table if len(table) > 1 or nested else table[0]


def shape_of(value: Any) -> tuple[int, ...]:
    """The shape of nested tuples; () of a number."""
    if not isinstance(value, tuple):
        return ()
    return (len(value), *shape_of(value[0])) if value else (0,)


@dataclasses.dataclass(frozen=True, kw_only=True)
class LabSettings:
    """A frozen set of what a lab can be set to, with the example it began from; no value is out of its bounds."""

    example: str = ""

    def __post_init__(self) -> None:
        for field in dataclasses.fields(self):
            object.__setattr__(self, field.name, check(field, getattr(self, field.name)))

    @classmethod
    def about(cls, name: str) -> Setting:
        """What is known of a field; nothing of a place that is no field, such as one number in a graph."""
        field = cls.__dataclass_fields__.get(name)
        known = field.metadata.get("setting") if field is not None else None
        return known if isinstance(known, Setting) else Setting()

    def parsed(self, name: str, text: str) -> Any:
        """The value that a text stands for in a field; its bounds are checked when it is put there.

        Raises: SpecError: it stands for none.
        """
        default = self.__dataclass_fields__[name].default
        try:
            if len(text) > LONGEST:
                raise SpecError("at most {most} characters", field=name, most=LONGEST)
            if isinstance(default, str):
                return text.strip()
            if isinstance(default, tuple):
                value = typed_array(text)
                matrix = isinstance(default[0], tuple)
                return (value,) if matrix and len(shape_of(value)) == 1 else value
            return typed_number(text, whole=isinstance(default, int))
        except SpecError as error:
            raise SpecError(error.template, **{**error.values, "field": name}) from None

    def to_dict(self) -> dict[str, Any]:
        """Every field as plain data."""
        return dataclasses.asdict(self)

    def with_plain(self, data: Mapping[str, Any]) -> Self:
        """These settings with what plain data hold of them; what no longer makes sense is left out."""
        kept = self
        for field in dataclasses.fields(self):
            if field.name in data and field.name != "example":
                try:
                    kept = dataclasses.replace(kept, **{field.name: _tuples(data[field.name])})
                except SpecError:
                    continue
        return kept


def _tuples(value: Any) -> Any:
    return tuple(_tuples(part) for part in value) if isinstance(value, list | tuple) else value


def check(field: dataclasses.Field[Any], value: Any) -> Any:
    """`value` in the type of the field's default.

    Raises: SpecError: another type, out of bounds, an unknown choice, or another shape.
    """
    known = field.metadata.get("setting", Setting())
    default, name = field.default, field.name
    if isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if not isinstance(value, type(default)) or isinstance(value, bool) != isinstance(default, bool):
        raise SpecError("must be a number, not {got}", field=name, got=repr(value)[:20])
    if known.choices and value not in dict(known.choices):
        raise SpecError(
            "must be one of {choices}, not {got}", field=name, choices=", ".join(dict(known.choices)), got=repr(value)
        )
    if isinstance(value, tuple):
        _check_array(name, known, value)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        _check_number(name, known, value)
    return value


def _check_number(name: str, known: Setting, value: float) -> None:
    if not math.isfinite(value):
        raise SpecError("must be a finite number, not {got}", field=name, got=value)
    low, high = known.low, known.high
    if (low is not None and value < low) or (high is not None and value > high):
        if low is not None and high is not None:
            raise SpecError("must be between {low} and {high}", field=name, low=f"{low:g}", high=f"{high:g}")
        if low is not None:
            raise SpecError("must be at least {low}", field=name, low=f"{low:g}")
        raise SpecError("must be at most {high}", field=name, high=f"{high:g}")


def _check_array(name: str, known: Setting, value: Any) -> None:
    got = shape_of(value)
    wanted = known.shape
    if any(length > MOST for length in got):
        raise SpecError("at most {most} rows and columns", field=name, most=MOST)
    if wanted is not None and (
        len(got) != len(wanted) or any(w is not None and w != g for w, g in zip(wanted, got, strict=True))
    ):
        raise SpecError(
            "must have the shape {expected}, not {got}",
            field=name,
            expected=" × ".join("n" if length is None else str(length) for length in wanted),
            got=" × ".join(map(str, got)),
        )
    for number in _numbers(value):
        _check_number(name, known, number)


def _numbers(value: Any) -> list[float]:
    return [number for part in value for number in _numbers(part)] if isinstance(value, tuple) else [value]
