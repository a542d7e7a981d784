"""Augmentation shows what it does to a digit."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.augmentations import Augmentation, augmentations
from engine.registry import hyper
from engine.types import Array
from gui.labs.train.train_lab import TrainLab
from gui.pages.train.train_page import TrainPage
from gui.runner import Runner
from tests.gui.labs.train.trained import few
from tests.gui.pages.train.training import LEFT


@dataclass(frozen=True, kw_only=True)
class Darken(Augmentation):
    """Makes digits darker."""

    share: float = hyper(0.5, low=0.0, high=1.0, help="how much darker")

    def apply(self, images: Array, generator: np.random.Generator) -> Array:
        return images * np.float32(1 - self.share)


def test_augmentation_shows_what_it_does(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Darken, "kind", "darken")
    monkeypatch.setitem(augmentations._known, "darken", Darken)
    made = TrainPage(TrainLab(Runner(), Runner(), load=few, runs=tmp_path / "runs"))
    qtbot.addWidget(made)
    made.show()
    made.shown()
    rows = made.setup.augmentation
    qtbot.mouseClick(rows.switches["darken"], LEFT)
    assert made.lab.spec.augmentation == (Darken(),)
    assert rows.forms["darken"].isVisible()
    qtbot.waitUntil(lambda: bool(made.lab.datasets.held))
    pictures = made.lab.experiment.augmented()
    assert pictures is not None
    plain, changed = pictures
    qtbot.waitUntil(lambda: rows.pictures.sizeHint().width() > 0)
    assert np.allclose(changed, plain / 2)
    assert rows.pictures.sizeHint().width() == 8 * 32 - 4
    rows.forms["darken"].rows["share"]._tell(0.25)
    assert made.lab.spec.augmentation == (Darken(share=0.25),)
    qtbot.mouseClick(rows.switches["darken"], LEFT)
    assert not made.lab.spec.augmentation
    assert not rows.pictures.isVisible()
    made.closing()
