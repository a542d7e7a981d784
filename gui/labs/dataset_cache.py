"""Data sets that are in memory, so that two pages that use the same one hold it once."""

from __future__ import annotations

import threading
import weakref

from engine import datasets
from engine.data import drawings, sources
from engine.data.dataset import Dataset

_held: weakref.WeakValueDictionary[str, Dataset] = weakref.WeakValueDictionary()
_lock = threading.Lock()


def dataset(name: str, progress: sources.Progress | None = None) -> Dataset:
    """The data set of that name or folder: the one in memory while anyone still uses it, else read again.

    What is drawn by hand may have grown since, so it is always read. `progress(done, total)` counts images.
    Raises: DataError: not found, or not usable.
    """
    with _lock:
        found = None if name in drawings.NAMES else _held.get(name)
        if found is None:
            found = datasets.load(name, progress=progress)
            _held[name] = found
        return found
