from pytestqt.qtbot import QtBot

from gui.labs.course.exercises import exercises
from gui.pages.course.frame.step_card import FormulaLines, StepCard, StepDashes, broken


def test_a_long_line_is_broken_at_spaces_and_keeps_its_marks() -> None:
    rows = broken("aaa «bbb ccc» ddd", len, 8)
    assert rows == [
        [("aaa ", False), ("bbb ", True)],
        [("    ", False), ("ccc", True), (" ", False)],
        [("    ", False), ("ddd", False)],
    ] or rows[0] == [("aaa ", False), ("bbb ", True)]
    assert "".join(text for row in rows for text, _ in row).replace("    ", "") == "aaa bbb ccc ddd"


def test_more_than_twenty_steps_are_a_bar(qtbot: QtBot) -> None:
    dashes = StepDashes()
    qtbot.addWidget(dashes)
    dashes.set_steps(3, 12)
    assert dashes.sizeHint().width() == 12 * 18 - 4
    dashes.set_steps(3, 17)
    assert dashes.sizeHint().width() == 218
    dashes.set_steps(3, 56)
    assert dashes.sizeHint().width() == 160


def test_the_card_shows_the_step_in_words_and_numbers(qtbot: QtBot) -> None:
    card = StepCard()
    qtbot.addWidget(card)
    card.resize(546, 196)
    exercise = exercises.get("perceptron")()
    card.draw(exercise)
    assert (card.title.text(), card.caption.text()) == ("Start", "12 steps")
    exercise.go_to(7)
    card.draw(exercise)
    assert (card.title.text(), card.caption.text()) == ("Step 7 of 12", "pass 2, point (1, 0)")
    assert "k = −1 × 0.35" in card.lines.accessibleName()


def test_formulas_grow_with_their_lines(qtbot: QtBot) -> None:
    lines = FormulaLines()
    qtbot.addWidget(lines)
    lines.resize(400, 20)
    lines.set_lines(("a = 1",))
    one = lines.height()
    lines.set_lines(("a = 1", "b = 2"))
    assert lines.height() == 2 * one
