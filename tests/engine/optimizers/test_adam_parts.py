from __future__ import annotations

import numpy as np
import pytest

from engine.optimizers.adam import Adam
from engine.optimizers.base import parts
from engine.rng import stream


@pytest.mark.parametrize(("size", "length"), [(0, 3), (1, 3), (9, 3), (10, 3)])
def test_the_parts_cover_a_vector_once(size, length):
    covered = np.zeros(size, int)
    for part in parts(size, length):
        covered[part] += 1
    assert covered.tolist() == [1] * size


def test_a_long_vector_is_updated_by_the_formula_as_it_stands():
    theta, grad = (stream(0, name).standard_normal(300_000) for name in ("theta", "grad"))
    adam = Adam()
    memory = adam.fresh_memory(theta)
    expected, m, v = theta.copy(), np.zeros_like(theta), np.zeros_like(theta)
    for t in (1, 2, 3):
        adam.update(theta, t * grad, memory, t)
        m += (1 - adam.beta1) * (t * grad - m)
        v += (1 - adam.beta2) * (t * grad * (t * grad) - v)
        m_hat, v_hat = m / (1 - adam.beta1**t), v / (1 - adam.beta2**t)
        expected -= adam.learning_rate * m_hat / (np.sqrt(v_hat) + adam.epsilon)
    np.testing.assert_allclose(memory["m"], m, rtol=1e-12)
    np.testing.assert_allclose(memory["v"], v, rtol=1e-12)
    np.testing.assert_allclose(theta, expected, rtol=1e-9)
