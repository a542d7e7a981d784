"""The strip of the Train page: what was interrupted, and what can be done about it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.store.desk import Desk, interrupted_drawing
from gui.labs.driving import Inline
from gui.labs.train.train_lab import TrainLab
from gui.pages.train.train_page import TrainPage
from gui.widgets.controls import Button
from gui.widgets.strip import NEXT_PX
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
    qtbot.mouseClick(page.interrupted.resume, Qt.MouseButton.LeftButton)
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


@pytest.fixture
def alone(qtbot: QtBot, tmp_path: Path) -> TrainPage:
    """A page at a start where no run was interrupted, but a drawing."""
    desk = Desk.take()
    assert desk is not None
    desk.save({}, {}, drawn=2, over=False)
    desk.let_go()
    page = TrainPage(TrainLab(Inline(), Inline(), Inline(), load=lambda *_, **__: DATA, runs=tmp_path / "runs"))
    qtbot.addWidget(page)
    page.shown()
    page.restore_state({})
    scout = page.lab.interruptions._driver.driver
    assert isinstance(scout, Inline)
    scout.run()
    return page


def test_a_drawing_alone_is_offered_in_one_row_and_start_stays_the_primary_action(alone: TrainPage) -> None:
    strip = alone.interrupted
    assert strip.isVisibleTo(alone)
    assert not strip.resume.isVisibleTo(alone)
    assert strip.sizeHint().height() == NEXT_PX
    assert alone.start.property("kind") == "primary"
    assert alone.waiting() == {"postal"}


@pytest.mark.parametrize("text", ["Look at it", "Leave it"])
def test_a_drawing_is_shown_or_left(qtbot: QtBot, alone: TrainPage, text: str) -> None:
    asked: list[str] = []
    alone.handover_requested.connect(lambda key, _: asked.append(key))
    links = [button for button in alone.interrupted.findChildren(Button) if button.text() == text]
    qtbot.mouseClick(next(link for link in links if link.isVisibleTo(alone)), Qt.MouseButton.LeftButton)
    if text == "Look at it":
        assert asked == ["postal"]
        alone.opened("postal")  # as the window says
    else:
        assert interrupted_drawing() is None
    assert not alone.interrupted.isVisibleTo(alone)
    assert alone.waiting() == frozenset()
