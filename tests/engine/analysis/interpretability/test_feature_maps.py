"""Blocks, what they give, what lights them, and what they see of the input."""

import numpy as np

from engine.analysis.interpretability.feature_maps import (
    activations,
    blocks,
    digit_path,
    filters,
    receptive_field,
    strongest,
)
from engine.analysis.model import Model
from tests.engine.analysis.conftest import model_of


def test_block_reaches_from_its_weights_to_before_the_next_ones(tiny: Model) -> None:
    found = blocks(tiny.network)
    assert [(b.number, b.first, b.last, b.shape) for b in found] == [
        (1, 0, 2, (3, 4, 4)),
        (2, 3, 4, (4, 2, 2)),
        (3, 6, 6, (5,)),
    ]
    assert [b.is_output for b in found] == [False, False, True]


def test_batch_normalization_and_pooling_belong_to_their_convolution(small_cnn: Model) -> None:
    shapes = [b.shape for b in blocks(small_cnn.network)]
    assert shapes == [(16, 14, 14), (32, 14, 14), (32, 7, 7), (64, 7, 7), (64, 3, 3), (128,), (10,)]


def test_activations_are_those_of_the_network(tiny: Model, pictures: np.ndarray) -> None:
    every = list(tiny.network.activations(tiny.parameters, pictures))
    for place, found in zip((0, 3, 6), activations(tiny, pictures, (0, 3, 6)), strict=True):
        np.testing.assert_allclose(found, every[place])


def test_path_of_a_digit_ends_with_the_answer(tiny: Model, pictures: np.ndarray) -> None:
    *_, last = digit_path(tiny, pictures[7])
    np.testing.assert_allclose(last, tiny.outputs(pictures[7:8])[0])


def test_weights_into_a_unit_are_shaped_like_its_inputs(tiny: Model) -> None:
    first, second, last = blocks(tiny.network)
    assert filters(tiny, first).shape == (3, 1, 3, 3)
    assert filters(tiny, second).shape == (4, 3, 3, 3)
    assert filters(tiny, last).shape == (5, 4, 2, 2)
    np.testing.assert_array_equal(filters(tiny, last)[2].ravel(), tiny.parameters.views[6]["W"][:, 2])


def test_first_dense_layer_s_weights_are_a_picture_of_the_input() -> None:
    dense = model_of("flatten", {"kind": "dense", "units": 6}, "relu", {"kind": "dense", "units": 3})
    assert [filters(dense, block).shape for block in blocks(dense.network)] == [(6, 1, 8, 8), (3, 6)]


def test_strongest_digits_are_at_most_two_of_a_class_and_know_the_place() -> None:
    values = np.zeros((6, 3, 3))
    labels = np.array([0, 0, 0, 1, 1, 2])
    for digit, (row, column, strength) in enumerate([(0, 0, 9), (1, 2, 8), (2, 2, 7), (0, 1, 6), (2, 0, 5), (1, 1, 0)]):
        values[digit, row, column] = strength
    found = strongest(values, labels)
    assert [(s.digit, s.row, s.column) for s in found] == [(0, 0, 0), (1, 1, 2), (3, 0, 1), (4, 2, 0)]


def test_receptive_field_is_exactly_what_moves_the_cell(tiny: Model, pictures: np.ndarray) -> None:
    """A pixel outside changes nothing; the first and last row and column inside do for one of many pictures."""
    for row, column in ((0, 0), (1, 0), (1, 1)):
        rows, columns = receptive_field(tiny.network, 4, row, column)
        before = activations(tiny, pictures, [4])[0][:, :, row, column]
        moves = np.zeros((8, 8), bool)
        for i, j in np.ndindex(8, 8):
            changed = pictures.copy()
            changed[:, 0, i, j] += 0.5
            moves[i, j] = np.any(activations(tiny, changed, [4])[0][:, :, row, column] != before)
        inside = np.zeros((8, 8), bool)
        inside[rows, columns] = True
        np.testing.assert_array_equal(moves, inside)
