"""What was interrupted is rung in the rail also where the window opens on another page than Train."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from engine.store.desk import Desk
from engine.store.run_list import runs_folder
from gui.app import make_window
from gui.settings import Settings
from tests.engine.store.test_interrupted import killed


def test_the_rail_rings_pages_that_were_not_opened_yet(qtbot: QtBot, tmp_path: Path) -> None:
    runs_folder().mkdir(parents=True)
    killed(runs_folder() / "run", 5)
    desk = Desk.take()
    assert desk is not None
    desk.save({}, {}, drawn=2, over=False)
    desk.let_go()
    settings = Settings(tmp_path / "s.ini")
    settings.set_text("window/page", "initialize")
    settings.save()
    window = make_window(tmp_path / "s.ini", lang="en", look="light")
    qtbot.addWidget(window)
    buttons = window.rail.buttons
    assert list(window.pages) == ["initialize"]
    qtbot.waitUntil(buttons["train"].waiting)
    assert {key for key, button in buttons.items() if button.waiting()} == {"train", "postal"}
    window.show_page("postal")
    assert {key for key, button in buttons.items() if button.waiting()} == {"train"}
    window.close()
