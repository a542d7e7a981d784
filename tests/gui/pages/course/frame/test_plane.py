import math

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from gui.pages.course.frame.plane import (
    NAME_GAP,
    Plane,
    PlaneLine,
    PlanePoint,
    PlaneWidget,
    half_plane,
    moved,
    name_place,
)


@pytest.fixture
def plane(qtbot: QtBot) -> PlaneWidget:
    made = PlaneWidget()
    qtbot.addWidget(made)
    made.resize(368, 346)
    points = (PlanePoint(0, 0, False), PlanePoint(1, 1, True))
    made.show_plane(Plane(lines=(PlaneLine((0.5, 1.0, 0.0), held=0),), points=points), own_points=True)
    made.show()
    return made


def spot(where: QPointF) -> QPoint:
    return where.toPoint()


def test_the_half_plane_of_an_upright_line_is_a_rectangle() -> None:
    corners = half_plane((0.5, 1, 0), -0.5, 1.5)
    assert sorted(corners) == [(0.5, -0.5), (0.5, 1.5), (1.5, -0.5), (1.5, 1.5)]
    assert half_plane((9, 1, 0), -0.5, 1.5) == []


def test_a_line_dragged_sideways_keeps_its_direction_and_one_turned_passes_through_the_point() -> None:
    assert moved((0.5, 1, 0), (0.8, 0), None) == (0.8, 1, 0)
    w0, w1, w2 = moved((0.5, 1, 0), (1.5, 1.5), (0.5, -0.5))
    assert -w0 + w1 * 1.5 + w2 * 1.5 == pytest.approx(0, abs=0.01)
    assert -w0 + w1 * 0.5 - w2 * 0.5 == pytest.approx(0, abs=0.01)
    assert w1 > 0  # the side of answer 1 stays the same


def test_a_click_adds_a_drag_moves_and_a_right_click_turns_a_point(plane: PlaneWidget, qtbot: QtBot) -> None:
    heard: list[tuple[object, ...]] = []
    plane.point_added.connect(lambda x, y: heard.append(("added", round(x, 1), round(y, 1))))
    plane.point_moved.connect(lambda i, x, y: heard.append(("moved", i, round(x, 1), round(y, 1))))
    plane.point_turned.connect(lambda i: heard.append(("turned", i)))
    qtbot.mouseClick(plane, Qt.MouseButton.LeftButton, pos=spot(plane.pixel(1.2, 0.2)))
    qtbot.mousePress(plane, Qt.MouseButton.LeftButton, pos=spot(plane.pixel(1, 1)))
    qtbot.mouseMove(plane, spot(plane.pixel(1.2, 0.8)))
    qtbot.mouseRelease(plane, Qt.MouseButton.LeftButton, pos=spot(plane.pixel(1.2, 0.8)))
    qtbot.mouseClick(plane, Qt.MouseButton.RightButton, pos=spot(plane.pixel(0, 0)))
    assert heard == [("added", 1.2, 0.2), ("moved", 1, 1.2, 0.8), ("turned", 0)]


def test_the_line_is_dragged(plane: PlaneWidget, qtbot: QtBot) -> None:
    heard: list[tuple[float, float, float]] = []
    plane.line_moved.connect(lambda i, weights: heard.append(weights))
    qtbot.mousePress(plane, Qt.MouseButton.LeftButton, pos=spot(plane.pixel(0.5, 0.5)))
    qtbot.mouseMove(plane, spot(plane.pixel(0.8, 0.5)))
    assert heard[-1] == pytest.approx((0.8, 1, 0), abs=0.01)


def test_the_name_of_a_line_stands_beside_it() -> None:
    for start, end in (
        (QPointF(0, 0), QPointF(100, 100)),
        (QPointF(0, 100), QPointF(100, 0)),
        (QPointF(5, 0), QPointF(5, 90)),
    ):
        place = name_place(start, end)
        way = end - start
        off = abs((place.x() - start.x()) * way.y() - (place.y() - start.y()) * way.x()) / math.hypot(way.x(), way.y())
        assert off == pytest.approx(NAME_GAP)
