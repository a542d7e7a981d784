"""What the numbers mean, in sentences with links."""

import itertools

from pytestqt.qtbot import QtBot

from gui.labs.train.advice import Word
from gui.pages.inspect.inspect_page import InspectPage
from gui.pages.inspect.words_section import WordsSection


def test_words_offer_the_curve_and_show_it(page: InspectPage) -> None:
    page._act("calibration")
    assert page.mistakes.worst_stack.currentIndex() == 1


def test_all_words_are_sentences(page: InspectPage) -> None:
    for word in page.lab.mistakes.words:
        said = page.mistakes_panel.sentence(word)
        assert said.endswith(".")
        assert "{" not in said


def test_lines_that_are_not_shown_take_no_room(qtbot: QtBot) -> None:
    section = WordsSection()
    qtbot.addWidget(section)
    section.retranslate()
    heights = []
    for count in (1, 2, 3):
        section.say([Word("fact")] * count, lambda _: "A fact.", lambda _: "")
        section.show()
        heights.append(section.sizeHint().height())
    line = section.lines[0].sizeHint().height()
    assert [b - a for a, b in itertools.pairwise(heights)] == [line + 8] * 2
    assert heights[0] == section.title.height() + line + 8  # 8 below every section
