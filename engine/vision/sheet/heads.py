"""Heads: what kind of picture the bytes of a file are, how large, how it was held, and whether it is whole.

Everything here is counted in the bytes of the file before anything is decoded, so a file with wrong sizes
costs nothing.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from engine.errors import DataError

OTHER_KINDS = (
    (b"%PDF", "PDF"),
    (b"8BPS", "Photoshop"),
    (b"PK\3\4", "ZIP"),
    (b"\x1f\x8b", "gzip"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"<svg", "SVG"),
    (b"<?xml", "SVG or XML"),
    (b"<!DOCTYPE", "HTML"),
    (b"<html", "HTML"),
)
"""How other files start that are often taken for pictures we open."""
BRANDS = {b"avif": "AVIF", b"avis": "AVIF", b"crx ": "raw camera"}
MEDIA_BRANDS = (b"isom", b"mp41", b"mp42", b"qt  ", b"M4V ")
ORIENTATION = 0x0112
MOST_TEXT = 1 << 16


class FileHead(NamedTuple):
    """What the first bytes say: the kind, width and height as stored, and how to turn it (1…8, as in EXIF)."""

    kind: str
    width: int
    height: int
    orientation: int = 1


def measure(data: bytes, path: Path | str = "picture") -> FileHead:
    """What kind of picture the bytes are, its width and height, and how it was held.

    Source: EXIF 2.32, section 4.6.4 (orientation); PNG 3rd edition, section 5.3 (chunks); RFC 9649 (WebP).

    Raises: DataError where it is no kind we open, empty, or its head is damaged.
    """
    path = Path(path)
    if not data:
        raise DataError("{name} is empty (0 bytes): it is no picture", path=path, name=path.name)
    try:
        found = _head(data)
    except (struct.error, IndexError, ValueError, KeyError, zlib.error):
        found = None
    if found is None:
        raise _no_picture(data, path)
    if found.width < 1 or found.height < 1:
        raise DataError("{name} is damaged: it has no pixels", path=path, name=path.name)
    return found


def check_whole(data: bytes, kind: str, path: Path | str = "picture") -> None:
    """Pass a picture whose parts are all there, by the lengths that it declares.

    Raises: DataError where it ends in the middle.
    """
    path = Path(path)
    try:
        whole = _is_whole(data, kind)
    except (struct.error, IndexError, ValueError):
        whole = False
    if not whole:
        raise DataError("{name} is damaged: it ends in the middle of the picture", path=path, name=path.name)


def _no_picture(data: bytes, path: Path) -> DataError:
    """The sentence for a file that is no picture we open, with its kind where that is known."""
    start = data[:512].lstrip(b"\xef\xbb\xbf \r\n\t")
    kind = next((name for sign, name in OTHER_KINDS if start.startswith(sign)), "")
    if data[4:8] == b"ftyp":
        brand = data[8:12]
        kind = BRANDS.get(brand, "video" if brand in MEDIA_BRANDS else "HEIC")
    if kind:
        return DataError(
            "{name} is a {kind} file, which is not read here; save it as PNG or JPEG",
            path=path, name=path.name, kind=kind,
        )  # fmt: skip
    if not data.strip(b"\0"):
        return DataError("{name} holds nothing but zeros: it was damaged when it was copied", path=path, name=path.name)
    return DataError(
        "{name} is no picture that can be opened; use PNG, JPEG, GIF, BMP, TIFF or WebP", path=path, name=path.name
    )


def _head(data: bytes) -> FileHead | None:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        width, height = struct.unpack(">II", data[16:24])
        return FileHead("png", width, height, _png_orientation(data))
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return FileHead("gif", *struct.unpack("<HH", data[6:10]))
    if data.startswith(b"BM"):
        width, height = struct.unpack("<ii", data[18:26])
        return FileHead("bmp", abs(width), abs(height))
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp(data)
    if data[:4] in (b"II*\0", b"MM\0*"):
        tags = _tags(data)
        return FileHead("tiff-cmyk" if tags.get(262) == 5 else "tiff", tags[256], tags[257])  # OpenCV itself turns it
    if data[:1] == b"P" and data[1:2] in b"123456" and data[2:3].isspace():
        words = [w for line in data[2:400].split(b"\n") for w in line.split(b"#")[0].split()]
        return FileHead("pnm", int(words[0]), int(words[1]))
    return None


def _is_whole(data: bytes, kind: str) -> bool:
    if kind == "png":
        names = [name for name, _ in _png_chunks(data)]  # stops at the first chunk that is longer than the file
        return b"IDAT" in names and names[-1] == b"IEND"
    if kind == "jpeg":
        start = data.find(b"\xff\xda")
        return 0 < start < data.rfind(b"\xff\xd9")
    if kind == "webp":
        return int(struct.unpack("<I", data[4:8])[0]) + 8 <= len(data) + 1
    return True


# -- PNG -----------------------------------------------------------------------------------------------------------
def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and content of each chunk, as long as they are within the file."""
    at = 8
    while at + 12 <= len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        if at + 12 + length > len(data):
            return
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += 12 + length


