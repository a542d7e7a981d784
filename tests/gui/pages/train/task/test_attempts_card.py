"""The table of attempts says what was tried, what came of it, and what is missing."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from engine.tasks import TEXTS
from gui.labs.train.attempts import AttemptRow
from gui.pages.train.task.attempts_card import HEAD, ROW, AttemptsCard

ROW_2 = AttemptRow(2, 1, "adam", "50-100", 0.003, 0.967, 0.003, best=True)
ROW_1 = AttemptRow(1, 0, "sgd", "50", 0.1, 0.9494, 0.0206)


@pytest.fixture
def card(qtbot: QtBot) -> AttemptsCard:
    card = AttemptsCard()
    qtbot.addWidget(card)
    card.resize(370, 449)
    return card


def test_each_attempt_is_a_row_with_what_is_missing(card: AttemptsCard) -> None:
    card.show_attempts([ROW_2, ROW_1], by_network=False, tag="homework 3")
    assert card.table.texts(ROW_2) == ("2", "Adam", "0.003", "96.70 %", "0.30")
    assert card.table.texts(ROW_1)[3:] == ("94.94 %", "2.06")
    assert card.count.text() == "2, no limit"
    assert card.closest.text() == "Attempt 2 came closest."
    assert "homework 3" in card.where.text()
    assert card.table.sizeHint().height() == HEAD + 2 * ROW
    assert not card.grab().isNull()


@pytest.mark.parametrize(
    ("change", "word", "role"),
    [
        ({"running": True}, "running", "good"),
        ({"met": True}, "reached", "good"),
        ({"faults": ((TEXTS[1], {"setting": "seed"}),)}, "not by the rules", "error"),
        ({"faults": ((TEXTS[5], {}),), "unconfirmed": True, "stopped": True}, "unconfirmed", "warning"),
        ({"stopped": True}, "stopped", "warning"),
    ],
)
def test_a_word_stands_in_place_of_what_is_missing(
    card: AttemptsCard, change: dict[str, Any], word: str, role: str
) -> None:
    row = dataclasses.replace(ROW_1, **change)
    assert card.table.word(row) == (word, role)
    assert card.table.texts(row)[4] == word


def test_every_broken_rule_is_said_beside_the_cells(card: AttemptsCard) -> None:
    row = dataclasses.replace(ROW_1, faults=((TEXTS[1], {"setting": "seed"}), (TEXTS[5], {})))
    said = card.table.facts(row)
    assert said.startswith("SGD, 0.1, 94.94 %, not by the rules; seed was changed while it ran")
    assert "no kept weights confirm" in said


def test_where_layers_alone_may_change_the_networks_are_named(card: AttemptsCard) -> None:
    card.show_attempts([ROW_2, ROW_1], by_network=True, tag="")
    assert card.table.texts(ROW_1)[1] == "50"
    assert "50-100" in card.table.accessibleName()


def test_a_narrow_card_leaves_out_what_is_missing(card: AttemptsCard) -> None:
    card.table.resize(240, 100)
    assert card.table.columns()[-1][1] == 0
    card.table.resize(400, 100)
    assert card.table.columns()[-1][1] > 0


def test_before_the_first_attempt_nothing_is_closest(card: AttemptsCard) -> None:
    card.show_attempts([], by_network=False, tag="homework 3")
    assert card.count.text() == "none yet, no limit"
    assert not card.closest.isVisibleTo(card)
