"""A program that is killed while it trains, teaches, races and draws: the next one offers all, and each continues to
the bits of a run that was left alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine import recipes
from engine.data.drawings import Drawing, keep
from engine.events import StepEnded
from engine.racing.race import Race
from engine.store.start import begin
from engine.training.trainer import Trainer
from gui.app import make_window
from gui.labs.train.train_lab import TrainLab
from gui.pages.compare.compare_page import ComparePage
from gui.pages.postal.postal_page import PostalPage
from gui.pages.train.train_page import TrainPage
from gui.widgets.marks import Label
from gui.window.main_window import MainWindow

ROOT = Path(__file__).parents[2]
WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from engine.spec import ExperimentSpec
from engine.store import checkpoint
from gui.app import application, make_window

checkpoint.FIRST_S = 0.2
home = Path(sys.argv[1])
app = application()
other = make_window(home / "t.ini")
plain = other.show_page("train")
plain.lab.experiment.choose_recipe("two-layer")
plain.lab.start()
window = make_window(home / "s.ini")
postal, train, compare = (window.show_page(key) for key in ("postal", "train", "compare"))
window.show_page("postal")
for box in (0, 2, 3):
    postal.lab.drawing.press(box, 20, 20)
    postal.lab.drawing.move(70, 80)
    postal.lab.drawing.release()
postal.train_on_drawings()
train.lab.start()
compare.lab.race.start()

def look():
    runs = home / "data" / "runs"
    kept = list(runs.glob("*/checkpoint-before.safetensors")) if runs.exists() else []
    if (home / "data" / "desk" / "desk-1.safetensors").exists() and len(kept) >= 6:
        print("ready", flush=True)

timer = QTimer()
timer.timeout.connect(look)
timer.start(50)
sys.exit(app.exec())
"""


@pytest.fixture(scope="module")
def left_behind(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a program that was killed with SIGKILL."""
    home = tmp_path_factory.mktemp("killed") / "home"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DIGITLAB_HOME", str(home))
        leave_behind(home)
    return home


def leave_behind(home: Path) -> None:
    for label in range(10):
        image = np.zeros((28, 28), np.float32)
        image[4:24, 4 + label : 7 + label] = 1.0
        keep(Drawing(label, image, ()))
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-c", WINDOW, str(home)]
    with subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
        program.kill()


@pytest.fixture
def killed(left_behind: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that home, to work in."""
    home = tmp_path / "home"
    shutil.copytree(left_behind, home)
    monkeypatch.setenv("DIGITLAB_HOME", str(home))
    return home


@pytest.fixture
def window(qtbot: QtBot, killed: Path) -> Iterator[MainWindow]:
    settings = killed / "next.ini"
    made = make_window(settings, lang="en", look="light")
    qtbot.addWidget(made)
    yield made
    made.close()


def words(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(Label) if label.isVisibleTo(widget))


def test_the_next_window_offers_the_teaching_the_race_and_the_drawing(qtbot: QtBot, window: MainWindow) -> None:
    train = window.show_page("train")
    assert isinstance(train, TrainPage)
    qtbot.waitUntil(lambda: train.waiting() == {"train", "compare", "postal"})
    strip = train.interrupted
    assert strip.isVisibleTo(train)
    assert strip.name.text() == "Teaching postal-cnn"
    said = words(strip)
    assert "Race of 4 runs" in said
    assert "3 of 5 digits drawn" in said
    assert window.rail.buttons["postal"].waiting()
    postal = window.show_page("postal")
    assert isinstance(postal, PostalPage)
    assert [not box.empty for box in postal.lab.drawing.boxes] == [True, False, True, True, False]
    assert not window.rail.buttons["postal"].waiting()
    window.show_page("train")
    assert "digits drawn" not in words(strip)


def is_as_if_left_alone(run: Trainer) -> bool:
    """Whether a run has, at its step, the bits of one from the start that no one disturbed."""
    twin = begin(run.spec, run.dataset)
    for event in twin.events():
        if isinstance(event, StepEnded) and twin.step == run.step:
            break
    same = [np.array_equal(run.parameters.theta, twin.parameters.theta)]
    same += [np.array_equal(vector, twin.state.memory[name]) for name, vector in run.state.memory.items()]
    return all(same) and np.array_equal(run.parameters.statistics, twin.parameters.statistics)


def continued(qtbot: QtBot, lab: TrainLab, click: Callable[[], object], step: int) -> Trainer:
    """The run that a click continued from that step, a few steps later."""
    click()
    qtbot.waitUntil(lambda: lab.run.trainer is not None and lab.run.trainer.step > step, timeout=20_000)
    lab.run.stop()
    qtbot.waitUntil(lambda: not lab.run.busy, timeout=20_000)
    assert lab.run.failure is None
    assert lab.run.trainer is not None
    return lab.run.trainer


def test_teaching_and_training_continue_bit_for_bit(qtbot: QtBot, window: MainWindow) -> None:
    train = window.show_page("train")
    assert isinstance(train, TrainPage)
    lab, strip = train.lab, train.interrupted
    qtbot.waitUntil(lambda: len(lab.interruptions.offers) == 2)
    taught, plain = (offer.step for offer in lab.interruptions.offers)
    assert taught > 0
    assert plain > 0
    run = continued(qtbot, lab, strip.resume.click, taught)
    assert run.spec.start == "postal-cnn"
    assert is_as_if_left_alone(run)
    run = continued(qtbot, lab, strip.resume.click, plain)  # offered first, now that the other is taken up
    assert run.spec == recipes.load("two-layer").spec
    assert is_as_if_left_alone(run)


def test_the_race_continues_bit_for_bit(qtbot: QtBot, window: MainWindow) -> None:
    compare = window.show_page("compare")
    assert isinstance(compare, ComparePage)
    race = compare.lab.race
    qtbot.waitUntil(lambda: race.broken_off and not race.busy)

    def steps() -> int:
        """Of the run that is behind; 0 before they are taken up."""
        racing = race.work.race if race.work is not None else None
        return min(run.step for run in racing.runs.values()) if isinstance(racing, Race) else 0

    compare.go.click()
    qtbot.waitUntil(lambda: steps() > 0, timeout=20_000)
    before = steps()
    qtbot.waitUntil(lambda: steps() > before + 5, timeout=20_000)
    race.stop()
    qtbot.waitUntil(lambda: not race.busy, timeout=20_000)
    assert race.failure is None
    assert race.work is not None
    assert isinstance(race.work.race, Race)
    assert all(is_as_if_left_alone(run) for run in race.work.race.runs.values())
