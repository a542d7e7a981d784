"""A page opens the sheet when its choice of data asks for it."""

from PySide6.QtWidgets import QFileDialog

from gui.pages.data_choice import OWN
from gui.pages.owndata.own_data_sheet import OwnDataSheet
from gui.pages.train.train_page import TrainPage


def test_the_choice_opens_one_sheet(qtbot):
    page = TrainPage()
    qtbot.addWidget(page)
    page.show()
    page.setup.data.choice.chosen.emit(OWN)
    assert page.own_data.sheet is not None
    assert page.own_data.sheet.isVisible()
    for dialog in page.own_data.sheet.findChildren(QFileDialog):
        dialog.close()
    page.own_data.open()
    assert len(page.findChildren(OwnDataSheet)) == 1  # made once
    for dialog in page.own_data.sheet.findChildren(QFileDialog):
        dialog.close()
    page.closing()


def test_a_finding_about_the_data_opens_the_sheet_with_them(qtbot, tmp_path):
    page = TrainPage()
    qtbot.addWidget(page)
    page.show()
    (tmp_path / "0").mkdir()
    page.own_data.look_at(str(tmp_path))
    assert page.own_data.sheet is not None
    assert page.own_data.sheet.isVisible()
    assert page.own_data.sheet.lab.path == str(tmp_path)
    assert page.words.offer("data") == "Check the data…"
    page.words.acted.emit("data")  # of a set that came with the program: another is chosen
    assert page.own_data.sheet.lab.path == str(tmp_path)
    for dialog in page.own_data.sheet.findChildren(QFileDialog):
        dialog.close()
    page.closing()
