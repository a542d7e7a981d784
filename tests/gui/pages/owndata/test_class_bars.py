"""Bars of the classes say their numbers to a screen reader."""

from gui.labs.owndata.own_data_lab import ClassCount
from gui.pages.owndata.class_bars import ROW, ClassBars


def test_every_class_has_a_row_and_is_said(qtbot):
    bars = ClassBars()
    qtbot.addWidget(bars)
    bars.show_counts([ClassCount("0", 8, 2, False), ClassCount("plus", 1, 1, True)])
    assert bars.sizeHint().height() == 2 * ROW
    assert bars.accessibleName() == "0: 8 + 2; plus: 1 + 1"
    assert not bars.grab().isNull()
