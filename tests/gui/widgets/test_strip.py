"""The strip under the header: a first row with buttons, further rows with links."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.widgets.controls import Button
from gui.widgets.strip import Strip, StripItem


def test_rows_are_as_high_as_designed_and_replaced_as_a_whole(qtbot: QtBot) -> None:
    strip = Strip("play", [Button("Leave it"), Button("Continue", icon="play", kind="primary")])
    qtbot.addWidget(strip)
    strip.say("Three layers", "stopped at step 6 of 10.")
    assert strip.sizeHint().height() == 49  # with its hairline
    strip.set_rows("Also", [[StripItem("train", "Two layers", "step 1 of 2", (Button("Continue", kind="link"),))]])
    assert strip.sizeHint().height() == 89
    assert "Two layers" in [label.text() for label in strip.findChildren(QLabel)]
    strip.set_rows("Also", [])
    assert strip.sizeHint().height() == 49  # with its hairline


def test_narrow_strips_have_buttons_without_icons(qtbot: QtBot) -> None:
    strip = Strip("play", [Button("Continue", icon="play", kind="primary")])
    qtbot.addWidget(strip)
    strip.show()
    for width, icon in ((1200, "play"), (800, ""), (1200, "play")):
        strip.resize(width, 48)
        assert strip.buttons[0].icon_name == icon
