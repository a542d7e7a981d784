"""A view to act on, made for each test."""

import cv2
import numpy as np
import pytest
from PySide6.QtWidgets import QWidget

from tests.gui.pages.owndata.tried import Tried


@pytest.fixture
def folder(tmp_path):
    for label, count in (("1", 6), ("2", 6), ("3", 2)):
        for number in range(count):
            path = tmp_path / "mine" / label / f"{number}.png"
            path.parent.mkdir(parents=True, exist_ok=True)
            pixels = np.full((60, 50), 255, np.uint8)
            cv2.putText(pixels, label, (8, 48), cv2.FONT_HERSHEY_SIMPLEX, 1.5, 0, 4)
            path.write_bytes(cv2.imencode(".png", pixels)[1].tobytes())
    (tmp_path / "mine" / "2" / "bad.png").write_bytes(b"nothing")
    return tmp_path / "mine"


@pytest.fixture
def sheet(qtbot, folder, tmp_path):
    page = QWidget()
    page.resize(1278, 700)
    qtbot.addWidget(page)
    sheet = Tried(page, tmp_path / "kept")
    page.show()
    sheet.start(str(folder))
    sheet.driver.run()
    return sheet
