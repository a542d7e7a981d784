"""File dialogs start where one was last."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QDir
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.sheets import dialogs


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialogs, "last", dialogs.LastFolder())


def test_a_dialog_starts_where_a_file_was_chosen_last(qtbot: QtBot, tmp_path: Path) -> None:
    page = QWidget()
    taken: list[str] = []
    qtbot.addWidget(page)
    dialog = dialogs.file_dialog(page, "Open", taken.append)
    assert dialog.directory() == QDir(QDir.homePath())
    dialog.fileSelected.emit(str(tmp_path / "x.toml"))
    assert taken == [str(tmp_path / "x.toml")]
    saving = dialogs.file_dialog(page, "Save", taken.append, save=True, suffix="toml", name="y.toml")
    assert saving.directory() == QDir(str(tmp_path))
    assert saving.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    assert saving.defaultSuffix() == "toml"


def test_a_folder_that_is_gone_is_not_where_a_dialog_starts(tmp_path: Path) -> None:
    place = dialogs.LastFolder()
    place.note(str(tmp_path))
    assert place.start() == str(tmp_path)
    place.path = str(tmp_path / "gone")
    assert place.start() == QDir.homePath()
