"""The search view: its rows, its marks, and what it exports."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.pages.compare.search.search_view import SearchView


def test_every_trial_is_a_row_and_the_best_stands_first(view: SearchView) -> None:
    assert view.table.rows.rowCount() == 16
    best = view.lab.best
    assert best is not None
    assert view.table.rows.text(view.table.rows.rows[0], "state") == "best"
    assert view.table.rows.text(view.table.rows.rows[0], "number") == str(best + 1)
    assert "read once" in view.words.text()


def test_a_click_on_a_row_marks_the_trial_and_enter_opens_it(qtbot: QtBot, view: SearchView) -> None:
    view.table.selectRow(2)
    assert view.lab.chosen == view.table.rows.rows[2].number
    with qtbot.waitSignal(view.train_asked) as asked:
        qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert asked.args == [view.table.rows.rows[2].number]


def test_figures_are_exported_with_their_numbers(view: SearchView, tmp_path: Path) -> None:
    for card, name in ((view.all, "all"), (view.so_far, "best"), (view.matters, "matters")):
        for ending in ("png", "svg", "csv"):
            card.save_to(str(tmp_path / f"{name}.{ending}"))
            assert (tmp_path / f"{name}.{ending}").stat().st_size > 80
