"""How the window ends when it is asked to from outside."""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.app import make_window, spare_what_stays
from gui.pages.train.train_page import TrainPage
from gui.settings import Settings

ROOT = Path(__file__).parents[2]

CODE = """
import os, signal, sys, threading
from gui import app
from gui.window.main_window import MainWindow

build, when, number = MainWindow.__init__, sys.argv[1], int(sys.argv[2])

def building(self, *args):
    build(self, *args)
    if when == "built":
        os.kill(os.getpid(), number)
    else:
        self.page("train").lab.edit(epochs=7)
        threading.Timer(0.3, os.kill, (os.getpid(), number)).start()

MainWindow.__init__ = building
sys.exit(app.main([]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")
@pytest.mark.parametrize(
    ("when", "number"), [("built", signal.SIGINT), ("shown", signal.SIGTERM), ("shown", signal.SIGHUP)]
)
def test_a_signal_closes_the_window_and_saves_what_it_is_set_to(
    tmp_path: Path, when: str, number: signal.Signals
) -> None:
    environ = {**os.environ, "DIGITLAB_HOME": str(tmp_path), "DIGITLAB_SETTINGS": str(tmp_path / "s.ini")}
    command = [sys.executable, "-c", CODE, when, str(int(number))]
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    kept, _ = Settings(tmp_path / "s.ini").state("page/train", TrainPage.STATE)
    assert json.dumps(kept).count('"epochs": 7') == (when == "shown")


def test_each_page_is_set_aside_from_the_garbage_collector_once(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen: list[None] = []
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append(None))
    window = make_window(tmp_path / "settings.ini", lang="en")
    qtbot.addWidget(window)
    spare_what_stays(window)
    for key in ("runs", "train", "runs", "train"):
        window.show_page(key)
    qtbot.waitUntil(lambda: len(frozen) >= 2)
    QApplication.processEvents()
    assert len(frozen) == 2
    window.close()
