"""Protocol buffers, the form in which ONNX writes: numbered fields one after the other, each with its length.

A reader of our own: it is thirty lines, makes nothing but numbers and slices of the file, and needs no library, whose
parsers are large and written in C.

Source: Protocol Buffers, Encoding.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from engine.errors import EngineError

MOST_FIELDS = 500_000  # in one file


class ProtobufError(EngineError):
    """Not a message, or a damaged one."""


class Message:
    """The fields of a message by their numbers: whole numbers, 4 or 8 raw bytes, or the bytes of a text or message."""

    def __init__(self, data: memoryview, budget: list[int] | None = None) -> None:
        self.budget = [MOST_FIELDS] if budget is None else budget
        self.fields: dict[int, list[int | memoryview]] = {}
        for number, value in _fields(data):
            self.budget[0] -= 1
            if self.budget[0] < 0:
                raise ProtobufError("it holds too many parts")
            self.fields.setdefault(number, []).append(value)

    def numbers(self, field: int) -> list[int]:
        """Whole numbers, one by one or packed in a row; signed."""
        found: list[int] = []
        for value in self.fields.get(field, []):
            if isinstance(value, int):
                found.append(value)
            else:
                at = 0
                while at < len(value):
                    number, at = _varint(value, at)
                    found.append(number)
                    self.budget[0] -= 1
                    if self.budget[0] < 0:
                        raise ProtobufError("it holds too many parts")
        return [n - (1 << 64) if n >= 1 << 63 else n for n in found]

    def number(self, field: int, default: int = 0) -> int:
        """The last whole number of a field."""
        return (self.numbers(field) or [default])[-1]

    def float(self, field: int, default: float = 0.0) -> float:
        """The last number of 4 bytes."""
        raw = self.raw(field)
        return float(struct.unpack("<f", raw[-4:])[0]) if len(raw) >= 4 else default

    def raw(self, field: int) -> bytes:
        """All bytes of a field in a row."""
        return b"".join(bytes(value) for value in self.fields.get(field, []) if not isinstance(value, int))

    def texts(self, field: int) -> list[str]:
        """The texts inside a field."""
        return [bytes(v).decode("utf-8", "replace") for v in self.fields.get(field, []) if not isinstance(v, int)]

    def text(self, field: int) -> str:
        """The last text inside a field; empty where there is none."""
        return (self.texts(field) or [""])[-1]

    def messages(self, field: int) -> list[Message]:
        """The messages inside a field."""
        return [Message(v, self.budget) for v in self.fields.get(field, []) if not isinstance(v, int)]

    def message(self, field: int) -> Message | None:
        """The last message of a field."""
        found = self.messages(field)
        return found[-1] if found else None


def _fields(data: memoryview) -> Iterator[tuple[int, int | memoryview]]:
    at = 0
    while at < len(data):
        tag, at = _varint(data, at)
        number, kind = tag >> 3, tag & 7
        if kind == 0:
            value, at = _varint(data, at)
            yield number, value
            continue
        if kind == 2:
            size, at = _varint(data, at)
        elif kind in (1, 5):
            size = 8 if kind == 1 else 4
        else:
            raise ProtobufError("it is damaged")
        if number == 0 or at + size > len(data):
            raise ProtobufError("it is damaged")
        yield number, data[at : at + size]
        at += size


def _varint(data: memoryview, at: int) -> tuple[int, int]:
    """A whole number in groups of seven bits, the lowest first, and where the next field begins."""
    value = shift = 0
    while True:
        if at >= len(data) or shift > 63:
            raise ProtobufError("it is damaged")
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, at
        shift += 7
