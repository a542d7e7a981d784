"""The finder's curve: losses on a logarithmic axis, the range as a band, and what climbs out of it cut."""

import numpy as np
from pytestqt.qtbot import QtBot

from gui.plots import RateCurve

RATES = np.geomspace(1e-6, 10, 71)


def shown(qtbot: QtBot, **more: object) -> RateCurve:
    curve = RateCurve()
    qtbot.addWidget(curve)
    curve.resize(600, 300)
    loss = 2.0 - np.exp(-((np.log10(RATES) + 1) ** 2))
    loss[-1] = 1e6
    curve.draw(RATES, loss, loss, ends=(1e-6, 10.0), **more)  # type: ignore[arg-type]  # band and chosen
    curve.show()
    curve.grab()
    return curve


def test_a_decade_is_as_wide_as_any_other(qtbot: QtBot) -> None:
    curve = shown(qtbot)
    assert curve.placed is not None
    places = [curve.placed.x_axis.place_of(rate) for rate in (1e-6, 1e-5, 1e-4, 1.0, 10.0)]
    np.testing.assert_allclose(places, [0, 1 / 7, 2 / 7, 6 / 7, 1])


def test_a_loss_that_explodes_does_not_flatten_the_valley(qtbot: QtBot) -> None:
    curve = shown(qtbot)
    assert curve.placed is not None
    assert curve.placed.y_axis.high < 5


def test_the_band_covers_the_range_and_the_line_stands_at_the_rate(qtbot: QtBot) -> None:
    curve = shown(qtbot, band=(1e-3, 1e-1), chosen=1e-2)
    band, line = (item.rect() for item in curve._range)
    assert abs(band.width() - curve.plot.width() * 2 / 7) < 1
    assert abs(line.left() - band.center().x()) < 1
    curve.draw([], [], [], ends=(1e-6, 10.0))
    curve.grab()
    assert not any(item.isVisible() for item in curve._range)
