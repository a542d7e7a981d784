"""The pictures of a lab report: curves as SVG, digits as PNG inside the page."""

from __future__ import annotations

import base64
import math
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from engine.types import Array

COLORS = ("#2346D9", "#AE5A00", "#0A8260", "#7A1F86", "#454500", "#1B74CC", "#8C1A3C", "#66728A")
DASHES = ("", "10 4", "8 3 2 3", "2 3", "16 5", "8 3 2 3 2 3", "5 3", "2 6")
MOST = 400  # points of a curve: more cannot be seen on paper
RIM, LEAST_RIM = 0.03, 1.01  # by which a log axis is longer than its curves: a share of their range, and a factor
SPAN = 0.02  # of the run, over which the smoothed loss is averaged


@dataclass(frozen=True, eq=False)
class ReportCurve:
    """x and y (N,), with the name at its end and its place among the series' colors."""

    name: str
    x: Array
    y: Array
    series: int = 0
    dots: bool = False


class Axes:
    """A plot of width × height px: maps numbers to places, and writes ticks and grid lines."""

    def __init__(
        self, width: int, height: int, x: tuple[float, float], y: tuple[float, float], log: bool, right: int
    ) -> None:
        self.width, self.height, self.log = width, height, log
        self.left, self.right, self.top, self.bottom = 40, right, 8, 36
        self.x_range = x
        self.y_range = (math.log10(y[0]), math.log10(y[1])) if log else y

    def place(self, x: Array, y: Array) -> list[tuple[float, float]]:
        """Points in px, what is not finite left out."""
        low, high = self.y_range
        heights = np.log10(y) if self.log else np.asarray(y, float)
        across = (np.asarray(x, float) - self.x_range[0]) / ((self.x_range[1] - self.x_range[0]) or 1)
        up = (heights - low) / ((high - low) or 1)
        found = zip(
            self.left + across * (self.width - self.left - self.right),
            self.height - self.bottom - up * (self.height - self.top - self.bottom),
            strict=True,
        )
        return [(round(float(a), 1), round(float(b), 1)) for a, b in found if math.isfinite(a) and math.isfinite(b)]

    def frame(self, x_unit: str) -> str:
        """Grid lines with their numbers, the x axis with its ticks and unit."""
        parts = []
        for value in log_ticks(*self.y_range) if self.log else ticks(*self.y_range, 5):
            ((_, y),) = self.place(np.array([self.x_range[0]]), np.array([value]))
            parts.append(f'<path class="grid" d="M{self.left} {y}H{self.width - self.right}"/>')
            parts.append(f'<text class="tick" x="{self.left - 8}" y="{y + 4}" text-anchor="end">{value:g}</text>')
        base = self.height - self.bottom
        parts.append(f'<path class="axis" d="M{self.left} {base}H{self.width - self.right}"/>')
        some = 10 ** self.y_range[0] if self.log else self.y_range[0]
        for value in (tick for tick in ticks(*self.x_range, 5) if tick == int(tick)):  # steps and epochs are counted
            ((x, _),) = self.place(np.array([value]), np.array([some]))
            parts.append(f'<path class="axis" d="M{x} {base}v4"/>')
            anchor = "end" if x > self.width - self.right - 16 else "middle"
            parts.append(f'<text class="tick" x="{x}" y="{base + 18}" text-anchor="{anchor}">{value:,g}</text>')
        parts.append(
            f'<text class="tick" x="{self.width - self.right}" y="{self.height - 2}" text-anchor="end">{x_unit}</text>'
        )
        return "".join(parts)


def ticks(low: float, high: float, most: int) -> list[float]:
    """Round numbers between two ends, 1, 2 or 5 × 10ⁿ apart."""
    length = high - low
    if not (math.isfinite(length) and length > 0):
        return [low] if math.isfinite(low) else []
    power = 10.0 ** math.floor(math.log10(length / most))
    apart = next(power * factor for factor in (1, 2, 5, 10) if length / (power * factor) <= most)
    first, last = math.ceil(low / apart - 1e-9), math.floor(high / apart + 1e-9)
    return [round(k * apart, 12) for k in range(first, last + 1)]


def log_ticks(low: float, high: float) -> list[float]:
    """Decades between two powers of ten; where there are fewer than two, 1-2-5 steps, or else round numbers."""
    decades = [10.0**k for k in range(math.ceil(low - 1e-9), math.floor(high + 1e-9) + 1)]
    if len(decades) > 1:
        return decades
    steps = [f * 10.0**k for k in range(math.floor(low), math.ceil(high) + 1) for f in (1, 2, 5)]
    found = [value for value in steps if low <= math.log10(value) <= high]
    if len(found) > 1:
        return found
    return [value for value in ticks(10.0**low, 10.0**high, 4) if value > 0] or [10.0**low]  # what rounds to 0 is none


