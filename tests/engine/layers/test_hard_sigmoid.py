"""The hard sigmoid."""

import pytest

from engine.layers.hard_sigmoid import HardSigmoid
from tests.engine.layers.curves import outputs, slopes


def test_known_outputs_are_those_that_pytorch_and_old_keras_give() -> None:
    assert outputs(HardSigmoid(), -3, -1.5, 0, 1.5, 4) == pytest.approx([0, 0.25, 0.5, 0.75, 1])
    assert outputs(HardSigmoid(slope=0.2), -3, -1, 0, 1, 2) == pytest.approx([0, 0.3, 0.5, 0.7, 0.9])


def test_the_gradient_is_the_slope_between_the_ends_only() -> None:
    assert slopes(HardSigmoid(slope=0.25), -3, -1, 0, 1, 3) == pytest.approx([0, 0.25, 0.25, 0.25, 0])
