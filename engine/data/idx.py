"""MNIST's own file format: a big-endian header, then bytes."""

from __future__ import annotations

import contextlib
import gzip
import os
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, cast

import numpy as np

from engine.errors import DataError
from engine.files import unreadable
from engine.types import Array, Labels

IMAGES, LABELS = 2051, 2049  # 0x0803, 0x0801: unsigned bytes in three and in one dimension
LARGEST_SIDE = 1024
MOST_PIXELS = 250_000_000  # 1 GB as float32: five times MNIST
DEFLATE = 1040  # no gzip file grows by more than this when unpacked

_KINDS = {IMAGES: "images", LABELS: "labels"}
Progress = Callable[[int, int], object]


def read_images(path: Path, progress: Progress | None = None) -> Array:
    """Images as float32 in 0…1, unpacked straight into their place: no second copy is ever in memory.

    Shapes: → (N, 1, H, W)

    Raises: DataError: not such a file, or damaged; says what is wrong with it.
    """
    with _opened(path) as (file, size, packed):
        count, height, width = _header(path, file, IMAGES)
        if not (1 <= height <= LARGEST_SIDE and 1 <= width <= LARGEST_SIDE):
            raise DataError(
                "{name} holds images of {height}×{width} pixels; each side must be between 1 and {largest}",
                path=path,
                name=path.name,
                height=height,
                width=width,
                largest=LARGEST_SIDE,
            )
        pixels = height * width
        _check_size(path, count * pixels, 16, size, packed)
        images = np.empty((count, 1, height, width), np.float32)
        block = max(1, 2_000_000 // pixels)
        for start in range(0, count, block):
            part = images[start : start + block]
            raw = np.frombuffer(_exactly(path, file, len(part) * pixels, start * pixels, count * pixels), np.uint8)
            np.divide(raw.reshape(part.shape), np.float32(255), out=part)
            if progress is not None:
                progress(start + len(part), count)
        _check_end(path, file)
    return images


def read_labels(path: Path, classes: int = 10) -> Labels:
    """Labels as int64.

    Shapes: → (N,)

    Raises: DataError: not such a file, damaged, or with a label outside 0…classes−1.
    """
    with _opened(path) as (file, size, packed):
        (count,) = _header(path, file, LABELS)
        _check_size(path, count, 8, size, packed)
        labels = np.frombuffer(_exactly(path, file, count, 0, count), np.uint8).astype(np.int64)
        _check_end(path, file)
    if labels.max() >= classes:
        place = int(np.argmax(labels >= classes))
        raise DataError(
            "{name} has the label {label} at place {place}; labels must be between 0 and {last}",
            path=path,
            name=path.name,
            label=int(labels[place]),
            place=place + 1,
            last=classes - 1,
        )
    return labels


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[tuple[IO[bytes], int, bool]]:
    """The unpacked content, the file's size on disk, and whether it is gzipped."""
    try:
        with open(path, "rb") as raw:
            size = os.fstat(raw.fileno()).st_size
            start = raw.read(2)
            raw.seek(0)
            packed = start == b"\x1f\x8b"
            if not packed and path.suffix == ".gz" and start != b"\0\0":
                raise DataError(
                    "{name} is not gzipped, although its name ends in .gz; download it again",
                    path=path,
                    name=path.name,
                )
            if packed:
                with gzip.GzipFile(fileobj=raw) as unpacked:
                    yield cast(IO[bytes], unpacked), size, True
            else:
                yield raw, size, False
    except (gzip.BadGzipFile, zlib.error) as error:
        raise DataError(
            "{name} is damaged: it cannot be unpacked; download it again", path=path, name=path.name
        ) from error
    except EOFError as error:
        raise _truncated(path) from error
    except OSError as error:
        raise unreadable(error, path, DataError) from error


def _header(path: Path, file: IO[bytes], magic: int) -> tuple[int, ...]:
    head = file.read(4)
    if not head:
        raise DataError("{name} is empty; download it again", path=path, name=path.name)
    if len(head) < 4:
        raise _truncated(path)
    (got,) = struct.unpack(">I", head)
    if got != magic:
        if got in _KINDS:
            raise DataError(
                "{name} holds {got} where {expected} were expected; were two files exchanged?",
                path=path,
                name=path.name,
                got=_KINDS[got],
                expected=_KINDS[magic],
            )
        raise DataError(
            "{name} is not an IDX file of {expected}: it starts with {got}, not with {magic}",
            path=path,
            name=path.name,
            expected=_KINDS[magic],
            got=got,
            magic=magic,
        )
    length = 12 if magic == IMAGES else 4
    sizes = file.read(length)
    if len(sizes) < length:
        raise _truncated(path)
    numbers = struct.unpack(f">{length // 4}I", sizes)
    if numbers[0] == 0:
        raise DataError("{name} holds no {expected} at all", path=path, name=path.name, expected=_KINDS[magic])
    return numbers


def _check_size(path: Path, declared: int, header: int, size: int, packed: bool) -> None:
    """Believe the header only as far as the file can back it, before any memory is taken."""
    if declared > MOST_PIXELS:
        raise DataError(
            "{name} declares {declared} bytes; at most {most} can be taken", path=path, name=path.name,
            declared=declared, most=MOST_PIXELS,
        )  # fmt: skip
    if packed and declared + header > size * DEFLATE:
        raise _truncated(path)
    if not packed and declared + header > size:
        raise DataError(
            "{name} is truncated: it declares {expected} bytes and has {got}; download it again",
            path=path,
            name=path.name,
            expected=declared + header,
            got=size,
        )


def _exactly(path: Path, file: IO[bytes], length: int, before: int, total: int) -> bytes:
    data = file.read(length)
    if len(data) < length:
        raise DataError(
            "{name} is truncated: it declares {expected} bytes and has {got}; download it again",
            path=path,
            name=path.name,
            expected=total,
            got=before + len(data),
        )
    return data


def _check_end(path: Path, file: IO[bytes]) -> None:
    if file.read(1):
        raise DataError(
            "{name} has more bytes than the items that its header declares; download it again",
            path=path,
            name=path.name,
        )


def _truncated(path: Path) -> DataError:
    return DataError("{name} is truncated: it ends too early; download it again", path=path, name=path.name)
