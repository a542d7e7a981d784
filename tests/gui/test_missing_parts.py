"""Wherever something needs an optional part, it is offered there, and what was asked for happens once it is there."""

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.extras.catalog import Extra
from engine.study.storage import StudyFile
from gui.labs.compare.compare_lab import CompareLab
from gui.labs.driving import Inline
from gui.labs.runs.runs_lab import RunsLab
from gui.pages.compare.compare_page import ComparePage
from gui.pages.inspect.inspect_page import InspectPage
from gui.pages.page import Page
from gui.pages.runs.runs_page import RunsPage
from tests.engine.store.test_keeping import DATA, keep, spec
from tests.gui.labs.runs.test_runs_lab import settle
from tests.gui.pages.owndata.tried import Tried


@pytest.fixture(autouse=True)
def _all_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """After an installation every part counts as found, whether this environment has it or not."""
    monkeypatch.setattr(Extra, "installed", property(lambda extra: sys.modules.get(extra.libraries[0], 1) is not None))


def shown(qtbot: QtBot, page: Page) -> None:
    qtbot.addWidget(page)
    page.resize(1277, 700)
    page.show()
    page.shown()


def take_up(page: Page) -> None:
    """As after an installation: the part is there, and what waited continues."""
    assert page.extras is not None
    page.extras.lab._end(None)


def test_an_export_is_written_once_its_library_is_there(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(tmp_path / "runs" / "one", spec())
    lab = RunsLab(Inline, runs=tmp_path / "runs", load=lambda _: DATA)
    page = RunsPage(lab)
    shown(qtbot, page)
    settle(lab)
    with monkeypatch.context() as without:
        without.setitem(sys.modules, "onnx", None)
        lab.export_network("one", "onnx", tmp_path / "one.onnx")
        settle(lab)
    assert page.extras is not None
    assert page.extras.isVisible()
    assert page.extras.name.text() == "Missing: onnx"
    assert not (tmp_path / "one.onnx").exists()
    take_up(page)
    settle(lab)
    assert (tmp_path / "one.onnx").exists()
    assert page.extras.isHidden()


def test_a_search_starts_once_its_libraries_are_there(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = ComparePage(CompareLab())
    shown(qtbot, page)
    page._show_view("search")
    lab = page.searching.lab
    driver = Inline()
    lab._driver, lab._load, lab._study = driver, lambda name: DATA, lambda title: StudyFile(tmp_path / "x.db")
    lab.edit(trials_wanted=1, steps=2)
    with monkeypatch.context() as without:
        without.setitem(sys.modules, "optuna", None)
        lab.start()
        driver.run()
    assert page.extras is not None
    assert page.extras.isVisible()
    assert page.searching.view.problem.text() == ""
    take_up(page)
    driver.run()
    assert lab.done == 1


def test_a_compressed_network_of_keras_is_opened_once_its_library_is_there(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "theirs.weights.h5"
    path.write_bytes(b"\x89HDF\r\n\x1a\n" + bytes([2]) + bytes(500))  # a form that only the library reads
    page = InspectPage()
    shown(qtbot, page)
    with monkeypatch.context() as without:
        without.setitem(sys.modules, "h5py", None)
        page.opener.open(path)
        qtbot.waitUntil(lambda: page.extras is not None and page.extras.isVisible())
    assert page.extras is not None
    assert page.extras.name.text() == "Missing: h5py"
    page.closing()


def test_digits_of_matlab_are_read_once_their_library_is_there(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "digits.mat"
    path.write_bytes(b"MATLAB 5.0")
    page = QWidget()
    qtbot.addWidget(page)
    sheet = Tried(page, tmp_path / "kept")
    page.show()
    opened: list[str] = []
    with monkeypatch.context() as without:
        for name in ("scipy", "scipy.io"):
            without.setitem(sys.modules, name, None)
        sheet.start(str(path))
        sheet.driver.run()
    assert sheet.extras.name.text() == "Missing: scipy"
    assert not sheet.extras.isHidden()
    monkeypatch.setattr(sheet.lab, "open", opened.append)
    sheet.extras.lab._end(None)
    assert opened == [str(path)]
