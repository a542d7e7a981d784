"""The strip that offers an optional part: what is missing, what for, how much; then progress, or why not."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.extras.missing import MissingExtraError, library
from gui.labs.extras import ExtraLab
from gui.runner import Runner
from gui.widgets.extra_strip import ExtraStrip
from tests.toy_part import MODULE, NAME, offer_toy

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def strip(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ExtraStrip:
    offer_toy(tmp_path, monkeypatch)
    made = ExtraStrip(ExtraLab(Runner()))
    qtbot.addWidget(made)
    return made


def test_it_says_what_is_missing_what_for_and_how_much(strip: ExtraStrip) -> None:
    assert strip.isHidden()
    strip.lab.offer(MissingExtraError(NAME, "a"), bool)
    assert not strip.isHidden()
    assert strip.name.text() == f"Missing: {MODULE}"
    assert strip.sentence.text().startswith("It knows the answer. About 1 MB")
    assert strip.copy.isHidden()


def test_a_click_installs_in_the_background_and_the_strip_goes(qtbot: QtBot, strip: ExtraStrip) -> None:
    done: list[int] = []
    strip.lab.offer(MissingExtraError(NAME, "a"), lambda: done.append(library(MODULE, NAME, "").ANSWER))
    qtbot.mouseClick(strip.install, LEFT)
    assert strip.lab.installing
    assert strip.leave.text() == "Cancel"
    assert not strip.install.isEnabled()
    qtbot.waitUntil(lambda: done == [42])
    assert strip.isHidden()


def test_a_failure_keeps_the_strip_with_the_command_to_copy(qtbot: QtBot, strip: ExtraStrip, tmp_path: Path) -> None:
    (tmp_path / "packages").rename(tmp_path / "gone")
    strip.lab.offer(MissingExtraError(NAME, "a"), bool)
    qtbot.mouseClick(strip.install, LEFT)
    qtbot.waitUntil(lambda: not strip.lab.installing)
    assert strip.name.text() == f"{MODULE} was not installed"
    assert "no ready-made" in strip.sentence.text()
    assert strip.install.text() == "Try again"
    qtbot.mouseClick(strip.copy, LEFT)
    assert QGuiApplication.clipboard().text() == strip.lab.command
    qtbot.mouseClick(strip.leave, LEFT)
    assert strip.isHidden()


def test_every_button_has_a_name_and_a_tip(strip: ExtraStrip) -> None:
    strip.lab.offer(MissingExtraError(NAME, "a"), bool)
    for button in strip.findChildren(QWidget):
        if button in strip.buttons:
            assert button.accessibleName()
            assert button.toolTip()
