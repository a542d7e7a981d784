"""Named random streams: one seed, and a stream of its own for every purpose.

Drawing more for dropout never changes the first weights, because `stream(seed, "init")` and
`stream(seed, "dropout")` share nothing but the seed. Nothing else in the engine makes random numbers.
"""

from __future__ import annotations

import typing
import zlib
from typing import Any

import numpy as np


def stream(seed: int, name: str) -> np.random.Generator:
    """A generator that depends on `seed` and `name` only, the same on every machine."""
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, zlib.crc32(name.encode())])))


def state_of(generator: np.random.Generator) -> dict[str, Any]:
    """The generator's place in its stream as plain JSON data, to be continued by `restored`."""
    return dict(generator.bit_generator.state)


def restored(state: dict[str, Any]) -> np.random.Generator:
    """The generator that was left at `state`."""
    bits = np.random.PCG64()
    bits.state = typing.cast(Any, state)
    return np.random.Generator(bits)
