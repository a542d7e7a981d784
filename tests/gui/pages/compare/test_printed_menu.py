from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from engine.course.printed import PRINTED
from gui.labs.compare.compare_lab import CompareLab
from gui.labs.driving import Inline
from gui.pages.compare.printed_menu import PrintedMenu


def test_each_entry_lays_its_curve_over_the_runs(qtbot: QtBot) -> None:
    holder = QMenu()
    qtbot.addWidget(holder)
    lab = CompareLab(Inline())
    menu = PrintedMenu(lab, lambda act: act(), holder)
    holder.aboutToShow.emit()
    assert len(menu.actions()) == len(PRINTED)
    assert menu.actions()[0].text().endswith("97.22 %")
    menu.actions()[0].trigger()
    assert lab.board.guests == ["two-layer, as printed in the notes"]
