"""Optimizers on a surface: dragged, played and judged."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from gui.labs.compare.surface_lab import NETWORK
from gui.pages.compare.compare_page import ComparePage
from tests.gui.pages.compare.racing import LEFT, click


def test_the_surface_view_drags_plays_and_judges(page: ComparePage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.panel.view._group.button(1), LEFT)
    view, panel = page.surface, page.surface_panel
    assert view.isVisible()
    assert not page.go.isVisible()
    assert page.commands() == {}
    assert "paths" in page.fact()
    plot = view.card.plot
    qtbot.mousePress(plot.viewport(), LEFT, pos=plot.pixel(-7, 2).toPoint())
    qtbot.mouseMove(plot.viewport(), plot.pixel(6, -3).toPoint())
    qtbot.mouseRelease(plot.viewport(), LEFT, pos=plot.pixel(6, -3).toPoint())
    assert view.lab.start == pytest.approx((6, -3), abs=0.1)
    assert [row[4].text() for row in view.verdicts.rows[:4]] == ["arrives"] * 4
    panel.rows[0].field.setFocus()
    panel.rows[0].field.selectAll()
    qtbot.keyClicks(panel.rows[0].field, "1.5")
    assert view.verdicts.rows[0][4].text() == "thrown out"
    click(qtbot, view.over)
    assert view.lab.shown == 0
    click(qtbot, view.step)
    assert view.lab.shown == 1
    click(qtbot, view.play)
    qtbot.waitUntil(lambda: view.lab.shown > 3)
    click(qtbot, view.play)
    panel.choice.activated.emit(panel.choice.findData("himmelblau"))
    assert view.card.unit_label.text().startswith("f = (x² + y − 11)²")
    qtbot.mouseClick(panel.rows[3].check, LEFT)
    assert not view.lab.walkers[3].on
    view.lab.set_steps(8)
    panel.choice.activated.emit(panel.choice.findData(NETWORK))
    shown = {row[2].text() for row in view.verdicts.rows if row[2].isVisible()}
    assert shown == {""} or not view.lab.computing
    assert "being computed" in view.card.unit_label.text() or not view.lab.computing
    qtbot.waitUntil(lambda: view.lab.driver.state == "idle", timeout=60_000)
    assert view.lab.surface is not None
    page._show_view("digits")
    assert page.go.isVisible()
