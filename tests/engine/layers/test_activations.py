import numpy as np
import pytest

from engine.errors import ShapeError, SpecError
from engine.layers import Layer
from engine.layers.base import PREDICT
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.identity import Identity
from engine.layers.leaky_relu import LeakyReLU
from engine.layers.relu import ReLU
from engine.layers.sigmoid import Sigmoid
from engine.layers.softmax import Softmax
from engine.layers.softplus import Softplus
from engine.layers.step import Step
from engine.layers.swish import Swish
from engine.layers.tanh import Tanh
from engine.network import Network
from engine.types import Array


def run(layer: Layer, *numbers: float) -> tuple[Array, Array]:
    """Outputs, and the slope at each number."""
    y, cache = layer.forward({}, np.array([numbers]), PREDICT)
    return y[0], layer.backward({}, {}, cache, np.ones_like(y))[0]


@pytest.mark.parametrize(
    ("layer", "slope"),
    [
        (ReLU(), 0.0),
        (LeakyReLU(slope=0.2), 0.2),
        (Sigmoid(), 0.25),
        (Sigmoid(beta=4), 1.0),
        (Tanh(), 1.0),
        (Tanh(beta=1), 0.5),
        (Softplus(), 0.5),
        (Softplus(beta=3), 0.5),
        (Swish(), 0.5),
        (Swish(beta=3), 0.5),
        (Identity(), 1.0),
        (Step(), 0.0),
    ],
)
def test_the_slope_at_0(layer: Layer, slope: float) -> None:
    assert run(layer, 0.0)[1].tolist() == [pytest.approx(slope)]


def test_the_smooth_ones_saturate_without_overflow() -> None:
    for layer, ends in ((Sigmoid(), [0, 1]), (Tanh(), [-1, 1]), (Softplus(), [0, 1e6]), (Swish(), [0, 1e6])):
        y, slope = run(layer, -1e6, 1e6)
        assert y.tolist() == ends
        assert slope.tolist() == [0, 1 if ends[1] == 1e6 else 0]


def test_leaky_relu_goes_from_relu_to_identity() -> None:
    s = (-2.0, -0.1, 0.3)
    assert run(LeakyReLU(slope=0), *s)[0].tolist() == run(ReLU(), *s)[0].tolist()
    assert run(LeakyReLU(slope=1), *s)[0].tolist() == list(s)


def test_softplus_is_a_rounded_relu_and_sharper_with_beta() -> None:
    s = np.linspace(-3, 3, 13)
    relu = run(ReLU(), *s)[0]
    gaps = [float((run(Softplus(beta=beta), *s)[0] - relu).max()) for beta in (1.0, 4.0, 50.0)]
    assert gaps == pytest.approx([np.log(2) / beta for beta in (1, 4, 50)])


def test_swish_dips_to_its_known_minimum() -> None:
    s = np.linspace(-3, 0, 3001)
    y, _ = run(Swish(), *s)
    assert float(y.min()) == pytest.approx(-0.278465, abs=1e-6)
    assert float(s[y.argmin()]) == pytest.approx(-1.278, abs=2e-3)


def test_softmax_shares_add_up_to_1_and_so_do_not_feel_a_push_on_all() -> None:
    y, slope = run(Softmax(), 3.0, 1.0, 0.0)
    assert float(y.sum()) == pytest.approx(1)
    np.testing.assert_allclose(slope, 0, atol=1e-15)


def test_softmax_takes_rows_only() -> None:
    with pytest.raises(ShapeError, match="put a flatten layer before it"):
        Network([Softmax()], (1, 4, 4))


def test_a_step_layer_computes_but_refuses_to_train() -> None:
    network = Network([Dense(units=4), Step()], (3,))
    assert set(network.predict(network.parameters(), np.ones((2, 3), np.float32)).ravel()) == {0}
    with pytest.raises(SpecError, match="cannot be trained: the slope of a step is 0 everywhere"):
        network.check_trainable()


def test_flatten_reads_row_by_row_and_puts_gradients_back() -> None:
    x = np.arange(24.0).reshape(2, 3, 2, 2)
    y, cache = Flatten().forward({}, x, PREDICT)
    assert y.tolist() == [list(range(12)), list(range(12, 24))]
    assert np.array_equal(Flatten().backward({}, {}, cache, y), x)
    assert Flatten().plan((3, 2, 2)).output == (12,)
