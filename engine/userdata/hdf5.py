"""HDF5 files of pictures, by h5py: arrays inside the file alone, counted before they are read."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np

from engine.errors import DataError
from engine.extras.missing import library
from engine.types import Array
from engine.userdata.archives import LARGEST
from engine.userdata.arrays import from_arrays
from engine.userdata.collection import Collection

SIGNATURE = b"\x89HDF\r\n\x1a\n"
MOST_ARRAYS = 1000


def read_hdf5(path: Path) -> Collection:
    """The pictures of an HDF5 file with x_train and its like, or with groups train and test.

    Raises: DataError: no pictures, damaged, or the optional part is not installed.
    """
    return from_arrays(hdf5_arrays(path), path)


def hdf5_arrays(path: Path) -> dict[str, Array]:
    """Every array of numbers in the file, by its path inside; what is in other files is refused.

    Raises: DataError: damaged, too large, or the optional part is not installed.
    """
    h5py = library("h5py", "hdf5", path)
    found: dict[str, Any] = {}

    def visit(name: str, item: Any) -> None:
        if not isinstance(item, h5py.Dataset) or item.dtype.kind not in "fiub" or not item.ndim:
            return
        if item.external or item.is_virtual:
            raise DataError("{name} points at arrays in other files, which are not opened", path=path, name=path.name)
        found[name] = item
        size = sum(math.prod(one.shape) * one.dtype.itemsize for one in found.values())
        if size > LARGEST or len(found) > MOST_ARRAYS:
            raise DataError("{name} unpacks to more than 1 GB", path=path, name=path.name)

    try:
        with h5py.File(path, "r") as file:
            file.visititems(visit)
            return {name: np.asarray(item[()]) for name, item in found.items() if not name.startswith("#")}
    except DataError:
        raise
    except Exception as error:  # h5py raises whatever it stumbles over
        raise DataError("{name} is no HDF5 file, or a damaged one", path=path, name=path.name) from error
