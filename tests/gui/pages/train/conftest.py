"""A page to act on, made for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.labs.train.train_lab import TrainLab
from gui.pages.train.train_page import TrainPage
from gui.runner import Runner
from tests.gui.labs.train.trained import few
from tests.gui.pages.train.training import SPEC


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[TrainPage]:
    lab = TrainLab(Runner(), Runner(), load=few, runs=tmp_path / "runs")
    lab.take(SPEC)
    made = TrainPage(lab)
    made.resize(1278, 708)
    qtbot.addWidget(made)
    made.show()
    made.shown()
    yield made
    made.closing()
