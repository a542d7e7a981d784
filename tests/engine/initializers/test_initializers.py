import numpy as np
import pytest

from engine.initializers.constant import Constant
from engine.initializers.he import He
from engine.initializers.lecun import LeCun
from engine.initializers.normal import Normal
from engine.initializers.orthogonal import Orthogonal
from engine.initializers.uniform import Uniform
from engine.initializers.xavier import Xavier
from engine.initializers.zeros import Zeros
from engine.rng import stream


def test_the_spreads_of_the_course() -> None:
    fan = (100, 50)
    assert Normal(sigma=0.01).variance(fan) == pytest.approx(1e-4)
    assert Xavier().variance(fan) == pytest.approx(1 / 100)
    assert Xavier(average=True).variance(fan) == pytest.approx(2 / 150)
    assert He().variance(fan) == pytest.approx(2 / 100)
    assert LeCun().variance(fan) == pytest.approx(1 / 100)
    assert Uniform(limit=0.3).variance(fan) == pytest.approx(0.03)


def test_constants_and_zeros_are_what_they_say() -> None:
    assert set(Constant(value=0.25).sample((3, 4), (3, 4), stream(0, "init")).ravel()) == {0.25}
    assert not Zeros().sample((3, 4), (3, 4), stream(0, "init")).any()


def test_uniform_ones_stay_within_their_ends() -> None:
    generator = stream(0, "init")
    assert np.abs(Uniform(limit=0.3).sample((100, 100), (100, 100), generator)).max() <= 0.3
    assert np.abs(LeCun().sample((100, 50), (100, 50), generator)).max() <= (3 / 100) ** 0.5


@pytest.mark.parametrize("shape", [(30, 12), (12, 30), (20, 20)])
def test_orthogonal_units_stand_at_right_angles(shape: tuple[int, int]) -> None:
    w = Orthogonal(gain=2.0).sample(shape, shape, stream(1, "init"))
    product = w.T @ w if shape[0] >= shape[1] else w @ w.T
    np.testing.assert_allclose(product, 4 * np.eye(min(shape)), atol=1e-12)


def test_an_orthogonal_square_keeps_every_length() -> None:
    w = Orthogonal().sample((40, 40), (40, 40), stream(1, "init"))
    x = stream(2, "x").normal(size=(5, 40))
    np.testing.assert_allclose(np.linalg.norm(x @ w, axis=1), np.linalg.norm(x, axis=1))


def test_orthogonal_filters_stand_at_right_angles_and_have_the_variance_asked_for() -> None:
    w = Orthogonal().sample((8, 4, 3, 3), (36, 72), stream(1, "init"))
    rows = w.reshape(8, 36)
    np.testing.assert_allclose(rows @ rows.T, np.eye(8), atol=1e-12)
    assert rows.var() == pytest.approx(1 / 36, rel=0.05)


def test_the_size_of_a_signal_survives_ten_layers_with_he_and_relu_and_dies_with_a_small_sigma() -> None:
    x = stream(0, "x").normal(size=(200, 100))
    sizes = {}
    for scheme in (He(), Normal(sigma=0.01)):
        y = x
        for layer in range(10):
            y = np.maximum(y @ scheme.sample((100, 100), (100, 100), stream(layer, "init")), 0)
        sizes[scheme.kind] = float(np.sqrt((y * y).mean()))
    assert 0.3 < sizes["he"] < 3
    assert sizes["normal"] < 1e-8
