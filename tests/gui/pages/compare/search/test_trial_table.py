"""The table of trials: rows that stay picked, states and values in words."""

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from engine.study.search import TrialStarted
from engine.study.trial import Outcome
from gui.labs.compare.trials import TrialRow
from gui.pages.compare.search.search_view import SearchView


def test_columns_are_number_state_settings_and_right(view: SearchView) -> None:
    rows = view.table.rows
    heads = [rows.headerData(place, Qt.Orientation.Horizontal) for place in range(rows.columnCount())]
    assert heads == ["#", "State", "η", "Optimizer", "Units", "Right", ""]
    tip = rows.headerData(2, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert tip == "Learning rate"


def test_what_is_picked_stays_picked_when_rows_move(view: SearchView) -> None:
    table = view.table
    table.selectRow(3)
    number = table.rows.rows[3].number
    view.lab._take([TrialStarted(90, dict(table.rows.rows[0].values))])  # a running one comes first
    assert table.rows.rows[0].number == 90
    assert table.picked == [number]
    assert [index.row() for index in table.selectionModel().selectedRows()] == [4]


def test_a_failed_trial_says_why(view: SearchView) -> None:
    rows = view.table.rows
    failed = TrialRow(50, {}, (), Outcome(50, "failed", None, (), 3, 0.1, "loss infinite", worker="vm:1"))
    view.lab.trials[50] = failed
    assert rows.text(failed, "right") == "loss infinite"
    view.table.refresh()
    place = next(place for place, trial in enumerate(rows.rows) if trial.number == 50)
    tip = rows.data(rows.index(place, 0), Qt.ItemDataRole.ToolTipRole)
    assert tip == "3 steps, 0.1 s\nloss infinite\nvm:1"


def test_the_last_column_opens_the_menu_and_a_double_click_the_trial(qtbot: QtBot, view: SearchView) -> None:
    table = view.table
    last = table.visualRect(table.rows.index(1, table.rows.columnCount() - 1)).center()
    with qtbot.waitSignal(table.menu_asked) as asked:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=last)
    view.menu.hide()
    assert asked.args[0] == [table.rows.rows[1].number]
    first = table.visualRect(table.rows.index(1, 0)).center()
    with qtbot.waitSignal(table.opened):
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(first))
