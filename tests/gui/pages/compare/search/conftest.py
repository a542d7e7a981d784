"""A search that has run, in its view."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.study.storage import StudyFile
from gui.labs.compare.search_lab import SearchLab
from gui.labs.driving import Inline
from gui.pages.compare.search.search_view import SearchView
from tests.engine.study.examples import data

DATA = data()


@pytest.fixture
def view(qtbot: QtBot, tmp_path: Path) -> SearchView:
    lab = SearchLab(Inline(), load=lambda name: DATA, study=lambda title: StudyFile(tmp_path / "x.db"))
    lab.edit(trials_wanted=16, steps=10, prune=False)
    made = SearchView(lab)
    made.retranslate()
    made.resize(940, 600)
    qtbot.addWidget(made)
    made.show()
    lab.start()
    assert isinstance(lab._driver, Inline)
    lab._driver.run()
    return made
