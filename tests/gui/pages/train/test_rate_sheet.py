"""The sheet of the learning-rate finder: opened it measures, one click takes the rate, Cancel changes nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.optimizers.adam import Adam
from engine.spec import ExperimentSpec
from gui import i18n
from gui.labs.driving import Inline
from gui.labs.train.train_lab import TrainLab
from gui.pages.train.train_page import TrainPage
from gui.widgets.numbers import format_number
from tests.gui.labs.train.trained import SMALL, few

SPEC = ExperimentSpec(layers=SMALL, batch_size=20, epochs=1, optimizer=Adam(learning_rate=0.0001))


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[TrainPage]:
    lab = TrainLab(load=few, runs=tmp_path / "runs")
    lab.take(SPEC)
    made = TrainPage(lab)
    made.resize(1278, 708)
    qtbot.addWidget(made)
    made.show()
    made.shown()
    finish(made)
    yield made
    made.closing()


def finish(page: TrainPage, items: int = 0) -> None:
    assert isinstance(page.lab.helper.driver, Inline)
    page.lab.helper.driver.run(items)


def test_one_click_takes_the_rate(qtbot: QtBot, page: TrainPage) -> None:
    sheet = page.rate_sheet
    qtbot.mouseClick(page.setup.find_rate, Qt.MouseButton.LeftButton)
    assert sheet.isVisible()
    assert not sheet.primary.isEnabled()
    finish(page)
    rate = page.lab.rate_finder.rate
    assert sheet.primary.text() == f"Use {format_number(rate)}"
    assert format_number(rate) in sheet.text.text()
    qtbot.mouseClick(sheet.primary, Qt.MouseButton.LeftButton)
    assert not sheet.isVisible()
    assert page.lab.spec.optimizer.learning_rate == rate
    assert page.setup.rate.value() == rate


def test_cancel_ends_the_measurement_and_changes_nothing(qtbot: QtBot, page: TrainPage) -> None:
    qtbot.mouseClick(page.setup.find_rate, Qt.MouseButton.LeftButton)
    finish(page, items=10)
    qtbot.keyClick(page.rate_sheet, Qt.Key.Key_Escape)
    finish(page)
    assert not page.rate_sheet.isVisible()
    assert not page.lab.rate_finder.going
    assert page.lab.spec == SPEC


def test_a_curve_that_is_there_is_shown_again(qtbot: QtBot, page: TrainPage) -> None:
    qtbot.mouseClick(page.setup.find_rate, Qt.MouseButton.LeftButton)
    finish(page)
    page.rate_sheet.leave()
    qtbot.mouseClick(page.setup.find_rate, Qt.MouseButton.LeftButton)
    assert not page.lab.rate_finder.going
    assert page.rate_sheet.primary.isEnabled()
    qtbot.mouseClick(page.rate_sheet.again, Qt.MouseButton.LeftButton)
    assert page.lab.rate_finder.going


def test_while_a_run_goes_on_the_button_says_why_it_waits(page: TrainPage) -> None:
    assert page.setup.find_rate.isEnabled()
    page.lab.start()
    assert not page.setup.find_rate.isEnabled()
    assert "stop it first" in page.setup.find_rate.toolTip()


def test_a_word_that_offers_a_rate_opens_the_sheet(page: TrainPage) -> None:
    page.words.acted.emit("find_rate")
    assert page.rate_sheet.isVisible()
    assert page.words.offer("find_rate") == "Find a learning rate"


def test_it_speaks_korean(qtbot: QtBot, page: TrainPage) -> None:
    i18n.set_language("ko")
    qtbot.waitUntil(lambda: page.rate_sheet.again.text() == "다시 측정")
    assert page.setup.find_rate.text() == "학습률 찾기…"
