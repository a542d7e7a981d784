"""The buttons of a search on the page: start, and the best to Train."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from engine.study.storage import StudyFile
from gui.labs.handover import ToTrain
from gui.pages.compare.compare_page import ComparePage
from tests.engine.study.examples import data

DATA = data()


def test_the_page_hands_the_best_to_train(qtbot: QtBot, tmp_path: Path) -> None:
    page = ComparePage()
    qtbot.addWidget(page)
    try:
        page._show_view("search")
        assert page.sentence().startswith("A search tries many settings")
        assert page.searching.actions.go.isVisibleTo(page)
        assert not page.go.isVisibleTo(page)
        lab = page.searching.lab
        lab._load, lab._study = lambda name: DATA, lambda title: StudyFile(tmp_path / "y.db")
        lab.edit(trials_wanted=2, steps=5)
        page.searching.actions.press()
        qtbot.waitUntil(lambda: not lab.busy and lab.best is not None, timeout=30_000)
        sent: list[tuple[str, object]] = []
        page.handover_requested.connect(lambda key, parcel: sent.append((key, parcel)))
        page.searching.actions.train.click()
        assert sent[0][0] == "train"
        assert isinstance(sent[0][1], ToTrain)
    finally:
        page.closing()
