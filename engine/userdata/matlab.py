"""MATLAB's digit sets: SciPy reads the older files, h5py those of version 7.3; here their axes are put in order.

MATLAB counts pictures last and unrolls a picture column by column; files that were written elsewhere keep rows. Which
it is decides the shape of the labels and, where digits are on their side, the digits themselves.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from engine.errors import DataError
from engine.extras.missing import library
from engine.files import unreadable
from engine.types import Array
from engine.userdata.archives import LARGEST
from engine.userdata.arrays import IMAGES, LABELS, flat_labels, from_arrays, part_named, rim_values
from engine.userdata.collection import Collection
from engine.userdata.hdf5 import SIGNATURE, hdf5_arrays

HEAD = 600  # bytes: a file of version 7.3 has its signature behind 512
BYTES = {"double": 8, "single": 4, "int8": 1, "uint8": 1, "int16": 2, "uint16": 2, "int32": 4, "uint32": 4,
         "int64": 8, "uint64": 8, "logical": 1}  # fmt: skip
"""Bytes of a number, by what MATLAB calls its kind."""
ONE_CLASS = re.compile(r"(train|test)_?(\d)")
TALLER = 0.1
"""Written digits are taller than wide: of the ink's variance, the mean of (vertical − horizontal) / (vertical +
horizontal) is 0.33 on MNIST, and at least 0.23 over ten of its digits."""
LOOKED_AT = 2000


def read_matlab(path: Path) -> Collection:
    """The pictures of a MATLAB file (.mat): X and y, data and label, train_x and its like, or train0 … test9.

    Raises: DataError: no pictures, damaged, or the optional part is not installed.
    """
    return from_arrays(arranged(matlab_arrays(path), path), path, planes_first=True)


def matlab_arrays(path: Path) -> dict[str, Array]:
    """The arrays of numbers in a MATLAB file, with the axes as MATLAB counts them.

    Raises: DataError: damaged, too large, or the optional part is not installed.
    """
    try:
        with open(path, "rb") as file:
            head = file.read(HEAD)
    except OSError as error:
        raise unreadable(error, path, DataError) from error
    if SIGNATURE in head:
        return {name: value.T for name, value in hdf5_arrays(path).items()}
    scipy = library("scipy.io", "matlab", path)
    try:
        there = {name: BYTES[kind] * math.prod(shape) for name, shape, kind in scipy.whosmat(path) if kind in BYTES}
        if sum(there.values()) > LARGEST:
            raise DataError("{name} unpacks to more than 1 GB", path=path, name=path.name)
        found: Mapping[str, Any] = scipy.loadmat(path, variable_names=list(there))
    except DataError:
        raise
    except Exception as error:  # SciPy raises whatever it stumbles over
        raise DataError("{name} is no MATLAB file, or a damaged one", path=path, name=path.name) from error
    return {
        name: value for name, value in found.items() if isinstance(value, np.ndarray) and value.dtype.kind in "fiub"
    }


def arranged(arrays: Mapping[str, Array], path: Path) -> dict[str, Array]:
    """The arrays as the other readers expect them: pictures along the first axis, each row by row.

    Raises: DataError: nothing says which axis counts the pictures.
    """
    arrays = _classes_joined(arrays)
    truths = {part: value for name, value in arrays.items() if (part := part_named(name, LABELS)) is not None}
    found = {}
    for name, value in arrays.items():
        part = part_named(name, IMAGES)
        if part is not None and value.ndim >= 2:
            if part not in truths and value.ndim > 2 and not _square(value):
                raise DataError(
                    "{name}: {array} is of shape {got}, and no labels beside it say which axis counts pictures",
                    path=path, name=path.name, array=name, got=value.shape,
                )  # fmt: skip
            value = _pictures_first(value, truths.get(part))
            value = _rows_first(value, truths.get(part)) if value.ndim == 2 else value
        found[name] = value
    return found


def _classes_joined(arrays: Mapping[str, Array]) -> dict[str, Array]:
    """One array a digit, train0 … train9 and test0 … test9, as the pictures and labels of two parts."""
    named = {name: found for name in sorted(arrays) if (found := ONE_CLASS.fullmatch(name)) is not None}
    parts: dict[str, list[tuple[Array, int]]] = {}
    for name, found in named.items():
        if arrays[name].ndim == 2 and arrays[name].size:
            parts.setdefault(found[1], []).append((arrays[name], int(found[2])))
    joined = {name: value for name, value in arrays.items() if name not in named}
    for part, members in parts.items():
        if len({rows.shape[1] for rows, _ in members}) == 1:
            joined[f"x_{part}"] = np.concatenate([rows for rows, _ in members])
            joined[f"y_{part}"] = np.concatenate([np.full(len(rows), digit) for rows, digit in members])
    return joined


def _square(value: Array) -> bool:
    sizes: tuple[int, ...] = value.shape
    return sizes[0] == sizes[1] or sizes[1] == sizes[2]


def _pictures_first(value: Array, truth: Array | None) -> Array:
    """The axis of the pictures is the one that is as long as the labels; of two that of the labels' own."""
    count = None if truth is None else len(flat_labels(truth))
    last = value.shape[-1] == count
    if value.ndim == 2 and last and value.shape[0] == count and truth is not None:
        last = truth.ndim == 2 and truth.shape[0] == 1  # a row of labels: pictures stand in columns
    elif value.shape[0] == count:
        last = False
    elif count is None and value.ndim > 2:
        last = value.shape[0] == value.shape[1]
    return np.moveaxis(value, -1, 0) if last else value


def _rows_first(rows: Array, truth: Array | None) -> Array:
    """Unrolled pictures, grey or of three planes, with the pixels row by row."""
    planes = 3 if math.isqrt(rows.shape[1] // 3) ** 2 * 3 == rows.shape[1] else 1
    side = math.isqrt(rows.shape[1] // planes)
    if side < 2 or planes * side * side != rows.shape[1]:
        return rows
    pictures = rows.reshape(-1, planes, side, side)
    turned = pictures.swapaxes(2, 3)
    tall = _upright(pictures.mean(axis=1)) if truth is None or _are_digits(truth) else 0.0
    # as MATLAB unrolls them, unless that lays the digits on their side
    return rows if tall > TALLER else np.ascontiguousarray(turned).reshape(rows.shape)


def _are_digits(truth: Array) -> bool:
    labels = flat_labels(truth)
    return len(labels) > 0 and labels.min() >= 0 and labels.max() <= 10 and len(np.unique(labels)) <= 10


def _upright(pictures: Array) -> float:
    """How much taller than wide the ink is, −1…1, over some of the pictures.

    Shapes: (N, S, S)
    """
    some = pictures[:: max(1, len(pictures) // LOOKED_AT)].astype(np.float64)
    ink = np.abs(some - np.median(rim_values(some), axis=1)[:, None, None])
    total = ink.sum(axis=(1, 2)) + 1e-12
    high, wide = (_variance(ink.sum(axis=axis), total) for axis in (2, 1))
    return float(((high - wide) / (high + wide + 1e-12)).mean())


def _variance(profile: Array, total: Array) -> Array:
    """The variance of a place whose weights are given.

    Shapes: (N, S), (N,) → (N,)
    """
    place = np.arange(profile.shape[1])
    mean = (profile @ place) / total
    found: Array = (profile * (place - mean[:, None]) ** 2).sum(axis=1) / total
    return found
