"""A lab to act on, made for each test."""

from pathlib import Path

import pytest

from engine.optimizers.adam import Adam
from engine.spec import ExperimentSpec
from gui.labs.train.train_lab import TrainLab
from tests.gui.labs.train.trained import SMALL, few


@pytest.fixture
def lab(tmp_path: Path) -> TrainLab:
    made = TrainLab(load=few, runs=tmp_path / "runs")
    made.take(ExperimentSpec(layers=SMALL, batch_size=20, epochs=3, optimizer=Adam(learning_rate=0.01)))
    return made
