"""The panel of a run keeps what is written into it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gui.pages.runs.runs_page import RunsPage
from tests.gui.pages.runs.table import press


def test_a_note_is_kept_as_it_is_written(qtbot: QtBot, page: RunsPage) -> None:
    press(qtbot, page, "one")
    page.panel.note.setPlainText("Does it help?")
    qtbot.waitUntil(lambda: page.lab.entry("one").note == "Does it help?")  # type: ignore[union-attr]  # it is there
