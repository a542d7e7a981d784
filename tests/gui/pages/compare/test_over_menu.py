"""The menu that lays other runs over those of a race."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.labs.compare.compare_lab import CompareLab
from gui.pages.compare.over_menu import OverMenu


def test_nothing_can_be_saved_before_there_are_records(qtbot: QtBot) -> None:
    page, lab = QWidget(), CompareLab()
    qtbot.addWidget(page)
    menu = OverMenu(lab, lambda action: action(), page)
    menu.retranslate()
    menu.draw()
    assert [action.text() for action in menu.actions() if action.isEnabled() and not action.isSeparator()] == [
        "Open comparison…",
        "Lay over the runs of a file…",
        "Lay over a kept run",
        "As printed in the notes",
    ]
