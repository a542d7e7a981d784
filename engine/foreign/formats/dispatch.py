"""Which format a file has, by its first bytes: ours, one that says how its layers are used, or plain arrays."""

from __future__ import annotations

import zipfile
from pathlib import Path

from engine.errors import StoreError
from engine.files import unreadable
from engine.foreign.class_names import Named
from engine.foreign.formats.archives import LARGEST
from engine.foreign.formats.arrays import read_arrays, usable
from engine.foreign.formats.described import Described
from engine.foreign.formats.hdf5 import SIGNATURE
from engine.foreign.formats.keras import read_keras
from engine.foreign.formats.onnx import read_onnx
from engine.types import Array


def read_network(path: Path) -> Described | Named | None:
    """The layers that a foreign file describes, or the named arrays in it; None if the file is our own.

    Raises: StoreError: not readable, damaged, too large, or nothing that we have layers for.
    """
    try:
        if path.is_file() and path.stat().st_size <= LARGEST:
            with open(path, "rb") as file:
                start = file.read(len(SIGNATURE))
            if start == SIGNATURE:
                return _described(path, read_keras(path, path.read_bytes()))
            if start[:2] == b"PK" and _is_keras(path):
                return _described(path, read_keras(path))
            if path.suffix.lower() == ".onnx" and start:
                return read_onnx(path)
    except OSError as error:
        raise unreadable(error, path, StoreError) from error
    return read_arrays(path)


def _described(path: Path, found: Described | dict[str, Array]) -> Described | Named:
    if isinstance(found, Described):
        return found
    kept = usable(path, found)
    kept.idle = found.idle if isinstance(found, Named) else ()
    return kept


def _is_keras(path: Path) -> bool:
    """Whether a zip is a model that Keras 3 wrote."""
    from engine.foreign.formats.archives import DAMAGED, open_archive

    try:
        with open_archive(path) as archive:
            return {"config.json", "model.weights.h5"} <= set(archive.namelist())
    except (*DAMAGED, zipfile.BadZipFile):
        return False
