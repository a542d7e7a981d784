"""Curves of an exported drawing end at the axes, as they do on the screen."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QApplication, QGraphicsPathItem
from pytestqt.qtbot import QtBot

from gui import theme
from gui.labs.plotting.curves import Curve, Curves
from gui.plots import PlotCard
from gui.plots.clipping import cut, stroke_inside

RECT = QRectF(0, 0, 10, 10)


def line(*points: tuple[float, float]) -> QPainterPath:
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(*point)
    return path


def corners(path: QPainterPath) -> list[list[tuple[float, float]]]:
    return [[point.toTuple() for point in polygon.toList()] for polygon in path.toSubpathPolygons()]


@pytest.mark.parametrize(
    ("points", "left"),
    [
        (((1, 1), (5, 9)), [[(1, 1), (5, 9)]]),
        (((-5, 5), (5, 5), (15, 5)), [[(0, 5), (5, 5), (10, 5)]]),
        (((2, 5), (2, 15), (8, 15), (8, 5)), [[(2, 5), (2, 10)], [(8, 10), (8, 5)]]),
        (((-5, 0), (0, -5)), []),
        (((20, 1), (20, 9)), []),
    ],
)
def test_a_line_is_cut_at_the_edges(
    points: tuple[tuple[float, float], ...], left: list[list[tuple[float, float]]]
) -> None:
    assert corners(stroke_inside(line(*points), RECT)) == left


def test_items_have_their_whole_paths_again_afterwards(qapp: QApplication) -> None:
    item = QGraphicsPathItem(line((-5, 5), (15, 5)))
    child = QGraphicsPathItem(line((5, -5), (5, 5)), item)
    child.setPos(1, 0)
    with cut([item], RECT):
        assert corners(item.path()) == [[(0, 5), (10, 5)]]
        assert corners(child.path()) == [[(5, 0), (5, 5)]]
    assert corners(item.path()) == [[(-5, 5), (15, 5)]]
    assert corners(child.path()) == [[(5, -5), (5, 5)]]


def test_an_exported_drawing_of_a_zoomed_plot_has_no_curve_outside_its_axes(qtbot: QtBot, tmp_path: Path) -> None:
    card = PlotCard()
    qtbot.addWidget(card)
    card.resize(555, 300)
    curves = Curves([Curve("down", 1), Curve("up", 2)])
    x = np.arange(300)
    curves["down"].extend(x, 5 * np.exp(-x / 100))
    curves["up"].extend(x, x / 100)
    card.draw(curves)
    with qtbot.waitExposed(card):
        card.show()
    card.area._zoom_at(0.5, 0.3)
    card.save_to(str(tmp_path / "loss.svg"))
    assert sum(len(outside(tmp_path / "loss.svg", card, series)[0]) for series in (1, 2)) > 40
    assert [outside(tmp_path / "loss.svg", card, series)[1] for series in (1, 2)] == [[], []]


def outside(path: Path, card: PlotCard, series: int) -> tuple[list[QPointF], list[QPointF]]:
    """The points of a curve in a drawing, and those of them outside the axes."""
    axes = card.area.plot_rect().adjusted(-1.1, -1.1, 1.1, 1.1)
    color = theme.series(series).color.name()
    points = []
    for group in ElementTree.parse(path).iter("{http://www.w3.org/2000/svg}g"):
        if group.get("stroke") == color:
            for drawn in group:
                pairs = re.findall(r"(-?[\d.]+),(-?[\d.]+)", drawn.get("d") or drawn.get("points") or "")
                points += [QPointF(float(x), float(y)) for x, y in pairs]
    return points, [point for point in points if not axes.contains(point)]
