"""The runs of a comparison as they are set up: the one number of a row, its form, and what is locked."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.layers.dropout import Dropout
from engine.layers.relu import ReLU
from engine.optimizers import optimizers
from engine.optimizers.adam import Adam
from engine.optimizers.momentum import Momentum
from engine.optimizers.sgd import SGD
from engine.registry import Field, fields_of
from gui import i18n
from gui.pages.compare.run_list import RunList, RunRow, one_number

RATE = next(field for field in fields_of(SGD()) if field.name == "learning_rate")
RATIO = next(field for field in fields_of(Dropout()) if field.name == "ratio")


@pytest.fixture
def runs(qtbot: QtBot) -> RunList:
    made = RunList()
    qtbot.addWidget(made)
    made.resize(272, 400)
    made.show()
    return made


def row(name: str, value: Any, *, locked: bool = False, error: str = "") -> tuple[str, str, Any, int, bool, str]:
    return name, name, value, 1, locked, error


def show(runs: RunList, *rows: tuple[str, str, Any, int, bool, str], most: int = 8, locked: bool = False) -> None:
    runs.show_runs("optimizer", optimizers, None, rows, most=most, locked=locked)
    QApplication.processEvents()  # new rows come into the window


def type_into(qtbot: QtBot, made: RunRow, text: str) -> None:
    made.number.setFocus()
    made.number.selectAll()
    qtbot.keyClicks(made.number, text)


def test_a_row_shows_the_learning_rate_else_the_first_number() -> None:
    names = {type(one): one_number(one) for one in (Adam(), Momentum(), Dropout(), ReLU())}
    assert [field.name if field is not None else None for field in names.values()] == [
        "learning_rate", "learning_rate", "ratio", None,
    ]  # fmt: skip


def test_a_typed_number_gives_a_new_component_with_the_rest_as_it_was(runs: RunList, qtbot: QtBot) -> None:
    show(runs, row("SGD", SGD()), row("Adam", Adam(beta1=0.5)))
    heard: list[tuple[int, object]] = []
    runs.edited.connect(lambda place, value: heard.append((place, value)))
    type_into(qtbot, runs.rows[1], "0.02")
    assert heard[-1] == (1, Adam(beta1=0.5, learning_rate=0.02))


def test_a_number_outside_its_bounds_is_refused_under_its_row(runs: RunList, qtbot: QtBot) -> None:
    show(runs, row("SGD", SGD()))
    heard: list[object] = []
    runs.edited.connect(lambda place, value: heard.append(value))
    type_into(qtbot, runs.rows[0], "99")
    assert runs.rows[0].error.text()
    assert all(value.learning_rate <= 10 for value in heard)  # type: ignore[attr-defined]  # what was typed on the way


@pytest.mark.parametrize(
    ("field", "value", "shown"), [(RATE, 0.1, True), (RATIO, 0.5, True), (None, True, False), (RATE, "x", False)]
)
def test_a_value_that_is_no_component_is_shown_if_it_is_a_number(
    runs: RunList, qtbot: QtBot, field: Field | None, value: Any, shown: bool
) -> None:
    runs.show_runs("layers.1.ratio", None, field, [row("a", value)], most=8, locked=False)
    made = runs.rows[0]
    assert made.number.isHidden() == (not shown)
    heard: list[object] = []
    runs.edited.connect(lambda place, value: heard.append(value))
    if shown:
        type_into(qtbot, made, "0.25")
        assert heard[-1] == 0.25


def test_a_row_opens_its_form_once_and_the_form_follows_the_run(runs: RunList, qtbot: QtBot) -> None:
    show(runs, row("SGD", SGD()))
    made = runs.rows[0]
    assert made.form is None
    qtbot.mouseClick(made.name, Qt.MouseButton.LeftButton)
    form = made.form
    assert form is not None
    assert made.drawer.isVisible()
    show(runs, row("Adam", Adam()))
    assert made.form is form
    assert form.choice.currentData() == "adam"
    qtbot.mouseClick(made.name, Qt.MouseButton.LeftButton)
    assert not made.drawer.isVisible()


def test_rows_are_made_again_only_where_another_number_of_runs_or_another_thing_varies(runs: RunList) -> None:
    show(runs, row("SGD", SGD()), row("Adam", Adam()))
    first = list(runs.rows)
    show(runs, row("SGD", SGD(learning_rate=0.5)), row("Momentum", Momentum()))
    assert runs.rows == first
    assert [made.name.text() for made in first] == ["SGD", "Momentum"]
    show(runs, row("SGD", SGD()))
    assert len(runs.rows) == 1
    assert runs.rows[0] is not first[0]
    before = runs.rows[0]
    runs.show_runs("layers.1.ratio", None, RATIO, [row("a", 0.5)], most=8, locked=False)
    assert runs.rows[0] is not before


def test_runs_are_added_up_to_the_most_and_counted(runs: RunList) -> None:
    show(runs, row("SGD", SGD()), most=2)
    assert runs.count.text() == "1 of 2"
    assert runs.add.isEnabled()
    show(runs, row("SGD", SGD()), row("Adam", Adam()), most=2)
    assert not runs.add.isEnabled()
    show(runs, row("SGD", SGD()), most=2, locked=True)
    assert not runs.add.isEnabled()


def test_a_locked_run_can_be_looked_at_but_not_changed(runs: RunList, qtbot: QtBot) -> None:
    show(runs, row("SGD", SGD()))
    qtbot.mouseClick(runs.rows[0].name, Qt.MouseButton.LeftButton)
    show(runs, row("SGD", SGD(), locked=True))
    made = runs.rows[0]
    assert made.form is not None
    assert (made.number.isEnabled(), made.remove.isEnabled(), made.form.isEnabled()) == (False, False, False)
    assert made.name.isEnabled()


def test_each_row_asks_for_its_own_removal(runs: RunList, qtbot: QtBot) -> None:
    show(runs, row("SGD", SGD()), row("Adam", Adam()))
    removed: list[int] = []
    runs.removed.connect(removed.append)
    qtbot.mouseClick(runs.rows[1].name, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(runs.rows[1].remove, Qt.MouseButton.LeftButton)
    assert removed == [1]


def test_a_fault_of_a_run_stands_under_it_and_goes(runs: RunList) -> None:
    show(runs, row("SGD", SGD(), error="does not fit"))
    assert runs.rows[0].error.text() == "does not fit"
    show(runs, row("SGD", SGD()))
    assert runs.rows[0].error.text() == ""


def test_rows_have_names_in_every_language(runs: RunList, qtbot: QtBot) -> None:
    show(runs, row("SGD", SGD()))
    assert runs.rows[0].name.accessibleName() == "SGD"
    assert runs.rows[0].number.accessibleName().startswith("SGD, ")
    i18n.set_language("ko")
    qtbot.waitUntil(lambda: runs.add.text() != "Add run")
    assert runs.rows[0].remove.text() != "Remove"
