"""The Initialization page, driven by clicks."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.text.schema import Malformed
from gui import i18n
from gui.labs.handover import Rivals
from gui.labs.initialize.init_lab import InitLab
from gui.pages.initialize.init_page import InitPage
from tests.gui.pages.initialize.grid_words import DATA, LEFT, words


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


def test_the_study_is_remembered_and_spoken_in_korean(page: InitPage, qtbot: QtBot) -> None:
    page.lab.edit(activation="tanh", depth=4, width=60, seed=9, batch_norm=True)
    other = InitPage(InitLab(load=lambda _: DATA))
    qtbot.addWidget(other)
    other.restore_state({**page.save_state(), "gradients": True})
    assert other.lab.study == page.lab.study
    assert other.lab.gradients
    for name, wrong in (("depth", "x"), ("activation", "cube"), ("count", 10**9)):
        with pytest.raises(Malformed):
            InitPage.STATE[name](wrong)  # the window sets these aside before the page sees them
    other.closing()
    i18n.set_language("ko")
    QApplication.processEvents()
    assert page.title() != "Initialization"
    assert words(page) != ["collapsed"] * 5
