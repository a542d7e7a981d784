"""The drawing in the five boxes is kept a moment after it changed, and what fails is said once."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.errors import StoreError
from gui.labs.driving import Inline, Newest
from gui.labs.postal.desk_keeper import DeskKeeper
from gui.labs.postal.drawing_lab import DrawingLab
from gui.pages.postal import desk_timer
from gui.pages.postal.desk_timer import DeskTimer


@pytest.fixture
def drawing(monkeypatch: pytest.MonkeyPatch) -> DrawingLab:
    monkeypatch.setattr(desk_timer, "KEEP_MS", 1)
    return DrawingLab(lambda: None)


def stroke(drawing: DrawingLab) -> None:
    drawing.press(0, 20.0, 20.0)
    drawing.move(60.0, 70.0)
    drawing.release()


def timer_of(drawing: DrawingLab, folder: Path, said: list[tuple[str, str, str]]) -> tuple[DeskTimer, DeskKeeper]:
    keeper = DeskKeeper(drawing, Newest(Inline()), folder)
    keeper.bring_back()
    timer = DeskTimer(keeper, None)  # type: ignore[arg-type]
    timer.message.connect(lambda *words: said.append(words))
    return timer, keeper


def test_a_stroke_is_kept_and_nothing_else_is(qtbot: QtBot, drawing: DrawingLab, tmp_path: Path) -> None:
    said: list[tuple[str, str, str]] = []
    timer, keeper = timer_of(drawing, tmp_path, said)
    timer.changed()
    assert not keeper.behind
    stroke(drawing)
    assert keeper.behind
    timer.changed()
    qtbot.waitUntil(lambda: not keeper.behind)
    timer.stop()
    assert said == []


def test_a_drawing_that_cannot_be_kept_is_said_once(drawing: DrawingLab, tmp_path: Path) -> None:
    said: list[tuple[str, str, str]] = []
    timer, keeper = timer_of(drawing, tmp_path, said)
    for _ in range(2):
        keeper.fault = StoreError("the disk is full.", path=tmp_path)
        timer.report()
    assert said == [("The drawing is lost when the window is closed: The disk is full.", "", "warning")]
    assert keeper.fault is None


def test_a_drawing_that_was_set_aside_is_named(drawing: DrawingLab, tmp_path: Path) -> None:
    said: list[tuple[str, str, str]] = []
    timer, keeper = timer_of(drawing, tmp_path, said)
    keeper.set_aside = tmp_path / "drawing.damaged"
    timer.report()
    assert said[0][0].endswith("set aside as drawing.damaged.")
    assert said[0][1:] == (str(tmp_path / "drawing.damaged"), "warning")
