"""The sheet "Your own data" over Train: pictures are looked at, changed by keys, and used."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from engine import recipes
from gui.labs.driving import Inline
from gui.labs.owndata.own_data_lab import OwnDataLab
from gui.pages.owndata.own_data_sheet import OwnDataSheet


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


class Tried(OwnDataSheet):
    """The sheet over a bare page, with what it was used for."""

    def __init__(self, page: QWidget, home: Path) -> None:
        self.used: list[str] = []
        self.driver, self.covered = Inline(), page
        lab = OwnDataLab(self.driver, home=home, clock=lambda: 0.0)
        super().__init__(page, lab, lambda: recipes.load("three-layer").spec, self.used.append)


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


def test_what_was_found_is_said_and_can_be_used(sheet, folder):
    assert sheet.said.text() == "14 pictures in 3 classes, 28 × 28"
    assert sheet.parts.text() == "11 to learn from, 3 to test"
    assert sheet.left_card.title.text() == "1 of 15 files left out, 11 there twice"
    assert sheet.left_rows[1].text() == "1/1.png is the same picture as 1/0.png"
    assert "3" in sheet.panel.few.text()
    assert [value.text() for _, value in sheet.facts] == ["10 → 10", "45,360 → 45,360", "as they are"]
    sheet.primary.click()
    assert sheet.used == [str(folder)]
    assert sheet.isHidden()


def test_doubles_are_copied_as_a_list_and_left_out_at_a_click(sheet, qtbot):
    sheet.copy.click()
    assert "1/1.png\t1/1.png is the same picture as 1/0.png" in QGuiApplication.clipboard().text()
    qtbot.mouseClick(sheet.once, Qt.MouseButton.LeftButton)
    assert sheet.said.text().startswith("3 pictures in 3 classes")
    assert sheet.left_card.title.text() == "1 of 4 files left out"
    assert not sheet.once.isVisible()


def test_keys_choose_invert_move_and_leave_out(sheet, qtbot):
    sheet.grid.setFocus()
    qtbot.keyClick(sheet.grid, Qt.Key.Key_Right)
    assert sheet.lab.selected == "1/0.png"
    qtbot.keyClick(sheet.grid, Qt.Key.Key_I)
    assert not sheet.lab.chosen.inverted
    qtbot.keyClick(sheet.grid, Qt.Key.Key_2)
    assert sheet.lab.counts()[2].total == 7
    qtbot.keyClick(sheet.grid, Qt.Key.Key_Delete)
    assert sheet.said.text().startswith("13 pictures")
    sheet.primary.click()
    (name,) = sheet.used
    assert name.endswith(".data.json")


def test_a_click_chooses_a_pair(sheet, qtbot):
    area = sheet.grid.area(2)
    qtbot.mouseClick(sheet.grid, Qt.MouseButton.LeftButton, pos=area.center().toPoint())
    assert sheet.lab.chosen.label == "3"
    assert sheet.name.text() == "3/0.png"
    assert sheet.invert.isEnabled()


def test_switches_reach_the_lab(sheet):
    sheet.panel.side.chosen.emit(20)
    assert sheet.said.text().endswith("20 × 20")
    sheet.panel.share.edited.emit(50)
    assert sheet.parts.text() == "7 to learn from, 7 to test"
    sheet.panel.invert.chosen.emit("never")
    assert not any(pair.inverted for pair in sheet.lab.pairs)
    sheet.views.edited.emit("all")
    assert sheet.where.text() == "1 to 14 of 14"


def test_escape_changes_nothing_and_the_list_is_copied(sheet, qtbot):
    sheet.copy.click()
    assert QGuiApplication.clipboard().text().startswith("2/bad.png\t")
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isHidden()
    assert sheet.used == []


def test_what_cannot_be_used_is_said_and_bars_the_way(sheet, tmp_path):
    sheet.panel.asked.emit(str(tmp_path / "nothing"))
    assert sheet.said.text() == "Reading…"
    sheet.driver.run()
    assert "nothing" in sheet.said.text()
    assert not sheet.primary.isEnabled()
    assert sheet.primary.toolTip()


def test_a_narrow_window_puts_the_right_column_below(sheet, qtbot):
    sheet.covered.resize(960, 540)
    qtbot.waitUntil(lambda: sheet.side.geometry().top() > sheet.pairs_card.geometry().bottom())
