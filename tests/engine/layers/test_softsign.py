"""The softsign."""

import pytest

from engine.layers.softsign import Softsign
from tests.engine.layers.curves import outputs, slopes


def test_known_outputs_are_those_that_pytorch_gives() -> None:
    assert outputs(Softsign(), -3, -1, 0, 0.5, 2) == pytest.approx([-0.75, -0.5, 0, 1 / 3, 2 / 3])


def test_the_gradient_falls_with_the_square_of_the_distance() -> None:
    assert slopes(Softsign(), -3, -1, 0, 1, 3) == pytest.approx([1 / 16, 1 / 4, 1, 1 / 4, 1 / 16])
