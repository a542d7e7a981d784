"""Tensors with a header on disk: the safetensors format, the same bytes for the same content, and a checksum.

The library's own writer puts the header's texts in another order each time, so we write the format ourselves.

Source: github.com/huggingface/safetensors, «Format»: the header's length in 8 bytes, the header as JSON, the numbers.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import safetensors

from engine.errors import StoreError
from engine.files import on_disk, unreadable
from engine.numerics import machine
from engine.numerics.bfloat16 import from_bfloat16
from engine.types import Array

VERSION = 1
LARGEST = 2_000_000_000  # bytes; files of other programs are smaller, ours are opened where memory is free
OURS = "digitlab"  # how our formats begin
OWN = ("format", "version", "checksum")  # texts of the header that are ours, not the content's
NAMES = {"f8": "F64", "f4": "F32", "f2": "F16", "i8": "I64", "i4": "I32", "i2": "I16", "i1": "I8", "u1": "U8"}


def packed(kind: str, header: Mapping[str, Any], tensors: Mapping[str, Array]) -> bytes:
    """A safetensors file of ours: the format's name and version, a checksum, and every part of `header` as JSON."""
    return b"".join(pieces(kind, header, tensors))


def pieces(kind: str, header: Mapping[str, Any], tensors: Mapping[str, Array]) -> list[bytes | memoryview]:
    """What follows one another in that file, to be written at once: the numbers are not copied."""
    texts = {name: json.dumps(value, ensure_ascii=False) for name, value in header.items()}
    whole = {name: _native(tensors[name]) for name in sorted(tensors)}
    texts = {"format": kind, "version": str(VERSION), "checksum": checksum(texts, whole), **texts}
    entries: dict[str, Any] = {"__metadata__": texts}
    end = 0
    for name, tensor in whole.items():
        start, end = end, end + tensor.nbytes
        entries[name] = {
            "dtype": NAMES[tensor.dtype.str[1:]],
            "shape": list(tensor.shape),
            "data_offsets": [start, end],
        }
    head = json.dumps(entries, ensure_ascii=False, separators=(",", ":")).encode()
    head += b" " * (-len(head) % 8)
    return [len(head).to_bytes(8, "little"), head, *(_bytes_of(tensor) for tensor in whole.values())]


def _native(tensor: Array) -> Array:
    """The numbers one after the other, the low byte of each first, as the format has them."""
    return np.ascontiguousarray(tensor, tensor.dtype.newbyteorder("<")).reshape(tensor.shape)


def _bytes_of(tensor: Array) -> memoryview:
    numbers: memoryview = tensor.reshape(-1).view(np.uint8).data
    return numbers


def checksum(texts: Mapping[str, str], tensors: Mapping[str, Array]) -> str:
    """BLAKE2 over the header's texts and every tensor with its name, type and shape."""
    total = hashlib.blake2b(digest_size=16)
    for name in sorted(set(texts) - set(OWN)):
        total.update(f"{name}={texts[name]}\0".encode())
    for name in sorted(tensors):
        tensor = np.ascontiguousarray(tensors[name])
        total.update(f"{name}:{tensor.dtype.str}:{tensor.shape}\0".encode())
        total.update(_bytes_of(tensor))
    return total.hexdigest()


def unpacked(path: Path, kind: str, words: str) -> tuple[dict[str, Any], dict[str, Array]]:
    """The header and tensors that `packed` wrote.

    Raises: StoreError: not there, not such a file, damaged, or from a newer version.
    """
    texts, tensors = read_safetensors(path)
    if texts.get("format") != kind:
        raise StoreError(
            "{name} is not {expected}, though it holds tensors; import it as a foreign network",
            path=path,
            name=path.name,
            expected=words,
        )
    version = texts.get("version", "")
    if not version.isdecimal() or not 1 <= int(version[:9]) <= VERSION:
        raise StoreError(
            "{name} was written by a newer DigitLab (format {version}); this one reads up to {known}: update it",
            path=path,
            name=path.name,
            version=version or "unknown",
            known=VERSION,
        )
    if texts.get("checksum", "") not in ("", checksum(texts, tensors)):  # files of earlier versions have none
        raise StoreError(
            "{name} is damaged: its content does not fit its checksum; use another copy", path=path, name=path.name
        )
    try:
        header = {name: json.loads(text) for name, text in texts.items() if name not in OWN}
    except (ValueError, RecursionError) as error:
        raise StoreError("{name} is damaged: its header cannot be read", path=path, name=path.name) from error
    return header, tensors


def read_safetensors(path: Path) -> tuple[dict[str, str], dict[str, Array]]:
    """The texts and tensors of any safetensors file.

    Raises: StoreError: not there, not readable, or not such a file.
    """
    try:
        size = on_disk(path).stat().st_size
        with safetensors.safe_open(path, framework="np") as file:
            texts = dict(file.metadata() or {})
            _check_size(path, size, ours=texts.get("format", "").startswith(OURS))
            floats = _bfloat16_of(path, file)
            tensors = {name: file.get_tensor(name) for name in file.keys() if name not in floats}  # noqa: SIM118
            return texts, {**tensors, **floats}
    except OSError as error:
        raise unreadable(error, path, StoreError) from error
    except (safetensors.SafetensorError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise StoreError(
            "{name} is not a safetensors file, or a damaged one; save or copy it again", path=path, name=path.name
        ) from error


def _check_size(path: Path, size: int, *, ours: bool) -> None:
    if size <= LARGEST:
        return
    if not ours:
        raise StoreError("{name} is larger than 2 GB; no digit network is", path=path, name=path.name)
    there = machine.free_bytes()
    if there is not None and size > there:
        raise StoreError(
            "{name} takes {needed} GB of memory and {there} GB are free; close other programs",
            path=path,
            name=path.name,
            needed=f"{size / 1e9:.1f}",
            there=f"{there / 1e9:.1f}",
        )


def _bfloat16_of(path: Path, file: Any) -> dict[str, Array]:
    """The bfloat16 tensors of a file that is known to be sound, as float32: NumPy has no such type."""
    names = [name for name in file.keys() if file.get_slice(name).get_dtype() == "BF16"]  # noqa: SIM118
    if not names:
        return {}
    data = path.read_bytes()
    start = 8 + int.from_bytes(data[:8], "little")
    header = json.loads(data[8:start])
    floats = {}
    for name in names:
        first, end = header[name]["data_offsets"]
        bits = np.frombuffer(data[start + first : start + end], "<u2")
        floats[name] = from_bfloat16(bits).reshape(header[name]["shape"])
    return floats
