"""Pairs of a picture and what the network gets of it, chosen by mouse and keys."""

from PySide6.QtCore import Qt


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
