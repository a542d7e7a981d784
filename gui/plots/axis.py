"""Axes as plain numbers: which range, which ticks, how a number is written. No Qt."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

NICE = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
MINUS = "−"
SMALLEST, LARGEST = 1e-300, 1e300  # sizes that an axis shows: beyond, a power of ten cannot be written as a float
FINEST = 1e-12  # of a value: what a range spans at least, so that its ticks differ


@dataclass(frozen=True)
class Axis:
    """A range, linear or logarithmic, that says where a value stands between its ends (0…1)."""

    low: float
    high: float
    log: bool = False

    @cached_property
    def exponents(self) -> tuple[float, float]:
        """The ends of a logarithmic axis as powers of ten."""
        return math.log10(self.low), math.log10(self.high)

    def place(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Where values stand: 0 at the low end, 1 at the high end; values that are not finite stay so.

        On a logarithmic axis zero and negative values stand far below the low end.
        """
        if not self.log:
            return (values - self.low) / (self.high - self.low)
        low, high = self.exponents
        with np.errstate(divide="ignore", invalid="ignore"):
            exponents = np.where(values > 0, np.log10(np.abs(values)), np.where(np.isnan(values), np.nan, low - 9))
        return (exponents - low) / (high - low)

    def place_of(self, value: float) -> float:
        """Where one value stands."""
        if not self.log:
            return (value - self.low) / (self.high - self.low)
        low, high = self.exponents
        exponent = value if math.isnan(value) else math.log10(value) if value > 0 else low - 9
        return (exponent - low) / (high - low)

    def value(self, place: float) -> float:
        """The value that stands at a place."""
        if self.log:
            low, high = self.exponents
            return float(10.0 ** min(max(low + place * (high - low), -300.0), 300.0))
        return self.low + place * (self.high - self.low)

    def zoomed(self, place: float, factor: float) -> Axis:
        """The range made smaller (factor < 1) or larger around a place, as far as its ticks can be distinguished."""
        found = Axis(self.value(place - place * factor), self.value(place + (1 - place) * factor), self.log)
        return found if found.sound else self

    @property
    def sound(self) -> bool:
        """Whether its ends are finite, in order, and far enough apart to be written."""
        if self.log and not SMALLEST <= self.low < LARGEST:
            return False
        widest = max(abs(self.low), abs(self.high))
        return widest <= LARGEST and self.high - self.low > FINEST * widest


def nice_above(value: float) -> float:
    """The next round number at or above a positive value."""
    if not SMALLEST <= value <= LARGEST:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    for step in NICE:
        if step * power >= value * (1 - 1e-9):
            return step * power
    return 10 * power


def tick_step(span: float, most: int) -> float:
    """The 1-2-5 step that gives at most `most` intervals over a span."""
    raw = span / max(most, 1)
    power = 10.0 ** math.floor(math.log10(raw))
    for step in (1.0, 2.0, 5.0, 10.0):
        if step * power >= raw * (1 - 1e-9):
            return step * power
    return 10 * power


def ticks(axis: Axis, most: int) -> list[float]:
    """Round numbers within the range, about `most` of them: 1-2-5 steps, on log axes decades or 1-2-5."""
    if not axis.sound:
        return []
    if axis.log:
        return _log_ticks(axis, most)
    step = tick_step(axis.high - axis.low, most)
    first, last = math.ceil(axis.low / step - 1e-6), math.floor(axis.high / step + 1e-6)
    if last <= first and most < 64:
        return ticks(axis, 2 * most)
    digits = 2 - math.floor(math.log10(step))
    return [round(i * step, digits) for i in range(first, last + 1)]


