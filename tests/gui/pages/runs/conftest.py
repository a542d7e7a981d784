"""A view to act on, made for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.labs.driving import Inline
from gui.labs.runs.runs_lab import RunsLab
from gui.pages.runs.runs_page import RunsPage
from tests.engine.store.test_keeping import DATA, keep, spec
from tests.gui.labs.runs.test_runs_lab import settle


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root: Path = tmp_path_factory.mktemp("runs")
    keep(root / "one", spec())
    keep(root / "two", spec(optimizer="adam", epochs=3))
    keep(root / "three", spec(), stop_at=3)
    return root


@pytest.fixture
def page(qtbot: QtBot, kept: Path, tmp_path: Path) -> RunsPage:
    lab = RunsLab(Inline, runs=Path(shutil.copytree(kept, tmp_path / "runs")), load=lambda _: DATA)
    page = RunsPage(lab)
    qtbot.addWidget(page)
    page.resize(1277, 700)
    page.show()
    page.shown()
    settle(lab)
    lab.sort("title")
    return page
