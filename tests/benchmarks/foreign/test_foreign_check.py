"""Whether an opened network answers as the original, and what becomes of a file."""

from pathlib import Path

import numpy as np
import pytest

from benchmarks.foreign.foreign_check import agrees, shares, verdict
from engine.store.weights import load_weights

WEIGHTS = Path(__file__).parents[3] / "weights" / "small-cnn.safetensors"


def test_shares_stay_and_scores_become_shares() -> None:
    found = np.array([[0.25, 0.75], [1.0, 0.0]])
    assert shares(found) is found
    assert shares(np.array([[0.0, np.log(3.0)]])) == pytest.approx(np.array([[0.25, 0.75]]), rel=1e-5)


def test_scores_that_differ_by_a_shift_are_the_same_answer() -> None:
    scores = np.random.default_rng(0).normal(size=(500, 10)) * 3
    assert agrees(scores + 5, scores)
    assert not agrees(-scores, scores)
    assert not agrees(scores * 2, scores)


def test_one_digit_of_five_hundred_may_fall_to_either_side() -> None:
    right = np.zeros((500, 2))
    right[:, 0], right[:, 1] = 0.505, 0.495
    other = right.copy()
    other[:1] = other[:1, ::-1]
    assert agrees(other, right)
    other[:3] = right[:3, ::-1]
    assert not agrees(other, right)


def test_a_file_is_right_wrong_or_refused(tmp_path: Path) -> None:
    loaded = load_weights(WEIGHTS)
    images = np.random.default_rng(0).random((20, *loaded.network.input_shape), np.float32)
    expected = loaded.outputs(images)
    assert verdict(WEIGHTS, expected, images)[0] == "right"
    assert verdict(WEIGHTS, np.roll(expected, 1, axis=1), images)[0] == "WRONG"
    (tmp_path / "x.npz").write_bytes(b"nothing")
    found, said = verdict(tmp_path / "x.npz", expected, images)
    assert found == "refused"
    assert len(said) <= 300