def even_ticks(axis: Axis, most: int) -> list[float]:
    """Ticks of an axis that starts and ends where a run does: steps of 1, 2, 4 or 5 that meet its end, if any do."""
    span = axis.high - axis.low
    if not axis.sound:
        return []
    power = 10.0 ** (math.floor(math.log10(span)) - 1)
    for step in (digit * scale for scale in (power, 10 * power) for digit in (1.0, 2.0, 4.0, 5.0)):
        intervals = span / step
        if 3 <= intervals <= most and abs(intervals - round(intervals)) < 1e-9 and abs(axis.low % step) < 1e-9:
            return [axis.low + i * step for i in range(round(intervals) + 1)]
    return ticks(axis, most)


def _log_ticks(axis: Axis, most: int) -> list[float]:
    low, high = math.log10(axis.low), math.log10(axis.high)
    first, last = math.ceil(low - 1e-6), math.floor(high + 1e-6)
    if high - low > 3 or last - first + 1 >= most:
        every = max(1, math.ceil((last - first + 1) / max(most, 2)))
        return [10.0**e for e in range(first, last + 1) if (e - first) % every == 0]
    found = [
        digit * 10.0**e
        for e in range(math.floor(low), last + 1)
        for digit in (1.0, 2.0, 5.0)
        if low - 1e-6 <= math.log10(digit) + e <= high + 1e-6
    ]
    if len(found) > most + 1 and last > first:
        return [10.0**e for e in range(first, last + 1)]
    return found if len(found) >= 2 else ticks(Axis(axis.low, axis.high), most)  # less than a third of a decade


def fit(low: float, high: float, *, log: bool, most: int = 5) -> Axis:
    """A range with round ends that holds low…high, whatever they are; at most a factor 10¹² on a log axis."""
    if math.isnan(low) or math.isnan(high) or low > high:
        low, high = (0.1, 1.0) if log else (0.0, 1.0)
    if log:
        high = min(high, LARGEST / 10) if high >= SMALLEST * 1e13 else 1.0
        low = min(max(low, high * 1e-12), high) if low > 0 else high * 1e-3
        ends = _below_125(low), _above_125(high)
        if ends[0] == ends[1]:  # a single value that is an end itself stands in the middle
            ends = _below_125(low * 0.9), _above_125(high * 1.1)
        return Axis(*ends, True)
    if math.isinf(low) or math.isinf(high):
        return Axis(0.0, 1.0)
    low, high = (min(max(value, -LARGEST / 10), LARGEST / 10) for value in (low, high))
    if high - low < 1e-9 * max(abs(low), abs(high), 1e-9):
        pad = abs(high) * 0.1 or 1.0
        low, high = low - pad, high + pad
    step = tick_step(high - low, most)
    return Axis(math.floor(low / step + 1e-6) * step, math.ceil(high / step - 1e-6) * step)


def fit_percent(low: float, high: float) -> Axis:
    """A range of percent that ends at 100 when the values come near it and never leaves 0…100."""
    top = 100.0 if high > 60 else min(100.0, fit(0.0, max(high, 1.0), log=False).high)
    for bottom in (99.0, 98.0, 96.0, 94.0, 92.0, 90.0, 85.0, 80.0, 70.0, 60.0, 50.0):
        if bottom <= low and bottom < top:
            return Axis(bottom, top)
    return Axis(0.0, top)


def step_to(current: Axis | None, wanted: Axis) -> Axis:
    """Keep a range while it serves: change only when the data leave it or fill less than half of it."""
    if current is None or current.log != wanted.log:
        return wanted
    low, high = current.place_of(wanted.low), current.place_of(wanted.high)
    if low < -1e-9 or high > 1 + 1e-9 or high - low < 0.5:
        return wanted
    return current


def _below_125(value: float) -> float:
    power = 10.0 ** math.floor(math.log10(value) + 1e-9)
    return max(digit * power for digit in (1.0, 2.0, 5.0) if digit * power <= value * (1 + 1e-9))


def _above_125(value: float) -> float:
    power = 10.0 ** math.floor(math.log10(value) + 1e-9)
    return min(digit * power for digit in (1.0, 2.0, 5.0, 10.0) if digit * power >= value * (1 - 1e-9))


