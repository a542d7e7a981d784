"""HDF5 files that our own reader does not follow, newer or compressed ones, read by h5py into the same tree."""

from __future__ import annotations

import io
import math
from pathlib import Path
from typing import Any

import numpy as np

from engine.extras.missing import library
from engine.foreign.formats.hdf5 import MOST_DEEP, TEXTS, Hdf5Dataset, Hdf5Error, Hdf5Group
from engine.types import Array

LARGEST = 1_000_000_000  # bytes of all arrays
MOST_MEMBERS = 20_000


def read_with_library(data: bytes, path: Path) -> Hdf5Group:
    """Everything in an HDF5 file; links, and arrays that are stored in other files, are left alone.

    Raises: MissingExtraError: h5py is not installed. Hdf5Error: it does not read the file, or that is too large.
    """
    h5py = library("h5py", "hdf5", path)
    try:
        with h5py.File(io.BytesIO(data), "r") as file:
            return _Tree(h5py).group(file, 0)
    except Hdf5Error:
        raise
    except Exception as error:  # h5py raises whatever it stumbles over
        raise Hdf5Error(TEXTS["damaged"]) from error


class _Tree:
    """Counts what it reads of one file."""

    def __init__(self, h5py: Any) -> None:
        self._h5py = h5py
        self._bytes, self._members = 0, 0

    def group(self, group: Any, depth: int) -> Hdf5Group:
        """A group with all below it."""
        if depth > MOST_DEEP:
            raise Hdf5Error(TEXTS["damaged"])
        members: dict[str, Hdf5Group | Hdf5Dataset] = {}
        for name in group:
            self._members += 1
            if self._members > MOST_MEMBERS:
                raise Hdf5Error(TEXTS["damaged"])
            if not isinstance(group.get(name, getlink=True), self._h5py.HardLink):
                continue
            member = group[name]
            if isinstance(member, self._h5py.Group):
                members[name] = self.group(member, depth + 1)
            elif isinstance(member, self._h5py.Dataset):
                members[name] = Hdf5Dataset(self.array(member))
        return Hdf5Group({name: _plain(value) for name, value in group.attrs.items()}, members)

    def array(self, dataset: Any) -> Array:
        """The numbers of a dataset; texts are none."""
        if dataset.external or dataset.is_virtual or dataset.dtype.kind not in "fiubS":
            return np.zeros(0)
        self._bytes += math.prod(dataset.shape) * dataset.dtype.itemsize
        if self._bytes > LARGEST:
            raise Hdf5Error(TEXTS["large"])
        return np.asarray(dataset[()])


def _plain(value: Any) -> Any:
    """An attribute as our own reader gives it: a text, a number, or an array or list of them."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, np.ndarray) and value.dtype.kind in "SO":
        return [_plain(one) for one in value.ravel().tolist()]
    return value
