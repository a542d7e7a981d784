"""Cards with curves on them, for the tests of plots."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.labs.plotting.curves import Curve, Curves
from gui.plots import PlotCard


def card_of(qtbot: QtBot, curves: Curves, **settings: object) -> PlotCard:
    card = PlotCard(**settings)  # type: ignore[arg-type]  # the test hands settings through
    qtbot.addWidget(card)
    card.resize(555, 300)
    card.set_texts("Loss", "nats", "step")
    card.set_empty("No run yet", "Press Start to see the loss fall here.")
    card.draw(curves)
    with qtbot.waitExposed(card):
        card.show()
    return card


def falling(names: list[str], n: int = 3000, *, window: int = 50, x_end: float | None = None) -> Curves:
    curves = Curves([Curve(name, i + 1, window=window) for i, name in enumerate(names)], x_end=x_end)
    for i, curve in enumerate(curves):
        x = np.arange(n)
        curve.extend(x, (2 + i) * np.exp(-x / 1000) + 0.01)
    return curves


def has_color(card: PlotCard, color: QColor) -> bool:
    picture = card.area.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(picture.constBits(), np.uint32).reshape(picture.height(), -1)
    return bool((pixels == color.rgb()).any())


def count_color(widget: QWidget, color: QColor) -> int:
    """How many pixels of the widget's picture have this color."""
    picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(picture.constBits(), np.uint32)
    return int((pixels == color.rgb()).sum())
