"""Among how many threads the engine shares its work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.fast import pool
from gui.settings import Settings
from gui.window.threads_menu import KEY, ThreadsMenu


@pytest.fixture(autouse=True)
def _threads(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv(pool.VARIABLE, raising=False)
    monkeypatch.setattr(pool, "cores", lambda: 4)
    monkeypatch.setattr("os.getloadavg", lambda: (0.0, 0.0, 0.0), raising=False)
    before = pool.threads()
    yield
    pool.set_threads(before)


def test_a_number_holds_at_once_and_is_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    settings = Settings(tmp_path / "settings.ini")
    menu = ThreadsMenu(settings, holder)
    menu.retranslate()
    assert [action.text() for action in menu.actions()] == ["Automatic", "1", "2", "3", "4"]
    assert pool.threads() == 3
    menu.choices["2"].trigger()
    assert pool.threads() == 2
    assert settings.text(KEY) == "2"
    again = ThreadsMenu(settings, holder)
    assert again.choices["2"].isChecked()
    again.choices[""].trigger()
    assert pool.threads() == 3


def test_the_environment_comes_first_and_nonsense_is_left_aside(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    settings = Settings(tmp_path / "settings.ini")
    settings.set_text(KEY, "many")
    menu = ThreadsMenu(settings, holder)
    assert menu.choices[""].isChecked()
    monkeypatch.setenv(pool.VARIABLE, "1")
    pool.set_threads(1)
    menu.choose("4")
    assert pool.threads() == 1
