"""The check of gradients says its verdict."""

from pytestqt.qtbot import QtBot

from gui.pages.train.gradient_row import power
from gui.pages.train.train_page import TrainPage
from tests.gui.pages.train.training import click


def test_the_gradient_check_tells_its_verdict(qtbot: QtBot, page: TrainPage) -> None:
    click(qtbot, page.setup.gradient.button)
    qtbot.waitUntil(lambda: not page.lab.gradient_check.going, timeout=20_000)
    assert page.setup.gradient.text.text().startswith("All 4 tensors agree")


def test_differences_are_written_as_powers_of_ten() -> None:
    assert power(8.79e-10) == "8.8×10⁻¹⁰"
    assert power(0) == "0"
