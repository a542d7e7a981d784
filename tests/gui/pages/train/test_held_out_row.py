from pytestqt.qtbot import QtBot

from gui.labs.driving import Inline
from gui.labs.train.held_out import HeldOutProgress
from gui.labs.train.train_lab import TrainLab
from gui.pages.train.held_out_row import HeldOutRow


def test_the_button_starts_and_cancels_and_the_text_says_mean_and_spread(qtbot: QtBot) -> None:
    lab = TrainLab(Inline(), Inline())
    row = HeldOutRow(lab)
    qtbot.addWidget(row)
    row.retranslate()
    row.draw()
    assert row.button.text() == "Cross-validate"
    row.plan.chosen.emit("3")
    assert lab.held_out.plan == "3"
    row.button.click()
    assert lab.held_out.going
    row.draw()
    assert row.button.text() == "Cancel"
    lab.held_out.held = HeldOutProgress((0.92, 0.94, 0.93), 1.0)
    lab.held_out.going = False
    row.draw()
    assert row.text.text() == "93.00 ± 1.00 % on the parts that were held out: 92.0, 94.0, 93.0."
    lab.held_out.held = HeldOutProgress((0.9,), 1.0)
    row.draw()
    assert row.text.text() == "90.00 % on the part that was held out."
