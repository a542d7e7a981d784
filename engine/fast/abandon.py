"""Leaving a step that takes long: between its layers, and between the pieces of a layer, it is asked whether to stop.

    with abandon.when(lambda: stopping):
        network.gradient(...)  # raises Abandoned soon after `stopping` has become true

A step of a huge network takes seconds, and no one wants to wait for it who has asked for the end. What runs outside of
such a block is never left on its way. The threads of pool.py ask on behalf of whom they work for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar


class Abandoned(Exception):  # noqa: N818  # a request that was met, not a fault
    """The work was left on its way, as it was asked to be; what it was about to fill holds anything."""


_asked: ContextVar[Callable[[], bool] | None] = ContextVar("asked", default=None)


@contextmanager
def when(asked: Callable[[], bool] | None) -> Iterator[None]:
    """Within the block work is left as soon as `asked` says so; with None it is carried through."""
    token = _asked.set(asked)
    try:
        yield
    finally:
        _asked.reset(token)


def look() -> None:
    """Raises: Abandoned: who does this was asked to stop."""
    asked = _asked.get()
    if asked is not None and asked():
        raise Abandoned
