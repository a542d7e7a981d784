"""One value for all."""

from engine.initializers.constant import Constant
from engine.rng import state_of, stream
from tests.engine.initializers.drawn import drawn


def test_every_weight_is_the_value() -> None:
    assert set(drawn(Constant(value=0.25), 3, 4).ravel()) == {0.25}


def test_it_draws_nothing_from_the_stream() -> None:
    generator = stream(0, "init")
    before = state_of(generator)
    Constant().sample((3, 4), (3, 4), generator)
    assert state_of(generator) == before
