"""Lines that grow point by point."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from gui.labs.plotting.curves import Curve, Curves
from tests.gui.plots.plotted import card_of


def test_a_line_that_grows_point_by_point_begins_at_its_first_point(qtbot: QtBot) -> None:
    curves = Curves([Curve("Xavier", 1), Curve("He", 2)], x_end=60)
    card = card_of(qtbot, curves, percent=True)
    area = card.area
    for step, values in enumerate(((0.10, 0.45), (0.57, 0.52), (0.66, 0.68), (0.79, 0.79)), start=1):
        for line, value in zip(curves, values, strict=True):
            line.append(10 * step, value)
            card.draw(curves)
            area.arrange()
            for shown, item in zip(area.shown(), area._smooth, strict=False):
                path = item._path
                drawn = [(path.elementAt(i).x, path.elementAt(i).y) for i in range(path.elementCount())]
                expected = np.stack(area.pixels(*area.axes(), shown.x, 100 * shown.y), axis=1)
                np.testing.assert_allclose(drawn, expected)


@pytest.mark.parametrize(
    ("names", "window", "dots", "hovered"),
    [
        (["loss"], 50, False, None),
        (["loss"], 50, False, 150.0),
        (["train", "test"], 0, True, None),
        (["train", "test"], 0, False, 200.0),
        (["SGD", "Momentum", "Adam"], 50, False, None),
    ],
)
def test_a_plot_whose_lines_were_led_on_looks_as_one_drawn_at_once(
    qtbot: QtBot, names: list[str], window: int, dots: bool, hovered: float | None
) -> None:
    def empty() -> Curves:
        curves = [Curve(name, i + 1, window=window, dots=dots) for i, name in enumerate(names)]
        return Curves(curves, x_end=3000)

    grown, x = empty(), np.arange(2500)
    card = card_of(qtbot, grown, y_range=(0.0, 4.0))
    led_on = 0
    stops = [0, 5, 130, *range(300, 500, 45), *range(960, 1120, 45), *range(1960, 2300, 45)]
    for start, stop in itertools.pairwise(stops):
        whole = empty()
        for i, (curve, other) in enumerate(zip(grown, whole, strict=True)):
            y = (2 + i) * np.exp(-x[:stop] / 1000) + 0.2 * np.sin(x[:stop] * (i + 1)) ** 2
            curve.extend(x[start:stop], y[start:])
            other.extend(x[:stop], y)
        card.area.hover(hovered)
        led_on += not card.area.draw(grown)
        fresh = card_of(qtbot, whole, y_range=(0.0, 4.0))
        fresh.area.hover(hovered)
        assert card.area.grab().toImage() == fresh.area.grab().toImage()
    assert led_on > 10
