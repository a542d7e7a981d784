import numpy as np
import pytest

from engine.course.template import Template
from engine.data.dataset import Split


def test_the_template_is_the_mean_of_its_digit_and_asks_how_much_of_it_is_covered() -> None:
    eight, one = np.zeros((1, 4, 4), np.float32), np.zeros((1, 4, 4), np.float32)
    eight[0] = 1
    one[0, :, 1] = 1
    split = Split(np.stack([eight, one, eight, one]), np.array([8, 1, 8, 1]))
    template = Template.of(split, 8, threshold=10)
    assert template.weights.tolist() == eight.tolist()
    np.testing.assert_allclose(template.certainty(split.images[:2]), 1 / (1 + np.exp([-6.0, 6.0])), rtol=1e-5)
    assert template.accuracy(split) == 1
    assert Template.of(split, 8).accuracy(split) == pytest.approx(0.5)  # the course's 45 is meant for 28×28
