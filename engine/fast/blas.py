"""The matrix products' own threads: one, since the work is divided by `pool.py`.

`main.py` says so in the environment before NumPy is loaded. A script that has loaded NumPy already says it here.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

PREFIXES = ("scipy_openblas", "openblas")
SUFFIXES = ("64_", "")


def use_one_thread() -> bool:
    """Let NumPy's OpenBLAS multiply on one thread from now on; False where NumPy came without an OpenBLAS of its own.

    Its workers wait busily while the engine's threads would use their cores, and its way of dividing a product changes
    the last bits of a run.
    """
    found = False
    for library in _libraries():
        setter = _function(library, "set_num_threads")
        if setter is not None:
            setter(1)
            found = True
    return found


def thread_count() -> int | None:
    """How many threads NumPy's OpenBLAS uses; None where NumPy came without one of its own."""
    for library in _libraries():
        getter = _function(library, "get_num_threads")
        if getter is not None:
            return int(getter())
    return None


def _libraries() -> Iterator[ctypes.CDLL]:
    """The OpenBLAS libraries that came with NumPy, where its wheels keep them on the three systems."""
    package = Path(np.__file__).parent
    for folder in (package.parent / "numpy.libs", package / ".libs", package / ".dylibs"):
        for path in sorted(folder.glob("*openblas*")):
            try:
                yield ctypes.CDLL(str(path))  # loaded already: the same library, not a second one
            except OSError:  # a library of another machine kind stands there
                continue


def _function(library: ctypes.CDLL, name: str) -> Callable[..., Any] | None:
    """`set_num_threads`, say, under whichever name this build has it."""
    for prefix in PREFIXES:
        for suffix in SUFFIXES:
            found: Callable[..., Any] | None = getattr(library, f"{prefix}_{name}{suffix}", None)
            if found is not None:
                return found
    return None
