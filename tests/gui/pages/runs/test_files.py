"""The dialogs of the Runs page: what they suggest, and what becomes of the answer."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from gui.labs.driving import Inline
from gui.labs.runs.runs_lab import RunsLab
from gui.pages.runs.files import RunFiles
from tests.engine.store.test_keeping import DATA, keep, spec
from tests.gui.labs.runs.test_runs_lab import settle


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root: Path = tmp_path_factory.mktemp("runs")
    keep(root / "one", spec())
    return root


@pytest.fixture
def files(qtbot: QtBot, kept: Path, tmp_path: Path) -> RunFiles:
    page = QWidget()
    qtbot.addWidget(page)
    lab = RunsLab(Inline, runs=Path(shutil.copytree(kept, tmp_path / "runs")), load=lambda _: DATA)
    lab.refresh()
    settle(lab)
    return RunFiles(lab, page)


def dialog(files: RunFiles) -> QFileDialog:
    """The dialog that is open."""
    return files.page.findChildren(QFileDialog)[-1]


def test_the_chosen_run_gives_its_name_to_the_zip_and_the_report(files: RunFiles) -> None:
    files.ask_export()
    assert [Path(name).name for name in dialog(files).selectedFiles()] == ["runs.zip"]
    files.lab.choose("one")
    for ask, name in ((files.ask_export, "one.zip"), (files.ask_report_file, "one.html")):
        ask()
        assert [Path(chosen).name for chosen in dialog(files).selectedFiles()] == [name]
        assert dialog(files).defaultSuffix() == name.partition(".")[2]


def test_what_was_exported_is_imported_beside_it(files: RunFiles, tmp_path: Path) -> None:
    files.export_file(str(tmp_path / "out.zip"))
    settle(files.lab)
    files.ask_import()
    dialog(files).fileSelected.emit(str(tmp_path / "out.zip"))
    settle(files.lab)
    assert {row.entry.name for row in files.lab.rows()} == {"one", "one-2"}


def test_the_report_of_the_chosen_run_is_written(files: RunFiles, tmp_path: Path) -> None:
    files.lab.choose("one")
    files.report_file(str(tmp_path / "one.html"))
    settle(files.lab)
    assert files.lab.saved == tmp_path / "one.html"
