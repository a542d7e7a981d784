from PySide6.QtCore import QRect
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


def test_a_part_of_a_long_table_is_painted_as_in_the_whole(qtbot: QtBot) -> None:
    table = ValuesTable()
    qtbot.addWidget(table)
    table.set_table(
        Table("Steps", ("Step", "x"), tuple(TableRow((str(i), f"{i / 7:.4f}"), now=i == 21) for i in range(60)))
    )
    table.resize(300, table.sizeHint().height())
    part = QRect(0, HEAD + 20 * ROW + 5, 300, 4 * ROW)
    whole, alone = table.grab().toImage().copy(part), table.grab(part).toImage()
    assert whole == alone
