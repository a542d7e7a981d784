"""A field for one number: what it takes, what stays in force meanwhile, and what it says of a wrong one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.controls import describe
from gui.widgets.number_field import NumberField, judge, problem_in


def typed(qtbot: QtBot, field: NumberField, text: str) -> list[object]:
    """Type a text in place of what is there; what the field reported."""
    values: list[object] = []
    field.edited.connect(values.append)
    field.selectAll()
    qtbot.keyClicks(field, text)
    field.edited.disconnect(values.append)
    return values


@pytest.mark.parametrize(
    ("before", "low", "high", "text"), [(16, 1, 8192, "10000000"), (5, 2, 9, "10"), (100, 1, 10_000, "1000000")]
)
def test_a_rejected_number_leaves_the_old_one_in_force_and_not_its_beginning(
    qtbot: QtBot, before: int, low: int, high: int, text: str
) -> None:
    field = NumberField(before, low, high, integer=True)
    qtbot.addWidget(field)
    values = typed(qtbot, field, text)
    assert field.error() == f"Must be between {low:,} and {high:,}."
    assert field.value() == before
    assert values[-1:] in ([], [before])
    field.set_value(before)  # a page that draws itself leaves the wrong text to be corrected
    assert (field.text(), field.property("error")) == (text, True)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (field.value(), field.text()) == (before, text)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), field.error()) == (str(before), "")


def test_a_decimal_comma_is_refused_with_how_to_write_it(qtbot: QtBot) -> None:
    field = NumberField(0.01, 1e-6, 10)
    qtbot.addWidget(field)
    typed(qtbot, field, "0,001")
    assert field.error() == "Write 0.001 with a point."
    assert field.value() == 0.01


def test_full_width_digits_are_taken(qtbot: QtBot) -> None:
    field = NumberField(0.01, 1e-6, 10)
    qtbot.addWidget(field)
    field.setText("０．５")
    field.textEdited.emit("０．５")
    assert field.value() == 0.5
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "0.5"


def test_a_whole_number_may_have_a_power_of_ten(qtbot: QtBot) -> None:
    field = NumberField(16, 1, 8192, integer=True)
    qtbot.addWidget(field)
    typed(qtbot, field, "1e2")
    assert field.value() == 100


def test_a_panel_names_its_first_wrong_field_while_it_is_shown(qtbot: QtBot) -> None:
    panel = QWidget()
    qtbot.addWidget(panel)
    column = QVBoxLayout(panel)
    fields = [NumberField(5, 1, 9, integer=True) for _ in range(2)]
    for field, name in zip(fields, ("Epochs", "Seed"), strict=True):
        column.addWidget(field)
        describe(field, name, "")
    heard: list[str] = []

    def listen() -> None:
        heard.append(problem_in(panel))

    judge.judged.connect(listen)
    assert problem_in(panel) == ""
    typed(qtbot, fields[1], "70")
    assert problem_in(panel) == "Seed: Must be between 1 and 9."
    typed(qtbot, fields[0], "x")
    assert problem_in(panel) == "Epochs: Must be a whole number."
    fields[0].hide()
    assert problem_in(panel).startswith("Seed")
    typed(qtbot, fields[1], "7")
    assert problem_in(panel) == ""
    assert heard[-1] == ""
    judge.judged.disconnect(listen)  # the signal is everyone's, and the panel is gone with this test


def test_undo_belongs_to_the_field_only_while_something_typed_can_be_taken_back(qtbot: QtBot) -> None:
    field = NumberField(5, 1, 9, integer=True)
    qtbot.addWidget(field)

    def claims(key: Qt.Key) -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
        event.ignore()
        field.event(event)
        return event.isAccepted()

    assert not claims(Qt.Key.Key_Z)
    typed(qtbot, field, "7")
    assert claims(Qt.Key.Key_Z)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert not claims(Qt.Key.Key_Z)
    assert claims(Qt.Key.Key_C)


def test_a_field_tells_each_good_number_and_keeps_the_last_one(qtbot: QtBot) -> None:
    field = NumberField(0.001, 1e-6, 1)
    qtbot.addWidget(field)
    field.show()
    heard: list[float] = []
    faults: list[str] = []
    field.edited.connect(heard.append)
    field.failed.connect(faults.append)
    field.selectAll()
    qtbot.keyClicks(field, "0.5")
    assert heard[-1] == 0.5
    qtbot.keyClick(field, Qt.Key.Key_Return)
    field.selectAll()
    qtbot.keyClicks(field, "12")
    assert faults[-1] == "Must be between 0.000001 and 1."
    assert field.value() == heard[-1] == 0.5  # not the 1 of 12
    assert field.property("error") is True
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.error() == ""
    assert field.text() == "0.5"


def test_a_patient_field_tells_a_number_once_it_is_finished(qtbot: QtBot) -> None:
    field = NumberField(0.5, 1e-6, 1000)
    qtbot.addWidget(field)
    field.patient = True
    field.show()
    heard: list[float] = []
    field.edited.connect(heard.append)

    def typed(text: str) -> None:
        field.selectAll()
        qtbot.keyClicks(field, text)

    typed("1e-3")
    assert heard == []
    field.set_value(0.5)  # a page that draws itself leaves alone what is being typed
    assert field.text() == "1e-3"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert heard == [0.001]
    typed("100")
    field.editingFinished.emit()  # as on leaving the field
    assert heard == [0.001, 100]
    typed("20")
    qtbot.waitUntil(lambda: heard == [0.001, 100, 20], timeout=5000)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    typed("2000")
    assert field.error() == "Must be between 0.000001 and 1,000."
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.value() == 20
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert heard[3:] == [field.value()]


def test_a_whole_number_field_refuses_fractions_and_steps_by_one(qtbot: QtBot) -> None:
    field = NumberField(10, 1, 12, integer=True)
    qtbot.addWidget(field)
    assert field.judge("2.5")[1] == "Must be a whole number."
    for _ in range(5):
        qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == 12
    qtbot.keyClick(field, Qt.Key.Key_PageDown)
    assert field.value() == 2
