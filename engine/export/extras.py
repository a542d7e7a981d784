"""Libraries that only some exports need: imported when asked for, with the way to get them in the error."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

from engine.errors import StoreError


def library(name: str, extra: str, path: Path | str) -> ModuleType:
    """A library of an optional part.

    Raises: StoreError: it is not installed; says the command that installs it.
    """
    try:
        return importlib.import_module(name)
    except ImportError:
        raise StoreError(
            "this needs the optional part {extra}, which is not installed; install it with: "
            "python3 main.py setup --extra {extra}",
            path=path,
            extra=extra,
        ) from None
