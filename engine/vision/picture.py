"""Pictures: any image file opened safely as color pixels, or one clear sentence why not."""

from __future__ import annotations

import stat
import struct
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.errors import DataError
from engine.files import unreadable
from engine.vision.paper import Picture, unit_range

Bgr = NDArray[Any]
"""Color pixels, (H, W, 3), blue first."""

SUFFIXES = (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".tif", ".tiff", ".pgm", ".ppm", ".pbm")
"""Names of files that a folder of pictures is searched for."""
cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)  # damaged files get our own sentence
LARGEST_FILE = 256_000_000
LARGEST_DECODED = 40_000_000
"""More pixels than this are not decoded at once: JPEG is decoded smaller, other kinds are refused."""
LARGEST_JPEG = 600_000_000
LONGEST_SIDE = 2400
"""Larger pictures are shrunk to this after decoding; a written code needs far less."""


def open_picture(path: Path | str) -> Bgr:
    """The picture in a file, upright, on white where it is transparent, at most 2400 pixels long.

    The size is read from the head of the file before anything is decoded: a picture of 100 megapixels costs nothing.
    Of an animation the first frame counts.

    Raises: DataError where there is no such file, it is no picture, it is damaged or too large.
    """
    path = Path(path)
    try:
        found = path.stat()
        if not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):  # a pipe would keep us waiting for ever
            raise DataError("{name} is no picture file", path=path, name=path.name)
        if found.st_size > LARGEST_FILE:
            raise DataError("{name} is too large for a picture; save it smaller", path=path, name=path.name)
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(error, path, DataError) from error
    return decode_picture(data, path)


def decode_picture(data: bytes, path: Path | str = "picture") -> Bgr:
    """The picture in the bytes of a file; `path` only names it in messages.

    Raises: DataError as open_picture does.
    """
    path = Path(path)
    kind, width, height = measure(data, path)
    pixels = width * height
    flags = cv2.IMREAD_UNCHANGED
    if kind in ("jpeg", "tiff-cmyk"):  # turned as the camera was held; CMYK becomes RGB
        flags = cv2.IMREAD_COLOR
    if pixels > LARGEST_DECODED:
        if kind != "jpeg" or pixels > LARGEST_JPEG:
            raise DataError(
                "{name} has {width} × {height} pixels; {most} million are the most: save it smaller",
                path=path,
                name=path.name,
                width=width,
                height=height,
                most=LARGEST_DECODED // 1_000_000,
            )
        flags = cv2.IMREAD_REDUCED_COLOR_8 if pixels > 16 * LARGEST_DECODED / 4 else cv2.IMREAD_REDUCED_COLOR_4
    try:
        found = cv2.imdecode(np.frombuffer(data, np.uint8), flags)
    except (cv2.error, MemoryError, ValueError):
        found = None
    if found is None or found.size == 0:
        raise DataError("{name} is damaged or not a picture that can be opened", path=path, name=path.name)
    return as_bgr(shrink(found))


def shrink(picture: Picture, longest: int = LONGEST_SIDE) -> Picture:
    """The picture with its longest side at most `longest` pixels."""
    side = max(picture.shape[:2])
    if side <= longest:
        return picture
    zoom = longest / side
    size = (max(1, round(picture.shape[1] * zoom)), max(1, round(picture.shape[0] * zoom)))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA))


def as_bgr(picture: Picture) -> Bgr:
    """Any pixels as 8-bit color: grey is repeated, 16 bits are scaled, transparent lies on white."""
    pixels = np.asarray(picture)
    if pixels.dtype == np.uint8 and pixels.ndim == 3 and pixels.shape[2] == 3:
        return np.ascontiguousarray(pixels)
    unit = unit_range(pixels)
    if unit.ndim == 2:
        unit = unit[:, :, None]
    channels = unit.shape[2]
    if channels in (2, 4):  # the last one is transparency
        alpha = unit[:, :, -1:]
        unit = unit[:, :, : channels - 1] * alpha + (1 - alpha)
    if unit.shape[2] == 1:
        unit = np.repeat(unit, 3, axis=2)
    result: Bgr = np.rint(unit[:, :, :3] * 255).astype(np.uint8)
    return np.ascontiguousarray(result)


def measure(data: bytes, path: Path | str = "picture") -> tuple[str, int, int]:
    """What kind of picture the bytes are and its width and height, from the first bytes only.

    Raises: DataError where it is no kind we open, or the head is damaged.
    """
    path = Path(path)
    try:
        found = _size(data)
    except (struct.error, IndexError, ValueError, KeyError):
        found = None
    if found is None:
        raise DataError(
            "{name} is no picture that can be opened; use PNG, JPEG, GIF, BMP, TIFF or WebP", path=path, name=path.name
        )
    kind, width, height = found
    if width < 1 or height < 1:
        raise DataError("{name} is damaged: it has no pixels", path=path, name=path.name)
    return kind, width, height


def _size(data: bytes) -> tuple[str, int, int] | None:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return ("png", *struct.unpack(">II", data[16:24]))
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return ("gif", *struct.unpack("<HH", data[6:10]))
    if data.startswith(b"BM"):
        width, height = struct.unpack("<ii", data[18:26])
        return "bmp", abs(width), abs(height)
    if data.startswith(b"\xff\xd8"):
        return _jpeg_size(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp_size(data)
    if data[:4] in (b"II*\0", b"MM\0*"):
        return _tiff_size(data)
    if data[:1] == b"P" and data[1:2] in b"123456" and data[2:3].isspace():
        words = [w for line in data[2:400].split(b"\n") for w in line.split(b"#")[0].split()]
        return "pnm", int(words[0]), int(words[1])
    return None


def _jpeg_size(data: bytes) -> tuple[str, int, int] | None:
    at = 2
    while at + 9 < len(data):
        if data[at] != 0xFF:
            return None
        marker = data[at + 1]
        if marker == 0xFF:  # padding
            at += 1
            continue
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):  # a start of frame
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return "jpeg", width, height
        if marker in (0x01, *range(0xD0, 0xD9)):
            at += 2
            continue
        at += 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
    return None


def _webp_size(data: bytes) -> tuple[str, int, int] | None:
    kind = data[12:16]
    if kind == b"VP8X":
        return "webp", int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return "webp", (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1
    if kind == b"VP8 ":
        width, height = struct.unpack("<HH", data[26:30])
        return "webp", width & 0x3FFF, height & 0x3FFF
    return None


def _tiff_size(data: bytes) -> tuple[str, int, int] | None:
    order = "<" if data[:2] == b"II" else ">"
    start = struct.unpack(order + "I", data[4:8])[0]
    sizes: dict[int, int] = {}
    for i in range(struct.unpack(order + "H", data[start : start + 2])[0]):
        entry = data[start + 2 + 12 * i : start + 14 + 12 * i]
        tag, form = struct.unpack(order + "HH", entry[:4])
        if tag in (256, 257, 262):
            sizes[tag] = struct.unpack(order + ("H" if form == 3 else "I"), entry[8 : 10 if form == 3 else 12])[0]
    return "tiff-cmyk" if sizes.get(262) == 5 else "tiff", sizes[256], sizes[257]
