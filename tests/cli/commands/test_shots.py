"""shots and bench gui: the two commands that show the window."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from cli.commands import shots
from gui.labs.postal.postal_lab import PostalLab
from gui.pages import Entry
from gui.pages.page import Job, Page
from gui.settings import Settings
from gui.window.main_window import MainWindow
from tests.cli.conftest import Command


class RunningPage(Page):
    """A page with a run that continues until it is stopped."""

    def __init__(self) -> None:
        super().__init__()
        self.running = False
        self.stopped = 0

    def title(self) -> str:
        return "Train"

    def sentence(self) -> str:
        return "Something runs here."

    def commands(self) -> dict[str, Callable[[], object]]:
        return {"run": self.begin}

    def begin(self) -> None:
        self.running = True

    def job(self) -> Job | None:
        return Job("run", fraction=0.7) if self.running else None

    def stop_job(self) -> None:
        self.running = False
        self.stopped += 1


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """The window with one page, which the command will get."""
    entries = [Entry("train", "Train", "train", RunningPage)]
    made = MainWindow(Settings(tmp_path / "settings.ini"), entries)
    qtbot.addWidget(made)
    monkeypatch.setattr(shots, "make_window", lambda *args, **kwargs: made)
    monkeypatch.setattr(shots, "quiet_platform", lambda: None)  # Qt's messages fail a test
    monkeypatch.setattr(os, "environ", dict(os.environ))
    return made


def test_every_page_is_pictured_while_something_runs_on_it(
    window: MainWindow, command: Command, tmp_path: Path
) -> None:
    answer = command("shots", tmp_path / "out", "--size", "1280x720")
    assert answer.status == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["train.png"]
    picture = QImage(str(tmp_path / "out" / "train.png"))
    assert (picture.width(), picture.height()) == (1280, 720)
    page = window.pages["train"]
    assert isinstance(page, RunningPage)
    assert page.stopped == 1


@pytest.mark.usefixtures("window")
@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--size", "wide"], "--size needs WIDTHxHEIGHT, not 'wide'"),
        (["--size", "100x100"], "--size must be between 960x600"),
        (["--pages", "trian"], "there is no page trian; there are train"),
        (["--lang", "fr"], "--lang"),
    ],
)
def test_impossible_pictures_are_refused(command: Command, tmp_path: Path, options: list[str], sentence: str) -> None:
    answer = command("shots", tmp_path / "out", *options)
    assert answer.status == 2
    assert sentence in answer.err


@pytest.mark.usefixtures("window")
def test_folder_that_cannot_be_made_is_refused(command: Command, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    answer = command("shots", tmp_path / "file" / "out")
    assert answer.status == 2
    assert "cannot be made" in answer.err


def test_code_is_written_into_all_five_boxes(tmp_path: Path) -> None:
    lab = PostalLab(tmp_path)
    shots.draw_code(lab)
    assert [box.empty for box in lab.drawing.boxes] == [False] * 5


def test_waiting_ends_when_the_fact_holds_or_patience_is_over(qtbot: QtBot) -> None:
    asked = iter([False, False, True, True])
    assert shots.wait_until(lambda: next(asked), 10)
    assert not shots.wait_until(lambda: False, 0.01)
