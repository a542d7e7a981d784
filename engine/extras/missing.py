"""Importing a library of an optional part when it is asked for, and the error where it is not installed."""

from __future__ import annotations

import gc
import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from types import ModuleType

from engine.errors import DataError, StoreError
from engine.extras.catalog import EXTRAS, Extra

MISSING = (
    "this needs the optional part {extra}, which is not installed; install it with: "
    "python3 main.py setup --extra {extra}"
)
TEXTS = (MISSING,)


class MissingExtraError(StoreError, DataError):
    """Something needs an optional part that is not installed; `extra` is its name, `path` the file in question."""

    def __init__(self, extra: str, path: Path | str) -> None:
        super().__init__(MISSING, path=path, extra=extra)
        self.extra = extra

    @property
    def part(self) -> Extra:
        """What is known of the part."""
        return EXTRAS[self.extra]


@contextmanager
def collector_resting() -> Iterator[None]:
    """Let the garbage collector rest, and keep what was made meanwhile out of its walks for good.

    A library makes some ten thousand objects that stay as long as the program. The collector would walk over all of
    them again and again while it is loaded, and hold every thread meanwhile: 0.3 s in a window.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


def library(name: str, extra: str, path: Path | str) -> ModuleType:
    """A library of an optional part, for the file at `path`.

    Raises: MissingExtraError: it is not installed; says the command that installs it. StoreError: it is damaged.
    """
    try:
        with collector_resting() if name not in sys.modules else nullcontext():
            return importlib.import_module(name)
    except ImportError as error:
        if not EXTRAS[extra].installed:
            raise MissingExtraError(extra, path) from None
        raise StoreError(
            "the optional part {extra} is installed but does not load: {reason}; delete the environment's folder and "
            "start again",
            path=path,
            extra=extra,
            reason=str(error),
        ) from error
