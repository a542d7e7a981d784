import numpy as np
import pytest

from engine.errors import ShapeError, SpecError
from engine.layers import Layer
from engine.layers.base import PREDICT
from engine.layers.dense import Dense
from engine.layers.elu import ELU
from engine.layers.flatten import Flatten
from engine.layers.gelu import GELU
from engine.layers.hardtanh import Hardtanh
from engine.layers.identity import Identity
from engine.layers.leaky_relu import LeakyReLU
from engine.layers.mish import Mish
from engine.layers.prelu import PReLU
from engine.layers.relu import ReLU
from engine.layers.selu import SELU
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


@pytest.mark.parametrize(
    ("layer", "expected"),
    [
        (GELU(), [-0.00404969, -0.15865525, -0.15426877, 0.34573123, 1.95449974]),
        (GELU(formula="tanh"), [-0.00363739, -0.15880801, -0.15428599, 0.34571401, 1.95459769]),
        (ELU(), [-0.95021293, -0.63212056, -0.39346934, 0.5, 2.0]),
        (SELU(), [-1.67056873, -1.11133074, -0.69175819, 0.52535049, 2.10140197]),
        (Mish(), [-0.14564746, -0.30340146, -0.22074377, 0.37524521, 1.94395896]),
        (Hardtanh(), [-1.0, -1.0, -0.5, 0.5, 1.0]),
        (Hardtanh(lower=0, upper=6), [0.0, 0.0, 0.0, 0.5, 2.0]),
    ],
    ids=repr,
)
def test_known_outputs_are_those_that_pytorch_gives(layer: Layer, expected: list[float]) -> None:
    np.testing.assert_allclose(run(layer, -3, -1, -0.5, 0.5, 2)[0], expected, rtol=0, atol=1e-8)


def test_prelu_takes_one_slope_or_one_for_each_channel() -> None:
    x = np.array([[-1.0, 2.0, -4.0]])
    assert PReLU().forward({"a": np.array([0.5])}, x, PREDICT)[0].tolist() == [[-0.5, 2.0, -2.0]]
    each = {"a": np.array([0.1, 0.2, 0.3])}
    np.testing.assert_allclose(PReLU(shared=False).forward(each, x, PREDICT)[0], [[-0.1, 2.0, -1.2]])
    assert PReLU(shared=False).plan((3, 4, 5)).params["a"].shape == (3,)


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
