"""What every initializer keeps: the variance it declares, the shape it is asked for, and its stream."""

import math

import numpy as np
import pytest

from engine.initializers import Initializer, initializers
from engine.rng import stream
from tests.contracts.walk import name_of, variants

ALL = [initializer for cls in initializers for initializer in variants(cls)]
each_initializer = pytest.mark.parametrize("initializer", ALL, ids=[name_of(i) for i in ALL])


@each_initializer
@pytest.mark.parametrize("fan", [(300, 200), (120, 400)], ids=name_of)
def test_sampled_variance_is_the_declared_one(initializer: Initializer, fan: tuple[int, int]) -> None:
    drawn = initializer.sample(fan, fan, stream(2, "sample"))
    declared = initializer.variance(fan)
    assert drawn.var() == pytest.approx(declared, rel=0.05, abs=1e-20)
    if declared:
        assert abs(drawn.mean()) < 5 * math.sqrt(declared / drawn.size)


@each_initializer
@pytest.mark.parametrize("shape", [(7, 3), (3, 7), (4, 2, 3, 3), (1, 1)], ids=name_of)
def test_the_shape_is_the_one_asked_for_in_float64(initializer: Initializer, shape: tuple[int, ...]) -> None:
    drawn = initializer.sample(shape, (math.prod(shape[1:]), shape[0]), stream(0, "sample"))
    assert drawn.shape == shape
    assert drawn.dtype == np.dtype(np.float64)
    assert np.isfinite(drawn).all()


@each_initializer
def test_its_short_formula_stands_in_its_docstring(initializer: Initializer) -> None:
    assert initializer.formula
    assert initializer.formula in (type(initializer).__doc__ or "")


@each_initializer
def test_the_same_stream_gives_the_same_weights(initializer: Initializer) -> None:
    one, two = (initializer.sample((5, 4), (5, 4), stream(3, "init")) for _ in range(2))
    assert np.array_equal(one, two)
