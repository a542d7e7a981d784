"""The grid: five schemes by five layers, in numbers and words."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.data.dataset import Dataset
from engine.errors import DataError
from engine.initializers.orthogonal import Orthogonal
from gui.labs.initialize.init_lab import InitLab
from gui.pages.initialize.init_page import InitPage
from tests.gui.pages.initialize.grid_words import LEFT, words


def test_the_grid_shows_five_schemes_and_five_layers_in_numbers_and_words(page: InitPage) -> None:
    assert [name.text() for name, _ in page.grid.heads] == [
        "Zeros",
        "Normal, σ = 1",
        "Normal, σ = 0.01",
        "Xavier",
        "He",
    ]
    assert page.grid.heads[2][1].text() == "W ~ N(0, 0.01²)"
    assert [title.text() for title in page.grid.titles] == [f"Layer {i}" for i in range(1, 6)]
    assert words(page) == ["collapsed", "saturated", "collapsed", "healthy", "healthy"]
    sentence = page.grid.words[1][1].text()
    assert sentence.startswith("Layer 5: ")
    assert "stuck at the ends" in sentence
    cell = page.grid.cells[1][4]
    assert cell.histogram is page.lab.rows[1].cells[4]
    assert cell.share_text().endswith("% sat.")
    assert page.fact() == "25 histograms of 100,000 numbers each"


def test_activation_depth_and_schemes_redraw_the_grid(page: InitPage, qtbot: QtBot) -> None:
    page.activation.setCurrentIndex(2)
    page.activation.activated.emit(2)
    assert page.lab.study.activation == "relu"
    assert words(page)[1] == "explodes"
    page.depth_row.field.setFocus()
    page.depth_row.field.selectAll()
    qtbot.keyClicks(page.depth_row.field, "3")
    assert len(page.grid.titles) == 3
    place = next(i for i, s in enumerate(page.lab.offered) if isinstance(s, Orthogonal))
    qtbot.mouseClick(page.checks[place], LEFT)
    assert len(page.grid.heads) == 6
    qtbot.mouseClick(page.checks[0], LEFT)
    assert page.grid.heads[0][0].text() == "Normal, σ = 1"
    before = page.lab.rows[0].cells[0].mean
    qtbot.mouseClick(page.again, LEFT)
    assert page.lab.study.seed == 1
    assert page.lab.rows[0].cells[0].mean != before


@pytest.mark.parametrize("suffix", ["png", "svg", "csv"])
def test_the_grid_is_exported(page: InitPage, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"grid.{suffix}"
    page.grid.save_to(str(path))
    assert path.stat().st_size > 2000
    assert set(page.commands()) == {"run", "export"}


def test_missing_digits_are_reported_over_the_grid(qtbot: QtBot) -> None:
    def broken(_: str) -> Dataset:
        raise DataError("no digits here", path="x")

    page = InitPage(InitLab(load=broken))
    qtbot.addWidget(page)
    page.show()
    page.shown()
    page.lab.edit(width=10, digits=True)
    assert page.problem.text() == "No digits here"
    page.closing()
