"""The part of the product's own font that a page needs, as WOFF inside its style: Hangul prints on every machine.

    style = font_faces("정확도 97.46%")         # @font-face rules with data: addresses, nothing is loaded

A glyph for each character is taken out of the TrueType file with the parts it is composed of; kerning and ligatures are
left out. A character that the font does not have is left to the fonts of the machine.

Source: OpenType 1.9, chapters glyf, loca, hmtx, cmap (format 4); W3C, WOFF File Format 1.0, sections 3 to 5.
"""

from __future__ import annotations

import base64
import functools
import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

FONTS = Path(__file__).resolve().parents[2] / "assets" / "fonts"
WEIGHTS = {400: "DigitLabSans-Regular.ttf", 600: "DigitLabSans-SemiBold.ttf"}
FACE = '@font-face {{ font-family: "DigitLab Sans"; font-weight: {weight}; src: url(data:font/woff;base64,{data}); }}\n'
WORDS, MORE, SCALE, SCALE_XY, SCALE_2X2 = 1, 32, 8, 64, 128  # flags of a glyph's parts
LAST = 0xFFFF  # ends the table of characters
CHECKSUM = 0xB1B0AFBA  # what a whole font adds up to


def font_faces(text: str) -> str:
    """The style rules that bring the font for these characters along, in the two weights that a page uses."""
    codes = tuple(sorted({ord(letter) for letter in text if letter.isprintable() and ord(letter) < LAST}))
    faces = ((weight, base64.b64encode(_woff(name, codes)).decode()) for weight, name in WEIGHTS.items())
    return "".join(FACE.format(weight=weight, data=data) for weight, data in faces)


@functools.lru_cache(maxsize=4)
def _woff(name: str, codes: tuple[int, ...]) -> bytes:
    return packed(subset((FONTS / name).read_bytes(), codes))


@dataclass(frozen=True, eq=False)
class Glyphs:
    """The outlines of a TrueType font without hinting: each one's bytes, width and left bearing by its number."""

    tables: Mapping[bytes, bytes]

    @classmethod
    def of(cls, font: bytes) -> Glyphs:
        """The tables of a font file."""
        (count,) = struct.unpack_from(">H", font, 4)
        records = (struct.unpack_from(">4sIII", font, 12 + 16 * place) for place in range(count))
        return cls({tag: font[start : start + length] for tag, _, start, length in records})

    def outline(self, number: int) -> bytes:
        """The glyph as it is in the file; empty for a space."""
        start, end = struct.unpack_from(">2I", self.tables[b"loca"], 4 * number)
        return self.tables[b"glyf"][start:end]

    def width(self, number: int) -> bytes:
        """Advance and left bearing as they are in the file; the last widths may be shared."""
        (full,) = struct.unpack_from(">H", self.tables[b"hhea"], 34)
        metrics = self.tables[b"hmtx"]
        if number < full:
            return metrics[4 * number : 4 * number + 4]
        bearing = 4 * full + 2 * (number - full)
        return metrics[4 * full - 4 : 4 * full - 2] + metrics[bearing : bearing + 2]

    def numbers(self) -> dict[int, int]:
        """Which glyph each character has."""
        table = self.tables[b"cmap"]
        (count,) = struct.unpack_from(">H", table, 2)
        places = (struct.unpack_from(">HHI", table, 4 + 8 * place) for place in range(count))
        start = next(offset for platform, encoding, offset in places if (platform, encoding) == (3, 1))
        (twice,) = struct.unpack_from(">H", table, start + 6)
        ends, firsts, deltas, ranges = (start + 14 + part * twice + 2 * bool(part) for part in range(4))
        found = {}
        for place in range(0, twice, 2):
            end, first, delta, offset = (
                struct.unpack_from(">H", table, column + place)[0] for column in (ends, firsts, deltas, ranges)
            )
            for code in range(first, min(end, LAST - 1) + 1):
                number = code
                if offset:
                    (number,) = struct.unpack_from(">H", table, ranges + place + offset + 2 * (code - first))
                if number or not offset:
                    found[code] = (number + delta) & LAST
        return {code: number for code, number in found.items() if number}


def parts_of(outline: bytes) -> list[tuple[int, int]]:
    """Where a composed glyph names its parts: (place in its bytes, number of the glyph); none of a plain one."""
    if not outline or struct.unpack_from(">h", outline)[0] >= 0:
        return []
    found, place, more = [], 10, True
    while more:
        flags, number = struct.unpack_from(">HH", outline, place)
        found.append((place + 2, number))
        place += 4 + (4 if flags & WORDS else 2)
        place += 2 if flags & SCALE else 4 if flags & SCALE_XY else 8 if flags & SCALE_2X2 else 0
        more = bool(flags & MORE)
    return found


