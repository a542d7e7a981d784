import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.labs.course.exercises import exercises
from gui.pages.course.frame.fields import SettingField, SettingRow, SettingSegments, SettingSwitch, error_line


@pytest.mark.parametrize("text", ["abc", "", "1e999", "99"])
def test_a_wrong_text_marks_the_field_and_the_last_value_stays(qtbot: QtBot, text: str) -> None:
    exercise = exercises.get("perceptron")()
    field = SettingField(exercise, "rate")
    qtbot.addWidget(field)
    exercise.changed.connect(field.draw)
    field.draw()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    field.textEdited.emit(text)
    assert field.property("error") is True
    assert exercise.settings.rate == 0.05
    assert error_line(exercise).startswith("η: Must ")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.property("error") is False
    assert field.text() == exercise.text_of("rate")


def test_every_good_number_counts_while_it_is_typed(qtbot: QtBot) -> None:
    exercise = exercises.get("perceptron")()
    field = SettingField(exercise, "rate")
    qtbot.addWidget(field)
    field.draw()
    field.selectAll()
    QTest.keyClicks(field, "0.25")
    assert exercise.settings.rate == 0.25


def test_a_row_slides_and_follows(qtbot: QtBot) -> None:
    exercise = exercises.get("perceptron")()
    row = SettingRow(exercise, "w0", slide=(-1, 1))
    qtbot.addWidget(row)
    exercise.changed.connect(row.draw)
    row.draw()
    assert row.slider is not None
    assert row.slider.number() == 0.3
    row.slider.edited.emit(0.5)
    assert exercise.settings.w0 == 0.5
    assert row.field.text() == "0.5"


def test_segments_and_switches_edit_their_setting(qtbot: QtBot) -> None:
    exercise = exercises.get("perceptron")()
    segments, switch = SettingSegments(exercise, "order"), SettingSwitch(exercise, "notes_lines")
    qtbot.addWidget(segments)
    qtbot.addWidget(switch)
    segments.edited.emit("turn")
    qtbot.mouseClick(switch.switch, Qt.MouseButton.LeftButton)
    assert (exercise.settings.order, exercise.settings.notes_lines) == ("turn", True)
    exercise.choose_example("or")
    segments.draw()
    switch.draw()
    assert (segments.value(), switch.switch.isChecked()) == ("together", False)


def test_a_field_grows_with_a_long_value_and_what_is_cut_off_stands_in_its_tooltip(qtbot: QtBot) -> None:
    exercise = exercises.get("activations")()
    exercise.choose_example("a")
    field = SettingField(exercise, "scores", 60, most=400)
    short = SettingField(exercise, "scores", 60)
    for one in (field, short):
        qtbot.addWidget(one)
        one.show()
        one.draw()
    assert 200 < field.sizeHint().width() <= 400
    assert field.minimumWidth() == 60
    assert exercise.text_of("scores") in short.toolTip()
    exercise.type("scores", "1, 2")
    for one in (field, short):
        one.draw()
    assert field.sizeHint().width() < 100
    assert "1, 2" not in short.toolTip()


def test_escape_gives_a_field_its_value_back_before_it_is_the_key_of_the_page(qtbot: QtBot) -> None:
    exercise = exercises.get("perceptron")()
    field = SettingField(exercise, "rate")
    qtbot.addWidget(field)
    field.draw()
    field.show()

    def offered() -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
        event.ignore()
        field.event(event)
        return event.isAccepted()

    assert not offered()
    qtbot.keyClicks(field, "x")
    assert "rate" in exercise.errors
    assert offered()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not exercise.errors
    assert field.text() == "0.05"
    assert not offered()