def labels(values: list[float], *, log: bool = False) -> list[str]:
    """Ticks as text, all in one style: 1,000 or 0.05, powers of ten where the plain numbers grow long."""
    if not values:
        return []
    sizes = [abs(v) for v in values if v]
    if not sizes:
        return ["0" for _ in values]
    if log and (min(sizes) < 0.9e-3 or max(sizes) > 1e6):
        return [power_of_ten(v) for v in values]
    if max(sizes) >= 1e7 or max(sizes) < 1e-4:
        return [power_of_ten(v, 6) if v else "0" for v in values]
    if log:
        return [_plain(v, max(0, -math.floor(math.log10(v) + 1e-9))) for v in values]
    step = min((abs(b - a) for a, b in itertools.pairwise(values)), default=sizes[0])
    digits = max(0, -math.floor(math.log10(step) + 1e-9)) if step else 0
    if abs(step * 10**digits - round(step * 10**digits)) > 1e-6:
        digits += 1
    return [_plain(v, digits) for v in values]


def power_of_ten(value: float, significant: int = 3) -> str:
    """A value as digits times a power of ten: 10⁻³, 2.5·10⁴."""
    if not math.isfinite(value):
        return number(value)
    digits, exponent = f"{value:.{significant - 1}e}".split("e")
    power = "10" + str(int(exponent)).translate(SUPERSCRIPTS)
    digits = f"{float(digits):g}".replace("-", MINUS)
    return power if digits == "1" else f"{digits}·{power}"


def number(value: float, *, digits: int = 3) -> str:
    """A value as read beside a plot: three decimals, powers of ten when it is tiny or huge."""
    if math.isnan(value):
        return "–"
    if math.isinf(value):
        return "∞" if value > 0 else MINUS + "∞"
    size = abs(value)
    if size and (size < 0.5 * 10.0**-digits or size >= 1e6):
        return power_of_ten(value)
    return _plain(value, digits)


def count(value: float) -> str:
    """A step or another whole number: 5,000; what is not whole keeps its decimals."""
    if not abs(value) < 1e15:
        return number(value)
    return _plain(value, 0) if float(value).is_integer() else _plain(value, 2)


def _plain(value: float, digits: int) -> str:
    return f"{value:,.{digits}f}".replace("-", MINUS)


def whole(value: float) -> str:
    """A number without decimals: 5,700; what is no number, or too large to be counted, as `number` writes it."""
    return count(round(value)) if abs(value) < 1e15 else number(value)


Marks = tuple[tuple[float, ...], tuple[str, ...]]


@lru_cache(maxsize=64)
def marks_beside(axis: Axis, room: float) -> Marks:
    """Where ticks stand beside a plot this many px high and how they are written; a range stays for many redraws."""
    values = ticks(axis, max(2, int(room / (30 if axis.log else 44))))
    return tuple(values), tuple(labels(values, log=axis.log))


@lru_cache(maxsize=64)
def marks_below(axis: Axis, room: float, *, named_end: bool) -> Marks:
    """The same below a plot this many px wide; `named_end`: the planned end of a run is named too."""
    values = even_ticks(axis, max(2, int(room / 72)))
    texts = labels(values)
    step = values[1] - values[0] if len(values) > 1 else 1.0
    if named_end and axis.high - values[-1] > 0.45 * step and float(axis.high).is_integer():
        values, texts = [*values, axis.high], [*texts, count(axis.high)]
    return tuple(values), tuple(texts)


def apart(heights: list[float], gap: float, top: float, bottom: float) -> list[float]:
    """Heights in order moved as little as may be so that all stand `gap` apart between top and bottom."""
    placed: list[float] = []
    for height in heights:
        placed.append(max(height, placed[-1] + gap) if placed else max(height, top))
    limit = bottom
    for i in range(len(placed) - 1, -1, -1):
        placed[i] = min(placed[i], limit)
        limit = placed[i] - gap
    return placed
