"""Counts the arrays that NumPy allocates, through the hook that NumPy has for allocators of one's own."""

from __future__ import annotations

import ctypes
import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

SET_HANDLER = 304  # the place of PyDataMem_SetHandler in NumPy's table of C functions, fixed since 1.22

_Malloc = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t)
_Calloc = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_size_t)
_Realloc = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t)
_Free = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t)


class _Handler(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char * 127),
        ("version", ctypes.c_uint8),
        ("context", ctypes.c_void_p),
        ("malloc", _Malloc),
        ("calloc", _Calloc),
        ("realloc", _Realloc),
        ("free", _Free),
    )


def _libc() -> ctypes.CDLL:
    libc = ctypes.cdll.msvcrt if sys.platform == "win32" else ctypes.CDLL(None)
    libc.malloc.restype = libc.calloc.restype = libc.realloc.restype = ctypes.c_void_p
    libc.malloc.argtypes = [ctypes.c_size_t]
    libc.calloc.argtypes = [ctypes.c_size_t, ctypes.c_size_t]
    libc.realloc.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
    libc.free.argtypes = [ctypes.c_void_p]
    return libc


_LIBC = _libc()
_sizes: list[int] | None = None


def _malloc(_: Any, size: int) -> Any:
    if _sizes is not None:
        _sizes.append(size)
    return _LIBC.malloc(size)


def _calloc(_: Any, count: int, size: int) -> Any:
    if _sizes is not None:
        _sizes.append(count * size)
    return _LIBC.calloc(count, size)


def _realloc(_: Any, place: Any, size: int) -> Any:
    return _LIBC.realloc(place, size)


def _free(_: Any, place: Any, size: int) -> None:
    _LIBC.free(place)


# Arrays made under this handler are freed by it, perhaps much later: it must live as long as the process.
_HANDLER = _Handler(b"counting", 1, None, _Malloc(_malloc), _Calloc(_calloc), _Realloc(_realloc), _Free(_free))


def _set_handler(handler: Any) -> Any:
    get = ctypes.pythonapi.PyCapsule_GetPointer
    get.restype, get.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
    home = "numpy._core" if hasattr(np, "_core") else "numpy.core"  # moved in 2.0
    multiarray = importlib.import_module(f"{home}._multiarray_umath")
    table = ctypes.cast(get(multiarray._ARRAY_API, None), ctypes.POINTER(ctypes.c_void_p))
    return ctypes.PYFUNCTYPE(ctypes.py_object, ctypes.py_object)(table[SET_HANDLER])(handler)


@contextmanager
def allocations() -> Iterator[list[int]]:
    """The sizes in bytes of all array memory asked for inside the block, in order."""
    global _sizes  # noqa: PLW0603 - the C callbacks know no other place
    new = ctypes.pythonapi.PyCapsule_New
    new.restype, new.argtypes = ctypes.py_object, [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]
    before = _set_handler(new(ctypes.addressof(_HANDLER), b"mem_handler", None))
    sizes: list[int] = []
    _sizes = sizes
    try:
        yield sizes
    finally:
        _sizes = None
        _set_handler(before)
