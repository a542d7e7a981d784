"""The named arrays in a file of another program: safetensors, .npz, JSON, plain pickles, PyTorch's archives."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from engine.errors import StoreError
from engine.files import on_disk, unreadable
from engine.foreign.class_names import KEYS, Named, class_names
from engine.foreign.formats.archives import DAMAGED as DAMAGED_ZIP
from engine.foreign.formats.archives import open_archive
from engine.foreign.formats.npy import ObjectsError, read_npy
from engine.foreign.formats.others import TEXTS as KINDS
from engine.foreign.formats.others import other, refuse_others
from engine.foreign.formats.pickles import read_pickle
from engine.foreign.formats.torch_archive import LEGACY, is_torch_archive, read_torch_archive
from engine.store.tensor_file import read_safetensors
from engine.store.weights import FORMAT
from engine.types import Array

ASIDE = re.compile(r"optim|scheduler|lr_|scaler|history|log|loss|metric|ema|args|config", re.IGNORECASE)
COUNTER = re.compile(
    r"epoch|step|iter|num_batches|seed|acc|loss|best|learning_rate|\blr\b|time|version|momentum", re.IGNORECASE
)  # what single numbers that no layer uses are called
DAMAGED = (*DAMAGED_ZIP, OSError, MemoryError, SyntaxError, TypeError, OverflowError, IndexError, RecursionError)
LARGEST_TEXT = 50_000_000  # bytes of numbers written as text, which fill ten times that memory
UNREADABLE = "{name} cannot be read: {reason}; choose another file"
TEXTS = {
    "objects": "it holds Python objects; save arrays of numbers instead",
    "damaged": "it is damaged, or no .npz file; save or copy it again",
    "locked": "it is locked with a password; unpack it first",
}
INSIDE = re.compile(r"(model|net|network|module)?_?(state_dict|state|weights|params|parameters)?", re.IGNORECASE)


def read_arrays(path: Path) -> Named | None:
    """The named arrays of a foreign file, or None if the file is our own.

    Raises: StoreError: not readable, or without arrays.
    """
    try:
        if path.is_dir() and (path / "saved_model.pb").exists():
            raise other(path, KINDS["saved"], KINDS["keras"])
        with open(on_disk(path), "rb") as file:
            start = file.read(len(LEGACY))
    except OSError as error:
        raise unreadable(error, path, StoreError) from error
    if not start:
        raise StoreError("{name} is empty; save the weights again", path=path, name=path.name)
    if path.suffix == ".safetensors" or (start[8:9] == b"{" and start[5:8] == b"\0\0\0"):
        texts, arrays = read_safetensors(path)
        if texts.get("format") == FORMAT:
            return None
        return usable(path, arrays, class_names(texts))
    if start == LEGACY or (start[:2] == b"PK" and is_torch_archive(path)):
        value = read_torch_archive(path)
    elif start[:2] == b"PK":
        arrays = _read_npz(path)
        return usable(path, arrays, class_names(arrays))
    elif start.lstrip()[:1] in (b"{", b"["):
        value = _read_json(path)
    else:
        refuse_others(path, start)
        value = read_pickle(path)
    return usable(path, dict(_flat(_weights(value))), class_names(value))


def usable(path: Path, arrays: dict[str, Array], classes: tuple[str, ...] = ()) -> Named:
    """The arrays that layers may be made of, with the names of the classes; counters are left aside.

    Raises: StoreError: there are none, or a single number that a network may need.
    """
    found = {name: array for name, array in arrays.items() if array.ndim and array.dtype.kind in "fiu" and array.size}
    if classes:
        found = {name: array for name, array in found.items() if array.ndim > 1 or not KEYS.fullmatch(name)}
    if not found:
        raise StoreError(
            "{name} holds no arrays of numbers; save the weights themselves as safetensors or .npz",
            path=path,
            name=path.name,
        )
    for name, array in arrays.items():
        if array.size == 1 and array.dtype.kind == "f" and array.ndim == 0 and not COUNTER.search(name):
            raise StoreError(
                "{name} holds a number ({array}) that may belong to the network; save the weights without it if it is "
                "not needed",
                path=path,
                name=path.name,
                array=name[:60],
            )
    kept = Named({name: array for name, array in found.items() if array.size > 1 or not COUNTER.search(name)})
    kept.classes = classes
    return kept


def _read_json(path: Path) -> Any:
    try:
        if path.stat().st_size > LARGEST_TEXT:
            raise StoreError("{name} is larger than 50 MB; no digit network is", path=path, name=path.name)
        return json.loads(path.read_bytes())
    except OSError as error:
        raise unreadable(error, path, StoreError) from error
    except (ValueError, RecursionError) as error:
        raise StoreError("{name} is a damaged JSON file; save or copy it again", path=path, name=path.name) from error


def _read_npz(path: Path) -> dict[str, Array]:
    try:
        with open_archive(path) as archive:
            if not all(entry.filename.endswith(".npy") for entry in archive.infolist()):
                keras = "config.json" in archive.namelist()
                raise other(path, KINDS["model" if keras else "archive"], KINDS["keras" if keras else "arrays"])
            return {entry.filename.removesuffix(".npy"): read_npy(archive.read(entry)) for entry in archive.infolist()}
    except DAMAGED as error:
        encrypted = "encrypted" in str(error)
        reason = TEXTS["locked" if encrypted else "objects" if isinstance(error, ObjectsError) else "damaged"]
        raise StoreError("{name} cannot be opened: {reason}", path=path, name=path.name, reason=reason) from error


def _weights(value: Any) -> Any:
    """The part of a training checkpoint that is the network: `state_dict` and the like, not the optimizer's memory."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name and INSIDE.fullmatch(str(name)) and isinstance(part, dict) and any(_flat(part)):
                return _weights(part)
        return {name: part for name, part in value.items() if not ASIDE.match(str(name))}
    return value


def _flat(value: Any, name: str = "") -> Iterator[tuple[str, Array]]:
    """Arrays inside dicts and lists, named by the way to them: `params.W1`, `0.2`; rows of numbers are arrays too."""
    if isinstance(value, np.ndarray):
        yield name, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _flat(item, f"{name}.{key}" if name else str(key))
    elif isinstance(value, list):
        numbers = _numbers(value)
        if numbers is not None:
            yield name, numbers
            return
        for i, item in enumerate(value):
            yield from _flat(item, f"{name}.{i}" if name else str(i))


def _numbers(value: list[Any]) -> Array | None:
    """Lists of numbers, or of equally long lists of them, as a vector, a matrix or a kernel; else None.

    Shapes: three levels are no tensor of a layer, but matrices of the same shape in a row: None
    """
    levels, first = 0, value
    while isinstance(first, list) and first and levels < 5:
        levels, first = levels + 1, first[0]
    if levels not in (1, 2, 4) or not isinstance(first, int | float):
        return None
    try:
        found = np.array(value, np.float64)
    except (ValueError, TypeError):  # ragged, or something else than numbers among them
        return None
    return found if found.ndim == levels else None
