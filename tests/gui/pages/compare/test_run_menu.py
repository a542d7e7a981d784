"""The menu of one run of a race."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.labs.compare.compare_lab import CompareLab
from gui.pages.compare.run_menu import RunMenu


def test_a_run_that_has_not_started_can_only_be_trained_alone(qtbot: QtBot) -> None:
    page, lab = QWidget(), CompareLab()
    qtbot.addWidget(page)
    menu = RunMenu(lab, lambda action: action(), page)
    sent: list[tuple[str, object]] = []
    menu.handed.connect(lambda key, parcel: sent.append((key, parcel)))
    name = lab.plan.contenders[0].name
    menu.open_for(name, page)
    menu.close()
    able = [action for action in menu.actions() if action.isEnabled()]
    assert [action.text() for action in able] == ["Train it alone"]
    able[0].trigger()
    assert sent == [("train", lab.experiment(name))]
