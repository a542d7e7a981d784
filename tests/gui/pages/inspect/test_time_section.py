"""The slider over a run's moments, driven by the mouse and by keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.store.moments.snapshots import snapshots_wanted, thin_snapshots
from engine.store.run_list import WEIGHTS_FILE
from gui.pages.inspect.inspect_page import InspectPage
from tests.gui.inspecting import Bench, keep_run


@pytest.fixture
def page(qtbot: QtBot, bench: Bench, tmp_path: Path) -> Iterator[InspectPage]:
    folder = keep_run(tmp_path / "runs")
    made = InspectPage(bench.lab)
    made.resize(1278, 708)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.shown()
    bench.lab.choose(str(folder / WEIGHTS_FILE))
    bench.settle()
    yield made
    made.closing()


def test_slider_stands_at_the_end_and_says_the_epoch(page: InspectPage) -> None:
    assert page.time.row.isVisible()
    assert page.time.slider.number() == 5
    assert page.time.row.label.text() == "Epoch 10 of 10"
    assert "Epoch 10 of 10" in page.time.slider.accessibleName()


def test_arrow_keys_move_the_moment_and_all_numbers(page: InspectPage, bench: Bench, qtbot: QtBot) -> None:
    before = page.mistakes.figures.cells()[0].value
    for _ in range(5):
        qtbot.keyClick(page.time.slider, Qt.Key.Key_Left)
        bench.settle()
    assert page.time.row.label.text() == "Epoch 0 of 10"
    assert bench.lab.subject is not None
    assert bench.lab.subject.moment == bench.lab.timeline.moments[0]
    assert page.mistakes.figures.cells()[0].value != before


def test_play_button_plays_and_pauses(page: InspectPage, bench: Bench, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.time.play, Qt.MouseButton.LeftButton)
    bench.settle()
    assert bench.lab.timeline.place == 0
    assert page.time.play.accessibleName() == "Pause"
    page.time._timer.timeout.emit()
    bench.settle()
    assert bench.lab.timeline.place == 1
    qtbot.keyClick(page.time.play, Qt.Key.Key_Space)
    assert not page.time._timer.isActive()
    assert page.time.play.accessibleName() == "Play"


def test_what_has_no_moments_says_why(page: InspectPage, bench: Bench, tmp_path: Path) -> None:
    bench.lab.choose(str(tmp_path / "cnn.safetensors"))
    bench.settle()
    assert not page.time.row.isVisible()
    assert page.time.lacking.text() == "Only kept runs can be looked at over time."
    folder = tmp_path / "runs" / "20260101-kept"
    thin_snapshots(folder, 0)
    bench.lab.choose(str(folder / WEIGHTS_FILE))
    bench.settle()
    assert page.time.lacking.text().startswith("No moments were kept of this run")


def test_how_many_moments_are_kept_is_set_here(page: InspectPage, tmp_path: Path) -> None:
    page.time.wanted.edited.emit(25)
    assert snapshots_wanted(tmp_path / "runs") == 25
    (tmp_path / "runs" / ".settings.json").unlink()
    (tmp_path / "runs" / ".settings.json").mkdir()
    page.time.wanted.edited.emit(3)
    assert page.time.wanted.error_line.text()
