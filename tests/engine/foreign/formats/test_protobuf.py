"""Protocol buffers: numbers, texts and messages inside messages, and what is no message."""

from __future__ import annotations

import pytest

from engine.foreign.formats import protobuf
from engine.foreign.formats.protobuf import Message, ProtobufError


def test_fields_are_found_by_their_numbers() -> None:
    inner = b"\x08\x96\x01"  # field 1: 150, as in the format's own example
    message = Message(memoryview(b"\x12\x07testing" + b"\x1a\x03" + inner + b"\x25\x00\x00\x80\x3f"))
    assert message.text(2) == "testing"
    assert message.messages(3)[0].number(1) == 150
    assert message.float(4) == 1.0
    assert message.number(9, 7) == 7
    assert message.message(9) is None


def test_numbers_come_one_by_one_or_packed_and_may_be_negative() -> None:
    assert Message(memoryview(b"\x08\x01\x08\x02")).numbers(1) == [1, 2]
    assert Message(memoryview(b"\x0a\x03\x01\x02\x03")).numbers(1) == [1, 2, 3]
    assert Message(memoryview(b"\x08" + b"\xff" * 9 + b"\x01")).numbers(1) == [-1]


@pytest.mark.parametrize("data", [b"\x12\x7fshort", b"\x08", b"\x08" + b"\xff" * 11, b"\x0b", b"\x02\x01a"])
def test_what_is_no_message_is_refused(data: bytes) -> None:
    with pytest.raises(ProtobufError):
        Message(memoryview(data))


def test_a_message_of_too_many_parts_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protobuf, "MOST_FIELDS", 10)
    with pytest.raises(ProtobufError, match="too many parts"):
        Message(memoryview(b"\x08\x01" * 11))