def subset(font: bytes, codes: Iterable[int]) -> dict[bytes, bytes]:
    """The tables of a font with the glyphs of these characters only, numbered in their order."""
    glyphs = Glyphs.of(font)
    known = glyphs.numbers()
    codes = [code for code in sorted(set(codes)) if code in known]
    chosen = [0, *(known[code] for code in codes)]  # the first is drawn where there is none
    places = {number: place for place, number in reversed(list(enumerate(chosen)))}
    outlines, at = [], 0
    while at < len(chosen):  # it grows: parts bring parts along
        outline = bytearray(glyphs.outline(chosen[at]))
        for place, number in parts_of(bytes(outline)):
            if number not in places:
                places[number] = len(chosen)
                chosen.append(number)
            struct.pack_into(">H", outline, place, places[number])
        outlines.append(bytes(outline) + b"\0" * (-len(outline) % 4))
        at += 1
    starts = [0]
    for one in outlines:
        starts.append(starts[-1] + len(one))
    old, count = glyphs.tables, struct.pack(">H", len(chosen))
    return {
        b"OS/2": old[b"OS/2"],
        b"cmap": _character_table(codes),
        b"glyf": b"".join(outlines),
        b"head": old[b"head"][:8] + b"\0" * 4 + old[b"head"][12:50] + struct.pack(">hh", 1, 0),
        b"hhea": old[b"hhea"][:34] + count,
        b"hmtx": b"".join(map(glyphs.width, chosen)),
        b"loca": struct.pack(f">{len(starts)}I", *starts),
        b"maxp": old[b"maxp"][:4] + count + old[b"maxp"][6:],
        b"name": old[b"name"],
        b"post": old[b"post"],
    }


def _character_table(codes: list[int]) -> bytes:
    """Glyph 1 for the first character, 2 for the second…: runs of neighbors, then the one that ends the table."""
    runs: list[list[int]] = []
    for code in codes:
        if runs and code == runs[-1][-1] + 1:
            runs[-1].append(code)
        else:
            runs.append([code])
    ends, firsts, deltas, number = [], [], [], 1
    for run in runs:
        ends.append(run[-1])
        firsts.append(run[0])
        deltas.append((number - run[0]) & LAST)
        number += len(run)
    segments = len(runs) + 1
    power = segments.bit_length() - 1
    search = struct.pack(">4H", 2 * segments, 2 << power, power, 2 * segments - (2 << power))
    columns = ([*ends, LAST, 0], [*firsts, LAST], [*deltas, 1], [0] * segments)
    body = search + b"".join(struct.pack(f">{len(column)}H", *column) for column in columns)
    return struct.pack(">HHHHI", 0, 1, 3, 1, 12) + struct.pack(">3H", 4, len(body) + 6, 0) + body


def _sum(table: bytes) -> int:
    table += b"\0" * (-len(table) % 4)
    numbers: tuple[int, ...] = struct.unpack(f">{len(table) // 4}I", table)
    return sum(numbers) & 0xFFFFFFFF


def packed(tables: Mapping[bytes, bytes]) -> bytes:
    """A WOFF file of these tables, each compressed."""
    count = len(tables)
    power = count.bit_length() - 1
    header = struct.pack(">I4H", 0x00010000, count, 16 << power, power, 16 * (count - (1 << power)))
    start, records = 12 + 16 * count, []
    for tag, table in sorted(tables.items()):
        records.append(struct.pack(">4sIII", tag, _sum(table), start, len(table)))
        start += len(table) + -len(table) % 4
    whole = _sum(header + b"".join(records)) + sum(map(_sum, tables.values()))
    head = tables[b"head"]
    sealed = {**tables, b"head": head[:8] + struct.pack(">I", (CHECKSUM - whole) & 0xFFFFFFFF) + head[12:]}
    place, entries, bodies = 44 + 20 * count, [], []
    for tag, table in sorted(sealed.items()):
        small = zlib.compress(table, 9)
        body = small if len(small) < len(table) else table
        entries.append(struct.pack(">4s4I", tag, place, len(body), len(table), _sum(tables[tag])))
        bodies.append(body + b"\0" * (-len(body) % 4))
        place += len(bodies[-1])
    woff = struct.pack(">4sIIHHIHHIIIII", b"wOFF", 0x00010000, place, count, 0, start, 1, 0, 0, 0, 0, 0, 0)
    return woff + b"".join(entries) + b"".join(bodies)
