"""Curves on a canvas: growing lines look as if drawn at once, bands, marks and gaps."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from gui import theme
from gui.labs.plotting.curves import Curve, Curves
from tests.gui.plots.plotted import card_of, falling, has_color


def test_a_range_steps_instead_of_sliding_while_a_curve_grows(qtbot: QtBot) -> None:
    curves = Curves([Curve("loss")])
    card = card_of(qtbot, curves)
    seen = []
    for i in range(400):
        curves["loss"].append(i, 1 + i / 100)
        card.draw(curves)
        seen.append(card.area.axes())
    assert len({x.high for x, _ in seen}) < 30
    assert len({(y.low, y.high) for _, y in seen}) < 25


@pytest.mark.parametrize("names", [["loss"], ["SGD", "Adam", "AdaGrad"]])
def test_a_curve_drawn_as_it_grows_looks_as_if_drawn_at_once(qtbot: QtBot, names: list[str]) -> None:
    generator = np.random.default_rng(0)
    losses = np.exp(-np.arange(9000) / 3000) + 0.1 * generator.random(9000)
    losses[generator.integers(0, 9000, 40)] = np.nan
    losses[[1, 40, 41, 2000, 8999]] = np.nan
    growing, whole = (Curves([Curve(name, i, window=20) for i, name in enumerate(names)], x_end=9000) for _ in range(2))
    card = card_of(qtbot, growing, y_range=(0, 2))
    done = 0
    while done < 9000:
        stop = min(done + int(generator.choice([1, 2, 7, 60, 500, 3000])), 9000)
        for i, curve in enumerate(growing):
            curve.extend(np.arange(done, stop), losses[done:stop] + i / 3)
        done = stop
        card.draw(growing)
        card.area.grab()
    for i, curve in enumerate(whole):
        curve.extend(np.arange(9000), losses + i / 3)
    other = card_of(qtbot, whole, y_range=(0, 2))
    for area in (card.area, other.area):
        area.hover(None)  # the mouse may still be where another test left it
    assert card.area.grab().toImage() == other.area.grab().toImage()


def test_values_that_are_not_finite_break_the_line_and_are_said_so(qtbot: QtBot) -> None:
    curves = Curves([Curve("loss", window=1)])
    curves["loss"].extend([0, 1, 2, 3], [1.0, 2.0, np.nan, 3.0])
    card = card_of(qtbot, curves, log=True)
    assert has_color(card, theme.color("axis"))
    assert card.area.readings(2)[0].text == "–"


def test_a_band_shows_mean_and_spread(qtbot: QtBot) -> None:
    curve = Curve("SGD")
    curve.replace([1, 2, 3], [0.9, 0.95, 0.97], spread=[0.01, 0.01, 0.005])
    card = card_of(qtbot, Curves([curve]), percent=True)
    assert card.area.readings(3)[0].text == "97.00 ± 0.50"
    low, high = card.area.axes()[1].low, card.area.axes()[1].high
    assert low <= 89
    assert high == 100


def test_marks_of_changed_settings_are_painted(qtbot: QtBot) -> None:
    curves = falling(["loss"], x_end=3000)
    card = card_of(qtbot, curves)
    before = card.area.grab().toImage()
    curves.mark(1000, "η 0.002 → 0.001")
    curves.mark(1010, "λ 0 → 0.1")
    card.draw(curves)
    assert card.area.grab().toImage() != before


@pytest.mark.parametrize(("height", "left_out"), [(150, 3), (300, 0)])
def test_names_that_do_not_fit_are_counted_and_those_shown_stand_inside(
    qtbot: QtBot, height: int, left_out: int
) -> None:
    curves = Curves(x_end=10)
    for series in range(1, 9):
        for thin in (False, True):
            curve = Curve(f"run {series}{', train' if thin else ''}", series, thin=thin)
            curve.extend(np.arange(10), np.full(10, 0.9 + series / 1000))
            curves.add(curve)
    card = card_of(qtbot, curves, percent=True)
    area = card.area
    area.setFixedHeight(height)
    area.arrange()
    shown = [name for name in area._names if name.isVisible()]
    texts = [name.text() for name in shown]
    assert not any("train" in text for text in texts)  # their runs have the same color
    room = int((area.plot_rect().height() - 12) / 16) + 1
    if left_out:
        assert len(texts) == room < 8
        assert texts[0] == f"+{8 - (room - 1)}"
    else:
        assert len(texts) == 8
    assert all(area.mapFromScene(name.sceneBoundingRect().topLeft()).y() >= 0 for name in shown)
