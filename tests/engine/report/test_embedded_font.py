"""The font inside a page has the glyphs of its letters, drawn as in the whole font."""

from __future__ import annotations

import base64
import re
import struct
import zlib

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QRawFont
from PySide6.QtWidgets import QApplication

from engine.report.embedded_font import FONTS, WEIGHTS, Glyphs, font_faces, packed, parts_of, subset

TEXT = "손실 0.412, 정확도 97.46% η → ×10⁻³ Adam"


def unpacked(woff: bytes) -> dict[bytes, bytes]:
    """The tables of a WOFF file."""
    (count,) = struct.unpack_from(">H", woff, 12)
    found = {}
    for place in range(count):
        tag, start, length, whole, _ = struct.unpack_from(">4s4I", woff, 44 + 20 * place)
        body = woff[start : start + length]
        found[tag] = zlib.decompress(body) if length < whole else body
    return found


def fonts_in(style: str) -> list[bytes]:
    return [base64.b64decode(data) for data in re.findall(r"base64,([^)]+)\)", style)]


def drawn(glyphs: Glyphs, number: int) -> list[bytes]:
    """What is drawn of a glyph: its outline without the numbers of its parts, then those of its parts."""
    outline = bytearray(glyphs.outline(number))
    parts = parts_of(bytes(outline))
    for place, _ in parts:
        outline[place : place + 2] = b"--"
    return [bytes(outline).rstrip(b"\0"), *(piece for _, part in parts for piece in drawn(glyphs, part))]


@pytest.mark.parametrize(("place", "weight"), [*enumerate(WEIGHTS)])
def test_each_letter_is_drawn_as_in_the_whole_font(place: int, weight: int) -> None:
    whole = Glyphs.of((FONTS / WEIGHTS[weight]).read_bytes())
    small = Glyphs(unpacked(fonts_in(font_faces(TEXT))[place]))
    old, new = whole.numbers(), small.numbers()
    assert {chr(code) for code in new} == set(TEXT)
    for code, number in new.items():
        assert drawn(small, number) == drawn(whole, old[code]), chr(code)
        assert small.width(number) == whole.width(old[code])


def test_a_composed_letter_brings_its_parts_along() -> None:
    whole = Glyphs.of((FONTS / WEIGHTS[400]).read_bytes())
    composed = [code for code, number in whole.numbers().items() if parts_of(whole.outline(number))]
    assert composed
    small = Glyphs(subset((FONTS / WEIGHTS[400]).read_bytes(), composed[:3]))
    for code, number in small.numbers().items():
        assert drawn(small, number) == drawn(whole, whole.numbers()[code])


def test_another_program_opens_the_font(qapp: QApplication) -> None:
    tables = unpacked(packed(subset((FONTS / WEIGHTS[400]).read_bytes(), map(ord, TEXT))))
    start, records = 12 + 16 * len(tables), b""
    for tag, table in tables.items():
        records += struct.pack(">4sIII", tag, 0, start, len(table))
        start += len(table) + -len(table) % 4
    bodies = b"".join(table + b"\0" * (-len(table) % 4) for table in tables.values())
    font = QRawFont()
    font.loadFromData(
        QByteArray(struct.pack(">I4H", 0x00010000, len(tables), 0, 0, 0) + records + bodies),
        20,
        font.hintingPreference(),
    )
    assert font.isValid()
    assert 0 not in font.glyphIndexesForString(TEXT)
    assert list(font.glyphIndexesForString("힣")) == [0]


def test_what_the_font_does_not_have_is_left_to_the_machine() -> None:
    for font in fonts_in(font_faces("漢 \U0001f600 \n\t")):
        assert set(Glyphs(unpacked(font)).numbers()) == {ord(" ")}


def test_a_page_of_one_language_takes_little_room() -> None:
    assert len(font_faces(TEXT)) < 40_000
