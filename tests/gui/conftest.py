"""One styled application for every test of the window."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui import i18n, theme
from tests.gui.written import train_small_network

PATIENCE = 120_000  # ms: a wait ends with the fact it waits for; a busy machine is no reason to give up before


class PatientBot(QtBot):
    """pytest-qt's user, who waits five seconds unless a test says otherwise, with more patience."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        super().waitUntil(callback, timeout=max(timeout, PATIENCE))

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE, **how: Any) -> Any:
        return super().waitSignal(signal, timeout=max(timeout, PATIENCE), **how)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(scope="session")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The weights file of a small network that reads digits, in a folder of its own."""
    path = tmp_path_factory.mktemp("weights") / "small.safetensors"
    train_small_network(path)
    return path


@pytest.fixture(autouse=True)
def _styled(qapp: QApplication) -> Iterator[None]:
    """Light and English, whatever the test before left; English also for the tests of other folders."""
    if theme.current.choice != "light":
        theme.apply(qapp, "light")
    if i18n.language() != "en":
        i18n.set_language("en")
    yield
    if i18n.language() != "en":
        i18n.set_language("en")


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs and drawings of one test are nothing that the next one finds."""
    monkeypatch.setenv("DIGITLAB_HOME", str(tmp_path / "digitlab"))
