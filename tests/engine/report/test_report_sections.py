"""Each section of a report by itself."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.analysis.answers import Answers
from engine.augmentations.shift import Shift
from engine.layers.dropout import Dropout
from engine.report.author import Author
from engine.report.report_facts import RunFacts, run_facts
from engine.report.report_sections import (
    WORST,
    answers_section,
    curves,
    foot,
    head,
    key_figures,
    notes,
    page,
    settings_section,
)
from engine.schedules.cosine import Cosine
from engine.spec import ExperimentSpec
from engine.store.run_list import read_run
from tests.engine.store.test_interrupted import killed


def english(words: str) -> str:
    return words


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> RunFacts:
    """A run with three classes and answers that are known."""
    folder: Path = tmp_path_factory.mktemp("runs") / "one"
    killed(folder, 3)
    summary = read_run(folder)
    assert summary is not None
    labels = np.array([0] * 6 + [1] * 6 + [2] * 8)
    read = np.array([0] * 6 + [2] * 5 + [0] + [2] * 8)  # five times a b as c, once as a
    shares = np.full((20, 3), 0.1)
    shares[np.arange(20), read] = 0.8
    pictures = np.random.default_rng(0).random((20, 1, 8, 8)).astype(np.float32)
    return replace(run_facts(summary), answers=Answers(labels, shares), images=pictures, classes=("a", "<b>", "c"))


def with_spec(facts: RunFacts, **changes: object) -> RunFacts:
    spec: ExperimentSpec = facts.summary.spec.replace(**changes)
    return replace(facts, summary=replace(facts.summary, spec=spec))


def test_the_head_has_two_lines_to_write_on_or_whose_it_is() -> None:
    empty = head("My <run>", "lead", 0.0, english)
    assert empty.count("<u></u>") == 2
    assert "<h1>My &lt;run&gt;</h1>" in empty
    assert "<u>Kim</u>" in head("My run", "lead", 0.0, english, Author("Kim", "17"))


def test_key_figures_are_those_of_the_answers(facts: RunFacts) -> None:
    row = key_figures(facts, english)
    assert "<b>70.00 %</b>" in row
    assert "<b>6</b> <small>of 20</small>" in row
    assert "Mistakes" not in key_figures(replace(facts, answers=None), english)


def test_the_matrix_counts_and_the_worst_mistakes_are_shown_with_names_as_text(facts: RunFacts) -> None:
    section = answers_section(facts, english)
    assert section.count("<figure>") == 6 <= WORST
    assert "<b>&lt;b&gt; → c</b>" in section
    assert "Most mixed up: &lt;b&gt; read as c, 5 times." in section
    cells = re.findall(r"<td[^>]*>([^<]*)</td>", section)
    assert cells == ["6", "", "", "100.0 %", "1", "", "5", "0.0 %", "", "", "8", "100.0 %"]
    assert "rgba(174,90,0,0.75)" in section  # the largest mistake is the darkest


def test_where_all_is_right_it_says_so(facts: RunFacts) -> None:
    assert facts.answers is not None
    right = Answers(facts.answers.labels, np.eye(3)[facts.answers.labels])
    section = answers_section(replace(facts, answers=right), english)
    assert "Every digit is read right." in section
    assert "<figure>" not in section


def test_texts_of_a_language_are_escaped_once(facts: RunFacts) -> None:
    section = answers_section(facts, lambda words: words.replace("Most mixed up", "A & B"))
    assert "A &amp; B" in section
    assert "&amp;amp;" not in section


def test_answers_that_are_gone_leave_their_reason_or_nothing(facts: RunFacts) -> None:
    gone = replace(facts, answers=None, images=None, missing="the data is gone")
    assert answers_section(gone, english) == "<section><p>The answers cannot be shown: the data is gone</p></section>"
    assert answers_section(replace(gone, missing=""), english) == ""


def test_a_matrix_of_very_many_classes_is_left_out(facts: RunFacts) -> None:
    assert facts.answers is not None
    wide = np.pad(facts.answers.probabilities, ((0, 0), (0, 20)))
    section = answers_section(replace(facts, answers=Answers(facts.answers.labels, wide)), english)
    assert '<table class="matrix">' not in section
    assert section.count("<figure>") == 6


def test_settings_name_what_regularizes_and_vary(facts: RunFacts) -> None:
    plain = settings_section(with_spec(facts, weight_decay=0.0), english)
    assert "<dt>Weight decay, dropout</dt><dd>none</dd>" in plain
    spec = facts.summary.spec
    layers = (*spec.layers[:-1], Dropout(ratio=0.15), spec.layers[-1])
    more = with_spec(facts, weight_decay=0.001, layers=layers, augmentation=(Shift(),), schedule=Cosine())
    section = settings_section(more, english)
    assert "λ = 0.001, p = 0.15" in section
    assert "Shift, Cosine" in section
    assert "100, shuffled" in settings_section(with_spec(facts, batch_size=100), english)
    assert "7, drawn with replacement" in settings_section(
        with_spec(facts, batch_size=7, sampling="replacement"), english
    )


def test_notes_are_lines_to_write_on_until_something_is_noted(facts: RunFacts) -> None:
    assert notes(replace(facts, note=""), english).count('<u class="write">') == 2
    noted = notes(replace(facts, note="first\n\n<second>"), english)
    assert "<p>first</p><p>&lt;second&gt;</p>" in noted
    assert "write" not in noted


def test_the_foot_repeats_by_a_command_or_by_the_file(facts: RunFacts) -> None:
    assert facts.command() is None
    section = foot(facts, english)
    assert "experiment.toml" in section
    assert "<pre>" in section
    assert f"from run {facts.summary.name}." in section


def test_one_run_shows_train_and_test_and_several_show_their_tests(facts: RunFacts) -> None:
    two = curves([facts, facts], english)
    assert curves([facts], english) != two
    assert "log axis" in curves([facts], english)


def test_the_page_is_one_file_with_its_style() -> None:
    whole = page("A < B", "<p>body</p>")
    assert whole.startswith("<!DOCTYPE html>")
    assert "<title>A &lt; B</title>" in whole
    assert "<main><p>body</p></main>" in whole
    assert "<style>" in whole
