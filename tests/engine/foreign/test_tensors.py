"""Which array of a foreign file is what."""

from pathlib import Path

import numpy as np
import pytest

from engine.errors import StoreError
from engine.foreign.tensors import EPSILON, KERAS_EPSILON, MOST_LAYERS
from tests.engine.foreign.tried import blocks, draw


def pairs(found: list) -> list[tuple[str, int | None]]:
    """The names of weights, and the length of the bias of each."""
    return [(one.name, None if one.b is None else len(one.b)) for one in found]


@pytest.mark.parametrize(
    ("w", "b"),
    [
        ("W{}", "b{}"), ("fc{}.weight", "fc{}.bias"), ("dense_{}/kernel", "dense_{}/bias"),
        ("layers.{}.vars.0", "layers.{}.vars.1"), ("coefs_.{}", "intercepts_.{}"),
    ],
)  # fmt: skip
def test_names_of_other_programs_pair_weights_with_biases(w: str, b: str) -> None:
    made = blocks(
        **{b.format(2): draw(10), w.format(2): draw(7, 10), w.format(10): draw(784, 7), b.format(10): draw(7)}
    )
    assert pairs(made.dense) == [(w.format(2), 10), (w.format(10), 7)]  # 2 before 10
    assert made.count == 2
    assert made.convolutions == []
    assert made.norms == []


def test_without_names_a_bias_stands_behind_its_matrix_or_all_of_them_in_a_row() -> None:
    made = blocks(arr_0=draw(784, 7), arr_1=draw(7), arr_2=draw(7, 10), arr_3=draw(10))
    assert pairs(made.dense) == [("arr_0", 7), ("arr_2", 10)]
    only_one = blocks(arr_0=draw(784, 7), arr_1=draw(7, 10), arr_2=draw(10))
    assert pairs(only_one.dense) == [("arr_0", None), ("arr_1", 10)]


def test_convolutions_and_matrices_differ_by_their_axes() -> None:
    made = blocks(**{"c.weight": draw(4, 1, 3, 3), "c.bias": draw(4), "f.weight": draw(10, 676), "f.bias": draw(10)})
    assert pairs(made.convolutions) == [("c.weight", 4)]
    assert pairs(made.dense) == [("f.weight", 10)]
    assert made.dense[0].output_first
    assert not blocks(W=draw(784, 10)).dense[0].output_first


def norm_arrays(mean: str, variance: str, units: int = 5) -> dict[str, np.ndarray]:
    return {f"n.{mean}": draw(units), f"n.{variance}": np.abs(draw(units))}


@pytest.mark.parametrize(
    ("mean", "variance", "epsilon"),
    [("running_mean", "running_var", EPSILON), ("moving_mean", "moving_variance", KERAS_EPSILON)],
)
def test_a_normalization_is_what_shares_its_name_with_a_running_mean(mean: str, variance: str, epsilon: float) -> None:
    arrays = {"W": draw(784, 5), "n.gamma": draw(5), "n.beta": draw(5), **norm_arrays(mean, variance), "V": draw(5, 10)}
    (norm,) = blocks(**arrays).norms
    assert norm.epsilon == epsilon
    assert norm.units == 5
    for role, name in (("gamma", "n.gamma"), ("beta", "n.beta"), ("mean", f"n.{mean}")):
        np.testing.assert_array_equal(norm.tensors[role], arrays[name])


def test_a_normalization_without_scale_and_shift_has_plain_ones() -> None:
    (norm,) = blocks(W=draw(784, 5), **norm_arrays("running_mean", "running_var")).norms
    assert norm.tensors["gamma"].tolist() == [1] * 5
    assert norm.tensors["beta"].tolist() == [0] * 5


def test_four_equal_vectors_behind_a_matrix_are_a_normalization_of_keras() -> None:
    rows = [draw(784, 5), draw(5), draw(5), draw(5), draw(5), np.abs(draw(5)), draw(5, 10), draw(10)]
    made = blocks(**{f"arr_{i}": row for i, row in enumerate(rows)})
    (norm,) = made.norms
    np.testing.assert_array_equal(norm.tensors["gamma"], rows[2])  # the first of the five is the bias
    np.testing.assert_array_equal(norm.tensors["variance"], rows[5])
    assert pairs(made.dense) == [("arr_0", 5), ("arr_6", 10)]


def test_a_learned_slope_belongs_to_the_layer_before_it() -> None:
    made = blocks(**{"1.weight": draw(6, 784), "2.weight": np.array([0.3], np.float32), "3.weight": draw(10, 6)})
    assert {place: slope.tolist() for place, slope in made.slopes.items()} == {0: [pytest.approx(0.3)]}


def refusal(**arrays: np.ndarray) -> str:
    with pytest.raises(StoreError) as caught:
        blocks(**arrays)
    assert caught.value.path == Path("w.npz")
    return str(caught.value)


def test_what_no_network_here_has_is_refused_by_name() -> None:
    assert "a part that no network here has (extra)" in refusal(W=draw(784, 10), b=draw(10), extra=draw(784))
    assert "(box)" in refusal(W=draw(784, 10), box=draw(2, 3, 4))
    norms = {"W": draw(784, 5), "n.gamma": draw(5), "n.beta": draw(5)}
    assert "batch normalization (n.beta) without its running mean and variance" in refusal(**norms)


@pytest.mark.parametrize("wrong", [np.nan, np.inf, 1e300])
def test_numbers_that_are_not_finite_in_single_precision_are_damage(wrong: float) -> None:
    W = draw(784, 10).astype(np.float64)
    W[3, 4] = wrong
    assert "w.npz is damaged: W holds something else than finite numbers" in refusal(W=W)


def test_a_file_of_too_many_layers_is_refused() -> None:
    many = {f"W{i}": draw(3, 3) for i in range(MOST_LAYERS + 1)}
    assert f"holds more than {MOST_LAYERS} layers" in refusal(**many)


@pytest.mark.parametrize("name", ["prelu.weight", "2.weight", "scaler.mean", "act.alpha"])
def test_an_array_of_a_part_that_fits_no_layer_is_refused(name: str) -> None:
    """Two slopes behind layers of other sizes: without them the network reads something else."""
    arrays = {"0.weight": draw(20, 784), "0.bias": draw(20), "4.weight": draw(10, 20), "4.bias": draw(10)}
    with pytest.raises(StoreError, match=r"holds a part that no network here has"):
        blocks(**arrays, **{name: draw(3)})
    blocks(**arrays, losses=draw(3))  # a history is no part
