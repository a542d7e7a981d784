"""While a task is open its goal and its attempts stand where gradients and activations are otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.optimizers.adam import Adam
from gui.pages.train.train_page import TrainPage
from tests.gui.labs.train.test_task_lab import attempt, lab_in, settle, task_file


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> TrainPage:
    page = TrainPage(lab_in(tmp_path))
    qtbot.addWidget(page)
    page.resize(1278, 700)
    page.show()
    page.shown()
    page.files.open_task(str(task_file(tmp_path)))
    settle(page.lab)
    return page


def test_accuracy_with_the_goal_stands_over_the_loss_beside_the_attempts(page: TrainPage) -> None:
    plots, view = page.plots, page.plots.task_view
    page.lab.edit(optimizer=Adam(learning_rate=0.01))
    attempt(page.lab)
    page.draw()
    assert view.isVisible()
    assert view.accuracy.isVisible()
    assert plots.loss.isVisible()
    assert not any(card.isVisible() for card in (plots.accuracy, plots.gradients, plots.activations))
    assert view.accuracy.geometry().bottom() < plots.loss.geometry().top()
    assert [level.y for level in view.accuracy.curves.levels] == [0.3]
    assert view.name_of("1 adam") == "attempt 1, Adam"
    assert [mark.text for mark in view.accuracy.curves.marks] == ["epoch 1 ends"]
    assert view.attempts.count.text() == "1, no limit"
    assert plots.words.isVisibleTo(view.attempts)


def test_folded_one_of_three_is_shown(page: TrainPage) -> None:
    plots, view = page.plots, page.plots.task_view
    page.fold(True, False)
    assert plots.choice.value() == "accuracy"
    assert (view.accuracy.isVisible(), plots.loss.isVisible(), view.attempts.isVisible()) == (True, False, False)
    plots.choose("attempts")
    assert (view.accuracy.isVisible(), view.attempts.isVisible()) == (False, True)
    plots.choose("loss")
    assert plots.loss.isVisible()


def test_leaving_the_task_brings_the_usual_plots_back(page: TrainPage) -> None:
    page.lab.leave_task()
    page.draw()
    plots = page.plots
    assert not plots.task_view.isVisible()
    assert all(card.isVisible() for card in plots.cards.values())
    assert plots.words.isVisible()
    assert plots.loss.geometry().right() < plots.accuracy.geometry().left()
