"""The sheet "Your own data" over Train: pictures are looked at, changed by keys, and used."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication


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
