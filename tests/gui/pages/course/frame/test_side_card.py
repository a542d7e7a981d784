from pytestqt.qtbot import QtBot

from gui.labs.course.exercises import exercises
from gui.pages.course.frame.side_card import SideCard


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
