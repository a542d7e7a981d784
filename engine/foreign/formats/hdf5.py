"""HDF5 files as h5py writes them by default: groups, arrays and attributes, read by a few pages of our own.

An HDF5 file is a web of addresses. A group names a B-tree, whose leaves name the members; an object is a header of
messages: its shape, its type, where its numbers are, its attributes. This reader follows only what Keras' files are
made of. Every address is checked against the file's size and every step is counted, so a damaged file ends in an error.

Source: The HDF Hdf5Group, HDF5 File Format Specification 3.0: sections II (superblock 0 and 1), III.A, III.D and IV.A.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from engine.errors import EngineError
from engine.types import Array

SIGNATURE = b"\x89HDF\r\n\x1a\n"
MOST_STEPS = 200_000  # addresses followed in one file
MOST_DEEP = 32
SPACE, TYPE, LAYOUT, ATTRIBUTE, CONTINUATION, SYMBOLS = 0x01, 0x03, 0x08, 0x0C, 0x10, 0x11
NEWER = (0x02, 0x06)  # how newer files link a group's members
TEXTS = {
    "version": "it is written in a newer form of HDF5",
    "chunks": "its arrays are compressed or cut into chunks",
    "type": "it holds something else than numbers and texts",
    "damaged": "its addresses contradict each other",
    "large": "it unpacks to more than 1 GB",
}


class Hdf5Error(EngineError):
    """The file uses a part of HDF5 that is not read here; a ValueError means that it is damaged."""

    @property
    def needs_library(self) -> bool:
        """Whether h5py may read what is not read here."""
        return self.template in (TEXTS["version"], TEXTS["chunks"])


@dataclass(frozen=True, eq=False)
class Hdf5Group:
    """Named members and attributes; an array is an `Hdf5Dataset`."""

    attributes: dict[str, Any] = field(default_factory=dict)
    members: dict[str, Hdf5Group | Hdf5Dataset] = field(default_factory=dict)

    def arrays(self, name: str = "") -> Iterator[tuple[str, Array]]:
        """Every array below, by its path."""
        for key, member in self.members.items():
            path = f"{name}/{key}" if name else key
            if isinstance(member, Hdf5Group):
                yield from member.arrays(path)
            else:
                yield path, member.array

    def at(self, path: str) -> Hdf5Group | None:
        """The group at a path such as `layers/dense`, if there is one."""
        found: Hdf5Group | Hdf5Dataset | None = self
        for part in path.split("/"):
            found = found.members.get(part) if isinstance(found, Hdf5Group) else None
        return found if isinstance(found, Hdf5Group) else None


@dataclass(frozen=True, eq=False)
class Hdf5Dataset:
    """An array of a file."""

    array: Array


def read_hdf5(data: bytes) -> Hdf5Group:
    """Everything in an HDF5 file.

    Raises: Hdf5Error: a part of HDF5 that is not read here; ValueError: damaged.
    """
    if data[:8] != SIGNATURE:
        raise ValueError(TEXTS["damaged"])
    if data[8] > 1 or data[13:15] != b"\x08\x08":
        raise Hdf5Error(TEXTS["version"])
    start = 24 + 4 * data[8] + 32  # behind sizes and four addresses: the entry of the root group
    reader = _Reader(data)
    if reader.number(start - 16) > len(data):
        raise ValueError(TEXTS["damaged"])  # cut off
    found = reader.object(reader.number(start + 8), 0)
    if not isinstance(found, Hdf5Group):
        raise ValueError(TEXTS["damaged"])
    return found


class _Reader:
    """Follows addresses in one file and counts them."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.steps = 0
        self.made = 0  # bytes of arrays

    def bytes_at(self, start: int, count: int) -> bytes:
        self.steps += 1
        if self.steps > MOST_STEPS or start < 0 or count < 0 or start + count > len(self.data):
            raise ValueError(TEXTS["damaged"])
        return self.data[start : start + count]

    def number(self, start: int, size: int = 8) -> int:
        return int.from_bytes(self.bytes_at(start, size), "little")

    # -- objects -----------------------------------------------------------------------------------------------------
    def object(self, address: int, depth: int) -> Hdf5Group | Hdf5Dataset:
        """The group or array whose header is at this address."""
        if depth > MOST_DEEP:
            raise ValueError(TEXTS["damaged"])
        if self.bytes_at(address, 4) == b"OHDR":
            raise Hdf5Error(TEXTS["version"])
        messages = list(self.messages(address))
        attributes = dict(self.attribute(start) for kind, start, _ in messages if kind == ATTRIBUTE)
        places = {kind: start for kind, start, _ in messages}
        if SYMBOLS in places:
            tree, heap = (self.number(places[SYMBOLS] + i) for i in (0, 8))
            if self.bytes_at(heap, 4) != b"HEAP":
                raise ValueError(TEXTS["damaged"])
            names = self.number(heap + 24)
            return Hdf5Group(attributes, dict(self.members(tree, names, depth + 1)))
        if LAYOUT in places and SPACE in places and TYPE in places:
            shape, kind = self.shape(places[SPACE]), self.type(places[TYPE])
            return Hdf5Dataset(self.array(places[LAYOUT], shape, kind))
        if any(kind in places for kind in NEWER):
            raise Hdf5Error(TEXTS["version"])
        return Hdf5Group(attributes)

    def messages(self, address: int) -> Iterator[tuple[int, int, int]]:
        """Of each message in an object's header its kind, where it starts and how long it is."""
        if self.number(address, 1) != 1:
            raise ValueError(TEXTS["damaged"])
        left = self.number(address + 2, 2)
        blocks = [(address + 16, self.number(address + 8, 4))]
        while blocks:
            start, length = blocks.pop(0)
            end = start + length
            while start + 8 <= end and left > 0:
                kind, size = self.number(start, 2), self.number(start + 2, 2)
                left -= 1
                if kind == CONTINUATION:
                    blocks.append((self.number(start + 8), self.number(start + 16)))
                else:
                    yield kind, start + 8, size
                start += 8 + size

    def members(self, tree: int, names: int, depth: int) -> Iterator[tuple[str, Hdf5Group | Hdf5Dataset]]:
        """The members that a group's B-tree names; links to other places are left out."""
        if self.bytes_at(tree, 4) != b"TREE" or depth > 2 * MOST_DEEP:
            raise ValueError(TEXTS["damaged"])
        level, count = self.number(tree + 5, 1), self.number(tree + 6, 2)
        for i in range(count):
            child = self.number(tree + 32 + 16 * i)
            if level:
                yield from self.members(child, names, depth + 1)
                continue
            if self.bytes_at(child, 4) != b"SNOD":
                raise ValueError(TEXTS["damaged"])
            for k in range(self.number(child + 6, 2)):
                name, header, cache = (
                    self.number(child + 8 + 40 * k + at, size) for at, size in ((0, 8), (8, 8), (16, 4))
                )
                if cache != 2:
                    yield self.text(names + name), self.object(header, depth)

    def text(self, start: int) -> str:
        end = self.data.find(b"\0", start, start + 4096)
        if start < 0 or end < 0:
            raise ValueError(TEXTS["damaged"])
        return self.data[start:end].decode("utf-8", "replace")

    # -- arrays ------------------------------------------------------------------------------------------------------
    def shape(self, start: int) -> tuple[int, ...]:
        version, rank = self.number(start, 1), self.number(start + 1, 1)
        if version not in (1, 2) or rank > 8:
            raise ValueError(TEXTS["damaged"])
        first = start + (8 if version == 1 else 4)
        return tuple(self.number(first + 8 * i) for i in range(rank))

    def type(self, start: int) -> np.dtype[Any] | None:
        """The NumPy type of a type message; None for texts of any length."""
        head, size = self.number(start, 1), self.number(start + 4, 4)
        order = ">" if self.number(start + 1, 1) & 1 else "<"
        kind = head & 15
        if kind == 0 and size in (1, 2, 4, 8):
            return np.dtype(f"{order}{'i' if self.number(start + 1, 1) & 8 else 'u'}{size}")
        if kind == 1 and size in (2, 4, 8):
            return np.dtype(f"{order}f{size}")
        if kind == 3 and 0 < size <= 1 << 20:
            return np.dtype(f"S{size}")
        if kind == 9 and self.number(start + 1, 1) & 15 == 1:
            return None
        if kind == 8 and size == 1:  # how h5py writes true and false
            return np.dtype("u1")
        raise Hdf5Error(TEXTS["type"])

    def array(self, start: int, shape: tuple[int, ...], kind: np.dtype[Any] | None) -> Array:
        """The numbers that a layout message leads to."""
        if kind is None:
            return np.zeros(0)
        version, place = self.number(start, 1), self.number(start + 1, 1)
        if version != 3:
            raise Hdf5Error(TEXTS["version"])
        size = math.prod(shape) * kind.itemsize
        if place == 0:
            at, stored = start + 4, self.number(start + 2, 2)
        elif place == 1:
            at, stored = self.number(start + 2), self.number(start + 10)
        else:
            raise Hdf5Error(TEXTS["chunks"])
        if at == 2**64 - 1:  # nothing was ever written: all zeros, which no trained network is
            raise ValueError(TEXTS["damaged"])
        self.made += size
        if size > stored or self.made > len(self.data):  # arrays that share their bytes are no honest file
            raise ValueError(TEXTS["damaged"])
        numbers = np.frombuffer(self.bytes_at(at, size), kind).reshape(shape)
        return numbers.astype(kind.newbyteorder("="))

    def attribute(self, start: int) -> tuple[str, Any]:
        """A name and its value: a text, a number, or an array or list of them; None for what is not read."""
        version = self.number(start, 1)
        name_size, type_size, space_size = (self.number(start + at, 2) for at in (2, 4, 6))
        first = start + (9 if version == 3 else 8)

        def after(size: int) -> int:
            return -(-size // 8) * 8 if version == 1 else size

        name = self.bytes_at(first, name_size).split(b"\0")[0].decode("utf-8", "replace")
        kind_at = first + after(name_size)
        space_at = kind_at + after(type_size)
        try:
            shape, kind = self.shape(space_at), self.type(kind_at)
        except Hdf5Error:
            return name, None
        count, at = math.prod(shape), space_at + after(space_size)
        if kind is None:
            texts = [self.far_text(at + 16 * i) for i in range(min(count, MOST_STEPS))]
            return name, texts if shape else texts[0]
        values = np.frombuffer(self.bytes_at(at, count * kind.itemsize), kind).reshape(shape)
        if kind.kind == "S":
            texts = [text.decode("utf-8", "replace") for text in values.ravel().tolist()]
            return name, texts if shape else texts[0]
        return name, values if shape else values[()]

    def far_text(self, start: int) -> str:
        """A text of any length, which is kept in a heap of its own."""
        length, heap, wanted = self.number(start, 4), self.number(start + 4), self.number(start + 12, 4)
        if self.bytes_at(heap, 4) != b"GCOL":
            raise ValueError(TEXTS["damaged"])
        at, end = heap + 16, heap + self.number(heap + 8)
        while at + 16 <= end:
            index, size = self.number(at, 2), self.number(at + 8)
            if index == wanted:
                return self.bytes_at(at + 16, min(length, size)).decode("utf-8", "replace")
            at += 16 + -(-size // 8) * 8
        raise ValueError(TEXTS["damaged"])


DAMAGED = (ValueError, struct.error, IndexError, OverflowError, RecursionError)
