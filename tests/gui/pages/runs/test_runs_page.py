"""The Runs page by clicks and keys: the table, the panel, and what other pages get."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.store.run_list import put_away
from gui.labs.handover import KeptRun, ToTrain
from gui.pages.runs.runs_page import RunsPage
from tests.gui.labs.runs.test_runs_lab import settle
from tests.gui.pages.runs.table import press


def test_other_pages_get_experiment_run_and_overlay(qtbot: QtBot, page: RunsPage) -> None:
    sent: list[tuple[str, Any]] = []
    page.handover_requested.connect(lambda key, parcel: sent.append((key, parcel)))
    press(qtbot, page, "three")
    assert page.panel.resume.isEnabled()
    for button in (page.duplicate, page.overlay, page.panel.resume):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [key for key, _ in sent] == ["train", "compare", "train"]
    assert isinstance(sent[0][1], ToTrain)
    assert all(isinstance(parcel, KeptRun) for _, parcel in sent[1:])
    press(qtbot, page, "one")
    assert not page.panel.resume.isEnabled()
    assert "no checkpoint" in page.panel.resume.accessibleDescription()


def test_an_act_that_is_refused_says_so_and_reads_the_list_again(qtbot: QtBot, page: RunsPage) -> None:
    said: list[str] = []
    page.message.connect(lambda text, details, role: said.append(text))
    put_away(page.lab.home / "one")  # as another window does
    page.table.starred.emit("one")
    assert said == ["one is not there any more; another window may have deleted it"]
    settle(page.lab)
    assert page.lab.entry("one") is None
