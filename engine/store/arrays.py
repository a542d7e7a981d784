"""The named arrays in a file of another program: safetensors, .npz, plain pickles, PyTorch's archives."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from engine.errors import StoreError
from engine.files import unreadable
from engine.store.pickles import read_pickle
from engine.store.torch_archive import is_torch_archive, read_torch_archive
from engine.store.weights import FORMAT, read_safetensors
from engine.types import Array

LARGEST = 500_000_000  # bytes
TEXTS = {"objects": "it holds Python objects", "damaged": "it is damaged or no .npz file"}
INSIDE = re.compile(r"(model|net|network|module)?_?(state_dict|state|weights|params|parameters)?", re.IGNORECASE)


def read_arrays(path: Path) -> dict[str, Array] | None:
    """The named arrays of a foreign file, or None if the file is our own.

    Raises: StoreError: not readable, or without arrays.
    """
    try:
        with open(path, "rb") as file:
            start = file.read(2)
    except OSError as error:
        raise unreadable(error, path, StoreError) from error
    if path.suffix == ".safetensors":
        texts, arrays = read_safetensors(path)
        if texts.get("format") == FORMAT:
            return None
    elif start == b"PK" and is_torch_archive(path):
        arrays = dict(_flat(_weights(read_torch_archive(path))))
    elif start == b"PK":
        arrays = _read_npz(path)
    else:
        arrays = dict(_flat(_weights(read_pickle(path))))
    usable = {name: array for name, array in arrays.items() if array.ndim and array.dtype.kind in "fiu" and array.size}
    if not usable:
        raise StoreError("{name} holds no arrays of numbers", path=path, name=path.name)
    return usable


def _read_npz(path: Path) -> dict[str, Array]:
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST:
                raise StoreError("{name} unpacks to more than 500 MB; no digit network does", path=path, name=path.name)
            if not all(entry.filename.endswith(".npy") for entry in archive.infolist()):
                raise StoreError(
                    "{name} is an archive of another program; save the weights as safetensors or .npz",
                    path=path,
                    name=path.name,
                )
        with np.load(path, allow_pickle=False) as found:
            return {name: found[name] for name in found.files}
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, KeyError, NotImplementedError, MemoryError) as error:
        reason = TEXTS["objects" if "allow_pickle" in str(error) else "damaged"]
        raise StoreError("{name} cannot be opened: {reason}", path=path, name=path.name, reason=reason) from error


def _weights(value: Any) -> Any:
    """The part of a training checkpoint that is the network: `state_dict` and the like, not the optimizer's memory."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name and INSIDE.fullmatch(str(name)) and isinstance(part, dict) and any(_flat(part)):
                return _weights(part)
    return value


def _flat(value: Any, name: str = "") -> Iterator[tuple[str, Array]]:
    """Arrays inside dicts and lists, named by the way to them: `params.W1`, `0.2`; rows of numbers are arrays too."""
    if isinstance(value, np.ndarray):
        yield name, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _flat(item, f"{name}.{key}" if name else str(key))
    elif isinstance(value, list):
        if value and all(isinstance(item, int | float) for item in value):
            yield name, np.array(value, np.float64)
            return
        for i, item in enumerate(value):
            yield from _flat(item, f"{name}.{i}" if name else str(i))
