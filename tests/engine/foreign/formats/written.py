"""Files of other programs, written here byte by byte as their formats say, small enough to be read."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import Any

import numpy as np

NOWHERE = b"\xff" * 8


def hdf5(members: Mapping[str, Any], attributes: Mapping[str, Any] | None = None) -> bytes:
    """An HDF5 file as h5py writes it by default: superblock 0, one B-tree and one leaf a group, arrays in one piece."""
    file = bytearray(96)
    root = _group(file, members, attributes or {})
    head = b"\x89HDF\r\n\x1a\n" + bytes(5) + b"\x08\x08\x00" + struct.pack("<HHI", 4, 16, 0)
    head += bytes(8) + NOWHERE + struct.pack("<Q", len(file)) + NOWHERE
    file[:96] = head + struct.pack("<QQI", 0, root, 0) + bytes(20)
    return bytes(file)


def _add(file: bytearray, data: bytes) -> int:
    file += bytes(-len(file) % 8)
    file += data
    return len(file) - len(data)


def _header(file: bytearray, messages: list[tuple[int, bytes]]) -> int:
    body = b"".join(
        struct.pack("<HHB3x", kind, len(data) + -len(data) % 8, 0) + data + bytes(-len(data) % 8)
        for kind, data in messages
    )
    return _add(file, struct.pack("<BxHII4x", 1, len(messages), 1, len(body)) + body)


def _type(dtype: np.dtype[Any]) -> bytes:
    big = int(dtype.byteorder == ">")
    if dtype.kind == "S":
        return struct.pack("<B3xI", 0x13, dtype.itemsize)
    if dtype.kind == "f":
        return struct.pack("<BBBxI", 0x11, 0x20 | big, 8 * dtype.itemsize - 1, dtype.itemsize) + bytes(12)
    return struct.pack("<BBxxIHH", 0x10, big | 8 * (dtype.kind == "i"), dtype.itemsize, 0, 8 * dtype.itemsize)


def _space(shape: tuple[int, ...]) -> bytes:
    return struct.pack("<BB6x", 1, len(shape)) + b"".join(struct.pack("<Q", side) for side in shape)


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % 8)


def _attribute(name: str, value: Any) -> bytes:
    array = np.array([t.encode() for t in value] if isinstance(value, list) else value.encode())
    kind, space, title = _type(array.dtype), _space(array.shape), name.encode() + b"\0"
    sizes = struct.pack("<BxHHH", 1, len(title), len(kind), len(space))
    return sizes + _padded(title) + _padded(kind) + _padded(space) + array.tobytes()


def _group(file: bytearray, members: Mapping[str, Any], attributes: Mapping[str, Any]) -> int:
    entries, names, last = b"", bytearray(8), 0
    for name in sorted(members):
        value = members[name]
        if isinstance(value, tuple):  # a group with attributes
            child = _group(file, *value)
        else:
            child = _group(file, value, {}) if isinstance(value, Mapping) else _dataset(file, np.asarray(value))
        last = len(names)
        entries += struct.pack("<QQI", last, child, 0) + bytes(20)
        names += _padded(name.encode() + b"\0")
    leaf = _add(file, b"SNOD" + struct.pack("<BxH", 1, len(members)) + entries.ljust(8 * 40, b"\0"))
    data = _add(file, bytes(names))
    heap = _add(file, b"HEAP" + bytes(4) + struct.pack("<QQQ", len(names), 1, data))
    tree = _add(
        file,
        b"TREE" + struct.pack("<BBH", 0, 0, 1) + 2 * NOWHERE + struct.pack("<QQQ", 0, leaf, last) + bytes(8 * 2 * 31),
    )
    messages = [(0x11, struct.pack("<QQ", tree, heap))]
    return _header(file, messages + [(0x0C, _attribute(name, value)) for name, value in attributes.items()])


def _dataset(file: bytearray, array: np.ndarray[Any, Any]) -> int:
    data = _add(file, array.tobytes())
    layout = struct.pack("<BBQQ", 3, 1, data, array.nbytes)
    return _header(file, [(0x01, _space(array.shape)), (0x03, _type(array.dtype)), (0x08, layout)])
