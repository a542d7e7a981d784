from pytestqt.qtbot import QtBot

from gui.labs.course.words import Table, TableRow
from gui.pages.course.frame.values_table import HEAD, ROW, ValuesTable


def test_the_table_takes_a_line_for_each_row_and_says_its_numbers(qtbot: QtBot) -> None:
    table = ValuesTable()
    qtbot.addWidget(table)
    rows = (TableRow(("start", "0.3")), TableRow(("1", "0.35"), now=True, marked=frozenset({1})))
    table.set_table(Table("Weights", ("Pass", "w"), rows))
    assert table.sizeHint().height() == HEAD + 2 * ROW + 4
    assert table.now_y() == HEAD + 2 * ROW
    assert table.accessibleDescription() == "start, 0.3; 1, 0.35"
    assert not table.grab().isNull()
