"""What a task does not allow is locked, each control with the reason, and comes back as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.pages.train.setup_panel import TrainSetup
from tests.gui.labs.train.test_task_lab import lab_in, task_file

REASON = "set by the task"


@pytest.fixture
def setup(qtbot: QtBot, tmp_path: Path) -> TrainSetup:
    lab = lab_in(tmp_path)
    panel = TrainSetup(lab)
    qtbot.addWidget(panel)
    panel.draw()
    lab.open_task(task_file(tmp_path))
    return panel


def locked(control: QWidget) -> bool:
    return not control.isEnabled() and control.toolTip() == REASON and control.accessibleDescription() == REASON


def test_what_is_fixed_is_locked_and_what_may_change_is_not(setup: TrainSetup) -> None:
    setup.draw()
    fixed = [setup.batch.field, setup.decay.slider, setup.recipe, setup.data.choice, setup.layers, setup.loss.choice]
    fixed += [row.row.controls[0] for rows in (setup.main, setup.other) for row in rows.rows.values()]
    assert all(locked(control) for control in fixed)
    assert setup.rate.field.isEnabled()
    assert setup.optimizer.choice.isEnabled()
    assert setup.smoothing.field.isEnabled()
    assert setup.loss.unfold.isEnabled()


def test_only_the_rate_stays_open_where_the_task_names_it_alone(setup: TrainSetup, tmp_path: Path) -> None:
    path = task_file(tmp_path)
    path.write_text(path.read_text().replace('["optimizer"]', '["optimizer.learning_rate"]'))
    setup.lab.open_task(path)
    setup.draw()
    assert setup.rate.field.isEnabled()
    assert locked(setup.optimizer.choice)


def test_what_the_task_hides_is_not_shown_until_it_is_left(setup: TrainSetup) -> None:
    setup.draw()
    assert setup.augmentation.isHidden()
    setup.lab.leave_task()
    setup.draw()
    assert not setup.augmentation.isHidden()


def test_the_own_tooltip_comes_back(qtbot: QtBot, tmp_path: Path) -> None:
    lab = lab_in(tmp_path)
    panel = TrainSetup(lab)
    qtbot.addWidget(panel)
    panel.draw()
    before = panel.batch.field.toolTip()
    lab.open_task(task_file(tmp_path))
    panel.draw()
    assert panel.batch.field.toolTip() == REASON
    panel.retranslate()
    panel.draw()
    lab.leave_task()
    panel.draw()
    assert panel.batch.field.toolTip() == before
    assert panel.batch.field.isEnabled()
