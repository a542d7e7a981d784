"""One way to networks of any program on Train, Inspect and Runs: opened where the digits decide, else asked about."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.store.run_list import list_runs, runs_folder
from engine.store.weights import load_weights
from gui.labs.inspect.inspect_lab import InspectLab
from gui.pages.inspect.inspect_page import InspectPage
from gui.pages.page import Page
from gui.pages.runs.runs_page import RunsPage
from gui.pages.train.train_page import TrainPage
from gui.widgets.network.network_sheet import NetworkSheet

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def theirs(weights: Path, tmp_path: Path) -> Path:
    """Plain arrays of a network that reads digits too badly to decide what stood between its layers."""
    views = load_weights(weights).parameters.views
    arrays = [(views[place]["W"], views[place]["b"]) for place in (1, 3)]
    path = tmp_path / "theirs.npz"
    np.savez(path, W1=arrays[0][0], b1=arrays[0][1], W2=arrays[1][0], b2=arrays[1][1])
    return path


def shown(qtbot: QtBot, page: Page) -> Page:
    qtbot.addWidget(page)
    page.resize(1278, 708)
    page.show()
    page.shown()
    return page


def answer(qtbot: QtBot, sheet: NetworkSheet) -> None:
    """Wait for the question, and choose ReLU."""
    qtbot.waitUntil(lambda: not sheet.isHidden())
    assert sheet.lab is not None
    offered = [one.hypothesis.words for one in sheet.lab.offered]
    qtbot.mouseClick(sheet.cards[offered.index("relu between the layers")], LEFT)
    qtbot.mouseClick(sheet.primary, LEFT)


def test_train_starts_from_a_network_of_another_program_in_a_file_of_ours(qtbot: QtBot, theirs: Path) -> None:
    page = TrainPage()
    shown(qtbot, page)
    page.files.open_weights(str(theirs))
    answer(qtbot, page.files.networks.sheet)
    start = Path(page.lab.spec.start)
    assert start.name.startswith("theirs-")
    assert [layer.kind for layer in page.lab.spec.layers] == ["flatten", "dense", "relu", "dense"]
    np.testing.assert_array_equal(load_weights(start).parameters.views[1]["W"], np.load(theirs)["W1"])
    assert page.lab.can_start
    page.closing()


def test_runs_keeps_it_as_a_run_that_every_page_offers(qtbot: QtBot, theirs: Path) -> None:
    page = RunsPage()
    shown(qtbot, page)
    page.files.import_file(str(theirs))
    answer(qtbot, page.files.networks.sheet)
    qtbot.waitUntil(lambda: [entry.title for entry in page.lab.picked] == ["theirs"])
    (run,) = list_runs(runs_folder())
    assert run.reason == "completed"
    assert run.weights is not None
    assert [candidate.name for candidate in InspectLab().candidates if candidate.started is not None] == ["theirs"]
    page.closing()


def test_inspect_asks_for_the_network_and_for_the_one_beside_it(qtbot: QtBot, theirs: Path) -> None:
    page = InspectPage()
    shown(qtbot, page)
    page.opener.open(theirs)
    answer(qtbot, page.opener.sheet)
    qtbot.waitUntil(lambda: page.lab.subject is not None and page.lab.subject.candidate.name == "theirs")
    assert page.lab.failure is None
    page.closing()


def test_a_file_that_holds_no_network_is_named_on_the_page(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "bad.npz").write_bytes(b"PK")
    page = RunsPage()
    shown(qtbot, page)
    with qtbot.waitSignal(page.message) as heard:
        page.files.import_file(str(tmp_path / "bad.npz"))
    assert "bad.npz" in heard.args[0]
    page.closing()
