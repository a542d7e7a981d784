"""What a search varies: choices, and ranges on a log scale or in steps, as `path=a,b` or `path=low..high:log`."""

from __future__ import annotations

import itertools
import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.errors import SpecError
from engine.spec import ExperimentSpec
from engine.text.numbers import NumberError, read_number

GRID = 5  # points of a range in a grid
MOST_CHOICES = 50
Values = dict[str, Any]


@dataclass(frozen=True)
class SearchedSetting:
    """One setting that varies: `choices`, or a range from `low` to `high`, on a log scale or in steps."""

    path: str
    choices: tuple[Any, ...] = ()
    low: float = 0.0
    high: float = 0.0
    log: bool = False
    step: float | None = None
    whole: bool = False

    def points(self, count: int = GRID) -> list[Any]:
        """The values of a grid: every choice, or this many of a range."""
        if self.choices:
            return list(self.choices)
        if self.step:
            found = self.low + self.step * np.arange(math.floor((self.high - self.low) / self.step + 1e-9) + 1)
        elif self.log:
            found = np.geomspace(self.low, self.high, count)
        else:
            found = np.linspace(self.low, self.high, count)
        values = [round(float(v)) if self.whole else float(f"{v:.12g}") for v in found]
        return list(dict.fromkeys(values))

    def text(self) -> str:
        """As it is written on the command line."""
        if self.choices:
            return f"{self.path}={','.join(map(str, self.choices))}"
        more = ":log" * self.log + (f":{self.step:g}" if self.step else "")
        return f"{self.path}={self.low:g}..{self.high:g}{more}"


def parse(text: str, spec: ExperimentSpec) -> SearchedSetting:
    """`optimizer=sgd,adam`, `optimizer.learning_rate=1e-4..1:log`, `layers.2.units=16..256`, `batch_size=32..256:32`.

    Raises: SpecError: not of this form, or a range that is none.
    """
    path, equals, given = (part.strip() for part in text.partition("="))
    if not path or not equals or not given:
        raise SpecError(
            "write {field} as NAME=A,B,… or NAME=LOW..HIGH[:log|:STEP], not {got}", field="over", got=text[:60]
        )
    if ".." not in given:
        choices = tuple(dict.fromkeys(_literal(part.strip()) for part in given.split(",")))
        if len(choices) < 2 or len(choices) > MOST_CHOICES:
            raise SpecError(
                "{field} needs 2 to {most} values, got {got}", field=path, most=MOST_CHOICES, got=len(choices)
            )
        return SearchedSetting(path, choices)
    ends, *options = given.split(":")
    low, high = (_number(part, path) for part in ends.split("..", 1))
    log = "log" in options
    steps = [_number(option, path) for option in options if option != "log"]
    if log and steps:
        raise SpecError("{field} has a log scale or steps, not both: leave one of them out", field=path)
    if not low < high or (log and low <= 0) or len(steps) > 1 or any(not 0 < s <= high - low for s in steps):
        raise SpecError(
            "{field} needs a range whose low end is under its high end (above 0 with log), not {got}",
            field=path,
            got=given[:60],
        )
    whole = isinstance(_current(spec, path), int) if _current(spec, path) is not None else _whole(ends)
    return SearchedSetting(path, (), low, high, log, steps[0] if steps else None, whole)


def apply(spec: ExperimentSpec, space: Sequence[SearchedSetting], values: Mapping[str, Any]) -> ExperimentSpec:
    """The experiment with a trial's values; a setting that the chosen component does not have is left out.

    Raises: SpecError: a value that cannot be.
    """
    varied = {setting.path for setting in space}
    for path in sorted(values, key=lambda path: path.count(".")):
        try:
            spec = spec.with_setting(path, values[path])
        except SpecError:
            if path.rpartition(".")[0] not in varied:
                raise
    return spec


def check(spec: ExperimentSpec, space: Sequence[SearchedSetting]) -> None:
    """Refuse a space before its first trial: every end and every choice must be possible somewhere.

    Raises: SpecError: a setting that there is not, twice the same, or a value that no component takes.
    """
    if not space:
        raise SpecError("nothing varies; name at least one setting", field="over")
    paths = [setting.path for setting in space]
    for path in paths:
        if paths.count(path) > 1:
            raise SpecError("{field} is named twice", field=path)
    for setting in space:
        others = [s for s in space if setting.path.startswith(s.path + ".")]
        for value in setting.choices or (_kind(setting, setting.low), _kind(setting, setting.high)):
            bases = [spec]
            if others:
                bases = [apply(spec, others, {others[0].path: choice}) for choice in others[0].choices]
            errors = []
            for base in bases:
                try:
                    base.with_setting(setting.path, value)
                except SpecError as error:
                    errors.append(error)
            if len(errors) == len(bases):
                raise errors[0]


def grid(space: Sequence[SearchedSetting]) -> list[Values]:
    """Every combination of the points of each setting, the last varying fastest."""
    rows = itertools.product(*(setting.points() for setting in space))
    return [dict(zip((setting.path for setting in space), row, strict=True)) for row in rows]


def _kind(setting: SearchedSetting, value: float) -> Any:
    return round(value) if setting.whole else value


def _current(spec: ExperimentSpec, path: str) -> Any:
    found: Any = spec
    for part in path.split("."):
        if part.isdecimal() and isinstance(found, tuple) and 0 < int(part) <= len(found):
            found = found[int(part) - 1]
        else:
            found = getattr(found, part, None)
    return found


def _literal(text: str) -> Any:
    try:
        value = tomllib.loads(f"value = {text}")["value"]
    except (tomllib.TOMLDecodeError, KeyError):
        return text
    return value if isinstance(value, (bool, int, float, str)) else text


def _number(text: str, path: str) -> float:
    try:
        return float(read_number(text))
    except NumberError as error:
        if error.way_out:
            raise SpecError(
                "{field}: write {example} with a point, not {got}", field=path, example=error.way_out, got=text[:60]
            ) from None
        raise SpecError("{field} needs numbers, not {got}", field=path, got=text[:60] or "nothing") from None


def _whole(ends: str) -> bool:
    return all(part.strip().lstrip("+-").isdecimal() for part in ends.split("..", 1))
