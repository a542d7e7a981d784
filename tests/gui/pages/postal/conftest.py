"""A page with a network, and one with a scanned row."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.labs.postal.postal_lab import PostalLab
from gui.pages.postal.postal_page import PostalPage
from gui.runner import Runner
from tests.gui.pages.postal.acting import image_data, row_image, settled


@pytest.fixture
def page(qtbot: QtBot, weights: Path, tmp_path: Path) -> Iterator[PostalPage]:
    lab = PostalLab(weights.parent, tmp_path / "drawings.jsonl", pictures=Runner(), networks=Runner(), helper=Runner())
    made = PostalPage(lab)
    qtbot.addWidget(made)
    made.resize(1278, 708)
    with qtbot.waitExposed(made):
        made.show()
    made.shown()
    made.activateWindow()
    yield made
    made.closing()


@pytest.fixture
def scanned(qtbot: QtBot, page: PostalPage) -> PostalPage:
    page.files.take(image_data(row_image()))
    qtbot.waitUntil(lambda: page.lab.drawing.sheet.scan is not None, timeout=5000)
    settled(qtbot, page)
    return page
