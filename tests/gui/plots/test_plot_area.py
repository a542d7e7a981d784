"""A plot under the user's hands: hover, wheel, drag and keys."""

from __future__ import annotations

import pyqtgraph as pg
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.labs.plotting.curves import Curves
from gui.plots import CrossHair, PlotCard
from tests.gui.plots.plotted import card_of, falling


def test_hovering_reads_the_values_highest_first_and_linked_plots_follow(qtbot: QtBot) -> None:
    one = card_of(qtbot, falling(["SGD", "Adam", "AdaGrad"], x_end=3000))
    other = card_of(qtbot, falling(["SGD", "Adam", "AdaGrad"], x_end=3000))
    CrossHair([one, other], parent=one)
    plot = one.area.plot_rect()
    qtbot.mouseMove(one.area.viewport(), QPoint(int(plot.center().x()), int(plot.center().y())))
    qtbot.waitUntil(lambda: one.area.hover_x is not None)
    x = one.area.hover_x
    assert x is not None
    assert x == pytest.approx(1500, abs=10)
    assert other.area.hover_x == x
    readings = one.area.readings(x)
    assert [r.name for r in readings] == ["AdaGrad", "Adam", "SGD"]
    expected = one.curves["SGD"].smoothed_at(x)
    assert expected is not None
    assert readings[-1].text == f"{expected[1]:.3f}"
    before = one.area.grab().toImage()
    one.area.hover(None)
    assert one.area.grab().toImage() != before


def test_the_keys_move_the_hover_line_and_zoom(qtbot: QtBot) -> None:
    card = card_of(qtbot, falling(["loss"], x_end=3000))
    card.area.hover(None)
    qtbot.keyClick(card.area, Qt.Key.Key_Right)
    assert card.area.hover_x == pytest.approx(0.52 * 3000)
    qtbot.keyClick(card.area, Qt.Key.Key_Home)
    assert card.area.hover_x == 0
    qtbot.keyClick(card.area, Qt.Key.Key_Plus)
    assert card.area.zoomed
    qtbot.keyClick(card.area, Qt.Key.Key_Minus)
    qtbot.keyClick(card.area, Qt.Key.Key_0)
    assert not card.area.zoomed
    qtbot.keyClick(card.area, Qt.Key.Key_Escape)
    assert card.area.hover_x is None


def test_ctrl_and_wheel_zoom_into_x_and_dragging_moves_the_part(qtbot: QtBot) -> None:
    card = card_of(qtbot, falling(["loss"], x_end=3000))
    plot = card.area.plot_rect()

    def turn(keys: Qt.KeyboardModifier) -> None:
        wheel = QWheelEvent(
            QPointF(plot.center()),
            QPointF(plot.center()),
            QPoint(0, 0),
            QPoint(0, 480),
            Qt.MouseButton.NoButton,
            keys,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(card.area.viewport(), wheel)

    turn(Qt.KeyboardModifier.NoModifier)
    assert not card.area.zoomed
    turn(Qt.KeyboardModifier.ControlModifier)
    low, high = card.area.axes()[0].low, card.area.axes()[0].high
    assert 0 < low < 1500 < high < 3000
    start = plot.center().toPoint()
    qtbot.mousePress(card.area.viewport(), Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(card.area.viewport(), start + QPoint(-40, 0))
    qtbot.mouseRelease(card.area.viewport(), Qt.MouseButton.LeftButton, pos=start + QPoint(-40, 0))
    assert card.area.axes()[0].low > low
    card.reset_action.trigger()
    assert card.area.axes()[0].low == 0


def drag(qtbot: QtBot, card: PlotCard, button: Qt.MouseButton, by: QPoint) -> None:
    view, start = card.area.viewport(), card.area.plot_rect().center().toPoint()
    qtbot.mousePress(view, button, pos=start)
    for part in (0.5, 1.0):
        at = QPointF(start + by * part)
        move = QMouseEvent(
            QEvent.Type.MouseMove, at, view.mapToGlobal(at), button, button, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(view, move)
    qtbot.mouseRelease(view, button, pos=start + by)


def test_plain_dragging_moves_and_the_right_button_zooms(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(pg.CONFIG_OPTIONS, "mouseRateLimit", 0)  # a hand is slower than a test
    card = card_of(qtbot, falling(["loss"], x_end=3000))
    drag(qtbot, card, Qt.MouseButton.LeftButton, QPoint(-60, 0))
    axis = card.area.axes()[0]
    assert axis.low > 100
    assert axis.high - axis.low == pytest.approx(3000)
    card.area.reset_view()
    drag(qtbot, card, Qt.MouseButton.RightButton, QPoint(60, 0))
    axis = card.area.axes()[0]
    assert axis.high - axis.low < 2900
    assert not card.menu.isVisible()


def test_a_part_chosen_by_hand_stays_while_the_curves_grow_and_shows_the_way_back(qtbot: QtBot) -> None:
    curves = falling(["loss"], 100, x_end=200)
    card = card_of(qtbot, curves)
    button = card.reset_button
    assert not button.isVisibleTo(card)
    card.area._zoom_at(0.5, 0.5)
    part = card.area.axes()
    assert button.isVisibleTo(card)
    assert button.accessibleName() == "Reset view"
    curves.curves[0].extend(range(101, 400), [1.0] * 299)
    card.draw(curves)
    assert card.area.axes() == part
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not button.isVisibleTo(card)
    assert card.area.axes()[0].high >= 399  # it follows again
    card.area._zoom_at(0.5, 0.5)
    card.draw(Curves([]))  # another run begins
    assert not button.isVisibleTo(card)
