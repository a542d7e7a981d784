"""The strip asks before old checkpoints are removed, and only then they are."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.store.moments.snapshots import remove_snapshots, snapshot_path, snapshots_of
from gui.labs.driving import Inline
from gui.labs.runs.runs_lab import RunsLab
from gui.pages.runs.runs_page import RunsPage
from tests.engine.store.test_keeping import DATA, keep, spec
from tests.gui.labs.runs.test_runs_lab import settle, with_generations

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root: Path = tmp_path_factory.mktemp("runs")
    keep(root / "three", spec(), stop_at=3)
    remove_snapshots(snapshots_of(root / "three"))
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
    return page


def test_nothing_is_offered_where_nothing_can_go(page: RunsPage) -> None:
    with_generations(page.lab, 1)
    assert not page.tools.thin.isVisible()
    page.thin_strip.ask()
    assert not page.thin_strip.isVisible()


def test_what_can_go_is_named_kept_on_refusal_and_removed_on_consent(qtbot: QtBot, page: RunsPage) -> None:
    with_generations(page.lab, 2)
    qtbot.mouseClick(page.tools.thin, LEFT)
    strip = page.thin_strip
    assert strip.isVisible()
    assert strip.name.text().startswith("Remove what a run does not need")
    assert strip.snapshots.value() is None
    qtbot.mouseClick(strip.leave, LEFT)
    assert not strip.isVisible()
    assert page.lab.spare
    qtbot.mouseClick(page.tools.thin, LEFT)
    with qtbot.waitSignal(page.message) as said:
        qtbot.mouseClick(strip.free, LEFT)
        settle(page.lab)
    assert "one file removed" in said.args[0]
    assert not page.lab.spare
    assert not page.tools.thin.isVisible()


def test_snapshots_are_removed_only_where_fewer_are_chosen(qtbot: QtBot, page: RunsPage) -> None:
    with_generations(page.lab, 1)
    run = page.lab.home / "three"
    for step in range(5):
        shutil.copy(run / "weights.safetensors", snapshot_path(run, step, step / 4))
    page.lab.refresh()
    settle(page.lab)
    qtbot.mouseClick(page.tools.thin, LEFT)
    assert page.thin_strip.snapshots.value() == 3  # there is no checkpoint to remove
    page.thin_strip.snapshots.walk(1)
    assert page.lab.snapshots == 0
    qtbot.mouseClick(page.thin_strip.free, LEFT)
    settle(page.lab)
    assert snapshots_of(run) == []
