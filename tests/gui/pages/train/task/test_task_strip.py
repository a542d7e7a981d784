"""The strip of a teacher's task on the Train page, and the controls that it locks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.optimizers.adam import Adam
from gui.labs.driving import Inline
from gui.pages.train.train_page import TrainPage
from tests.gui.labs.train.test_task_lab import attempt, lab_in, settle, task_file

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> TrainPage:
    page = TrainPage(lab_in(tmp_path))
    qtbot.addWidget(page)
    page.shown()
    page.files.open_task(str(task_file(tmp_path)))
    settle(page.lab)
    return page


def test_goal_and_rule_stand_in_the_strip(page: TrainPage) -> None:
    assert page.task.isVisibleTo(page)
    assert page.task.name.text() == "30 % within two epochs"
    assert page.task.sentence.text() == "Homework 3, task 2. Only the optimizer may change."
    assert page.task.meter.best.text() == "No attempt yet"
    assert page.task.meter.goal.text() == "goal 30 %"
    page.task.resize(1200, 64)
    QApplication.sendEvent(page.task, QResizeEvent(QSize(1200, 64), QSize(640, 64)))
    assert page.task.meter.goal.text() == "30 %"
    assert not page.task.hand_in.isEnabled()
    assert page.start.property("kind") == "primary"


def test_a_reached_goal_makes_handing_in_the_one_primary_action(page: TrainPage) -> None:
    page.lab.edit(optimizer=Adam(learning_rate=0.01))
    attempt(page.lab)
    assert page.task.meter.rest.text() == "reached"
    assert "attempt 1" in page.task.meter.best.text()
    assert page.task.hand_in.property("kind") == "primary"
    assert page.start.property("kind") == ""


def test_an_attempt_that_falls_short_says_how_much_is_missing(page: TrainPage, tmp_path: Path) -> None:
    page.files.open_task(str(task_file(tmp_path, goal=1.0)))
    page.lab.edit(optimizer=Adam(learning_rate=1e-5))
    attempt(page.lab)
    best = page.lab.task.best
    assert best is not None
    assert best.verdict.best is not None
    assert page.task.meter.rest.text() == f"{100 - 100 * best.verdict.best:.2f} to go"
    assert page.task.hand_in.property("kind") == ""


def test_leaving_hides_the_strip_and_unlocks_the_controls(qtbot: QtBot, page: TrainPage) -> None:
    assert not page.setup.main.rows["seed"].row.controls[0].isEnabled()
    qtbot.mouseClick(page.task.leave, LEFT)
    assert not page.task.isVisibleTo(page)
    assert page.setup.main.rows["seed"].row.controls[0].isEnabled()


def test_handing_in_writes_the_report_and_says_so(page: TrainPage, tmp_path: Path) -> None:
    attempt(page.lab)
    said: list[str] = []
    page.message.connect(lambda text, details, role: said.append(text))
    page.files.hand_in(str(tmp_path / "mine.html"))
    settle(page.lab)
    assert said == ["Saved as mine.html."]
    assert (tmp_path / "mine.html").exists()


def test_what_the_task_refuses_is_said_once(page: TrainPage) -> None:
    said: list[str] = []
    page.message.connect(lambda text, details, role: said.append(text))
    page.lab.edit(seed=8)
    page.draw()
    assert len(said) == 1
    assert "set by the task" in said[0]


def test_a_task_is_opened_from_the_menu_but_not_while_a_run_goes_on(page: TrainPage) -> None:
    assert "open_task" in page.commands()
    page.lab.start()
    assert "open_task" not in page.commands()
    assert isinstance(page.lab.run.driver, Inline)
    page.lab.run.driver.close()
