import numpy as np
import pytest

from engine.errors import ShapeError
from engine.initializers.zeros import Zeros
from engine.layers.base import PREDICT
from engine.layers.dense import Dense, batched
from engine.network import Network


def test_a_dense_layer_multiplies_and_adds() -> None:
    p = {"W": np.array([[1.0, 2.0], [3.0, 4.0]]), "b": np.array([10.0, 20.0])}
    grad = {name: np.empty_like(array) for name, array in p.items()}
    x = np.array([[1.0, 1.0], [0.0, 2.0]])
    y, cache = Dense(units=2).forward(p, x, PREDICT)
    assert y.tolist() == [[14, 26], [16, 28]]
    dx = Dense(units=2).backward(p, grad, cache, np.array([[1.0, 0.0], [0.0, 1.0]]))
    assert grad["W"].tolist() == [[1, 0], [1, 2]]
    assert grad["b"].tolist() == [1, 1]
    assert dx.tolist() == [[1, 3], [2, 4]]


def test_its_weights_take_the_specs_initializer_and_its_bias_starts_at_0() -> None:
    params = Dense(units=3).plan((7,)).params
    assert params["W"].initializer is None
    assert params["W"].fan == (7, 3)
    assert params["b"].initializer == Zeros()
    assert params["W"].decays
    assert not params["b"].decays


def test_an_image_is_refused_with_the_way_out() -> None:
    with pytest.raises(ShapeError) as caught:
        Network([Dense(units=3), Dense(units=4)], (1, 28, 28))
    assert str(caught.value) == "layer 1 (dense): expected (N, D), got (N, 1, 28, 28); put a flatten layer before it"
    assert caught.value.layer == 1


def test_shapes_are_shown_with_n_for_the_batch() -> None:
    assert batched((1, 28, 28)) == "(N, 1, 28, 28)"
