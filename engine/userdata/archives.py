"""Files of arrays: NPZ and pickles of the course's books; sizes are counted before anything is built."""

from __future__ import annotations

import gzip
import io
import warnings
import zipfile
import zlib
from pathlib import Path
from typing import Any

import numpy as np

from engine.errors import DataError, EngineError
from engine.files import unreadable
from engine.foreign.formats.npy import ObjectsError, read_npy
from engine.foreign.formats.pickles import DAMAGED, Machine, RefusedError
from engine.types import Array
from engine.userdata.arrays import as_pictures, from_arrays, joined
from engine.userdata.collection import LEARN, TEST, Collection

LARGEST = 1_000_000_000
NAMES = {
    "train_img": "x_train", "train_label": "y_train", "test_img": "x_test", "test_label": "y_test",
    "train_images": "x_train", "train_labels": "y_train", "test_images": "x_test", "test_labels": "y_test",
}  # fmt: skip
"""What books call the parts, beside x_train and its like."""


def read_npz(path: Path) -> Collection:
    """The pictures of an .npz file with x_train, y_train, x_test, y_test, or x and y.

    Raises: DataError: no such file, or damaged.
    """
    arrays: dict[str, Array] = {}
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if entry.filename.endswith(".npy")]
            if sum(entry.file_size for entry in entries) > LARGEST or len(entries) > 1000:
                raise DataError("{name} unpacks to more than 1 GB", path=path, name=path.name)
            for entry in entries:
                with archive.open(entry) as file:
                    arrays[entry.filename.removesuffix(".npy")] = _npy(file.read(), path)
    except OSError as error:
        raise unreadable(error, path, DataError) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
        raise DataError("{name} is no NPZ file, or a damaged one", path=path, name=path.name) from error
    return from_arrays({NAMES.get(name, name): value for name, value in arrays.items()}, path)


def _npy(data: bytes, path: Path) -> Array:
    """One array of numbers or texts."""
    objects = DataError(
        "{name} holds objects, which only running it would bring back; arrays of numbers are read",
        path=path, name=path.name,
    )  # fmt: skip
    try:
        found = read_npy(data)
    except ObjectsError as error:
        raise objects from error
    except ValueError as error:
        raise DataError("{name} is damaged: an array is shorter than it says", path=path, name=path.name) from error
    if found.dtype.kind not in "fiubUS":
        raise objects
    return found


def read_pickled(path: Path) -> Collection:
    """The pictures of a pickle, gzipped or not: three pairs (training, validation, test), or a dict of arrays.

    Nothing in it is run. The validation part is one to learn from.

    Raises: DataError: anything else.
    """
    found = unpickled(path)
    if isinstance(found, dict):
        named = {NAMES.get(str(name), str(name)): _array(value) for name, value in found.items()}
        return from_arrays({name: array for name, array in named.items() if array is not None}, path)
    pairs = [_pair(part) for part in found] if isinstance(found, tuple | list) and 2 <= len(found) <= 3 else [None]
    whole = [pair for pair in pairs if pair is not None]
    if len(whole) == len(pairs):
        roles = (LEARN, TEST) if len(whole) == 2 else (LEARN, LEARN, TEST)
        shown = zip(whole, roles, strict=True)
        return joined([(as_pictures(images, path, len(truth)), truth, role) for (images, truth), role in shown], path)
    raise DataError(
        "{name} holds no pictures: it needs three pairs of pictures and labels, or a dict of arrays",
        path=path, name=path.name,
    )  # fmt: skip


def unpickled(path: Path) -> Any:
    """Plain data of a pickle, gzipped or not, by our own machine, which runs nothing.

    Raises: DataError: damaged, or anything that only running it would bring back.
    """
    data = unpacked(path)
    try:
        with warnings.catch_warnings():  # damaged texts make the standard library warn
            warnings.simplefilter("ignore")
            return Machine().run(data)
    except RefusedError as refused:
        raise DataError(
            "{name} was not opened: {reason}; a data file holds only arrays, lists, texts and numbers",
            path=path, name=path.name, reason=refused,
        ) from None  # fmt: skip
    except (*DAMAGED, EngineError) as error:
        raise DataError("{name} is no pickle of arrays, or a damaged one", path=path, name=path.name) from error


def unpacked(path: Path, largest: int = LARGEST) -> bytes:
    """The content of a file, gunzipped where it is gzipped; no more than 1 GB.

    Raises: DataError: not there, damaged or too large.
    """
    try:
        if path.stat().st_size > largest:
            raise DataError("{name} is too large; 1 GB is the most", path=path, name=path.name)
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(error, path, DataError) from error
    if data[:2] == b"\x1f\x8b":
        try:
            with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
                data = file.read(largest + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise DataError("{name} is damaged: it cannot be unpacked", path=path, name=path.name) from error
        if len(data) > largest:
            raise DataError("{name} unpacks to more than 1 GB", path=path, name=path.name)
    return data


def _array(value: Any) -> Array | None:
    """An array, or lists of one length as an array; None of anything else."""
    if isinstance(value, np.ndarray):
        return value
    if not isinstance(value, list | tuple):
        return None
    try:
        found = np.asarray(value)
    except (ValueError, OverflowError):  # rows of different lengths, or numbers of no size
        return None
    return found if found.dtype.kind in "fiubUS" else None


def _pair(part: Any) -> tuple[Array, Array] | None:
    """Pictures and as many labels; None of anything else."""
    if not isinstance(part, tuple | list) or len(part) != 2:
        return None
    images, truth = _array(part[0]), _array(part[1])
    if images is None or truth is None or images.ndim < 2 or truth.ndim < 1 or len(images) != len(truth):
        return None
    return images, truth
