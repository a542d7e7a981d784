"""Pictures: any image file opened safely as color pixels, upright, or one clear sentence why not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.errors import DataError
from engine.files import on_disk, unreadable
from engine.vision.sheet.heads import check_whole, measure
from engine.vision.sheet.paper import Picture, under, unit_range

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
    """The picture in a file, upright, on paper where it is transparent, at most 2400 pixels long.

    The size is read from the head of the file before anything is decoded: a picture of 100 megapixels costs nothing.
    Of an animation the first frame counts.

    Raises: DataError where there is no such file, it is no picture, it is damaged or too large.
    """
    path = Path(path)
    try:
        if on_disk(path).stat().st_size > LARGEST_FILE:
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
    kind, width, height, orientation = measure(data, path)
    pixels = width * height
    flags = cv2.IMREAD_UNCHANGED
    if kind in ("jpeg", "tiff-cmyk"):  # CMYK becomes RGB
        flags = cv2.IMREAD_COLOR | cv2.IMREAD_IGNORE_ORIENTATION
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
        smaller = cv2.IMREAD_REDUCED_COLOR_8 if pixels > 16 * LARGEST_DECODED / 4 else cv2.IMREAD_REDUCED_COLOR_4
        flags = smaller | cv2.IMREAD_IGNORE_ORIENTATION
    check_whole(data, kind, path)
    try:
        found = cv2.imdecode(np.frombuffer(data, np.uint8), flags)
    except (cv2.error, MemoryError, ValueError):
        found = None
    if found is None or found.size == 0:
        raise DataError("{name} is damaged or not a picture that can be opened", path=path, name=path.name)
    return as_bgr(upright(shrink(found), orientation))


def upright(picture: Picture, orientation: int) -> Picture:
    """The picture turned as the camera was held.

    Source: EXIF 2.32, section 4.6.4: 1 as it is, 2 mirrored, 3 upside down, 4 both, 5…8 the same after a transposition.
    """
    if orientation >= 5:
        picture = np.swapaxes(picture, 0, 1)
    if orientation in (2, 3, 6, 7):
        picture = picture[:, ::-1]
    if orientation in (3, 4, 7, 8):
        picture = picture[::-1]
    return np.ascontiguousarray(picture)


def shrink(picture: Picture, longest: int = LONGEST_SIDE) -> Picture:
    """The picture with its longest side at most `longest` pixels."""
    side = max(picture.shape[:2])
    if side <= longest:
        return picture
    zoom = longest / side
    size = (max(1, round(picture.shape[1] * zoom)), max(1, round(picture.shape[0] * zoom)))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA))


def as_bgr(picture: Picture) -> Bgr:
    """Any pixels as 8-bit color: grey is repeated, 16 bits are scaled, what is transparent is on paper."""
    pixels = np.asarray(picture)
    if pixels.dtype == np.uint8 and pixels.ndim == 3 and pixels.shape[2] == 3:
        return np.ascontiguousarray(pixels)
    unit = unit_range(pixels)
    if unit.ndim == 2:
        unit = unit[:, :, None]
    channels = unit.shape[2]
    if channels in (2, 4):  # the last one is transparency
        alpha = unit[:, :, -1:]
        unit = unit[:, :, : channels - 1] * alpha + under(unit[:, :, : channels - 1], alpha) * (1 - alpha)
    if unit.shape[2] == 1:
        unit = np.repeat(unit, 3, axis=2)
    result: Bgr = np.rint(unit[:, :, :3] * 255).astype(np.uint8)
    return np.ascontiguousarray(result)
