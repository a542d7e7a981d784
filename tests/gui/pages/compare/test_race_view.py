"""Two plots and a table of a race: marks, the hover line in both, and what is exported."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gui.pages.compare.compare_page import ComparePage
from tests.gui.pages.compare.racing import click, race_to_the_end


def test_a_learning_rate_changed_while_it_races_is_marked_on_the_plots(page: ComparePage, qtbot: QtBot) -> None:
    page.lab.edit(steps=4000)
    click(qtbot, page.go)
    qtbot.waitUntil(lambda: page.lab.board.progress[0] > 5, timeout=30_000)
    row = page.panel.runs.rows[0]
    assert row.number.isEnabled()
    row.number.setFocus()
    row.number.selectAll()
    qtbot.keyClicks(row.number, "0.5")
    qtbot.waitUntil(lambda: bool(page.lab.board.losses.marks), timeout=10_000)
    assert "SGD: η" in page.lab.board.losses.marks[0].text
    click(qtbot, page.halt)
    qtbot.waitUntil(lambda: page.lab.race.state == "idle", timeout=10_000)


def test_the_hover_line_moves_in_both_plots(page: ComparePage, qtbot: QtBot) -> None:
    race_to_the_end(qtbot, page)
    area = page.race.loss_plot.area
    middle = area.plot_rect().center()
    qtbot.mouseMove(area.viewport(), QPoint(int(middle.x()), int(middle.y())))
    qtbot.waitUntil(lambda: page.race.accuracy_plot.area.hover_x is not None)
    assert page.race.accuracy_plot.area.hover_x == area.hover_x
    names = {reading.name for reading in area.readings(area.hover_x or 0.0)}
    assert names == {"SGD", "Momentum", "AdaGrad", "Adam"}


@pytest.mark.parametrize("suffix", ["png", "svg", "csv"])
def test_every_chart_is_exported(page: ComparePage, qtbot: QtBot, tmp_path: Path, suffix: str) -> None:
    race_to_the_end(qtbot, page)
    page._show_view("surface")
    said: list[str] = []
    page.message.connect(lambda text, *_: said.append(text))
    for number, card in enumerate((page.race.loss_plot, page.race.accuracy_plot, page.surface.card)):
        path = tmp_path / f"{number}.{suffix}"
        card.save_to(str(path))
        assert path.stat().st_size > 100
        assert said[-1] == f"Saved as {number}.{suffix}."
    assert page.findChildren(QPushButton)
    page.over_menu.save_file(str(tmp_path / "race.json"))
    assert said[-1] == "Saved as race.json."
