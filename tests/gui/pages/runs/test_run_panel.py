"""The panel of a run keeps what is written into it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gui.pages.runs.run_panel import Rows
from gui.pages.runs.runs_page import RunsPage
from gui.widgets.marks import Label
from tests.gui.pages.runs.table import press


def test_a_note_is_kept_as_it_is_written(qtbot: QtBot, page: RunsPage) -> None:
    press(qtbot, page, "one")
    page.panel.note.setPlainText("Does it help?")
    qtbot.waitUntil(lambda: page.lab.entry("one").note == "Does it help?")  # type: ignore[union-attr]  # it is there


def test_runs_of_one_title_get_numbers_as_at_their_curves(qtbot: QtBot, page: RunsPage) -> None:
    for place, name in enumerate(("one", "two", "three")):
        page.lab.note(name, title="Same")
        press(qtbot, page, name, add=place > 0)
    named = {label.text() for label in page.panel.setting_rows.findChildren(Label)}
    assert {"Same", "Same · 2", "Same · 3"} <= named
    assert page.panel.of_whom.text() == "Same · 3"


def test_names_stand_left_and_values_right_in_a_row_of_any_width(qtbot: QtBot) -> None:
    rows = Rows()
    qtbot.addWidget(rows)
    rows.show_rows([("Best accuracy", "28.25 %", "78.50 %"), ("Took", "0:01", "0:02")])
    rows.resize(860, 60)
    rows.show()
    labels = {label.text(): label.geometry() for label in rows.findChildren(Label)}
    assert labels["Best accuracy"].left() == labels["Took"].left() == 0
    assert labels["78.50 %"].right() == labels["0:02"].right() == 859
    assert labels["28.25 %"].right() == labels["0:01"].right()
