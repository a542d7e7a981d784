"""Mistakes: the matrix, what is chosen of it, the second network, and what the numbers mean."""

import numpy as np

from engine.analysis.answers import Answers
from tests.gui.inspecting import DATA, Bench, read


def test_matrix_is_that_of_the_network_s_answers(bench: Bench) -> None:
    lab = bench.lab.mistakes
    counted = np.zeros((4, 4), int)
    np.add.at(counted, (DATA.test.labels, read(bench.lab)), 1)
    np.testing.assert_array_equal(lab.matrix, counted)
    figures = lab.figures
    assert figures is not None
    assert figures.digits == 120
    assert figures.mistakes == 120 - np.trace(counted)
    assert figures.accuracy == np.trace(counted) / 120


def test_number_opens_its_digits_and_selects_the_surest(bench: Bench) -> None:
    lab = bench.lab.mistakes
    lab.choose(frozenset({(1, 2)}))
    assert len(lab.gallery) == lab.matrix[1, 2]
    assert lab.digit == (lab.gallery[0] if len(lab.gallery) else None)
    lab.edit(surest_first=False)
    answers = lab.answers
    assert answers is not None
    assert np.all(np.diff(answers.certainty[lab.gallery]) >= 0)


def test_nothing_chosen_shows_all_mistakes(bench: Bench) -> None:
    lab = bench.lab.mistakes
    assert len(lab.gallery) == lab.matrix.sum() - np.trace(lab.matrix)
    assert lab.digit is None
    surest = lab.gallery
    lab.edit(surest_first=False)
    np.testing.assert_array_equal(lab.gallery, surest[::-1])


def test_head_selects_its_row_or_column_without_the_right_answers(bench: Bench) -> None:
    lab = bench.lab.mistakes
    lab.choose_row(2)
    assert lab.cells == {(2, 0), (2, 1), (2, 3)}
    lab.choose_column(0, add=True)
    assert lab.cells == {(2, 0), (2, 1), (2, 3), (1, 0), (3, 0)}
    lab.choose(frozenset({(2, 0)}), add=True)
    assert (2, 0) not in lab.cells


def test_arrows_move_the_cell_and_go_around_the_rim(bench: Bench) -> None:
    lab = bench.lab.mistakes
    lab.walk(0, 1)
    assert lab.cells == {(0, 0)}
    lab.walk(0, -1)
    assert lab.cells == {(0, 3)}
    lab.walk(1, 0)
    assert lab.cells == {(1, 3)}


def test_threshold_counts_only_answers_above_it(bench: Bench) -> None:
    lab = bench.lab.mistakes
    answers = lab.answers
    assert answers is not None
    lab.edit(above=0.6)
    assert lab.matrix.sum() == np.count_nonzero(answers.certainty >= 0.6)
    assert all(answers.certainty[i] >= 0.6 for i in lab.gallery)


def test_second_network_turns_numbers_into_differences(bench: Bench) -> None:
    lab = bench.lab.mistakes
    own = lab.matrix.copy()
    bench.lab.compare_with(bench.lab.candidates[1].key)
    bench.settle()
    rival = lab.rival_answers
    assert rival is not None
    np.testing.assert_array_equal(lab.matrix, own - rival.matrix())
    difference = lab.difference
    assert difference is not None
    assert lab.words[0].key == ("luck" if difference.is_luck else "better")
    bench.lab.compare_with("")
    np.testing.assert_array_equal(lab.matrix, own)


def test_old_answers_stay_while_other_digits_are_read(bench: Bench) -> None:
    before = bench.lab.mistakes.answers
    bench.lab.choose(bench.lab.candidates[1].key)
    assert bench.lab.measuring
    assert bench.lab.mistakes.answers is before
    bench.settle()
    assert bench.lab.mistakes.answers is not before
    assert not bench.lab.measuring


def test_cell_stays_when_the_network_changes(bench: Bench) -> None:
    bench.lab.mistakes.choose(frozenset({(3, 1)}))
    bench.lab.choose(bench.lab.candidates[1].key)
    bench.settle()
    assert bench.lab.mistakes.cells == {(3, 1)}


def test_word_about_sure_mistakes_shows_them(bench: Bench) -> None:
    lab = bench.lab.mistakes
    lab.choose(frozenset({(0, 1)}))
    lab.act("sure")
    assert lab.above == 0.99
    assert lab.cells == frozenset()


def test_table_holds_every_answer(bench: Bench) -> None:
    rows = bench.lab.mistakes.table()
    assert len(rows) == 121
    assert len({len(row) for row in rows}) == 1


def test_that_half_of_the_right_digits_came_second_is_good_news(bench: Bench) -> None:
    lab = bench.lab.mistakes
    second, third = (0.6, 0.3, 0.1, 0.0), (0.6, 0.1, 0.3, 0.0)
    for answers, state in (((second, third), "good"), ((second, third, third), ""), ((second, second), "good")):
        lab.answers = Answers(np.full(len(answers), 1), np.array(answers))
        assert next(word.state for word in lab.words if word.key == "second") == state
