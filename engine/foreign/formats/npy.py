"""One array as NumPy writes it (.npy), read here: its shape and its bytes are compared before memory is taken."""

from __future__ import annotations

import ast
import math
import re
import warnings
from typing import Any

import numpy as np

from engine.types import Array

MAGIC = b"\x93NUMPY"
LONGEST_HEADER = 10_000
MOST_AXES = 32
LONG = re.compile(r"(\d)L\b")  # as Python 2 wrote whole numbers


class ObjectsError(ValueError):
    """The array holds Python objects, which only running its file would bring back."""


class DamagedError(ValueError):
    """It is no array of NumPy, or a damaged one."""


def read_npy(data: bytes) -> Array:
    """The array of an .npy file, in the machine's own order of bytes.

    Raises: ObjectsError: it holds Python objects; DamagedError.

    >>> import io; file = io.BytesIO(); np.save(file, np.eye(2)); read_npy(file.getvalue()).shape
    (2, 2)
    """
    if data[:6] != MAGIC or data[6:7] not in (b"\x01", b"\x02", b"\x03"):
        raise DamagedError
    size = 2 if data[6] == 1 else 4
    start = 8 + size
    length = int.from_bytes(data[8:start], "little")
    if length > LONGEST_HEADER or len(data) < start + length:
        raise DamagedError
    shape, fortran, kind = _header(data[start : start + length].decode("utf-8" if data[6] == 3 else "latin-1"))
    body = memoryview(data)[start + length :]
    if kind.hasobject:
        raise ObjectsError
    if kind.itemsize == 0 or math.prod(shape) * kind.itemsize != len(body):
        raise DamagedError
    flat = np.frombuffer(body, kind)
    array: Array = flat.reshape(shape[::-1]).T if fortran else flat.reshape(shape)
    return array.astype(kind.newbyteorder("="))


def _header(text: str) -> tuple[tuple[int, ...], bool, np.dtype[Any]]:
    """Shape, whether the first axis runs fastest, and the kind of numbers."""
    try:
        with warnings.catch_warnings():  # damaged texts make the compiler warn
            warnings.simplefilter("ignore")
            said = ast.literal_eval(LONG.sub(r"\1", text).strip())
            if not isinstance(said, dict) or set(said) != {"descr", "fortran_order", "shape"}:
                raise DamagedError
            kind = np.lib.format.descr_to_dtype(said["descr"])
    except (SyntaxError, TypeError, MemoryError, RecursionError, KeyError, IndexError, OverflowError) as error:
        raise DamagedError from error
    shape, fortran = said["shape"], said["fortran_order"]
    sides = isinstance(shape, tuple) and all(type(side) is int and side >= 0 for side in shape)
    if not sides or len(shape) > MOST_AXES or type(fortran) is not bool:
        raise DamagedError
    return shape, fortran, kind
