from pytestqt.qtbot import QtBot

from gui.labs.course.exercises import exercises
from gui.pages.course.frame.side_card import SideCard
from gui.pages.course.frame.values_table import HEAD, ROW


def test_values_or_tasks_are_shown_and_the_count_follows(qtbot: QtBot) -> None:
    card = SideCard()
    qtbot.addWidget(card)
    exercise = exercises.get("perceptron")()
    card.show_exercise(exercise)
    card.retranslate()
    card.draw(exercise)
    assert card.title.text() == "Weights after each pass"
    assert card.note.text() == "all at once, η = 0.05"
    card.show_side("tasks")
    assert card.stack.currentWidget() is card.tasks
    exercise.answer("xor", 2)
    card.draw(exercise)
    texts = [button.text() for button in card.segments._group.buttons()]
    assert texts == ["Values", f"Tasks 1 / {len(exercise.tasks)}"]
    assert card.segments.value() == "tasks"


def test_the_heads_of_the_table_stay_in_view_and_the_row_of_this_step_is_seen_below_them(qtbot: QtBot) -> None:
    card = SideCard()
    qtbot.addWidget(card)
    card.resize(475, 196)
    card.show()
    exercise = exercises.get("perceptron")()
    exercise.choose_example("xor")
    for at in (40, 8, 80):
        exercise.go_to(at)
        card.draw(exercise)
        scrolled = card.area.verticalScrollBar().value()
        assert card.values.head_y() == scrolled
        assert scrolled + HEAD <= card.values.now_y() - ROW
        assert card.values.now_y() <= scrolled + card.area.viewport().height()
    assert scrolled > 0
    painted = card.area.viewport().grab().toImage()
    card.area.verticalScrollBar().setValue(scrolled - ROW)
    moved = card.area.viewport().grab().toImage()
    heads = [[image.pixel(x, y) for x in range(0, 440, 3) for y in range(2, HEAD - 2)] for image in (painted, moved)]
    assert heads[0] == heads[1]
    assert len(set(heads[0])) > 2  # words are there


def test_the_row_of_this_step_is_seen_when_the_values_come_back_after_the_tasks(qtbot: QtBot) -> None:
    card = SideCard()
    qtbot.addWidget(card)
    card.resize(475, 196)
    card.show()
    exercise = exercises.get("perceptron")()
    card.show_exercise(exercise)
    card.show_side("tasks")
    exercise.choose_example("xor")
    exercise.go_to(80)
    card.draw(exercise)
    card.show_side("values")
    qtbot.waitUntil(
        lambda: card.values.now_y() <= card.area.verticalScrollBar().value() + card.area.viewport().height()
    )
    assert card.area.verticalScrollBar().value() > 0
