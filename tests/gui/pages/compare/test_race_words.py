"""The words beside a race, derived from its numbers."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gui.labs.compare.results_table import best
from gui.pages.compare.compare_page import ComparePage
from gui.pages.compare.race_table import Head, RaceRow, RaceTable
from tests.gui.pages.compare.racing import LEFT, click, race_to_the_end, texts


def test_the_table_tells_what_the_lab_knows(page: ComparePage, qtbot: QtBot) -> None:
    race_to_the_end(qtbot, page)
    assert page.race.accuracy_plot.unit_label.text() == "%, every 10 steps"
    rows = {row.name: row for row in page.lab.board.results()}
    for name, cells in texts(page).items():
        row = rows[name]
        assert cells[0] == f"{row.loss:.3f}"
        assert cells[2] == f"{100 * (row.accuracy or 0):.2f} %"
        assert cells[-1] == "done"
        assert cells[3] == ("not yet" if row.steps_to[0.9] is None else f"{row.steps_to[0.9]:.0f}")
    leader = best("loss", page.lab.board.results())
    assert [line.name for line in page.race.table.lines() if 0 in line.best] == [leader]
    heads = page.race.table._head_buttons
    qtbot.mouseClick(heads[1], LEFT)
    losses = [float(line.cells[0]) for line in page.race.table.lines()]
    assert losses == sorted(losses)
    qtbot.mouseClick(page.race.table._rows[0]._sample, LEFT)
    hidden = page.race.table.lines()[0]
    assert hidden.hidden
    assert not page.lab.board.losses[hidden.name].visible


def test_a_run_at_the_level_of_chance_is_not_called_done(page: ComparePage, qtbot: QtBot) -> None:
    click(qtbot, page.panel.figure_buttons["five-initializers"])
    page.lab.edit(steps=60)
    race_to_the_end(qtbot, page)
    words = {line.name: (line.word, line.state) for line in page.race.table.lines()}
    assert words["Zeros"] == ("only guesses", "warning")
    assert words["He"] == ("done", "good")


def test_a_spread_without_room_goes_to_the_tooltip_and_the_mean_stays_whole(qtbot: QtBot) -> None:
    table = RaceTable()
    qtbot.addWidget(table)
    table.set_heads([Head("name", "Run", ""), Head("loss", "Loss", ""), Head("best", "Best", ""), Head("end", "", "")])
    line = RaceRow("SGD", "SGD", 1, ("0.777 ± 0.024", "94.90 ± 0.44 %"), frozenset({0}), frozenset(), 0.5)
    table.set_lines([line])
    table.resize(600, 80)
    with qtbot.waitExposed(table):
        table.show()
    cells = table._rows[0]._cells
    assert [cell.text() for cell in cells] == ["0.777 ± 0.024", "94.90 ± 0.44 %"]
    assert all(cell.fontMetrics().horizontalAdvance(cell.text()) <= cell.width() for cell in cells)
    table.resize(330, 80)
    qtbot.waitUntil(lambda: cells[0].text() == "0.777")
    assert [cell.text() for cell in cells] == ["0.777", "94.90 %"]
    assert cells[1].toolTip() == "94.90 ± 0.44 %"
