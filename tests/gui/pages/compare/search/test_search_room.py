"""What the page says of a search, and of a class."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.study.gathering import ClassRun, ClassStudy, Looked
from engine.study.search import SearchEnded
from engine.study.trial import Outcome
from gui.labs.compare.search_lab import SearchLab
from gui.labs.driving import Inline
from gui.pages.compare.search.search_room import SearchRoom
from tests.engine.study.examples import SPEC


@pytest.fixture
def room(qtbot: QtBot) -> SearchRoom:
    page = QWidget()
    qtbot.addWidget(page)
    made = SearchRoom(SearchLab(Inline(), Inline()), page)
    made.retranslate()
    made.setParent(page)
    return made


def test_the_status_bar_says_what_is_read(room: SearchRoom, tmp_path: Path) -> None:
    assert room.job() is None
    room.lab.gather([tmp_path], "x")
    job = room.job()
    assert job is not None
    assert job.name == "Opening a study"
    room.lab.looked = Looked("Lee.zip", 2, 4)
    job = room.job()
    assert job is not None
    assert (job.name, job.detail, job.fraction) == ("Gathering a class", "Lee.zip", 0.5)
    room.actions.end()
    assert room.lab._reader.state == "stopping"


def test_the_fact_says_which_digits_judged(room: SearchRoom) -> None:
    assert room.fact().endswith("stay unread")
    room.lab.ended = SearchEnded("completed", 1, {}, 0.9, 0.9, 0.88, 10)
    assert room.fact().endswith("read once, for the winner")
    entry = ClassRun("Lee", "mine", Path("x"), SPEC, {}, Outcome(0, "done", 0.9, (), 3, 0.1))
    room.lab.show_class(ClassStudy((), (entry,)), "week 3")
    assert "own test digits" in room.fact()
    assert room.sentence().startswith("A class's runs")
    assert room.view.sentence().startswith("Runs: 1, students: 1. The best is Lee's with 90.00 %.")


def test_what_is_set_up_is_remembered(room: SearchRoom) -> None:
    room.lab.edit(steps=123)
    state = room.save_state()
    room.lab.edit(steps=9)
    room.restore_state(state)
    room.restore_state("?")
    assert room.lab.steps == 123
