"""How a lab informs its listeners that something happened, without Qt."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import Any

Listener = Callable[..., object]


class Signal:
    """A list of listeners, called in the order in which they connected.

    A bound method is held weakly, so that a closed view does not live on in the lab it watched; a plain
    function is held as it is. A listener that raises stops the call: the fault is the caller's to see.
    """

    def __init__(self) -> None:
        self._listeners: list[Callable[[], Listener | None]] = []

    def connect(self, listener: Listener) -> None:
        """Call `listener` at every emit from now on."""
        if hasattr(listener, "__self__") and hasattr(listener, "__func__"):
            self._listeners.append(weakref.WeakMethod(listener))
        else:
            self._listeners.append(lambda: listener)

    def emit(self, *values: Any) -> None:
        """Call every listener that still lives; those who connect meanwhile wait for the next time."""
        dead = False
        for held in tuple(self._listeners):
            listener = held()
            if listener is None:
                dead = True
            else:
                listener(*values)
        if dead:
            self._listeners = [held for held in self._listeners if held() is not None]

    def __len__(self) -> int:
        return sum(held() is not None for held in self._listeners)
