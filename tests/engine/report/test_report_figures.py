"""The pictures of a report take any numbers."""

import base64
import itertools
import math
import re
import struct
import zlib

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine.report.report_figures import (
    COLORS,
    DASHES,
    ReportCurve,
    accuracy_figure,
    digit_png,
    envelope,
    log_ticks,
    loss_figure,
    sample,
    smoothed,
    ticks,
)

FLOATS = st.floats(allow_nan=True, allow_infinity=True)


@given(st.lists(FLOATS, min_size=1, max_size=50))
def test_any_losses_give_a_picture_of_finite_places(values: list[float]) -> None:
    figure = loss_figure([ReportCurve("a", np.arange(1, len(values) + 1), np.array(values))], 400, 200, "step")
    assert not re.search(r"nan|inf", figure)


@given(st.floats(-1e300, 1e300), st.floats(-1e300, 1e300), st.integers(1, 9))
def test_ticks_are_few_and_inside(low: float, high: float, most: int) -> None:
    found = ticks(low, high, most)
    assert len(found) <= most + 2
    assert all(math.isfinite(tick) for tick in found)


def test_a_log_axis_of_one_value_has_a_tick() -> None:
    assert log_ticks(-1.0, -1.0) == [0.1]
    assert log_ticks(math.log10(0.04), math.log10(0.3)) == [0.05, 0.1, 0.2]


def test_the_envelope_keeps_every_peak() -> None:
    y = np.ones(10_000)
    y[5_000], y[7_000] = 9, -9
    (_, low), (_, high) = envelope(np.arange(10_000), y)
    assert (low.min(), high.max(), len(low)) == (-9, 9, 400)


def test_the_smoothed_loss_ends_with_the_mean_of_the_last_steps() -> None:
    y = np.arange(1000.0)
    x, mean = smoothed(np.arange(1, 1001), y)
    assert (x[-1], mean[-1]) == (1000, y[-20:].mean())


def test_a_digit_becomes_a_png_with_its_pixels() -> None:
    image = np.linspace(0, 1, 12, dtype=np.float32).reshape(3, 4)
    data = base64.b64decode(digit_png(image).partition(",")[2])
    assert struct.unpack(">II", data[16:24]) == (4, 3)
    start = data.index(b"IDAT") + 4
    raw = zlib.decompress(data[start : data.index(b"IEND") - 8])
    rows = [list(raw[i * 5 + 1 : i * 5 + 5]) for i in range(3)]
    assert rows == np.rint(image * 255).astype(int).tolist()


def test_names_at_the_ends_of_curves_keep_apart() -> None:
    curves = [ReportCurve(str(k), np.array([1.0, 2.0]), np.array([90.0, 97.0]), k) for k in range(3)]
    figure = accuracy_figure(curves, 230, 210, "epoch")
    places = [float(y) for y in re.findall(r'class="end"[^>]* y="([\d.]+)"', figure)]
    assert [b - a for a, b in itertools.pairwise(places)] == [16.0, 16.0]


def test_a_loss_that_hardly_moves_has_round_ticks_around_it() -> None:
    assert log_ticks(math.log10(2.28), math.log10(2.33)) == [2.28, 2.3, 2.32]
    figure = loss_figure([ReportCurve("a", np.arange(1, 4), np.array([2.31, 2.3, 2.2936]))], 400, 200, "step")
    said = re.findall(r'text-anchor="end">([\d.]+)</text>', figure)
    assert len(said) >= 2
    assert all(len(text) <= 5 for text in said)


def test_the_sample_of_a_line_has_its_color_and_dash() -> None:
    assert COLORS[1] in sample(1)
    assert DASHES[1] in sample(1)
