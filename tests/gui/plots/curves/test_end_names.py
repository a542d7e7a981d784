"""Names at the ends of curves: apart from each other, and readable where another curve crosses them."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsScene
from pytestqt.qtbot import QtBot

from gui import theme
from gui.labs.plotting.curves import Curve
from gui.plots.axis import Axis
from gui.plots.curves.end_names import GAP, EndNames
from gui.plots.items import ItemPool, Text
from gui.plots.places import Places


@pytest.fixture
def scene(qtbot: QtBot) -> QGraphicsScene:
    return QGraphicsScene()


def names_of(scene: QGraphicsScene, *curves: Curve, height: float = 200) -> list[Text]:
    """The names beside these curves on a plot of 400 px for 0…100 across and 0…1 up."""

    def make() -> Text:
        text = Text()
        scene.addItem(text)
        return text

    names = EndNames(ItemPool(make))
    names.put(curves, Places(0, 0, 400, height, Axis(0, 100), Axis(0, 1)), 500, lambda curve: curve.name)
    return [name for name in names if name.isVisible()]


def curve(name: str, end: float, level: float, series: int = 1) -> Curve:
    made = Curve(name, series)
    made.extend(np.arange(0, end + 1), np.full(int(end) + 1, level))
    return made


def test_names_of_curves_that_end_together_keep_apart(scene: QGraphicsScene) -> None:
    names = names_of(scene, curve("SGD", 100, 0.5), curve("Adam", 100, 0.51, 2), curve("AdaGrad", 100, 0.52, 3))
    heights = sorted(name.y() for name in names)
    assert all(b - a >= GAP - 1e-6 for a, b in itertools.pairwise(heights))


def test_the_name_of_a_curve_that_others_outlive_covers_no_piece_of_them(scene: QGraphicsScene) -> None:
    steep = Curve("train", 2)
    steep.extend(np.array([0.0, 28.0, 40.0, 100.0]), np.array([0.0, 0.5, 0.9, 0.95]))
    printed = Curve("printed", 1, dots=True)
    printed.append(30, 0.6)
    short = next(name for name in names_of(scene, printed, steep) if name.text() == "printed")
    across, down = np.linspace(0, 400, 400), np.interp(np.linspace(0, 100, 400), steep.x, 200 * (1 - steep.y))
    inside = (across >= short.x()) & (across <= short.x() + short.boundingRect().width())
    middle = short.y() + short.boundingRect().height() / 2
    assert (np.abs(down[inside] - middle) > GAP / 2).all()
    assert 0 <= short.x() <= 400 - short.boundingRect().width()


def test_the_name_of_a_curve_that_others_outlive_stands_on_a_ground(scene: QGraphicsScene) -> None:
    short, long = names_of(scene, curve("as printed", 10, 0.9), curve("test", 100, 0.5, 2))
    (ground,) = short.childItems()
    assert isinstance(ground, QGraphicsPathItem)
    assert ground.brush().color() == theme.color("card")
    assert long.childItems() == []


def test_where_not_all_names_have_room_the_rest_are_counted(scene: QGraphicsScene) -> None:
    names = names_of(scene, *(curve(str(i), 100, i / 8, i + 1) for i in range(8)), height=60)
    assert any(name.text().startswith("+") for name in names)
    assert len(names) < 8
