"""The menu of studies: what is kept, and a class's results."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.study.storage import StudyFile, named_path
from gui.labs.driving import Inline
from gui.pages.compare.search.search_view import SearchView
from gui.pages.compare.search.studies_menu import StudiesMenu


@pytest.fixture
def menu(view: SearchView) -> StudiesMenu:
    made = StudiesMenu(view.lab, view)
    made.retranslate()
    return made


def test_kept_studies_are_offered(menu: StudiesMenu) -> None:
    menu.fill()
    assert not menu.kept_menu.isEnabled()
    StudyFile(named_path("mine"))
    menu.fill()
    assert [action.text() for action in menu.kept_menu.actions()] == ["mine"]
    menu.kept_menu.actions()[0].trigger()
    assert menu.lab.reading
    menu.fill()
    assert not menu.folder_action.isEnabled()


def test_a_folder_is_gathered_under_its_name(menu: StudiesMenu, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "week 3 (A)").mkdir()
    menu.gather_folder(str(tmp_path / "week 3 (A)"))
    reader = menu.lab._reader
    assert isinstance(reader, Inline)
    reader.run()
    assert "no runs were found in week 3 (A)" in str(menu.lab.failure)
    menu.gather_files([str(tmp_path / "no.zip")])
    reader.run()
    assert "there is no file or folder" in str(menu.lab.failure)


def test_dialogs_ask_for_folders_and_files(menu: StudiesMenu) -> None:
    for ask, mode in ((menu.ask_folder, "Directory"), (menu.ask_files, "ExistingFiles")):
        ask()
        assert menu.dialog is not None
        assert menu.dialog.fileMode().name == mode
        menu.dialog.close()
