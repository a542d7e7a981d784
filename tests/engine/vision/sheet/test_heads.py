"""What the first bytes of a picture say: kind, size, how it was held, whether it is whole."""

import struct
import zlib
from itertools import pairwise

import cv2
import numpy as np
import pytest

from engine.errors import DataError
from engine.vision.sheet.heads import check_whole, measure
from tests.engine.vision.exif import chunk, held

PICTURE = np.full((20, 30, 3), 255, np.uint8)


def encoded(ending: str) -> bytes:
    return cv2.imencode(ending, PICTURE)[1].tobytes()


@pytest.mark.parametrize(
    ("head", "size"),
    [
        (b"RIFF\0\0\0\0WEBPVP8X" + bytes(8) + b"\x1d\0\0\x13\0\0", (30, 20)),
        (b"RIFF\0\0\0\0WEBPVP8L" + bytes(5) + (29 | 19 << 14).to_bytes(4, "little"), (30, 20)),
        (b"RIFF\0\0\0\0WEBPVP8 " + bytes(10) + struct.pack("<HH", 30, 20), (30, 20)),
        (b"\xff\xd8\xff\xff\xd0\xff\xe0\0\2\xff\xc2\0\x0b\x08" + struct.pack(">HH", 20, 30) + bytes(9), (30, 20)),
        (b"MM\0*\0\0\0\x08\0\2" + struct.pack(">HHIHHHHII", 256, 3, 1, 30, 0, 257, 4, 1, 20), (30, 20)),
    ],
)
def test_sizes_are_read_from_heads_of_every_flavor(head: bytes, size: tuple[int, int]) -> None:
    assert measure(head)[1:3] == size


def test_an_unknown_webp_is_refused() -> None:
    with pytest.raises(DataError):
        measure(b"RIFF\0\0\0\0WEBPXXXX" + bytes(30))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", r"p\.png is empty \(0 bytes\)"),
        (bytes(4000), "nothing but zeros"),
        (b"\0\0\0\x18ftypheic" + bytes(20), "is a HEIC file"),
        (b"\0\0\0\x18ftypmif1" + bytes(20), "is a HEIC file"),
        (b"\0\0\0\x18ftypavif" + bytes(20), "is a AVIF file"),
        (b"\0\0\0\x18ftypmp42" + bytes(20), "is a video file"),
        (b"%PDF-1.7", "is a PDF file"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><svg>", "is a SVG or XML file"),
        (b"hello", "no picture that can be opened"),
    ],
)
def test_what_is_no_picture_is_named(data: bytes, said: str) -> None:
    with pytest.raises(DataError, match=said):
        measure(data, "p.png")


@pytest.mark.parametrize("ending", [".png", ".jpg", ".webp"])
@pytest.mark.parametrize("orientation", [0, 1, 3, 6, 8, 9])
def test_the_orientation_is_read_and_nonsense_is_upright(ending: str, orientation: int) -> None:
    head = measure(held(encoded(ending), ending, orientation))
    assert head[1:] == (30, 20, orientation if 1 <= orientation <= 8 else 1)


def test_a_profile_of_older_programs_gives_the_orientation_too() -> None:
    tiff = b"Exif\0\0II*\0\x08\0\0\0\x01\0" + struct.pack("<HHIHH", 0x0112, 3, 1, 6, 0) + bytes(4)
    text = f"\nexif\n{len(tiff):8}\n{tiff.hex()}\n".encode()
    png = encoded(".png")
    for part in (
        chunk(b"tEXt", b"Raw profile type exif\0" + text),
        chunk(b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(text)),
    ):
        assert measure(png[:33] + part + png[33:]).orientation == 6


@pytest.mark.parametrize("exif", [b"", b"II*\0", b"MM\0*\xff\xff\xff\xff", b"II*\0\x08\0\0\0\xff\xff"])
def test_damaged_exif_leaves_the_picture_as_it_is(exif: bytes) -> None:
    png = encoded(".png")
    assert measure(png[:33] + chunk(b"eXIf", exif) + png[33:]).orientation == 1


@pytest.mark.parametrize("ending", [".png", ".jpg", ".webp"])
def test_half_a_picture_is_not_whole(ending: str) -> None:
    data = encoded(ending)
    kind = measure(data).kind
    check_whole(data, kind)
    with pytest.raises(DataError, match="ends in the middle"):
        check_whole(data[: len(data) * 3 // 4], kind, "half")


def test_a_chunk_with_a_wrong_length_costs_nothing() -> None:
    png = bytearray(encoded(".png"))
    starts = [33]
    while starts[-1] < len(png):
        starts.append(starts[-1] + 12 + struct.unpack(">I", png[starts[-1] : starts[-1] + 4])[0])
    for start, _ in pairwise(starts):
        lying = bytes(png[:start]) + struct.pack(">I", 2_097_175_777) + bytes(png[start + 4 :])
        with pytest.raises(DataError, match="ends in the middle"):
            check_whole(lying, "png")


def test_bytes_after_the_end_do_no_harm() -> None:
    for ending in (".png", ".jpg", ".webp"):
        data = encoded(ending) + b"and a note"
        check_whole(data, measure(data).kind)
