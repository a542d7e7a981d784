"""Names of settings, choices and states."""

from gui.labs.compare.search_lab import SearchLab
from gui.labs.driving import Inline
from gui.pages.compare.search.search_view import SearchView
from gui.pages.compare.search.search_words import choice_text, setting_text, state_text
from tests.engine.study.examples import data

DATA = data()


def test_settings_and_choices_have_the_names_of_the_window() -> None:
    lab = SearchLab(Inline())
    assert setting_text(lab, "layers.2.units") == "Units, layer 2"
    assert setting_text(lab, "no.such") == "no.such"
    assert choice_text("optimizer", "adam") == "Adam"
    assert choice_text("layers.2.units", 50) == "50"


def test_every_state_has_a_word(view: SearchView) -> None:
    assert {state_text(trial) for trial in view.table.rows.rows} <= {"running", "done", "pruned", "failed"}
