"""The layer that does nothing."""

import numpy as np

from engine.layers.base import PREDICT
from engine.layers.identity import Identity
from tests.engine.layers.curves import outputs, slopes


def test_everything_passes_as_it_came() -> None:
    s = [-2.0, -0.5, 0.0, 0.5, 3.0]
    assert outputs(Identity(), *s) == s
    assert slopes(Identity(), *s) == [1] * 5


def test_it_takes_images_and_copies_nothing() -> None:
    x = np.ones((2, 1, 4, 4))
    assert Identity().forward({}, x, PREDICT)[0] is x
    assert Identity().plan((1, 4, 4)).output == (1, 4, 4)


def test_it_is_no_activation_since_it_bends_nothing() -> None:
    assert not Identity.activation
