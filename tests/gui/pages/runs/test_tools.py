"""The search field over the table of runs."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gui.pages.runs.runs_page import RunsPage


def test_the_search_field_finds_by_setting(qtbot: QtBot, page: RunsPage) -> None:
    qtbot.keyClicks(page.tools.search, "optimizer=adam")
    assert [row.entry.name for row in page.table.rows()] == ["two"]