def _png_orientation(data: bytes) -> int:
    for name, content in _png_chunks(data):
        if name == b"eXIf":
            return _exif(content)
        if name in (b"tEXt", b"zTXt") and content.startswith((b"Raw profile type exif\0", b"Raw profile type APP1\0")):
            packed = content[22:]
            text = zlib.decompressobj().decompress(packed[1:], MOST_TEXT) if name == b"zTXt" else packed[:MOST_TEXT]
            return _exif(bytes.fromhex("".join(text.decode("latin-1").split()[2:])))
    return 1


# -- JPEG ----------------------------------------------------------------------------------------------------------
def _jpeg(data: bytes) -> FileHead | None:
    at, orientation = 2, 1
    while at + 9 < len(data):
        if data[at] != 0xFF:
            return None
        marker = data[at + 1]
        if marker == 0xFF:  # padding
            at += 1
            continue
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):  # a start of frame
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return FileHead("jpeg", width, height, orientation)
        if marker in (0x01, *range(0xD0, 0xD9)):
            at += 2
            continue
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        if marker == 0xE1 and orientation == 1 and data[at + 4 : at + 10] == b"Exif\0\0":
            orientation = _exif(data[at + 4 : at + 2 + length])
        at += 2 + length
    return None


# -- WebP ----------------------------------------------------------------------------------------------------------
def _webp(data: bytes) -> FileHead | None:
    kind = data[12:16]
    if kind == b"VP8X":
        width, height = int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
        return FileHead("webp", width, height, _webp_orientation(data))
    if kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return FileHead("webp", (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1)
    if kind == b"VP8 ":
        width, height = struct.unpack("<HH", data[26:30])
        return FileHead("webp", width & 0x3FFF, height & 0x3FFF)
    return None


def _webp_orientation(data: bytes) -> int:
    at = 12
    while at + 8 <= len(data):
        (length,) = struct.unpack("<I", data[at + 4 : at + 8])
        if data[at : at + 4] == b"EXIF":
            return _exif(data[at + 8 : at + 8 + length])
        at += 8 + length + length % 2
    return 1


# -- EXIF and TIFF -------------------------------------------------------------------------------------------------
def _exif(data: bytes) -> int:
    """How the camera was held, 1 where that is not said or cannot be understood."""
    try:
        return _upright(_tags(data.removeprefix(b"Exif\0\0")))
    except (struct.error, IndexError, ValueError):
        return 1


def _upright(tags: dict[int, int]) -> int:
    orientation = tags.get(ORIENTATION, 1)
    return orientation if 1 <= orientation <= 8 else 1


def _tags(data: bytes) -> dict[int, int]:
    """The numbers of the first directory of a TIFF that we use: width, height, color model, orientation."""
    order = "<" if data[:2] == b"II" else ">"
    (start,) = struct.unpack(order + "I", data[4:8])
    found: dict[int, int] = {}
    for i in range(struct.unpack(order + "H", data[start : start + 2])[0]):
        entry = data[start + 2 + 12 * i : start + 14 + 12 * i]
        tag, form = struct.unpack(order + "HH", entry[:4])
        if tag in (256, 257, 262, ORIENTATION):
            found[tag] = struct.unpack(order + ("H" if form == 3 else "I"), entry[8 : 10 if form == 3 else 12])[0]
    return found
