"""The dialogs of the Help menu: they show what they are given, and close by their button."""

from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.controls import Button
from gui.window.help_dialogs import About, HelpDialog


def test_a_dialog_shows_its_content_and_closes_by_its_button(qtbot: QtBot) -> None:
    parent, content = QWidget(), QWidget()
    qtbot.addWidget(parent)
    dialog = HelpDialog("Keys", content, parent)
    dialog.open()
    assert (dialog.windowTitle(), content.isVisible()) == ("Keys", True)
    ended: list[int] = []
    dialog.finished.connect(ended.append)
    dialog.findChildren(Button)[-1].click()
    assert ended == [QDialog.DialogCode.Rejected]


def test_about_names_the_license_and_the_font(qtbot: QtBot) -> None:
    about = About()
    qtbot.addWidget(about)
    said = " ".join(label.text() for label in about.findChildren(QLabel))
    assert "MIT license" in said
    assert "Pretendard" in said
