"""The table of a race: long names give way, and keep what distinguishes them."""

from pytestqt.qtbot import QtBot

from gui.pages.compare.race_table import Head, NameLabel, RaceRow, RaceTable


def test_a_run_with_a_long_name_keeps_the_number_at_its_end(qtbot: QtBot) -> None:
    table = RaceTable()
    qtbot.addWidget(table)
    table.set_heads([Head("name", "Run", "", 1), Head("loss", "Loss", "", 2), Head("progress", "Progress", "", 3)])
    table.set_lines([RaceRow("a", "RMSprop, η 0.0001", 1, ("0.78",), frozenset(), frozenset(), 0.5)])
    table.resize(240, 80)
    table.show()
    names = table.findChildren(NameLabel)
    qtbot.waitUntil(lambda: "…" in names[0].text())
    assert names[0].text().endswith("1")
    table.resize(1600, 80)
    qtbot.waitUntil(lambda: names[0].text() == "RMSprop, η 0.0001")
