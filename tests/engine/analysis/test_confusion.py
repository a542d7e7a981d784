"""The confusion matrix by hand."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine.analysis.confusion import confusion


def test_rows_are_true_classes_and_columns_answers() -> None:
    outputs = np.array([[0.1, 0.8, 0.1], [0.3, 0.1, 0.6], [0.2, 0.5, 0.3], [0.8, 0.1, 0.1]])  # answers 1, 2, 1, 0
    assert confusion(outputs, np.array([1, 2, 0, 0])).tolist() == [[1, 1, 0], [0, 1, 0], [0, 0, 1]]


def test_of_equal_outputs_the_first_class_is_the_answer() -> None:
    assert confusion(np.zeros((1, 2)), np.array([1])).tolist() == [[0, 0], [1, 0]]


def test_no_digits_and_classes_that_never_come_are_zeros() -> None:
    assert confusion(np.zeros((0, 3)), np.zeros(0, np.int64)).tolist() == [[0] * 3] * 3


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=60))
def test_every_digit_is_counted_once_in_its_own_cell(pairs: list[tuple[int, int]]) -> None:
    labels = np.array([true for true, _ in pairs], np.int64)
    outputs = np.eye(5)[[read for _, read in pairs]].reshape(-1, 5)
    found = confusion(outputs, labels)
    assert found.tolist() == [[pairs.count((i, j)) for j in range(5)] for i in range(5)]
