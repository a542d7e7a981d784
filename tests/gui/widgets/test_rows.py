"""Rows: a label, a number and a slider that agree, and the line that says what is wrong."""

from pytestqt.qtbot import QtBot

from gui import i18n
from gui.widgets.rows import NumberRow, SliderRow


def test_a_log_slider_runs_by_decades_and_shares_its_number_with_the_field(qtbot: QtBot) -> None:
    row = SliderRow("Learning rate η", 0.001, 1e-6, 1, log=True)
    qtbot.addWidget(row)
    row.show()
    assert row.slider.value() == 500
    heard: list[float] = []
    row.edited.connect(heard.append)
    row.slider.setValue(1000)
    assert heard == [1.0]
    assert row.field.text() == "1"
    row.field.selectAll()
    qtbot.keyClicks(row.field, "0.001")
    assert row.slider.value() == 500
    row.set_value(0.01)
    assert heard[-1] == 0.001


def test_a_wrong_number_says_the_bounds_and_what_holds_meanwhile(qtbot: QtBot) -> None:
    row = SliderRow("Learning rate η", 0.001, 1e-6, 1, log=True)
    row.meanwhile = "The run keeps {value} until you correct it."
    qtbot.addWidget(row)
    row.show()
    row.field.selectAll()
    qtbot.keyClicks(row.field, "-5")
    text = row.error_line.text()
    assert text.startswith(("Must be a number.", "Must be between"))
    assert "The run keeps 0.001 until you correct it." in text
    assert row.slider.value() == 500
    row.field.selectAll()
    qtbot.keyClicks(row.field, "0.1")
    assert not row.error_line.isVisible()


def test_a_field_says_what_is_wrong_in_the_language_that_holds(qtbot: QtBot) -> None:
    row = NumberRow("Rate", 0.1, 0, 1)
    qtbot.addWidget(row)
    row.show()
    row.field.selectAll()
    qtbot.keyClicks(row.field, "abc")
    assert row.field.error() == "Must be a number."
    i18n.set_language("ko")
    try:
        qtbot.waitUntil(lambda: row.field.error() not in ("", "Must be a number."))
    finally:
        i18n.set_language("en")
