"""The course's beep: a bundled tone through whatever plays sounds on this machine, silent where nothing does."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from PySide6.QtCore import QProcess
from PySide6.QtGui import QGuiApplication

TONE = Path(__file__).resolve().parents[3] / "assets" / "sounds" / "beep.wav"
PLAYERS = (("pw-play",), ("paplay",), ("aplay", "-q"), ("afplay",))
SILENT_PLATFORMS = ("offscreen", "minimal")  # no one sits in front of these


def command() -> list[str]:
    """The program that plays the tone, with its arguments; empty where there is none."""
    for player, *options in PLAYERS:
        found = shutil.which(player)
        if found is not None:
            return [found, *options, str(TONE)]
    return []


def play() -> bool:
    """Sound the tone without waiting for its end; False, and silence, where nothing can play it."""
    if QGuiApplication.platformName() in SILENT_PLATFORMS or not TONE.is_file():
        return False
    if sys.platform == "win32":
        import winsound  # part of Python on Windows only

        winsound.PlaySound(str(TONE), winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
        return True
    found = command()
    if not found:
        return False
    process = QProcess()
    process.setProgram(found[0])
    process.setArguments(found[1:])
    for forget in (process.setStandardOutputFile, process.setStandardErrorFile):
        forget(QProcess.nullDevice())
    started = process.startDetached()  # a bool, though its types say a pair
    return started[0] if isinstance(started, tuple) else bool(started)
