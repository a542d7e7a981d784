"""The Initialization page, driven by clicks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.data.dataset import Dataset
from engine.errors import DataError
from engine.initializers.orthogonal import Orthogonal
from gui import i18n
from gui.labs.handover import Rivals
from gui.labs.initialize.init_lab import InitLab
from gui.pages.initialize.init_page import InitPage
from gui.runner import Runner
from tests.gui.labs.compare.test_compare_lab import digits

LEFT = Qt.MouseButton.LeftButton
DATA = digits(300)


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[InitPage]:
    made = InitPage(InitLab(Runner(), load=lambda _: DATA))
    made.resize(1278, 708)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.shown()
    yield made
    made.closing()


def words(page: InitPage) -> list[str]:
    return [word.text() for word, _ in page.grid.words]


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


def test_batch_norm_inputs_and_gradients_are_switched(page: InitPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.norm, LEFT)
    assert page.lab.study.batch_norm
    qtbot.mouseClick(page.norm, LEFT)
    qtbot.mouseClick(page.inputs._group.button(1), LEFT)
    qtbot.waitUntil(lambda: not page.lab.working)
    assert page.lab.study.digits
    qtbot.mouseClick(page.view._group.button(1), LEFT)
    qtbot.waitUntil(lambda: not page.lab.working, timeout=20_000)
    assert page.lab.gradients
    assert page.grid.title_label.text() == "Gradients of the weights"
    assert "no gradient" in words(page)


def test_a_large_network_is_computed_without_holding_the_window(page: InitPage, qtbot: QtBot) -> None:
    page.lab.edit(depth=16, width=400)
    assert page.lab.working
    assert page.fact().startswith("Computing")
    assert len(page.grid.titles) == 5
    page.lab.edit(depth=12, width=120)
    qtbot.waitUntil(lambda: not page.lab.working and len(page.grid.titles) == 12, timeout=30_000)


def test_train_all_hands_the_weights_shown_to_the_compare_page(page: InitPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.handover_requested) as asked:
        qtbot.mouseClick(page.train, LEFT)
    key, parcel = asked.args
    assert key == "compare"
    assert isinstance(parcel, Rivals)
    assert parcel.names == ("Zeros", "Normal, σ = 1", "Normal, σ = 0.01", "Xavier", "He")
    assert page.lab.study.digits
    qtbot.waitUntil(lambda: not page.lab.working, timeout=20_000)


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


def test_the_study_is_remembered_and_spoken_in_korean(page: InitPage, qtbot: QtBot) -> None:
    page.lab.edit(activation="tanh", depth=4, width=60, seed=9, batch_norm=True)
    other = InitPage(InitLab(load=lambda _: DATA))
    qtbot.addWidget(other)
    other.restore_state({**page.save_state(), "gradients": True})
    assert other.lab.study == page.lab.study
    assert other.lab.gradients
    other.restore_state({"depth": "x", "activation": "cube"})
    assert other.lab.study == page.lab.study
    other.closing()
    i18n.set_language("ko")
    QApplication.processEvents()
    assert page.title() != "Initialization"
    assert words(page) != ["collapsed"] * 5
