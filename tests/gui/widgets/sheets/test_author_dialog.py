"""The dialog that asks who hands a report in."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.report.author import Author, read_author, remember_author
from gui.widgets.sheets.author_dialog import AuthorDialog

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> QWidget:
    monkeypatch.setenv("DIGITLAB_HOME", str(tmp_path))
    page = QWidget()
    qtbot.addWidget(page)
    return page


def test_what_was_typed_is_remembered_before_anything_else(qtbot: QtBot, page: QWidget) -> None:
    known: list[Author] = []
    dialog = AuthorDialog(page, lambda: known.append(read_author()))
    dialog.open()
    qtbot.keyClicks(dialog.name, "Kim Minji")
    qtbot.keyClicks(dialog.number, "17")
    qtbot.mouseClick(dialog.ok, LEFT)
    assert known == [Author("Kim Minji", "17")]


def test_the_last_name_stands_there_and_leaving_changes_nothing(qtbot: QtBot, page: QWidget) -> None:
    remember_author(Author("Lee", "3"))
    called: list[bool] = []
    dialog = AuthorDialog(page, lambda: called.append(True))
    dialog.open()
    assert (dialog.name.text(), dialog.number.text()) == ("Lee", "3")
    dialog.name.setText("Park")
    qtbot.mouseClick(dialog.cancel, LEFT)
    assert called == []
    assert read_author() == Author("Lee", "3")
