"""The key figures of a run: blank while unknown, with units, and time left before time taken."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from gui.labs.train.history import Figures
from gui.pages.train.key_figures import RunFigures


@pytest.fixture
def figures(qtbot: QtBot) -> RunFigures:
    made = RunFigures()
    qtbot.addWidget(made)
    return made


def test_before_the_first_step_every_figure_is_blank(figures: RunFigures) -> None:
    figures.show_figures(Figures())
    assert [cell.value for cell in figures.cells()] == [""] * 8


def test_a_run_on_its_way_says_how_far_it_is_and_how_long_it_takes(figures: RunFigures) -> None:
    place = Figures(epoch=3, epochs=16, step=1500, steps=9600, loss=0.25)
    figures.show_figures(replace(place, train=0.9, test=0.875, images_per_s=30_456, left_s=14))
    captions, values = zip(*((cell.caption, cell.value) for cell in figures.cells()), strict=True)
    assert captions[:2] == ("Epoch of 16", "Step of 9,600")
    assert values == ("3", "1,500", "0.250", "90.00", "87.50", "", "30,500", "0:14")
    assert captions[-1] == "Time left"


def test_a_run_that_is_over_says_what_it_took_and_when_it_was_best(figures: RunFigures) -> None:
    figures.show_figures(Figures(best=0.9722, best_epoch=9, taken_s=65))
    cells = {cell.caption: cell.value for cell in figures.cells()}
    assert cells["Best, epoch 9"] == "97.22"
    assert cells["Time taken"] == "1:05"
