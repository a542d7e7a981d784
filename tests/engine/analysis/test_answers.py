"""Confusion matrix, mistakes and second answers against counting by hand."""

import numpy as np
import pytest

from engine.analysis.answers import HEAD, Answers, most_confused, shares
from engine.rng import stream


@pytest.fixture
def answers() -> Answers:
    generator = stream(0, "answers")
    p = generator.random((300, 4)) ** 4
    return Answers(generator.integers(0, 4, 300), p / p.sum(axis=1, keepdims=True))


def test_matrix_counts_each_pair_of_true_and_read_class(answers: Answers) -> None:
    counted = np.zeros((4, 4), int)
    for label, row in zip(answers.labels, answers.probabilities, strict=True):
        counted[label, max(range(4), key=lambda k: row[k])] += 1
    np.testing.assert_array_equal(answers.matrix(), counted)
    assert answers.accuracy == np.trace(counted) / 300


def test_threshold_leaves_out_answers_below_it(answers: Answers) -> None:
    sure = [row.max() >= 0.7 for row in answers.probabilities]
    assert answers.matrix(above=0.7).sum() == sum(sure)
    assert all(answers.certainty[i] >= 0.7 for i in answers.mistakes(above=0.7))


def test_every_number_of_the_matrix_opens_as_many_digits_surest_first(answers: Answers) -> None:
    for true, read in np.ndindex(4, 4):
        cell = answers.cell(true, read)
        assert len(cell) == answers.matrix()[true, read]
        assert all(answers.labels[i] == true and answers.read[i] == read for i in cell)
        assert np.all(np.diff(answers.certainty[cell]) <= 0)


def test_second_answer_is_the_second_largest_probability(answers: Answers) -> None:
    for i in range(len(answers)):
        assert answers.second[i] == sorted(range(4), key=lambda k: -answers.probabilities[i, k])[1]
    mistakes = answers.mistakes()
    assert answers.second_right == sum(answers.second[i] == answers.labels[i] for i in mistakes)
    assert answers.top(3, 2)[1][0] == answers.second[3]


def test_shares_are_recall_by_row_and_precision_by_column() -> None:
    matrix = np.array([[8, 2, 0], [1, 9, 0], [0, 0, 0]])
    np.testing.assert_allclose(shares(matrix), [0.8, 0.9, np.nan])
    np.testing.assert_allclose(shares(matrix, axis=0), [8 / 9, 9 / 11, np.nan])


def test_most_confused_pair_is_the_largest_number_off_the_diagonal() -> None:
    assert most_confused(np.array([[90, 2], [7, 91]])) == (1, 0, 7)
    assert most_confused(np.diag([3, 4])) == (0, 0, 0)


def test_rows_hold_every_answer_under_its_heads(answers: Answers) -> None:
    rows = list(answers.rows("abcd"))
    assert len(rows) == 300
    assert all(len(row) == len(HEAD) for row in rows)
    assert sum(row[-1] == "no" for row in rows) == len(answers.mistakes())
