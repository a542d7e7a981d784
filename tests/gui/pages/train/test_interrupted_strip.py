"""The strip of the Train page: what was interrupted, and what can be done about it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.labs.driving import Inline
from gui.labs.train.train_lab import TrainLab
from gui.pages.train.train_page import TrainPage
from tests.engine.store.test_interrupted import killed
from tests.engine.store.test_keeping import DATA


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> TrainPage:
    killed(tmp_path / "run", 5)
    page = TrainPage(TrainLab(Inline(), Inline(), Inline(), load=lambda *_, **__: DATA, runs=tmp_path))
    qtbot.addWidget(page)
    page.shown()
    page.restore_state({})
    scout = page.lab.interruptions._driver.driver
    assert isinstance(scout, Inline)
    while scout.state != "idle":
        scout.run()
    return page


def test_what_was_lost_is_said_and_the_page_has_one_primary_action(page: TrainPage) -> None:
    strip = page.interrupted
    assert strip.isVisibleTo(page)
    assert "stopped at step 5 of" in strip.sentence.text()
    assert "It continues from step 3" in strip.sentence.text()
    assert page.start.text() == "Start a new run"
    assert page.start.property("kind") == ""
    assert strip.look.isChecked()
    assert page.waiting() == {"train"}


def test_continue_trains_it_to_its_end_and_the_strip_goes(qtbot: QtBot, page: TrainPage) -> None:
    qtbot.mouseClick(page.interrupted.go_on, Qt.MouseButton.LeftButton)
    assert not page.interrupted.isVisibleTo(page)
    driver = page.lab.run.driver
    assert isinstance(driver, Inline)
    driver.run()
    assert page.lab.run.history.ended is not None
    assert page.lab.run.history.ended.reason == "completed"
    assert page.waiting() == frozenset()


def test_leave_it_puts_curves_and_strip_away(qtbot: QtBot, page: TrainPage) -> None:
    qtbot.mouseClick(page.interrupted.leave, Qt.MouseButton.LeftButton)
    assert not page.interrupted.isVisibleTo(page)
    assert page.lab.run.figures.step is None
    assert page.start.text() == "Start"
    assert page.start.property("kind") == "primary"


def test_the_words_say_up_to_where_everything_is_whole(page: TrainPage) -> None:
    page.draw()
    assert [word.key for word in page.lab.words] == ["whole"]
    assert "up to step 3" in page.words.sentence(page.lab.words[0])
