"""A window that is killed while it teaches, races and draws: the next one offers all three."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.data.drawings import Drawing, keep
from gui.app import make_window
from gui.pages.postal.postal_page import PostalPage
from gui.pages.train.train_page import TrainPage
from gui.widgets.marks import Label
from gui.window.main_window import MainWindow

ROOT = Path(__file__).parents[2]
WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from gui.app import application, make_window

home = Path(sys.argv[1])
app = application()
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
    kept = list(runs.glob("*/checkpoint.safetensors")) if runs.exists() else []
    if (home / "data" / "desk" / "desk-1.safetensors").exists() and len(kept) >= 5 and train.lab.run.figures.step:
        print("ready", flush=True)

timer = QTimer()
timer.timeout.connect(look)
timer.start(50)
sys.exit(app.exec())
"""


@pytest.fixture
def killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home of a window that was killed with SIGKILL."""
    home = tmp_path / "home"
    monkeypatch.setenv("DIGITLAB_HOME", str(home))
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
    strip.go_on.click()
    qtbot.waitUntil(lambda: train.lab.run.state == "running")
    train.lab.run.stop()
    qtbot.waitUntil(lambda: not train.lab.run.busy)
    assert train.lab.run.failure is None
