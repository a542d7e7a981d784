"""What pages need is imported while the window is already there."""

import inspect
import sys
from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gui.app import make_window, preload
from gui.pages import PAGES
from gui.window.preloading import Importing, Preloading


def test_modules_are_imported_in_order_until_it_is_stopped() -> None:
    work = Importing(["json", "colorsys", "this_would_fail"])
    events = work.events()
    assert [next(events), next(events)] == ["json", "colorsys"]
    work.stop()
    assert list(events) == []
    assert "colorsys" in sys.modules


def test_the_window_imports_on_a_thread_once_it_is_shown(qtbot: QtBot) -> None:
    parent = QObject()
    preloading = Preloading(parent, ["json", "colorsys"], later_ms=0)
    assert not preloading.over
    qtbot.waitUntil(lambda: preloading.over)
    assert preloading.loaded == ["json", "colorsys"]
    preloading.close()


def test_pages_that_are_shown_are_left_out(qtbot: QtBot, tmp_path: Path) -> None:
    window = make_window(tmp_path / "settings.ini", lang="en")
    qtbot.addWidget(window)
    preloading = preload(window)
    wanted = [name for entry in PAGES if entry.key != "train" for name in entry.modules]
    assert preloading.modules == wanted
    preloading.close()
    window.close()


def test_closed_before_its_time_it_imports_nothing(qtbot: QtBot) -> None:
    parent = QObject()
    preloading = Preloading(parent, ["json"])
    preloading.close()
    assert preloading.over
    assert preloading.loaded == []


def test_what_cannot_be_imported_ends_quietly(qtbot: QtBot) -> None:
    parent = QObject()
    preloading = Preloading(parent, ["json", "no_such_module_here", "colorsys"], later_ms=0)
    qtbot.waitUntil(lambda: preloading.over)
    assert preloading.loaded == ["json"]


def test_every_page_names_the_module_that_its_factory_imports() -> None:
    for entry in PAGES:
        assert f"from {entry.modules[-1]} import" in inspect.getsource(entry.factory)
