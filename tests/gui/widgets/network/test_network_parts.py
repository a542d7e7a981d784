"""The parts of the sheet «Open a network»: a candidate as a radio button, a layer's row, digits that are read apart."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.labs.network_choice import Apart
from gui.widgets.network.network_parts import DIGIT_PX, ROOMY_PX, ApartDigit, ApartGrid, CandidateCard, LayerLine
from tests.gui.seen import of_role, shown


@pytest.fixture
def card(qtbot: QtBot) -> CandidateCard:
    made = CandidateCard("series2")
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    made.set_texts("ReLU", "between the layers", "of 1,000", "alone: 12", "973", 0.5)
    return made


def test_a_candidate_says_all_of_itself(card: CandidateCard) -> None:
    assert card.accessibleName() == "ReLU"
    assert card.accessibleDescription() == "ReLU between the layers 973 of 1,000 alone: 12"
    assert "between the layers" in card.toolTip()


def test_a_candidate_is_picked_by_mouse_and_key(qtbot: QtBot, card: CandidateCard) -> None:
    card.show()
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert card.isChecked()
    qtbot.keyClick(card, Qt.Key.Key_Space)
    assert not card.isChecked()


def test_the_chosen_one_has_a_dot_and_an_accent_line(card: CandidateCard) -> None:
    plain = shown(card)
    assert not of_role(plain, "accent").any()
    card.setChecked(True)
    chosen = shown(card)
    assert of_role(chosen, "accent")[23, 24]
    assert (chosen[:, -4:] != plain[:, -4:]).any()


def test_the_bar_is_as_long_as_the_share_in_the_color_of_its_series(card: CandidateCard) -> None:
    width = card.width() - 56
    for share in (0.25, 0.75):
        card.set_texts("a", "b", "c", "d", "1", share)
        assert of_role(shown(card), "series2")[99].sum() == pytest.approx(share * width, abs=3)
    card.set_texts("a", "b", "c", "d")
    assert not of_role(shown(card), "series2").any()


def test_words_stand_beside_the_number_only_where_there_is_room(card: CandidateCard) -> None:
    def beside(width: int) -> bool:
        card.resize(width, 136)
        return bool(of_role(shown(card), "text2")[60:88, 120:].any())

    assert beside(ROOMY_PX + 57)
    assert not beside(ROOMY_PX + 56)


def test_a_layer_with_a_setting_asks_for_it_and_one_without_does_not(qtbot: QtBot) -> None:
    asks, plain = LayerLine("activation"), LayerLine("")
    for line in (asks, plain):
        qtbot.addWidget(line)
        line.resize(560, 30)
        line.show()
    assert asks.choice.isVisible()
    assert not plain.choice.isVisible()
    with qtbot.waitSignal(asks.edited) as heard:
        asks.choice.chosen.emit("relu")
    assert heard.args == ["activation", "relu"]


def test_a_guess_has_the_ground_of_a_warning(qtbot: QtBot) -> None:
    line = LayerLine("activation")
    qtbot.addWidget(line)
    line.resize(560, 30)
    line.set_known("guessed", True)
    assert line.known.text() == "guessed"
    assert of_role(shown(line), "warning_ground").any()
    line.set_known("from the file", False)
    assert not of_role(shown(line), "warning_ground").any()


def apart(label: int, *answers: int) -> Apart:
    first, second = answers
    return Apart(np.zeros((28, 28), np.float32), label, (first, second))


def test_the_misread_answer_of_both_is_underlined(qtbot: QtBot) -> None:
    def lowest(found: Apart) -> tuple[int, int]:
        digit = ApartDigit(found)
        qtbot.addWidget(digit)
        words = shown(digit)[DIGIT_PX:]
        ink = (words != words[-1, 0]).any(axis=2)
        halves = ink[:, : DIGIT_PX // 2 - 3], ink[:, DIGIT_PX // 2 + 3 :]
        first, second = (int(np.flatnonzero(half.any(axis=1)).max()) for half in halves)
        return first, second

    left, right = lowest(apart(7, 7, 1))
    assert left < right
    left, right = lowest(apart(1, 7, 1))
    assert left > right


def test_digits_stand_five_a_row_and_new_ones_take_the_place_of_the_old(qtbot: QtBot) -> None:
    grid = ApartGrid()
    qtbot.addWidget(grid)
    grid.show_digits([apart(k % 10, 1, 2) for k in range(7)])
    layout = grid._grid
    assert layout.count() == 7
    sixth = layout.itemAtPosition(1, 0)
    assert sixth is not None
    assert isinstance(sixth.widget(), ApartDigit)
    grid.show_digits([apart(3, 3, 5)])
    assert layout.count() == 1
    qtbot.waitUntil(lambda: len(grid.findChildren(ApartDigit)) == 1)
    grid.show_digits([])
    assert layout.count() == 0
