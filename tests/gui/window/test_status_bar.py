"""The status bar says what runs, how far it is, and that a stop was heard."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gui import i18n
from gui.pages.page import Job
from gui.window.status_bar import StatusBar


def test_a_job_is_named_and_may_be_stopped_until_it_stops(qtbot: QtBot) -> None:
    bar = StatusBar(lambda: None)
    qtbot.addWidget(bar)
    bar.show_job(Job("Training", "Three layers", 0.25, 61.0))
    assert (bar.state.text(), bar.percent.text(), bar.stop.isEnabled()) == ("Training", "25 %", True)
    bar.show_job(Job("Training", state="paused"))
    assert (bar.state.text(), bar.stop.isEnabled()) == ("Paused", True)
    bar.show_job(Job("Training", state="stopping"))
    assert (bar.state.text(), bar.stop.isEnabled()) == ("Stopping…", False)
    bar.show_job(None)
    assert bar.state.text() == "No job running"


def test_a_percent_sign_stands_as_the_language_writes_it(qtbot: QtBot) -> None:
    bar = StatusBar(lambda: None)
    qtbot.addWidget(bar)
    i18n.set_language("ko")
    bar.show_job(Job("학습", "", 0.25, 61.0))
    assert bar.percent.text() == "25%"