def loss_figure(curves: Sequence[ReportCurve], width: int, height: int, step: str) -> str:
    """Losses over steps on a log axis: one run also step by step, several smoothed only."""
    shown = [drawn for curve in curves if len((drawn := _drawable(curve)).y)]
    if not shown:
        return ""
    smooth = [ReportCurve(c.name, *smoothed(c.x, c.y), c.series) for c in shown]
    rows = [*(shown if len(shown) == 1 else []), *smooth]
    y = np.concatenate([c.y[c.y > 0] for c in rows])
    rim = max((float(y.max()) / float(y.min())) ** RIM, LEAST_RIM)
    axes = Axes(width, height, (0.0, _end(shown)), (float(y.min()) / rim, float(y.max()) * rim), log=True, right=8)
    parts = [axes.frame(step)]
    if len(shown) == 1:
        low, high = envelope(shown[0].x, shown[0].y)
        points = axes.place(np.repeat(low[0], 2), np.ravel(np.column_stack([low[1], high[1]])))
        parts.append(f'<path class="each" stroke="{COLORS[shown[0].series]}" d="{_path(points)}"/>')
    parts += [_line(axes, curve) for curve in smooth]
    return _svg(width, height, parts)


def accuracy_figure(curves: Sequence[ReportCurve], width: int, height: int, epoch: str) -> str:
    """Accuracies in percent over epochs, with the curves' names at their ends."""
    shown = [curve for curve in curves if len(curve.y)]
    if not shown:
        return ""
    low = min(float(np.nanmin(curve.y)) for curve in shown)
    floor = max(0.0, math.floor(low / 5) * 5.0)
    axes = Axes(width, height, (0.0, _end(shown)), (floor, 100.0), log=False, right=44)
    parts = [axes.frame(epoch), *(_line(axes, curve) for curve in shown)]
    taken: list[float] = []
    for curve in sorted(shown, key=lambda c: -float(c.y[-1])):
        x, y = axes.place(curve.x[-1:], curve.y[-1:])[0]
        y = max(y, taken[-1] + 16) if taken else y
        taken.append(y)
        parts.append(f'<text class="end" fill="{COLORS[curve.series]}" x="{x + 8}" y="{y + 4}">{curve.name}</text>')
    return _svg(width, height, parts)


def smoothed(x: Array, y: Array) -> tuple[Array, Array]:
    """A running mean over 2 % of the run, at most 400 points of it."""
    window = max(1, round(len(y) * SPAN))
    ends = np.unique(np.linspace(1, len(y), min(MOST, len(y))).astype(int))
    return x[ends - 1], np.array([y[max(end - window, 0) : end].mean() for end in ends])


def envelope(x: Array, y: Array) -> tuple[tuple[Array, Array], tuple[Array, Array]]:
    """The lowest and the highest of each of at most 400 pieces of a curve."""
    pieces = np.array_split(np.arange(len(y)), min(MOST, len(y)))
    middle = np.array([x[piece[0]] for piece in pieces])
    with np.errstate(all="ignore"):
        low = np.array([np.nanmin(y[piece]) for piece in pieces])
        high = np.array([np.nanmax(y[piece]) for piece in pieces])
    return (middle, low), (middle, high)


def sample(series: int) -> str:
    """A piece of a curve's line, for tables."""
    color, dash = COLORS[series % 8], DASHES[series % 8]
    line = f'<path class="curve" stroke="{color}" stroke-dasharray="{dash}" d="M0 2H28"/>'
    return f'<svg class="sample" width="28" height="4" viewBox="0 0 28 4">{line}</svg>'


def digit_png(image: Array) -> str:
    """One channel (H, W) of numbers 0…1, or three (3, H, W), as the address of a PNG inside the page."""
    bytes_ = np.clip(np.rint(image * 255), 0, 255).astype(np.uint8)
    rows = bytes_[..., None] if bytes_.ndim == 2 else bytes_.transpose(1, 2, 0)
    height, width, channels = rows.shape
    raw = b"".join(b"\0" + row.tobytes() for row in rows)  # filter 0 before each row
    head = struct.pack(">IIBBBBB", width, height, 8, 0 if channels == 1 else 2, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(raw, 9)) + _chunk(b"IEND", b"")
    return "data:image/png;base64," + base64.b64encode(data).decode("ascii")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _drawable(curve: ReportCurve) -> ReportCurve:
    """The points that a log axis can show: finite and above 0, extremes at the edge."""
    kept = np.isfinite(curve.y) & (curve.y > 0)
    return replace(curve, x=np.asarray(curve.x)[kept], y=np.clip(curve.y[kept], 1e-30, 1e30))


def _end(curves: Sequence[ReportCurve]) -> float:
    return max(float(curve.x[-1]) for curve in curves) or 1.0


def _line(axes: Axes, curve: ReportCurve) -> str:
    points = axes.place(curve.x, curve.y)
    color, dash = COLORS[curve.series % 8], DASHES[curve.series % 8]
    line = f'<path class="curve" stroke="{color}" stroke-dasharray="{dash}" d="{_path(points)}"/>'
    dots = "".join(f'<circle fill="{color}" cx="{x}" cy="{y}" r="2.5"/>' for x, y in points) if curve.dots else ""
    return line + dots


def _path(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in points) if points else ""


def _svg(width: int, height: int, parts: Sequence[str]) -> str:
    return f'<svg width="{width}" height="{height}" viewBox="0 0 {width} {height}">{"".join(parts)}</svg>'
