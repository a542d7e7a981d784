import wave
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from gui.pages.postal import beep


def test_the_tone_is_1000_hz_for_half_a_second() -> None:
    with wave.open(str(beep.TONE)) as tone:
        rate, count = tone.getframerate(), tone.getnframes()
        samples = np.frombuffer(tone.readframes(count), np.int16)
    assert count / rate == 0.5
    assert np.abs(np.fft.rfft(samples)).argmax() * rate / count == 1000


def test_without_a_player_it_is_silent_and_no_error(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    assert beep.play() is False  # no one hears the offscreen platform
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")
    monkeypatch.setattr(beep.shutil, "which", lambda name: None)
    assert beep.play() is False


def test_the_first_player_that_is_there_gets_the_tone(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    player, heard = tmp_path / "aplay", tmp_path / "heard"
    player.write_text(f'#!/bin/sh\nprintf "%s" "$2" > {heard}\n')
    player.chmod(0o755)
    monkeypatch.setattr(beep.shutil, "which", lambda name: str(player) if name == "aplay" else None)
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")
    assert beep.command() == [str(player), "-q", str(beep.TONE)]
    assert beep.play()
    qtbot.waitUntil(lambda: heard.exists() and heard.read_text() == str(beep.TONE))
