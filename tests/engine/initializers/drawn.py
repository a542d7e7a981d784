"""A matrix of first weights, as the tests of every scheme draw it."""

from engine.initializers import Initializer
from engine.rng import stream
from engine.types import Array


def drawn(scheme: Initializer, rows: int, columns: int) -> Array:
    """First weights of a dense layer, always from the same stream."""
    return scheme.sample((rows, columns), (rows, columns), stream(0, "init"))
