"""Any file a person may drop on the window: opened, or refused in one sentence."""

import struct
import zlib
from contextlib import suppress
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.errors import DataError
from engine.vision.sheet import picture
from engine.vision.sheet.heads import measure
from engine.vision.sheet.picture import as_bgr, decode_picture, open_picture
from tests.engine.vision.exif import held

PICTURE = np.full((20, 30, 3), 255, np.uint8)
cv2.line(PICTURE, (5, 5), (25, 15), (10, 60, 200), 3)


def encoded(ending: str, picture: np.ndarray = PICTURE) -> bytes:
    return cv2.imencode(ending, picture)[1].tobytes()


def png_head(width: int, height: int) -> bytes:
    body = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + body + struct.pack(">I", zlib.crc32(body))


def whole_png(width: int, height: int) -> bytes:
    """A PNG whose chunks are all there, without a pixel in them."""
    return png_head(width, height) + bytes(4) + b"IDAT" + bytes(8) + b"IEND" + bytes(4)


@pytest.mark.parametrize("ending", [".png", ".jpg", ".bmp", ".webp", ".tif", ".ppm"])
def test_every_kind_opens_with_its_size_known_beforehand(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"코드 picture{ending}"
    path.write_bytes(encoded(ending))
    assert measure(path.read_bytes())[1:3] == (30, 20)
    opened = open_picture(path)
    assert opened.shape == (20, 30, 3)
    assert np.abs(opened.astype(int) - PICTURE).mean() < 8


def test_gif_gives_its_first_frame() -> None:
    colors = bytes([255, 255, 255, 0, 0, 0])
    screen = b"GIF89a" + struct.pack("<HHBBB", 2, 1, 0x80, 0, 0) + colors
    frame = b"\x2c" + struct.pack("<HHHHB", 0, 0, 2, 1, 0)
    first, second = b"\x02\x02\x44\x0a\x00", b"\x02\x02\x8c\x0a\x00"
    data = screen + frame + first + frame + second + b"\x3b"
    assert measure(data)[:3] == ("gif", 2, 1)
    assert decode_picture(data).shape == (1, 2, 3)


def test_sixteen_bits_keep_their_brightness() -> None:
    deep = np.array([[0, 32768, 65535]], np.uint16)
    assert decode_picture(encoded(".png", deep))[0, :, 0].tolist() == [0, 128, 255]


def test_transparent_is_white() -> None:
    clear = np.zeros((4, 4, 4), np.uint8)
    clear[0, 0, 3] = 255
    opened = decode_picture(encoded(".png", clear))
    assert opened[0, 0].tolist() == [0, 0, 0]
    assert opened[3, 3].tolist() == [255, 255, 255]


def test_grey_with_transparency_is_understood() -> None:
    assert as_bgr(np.zeros((2, 2, 2), np.uint8)).tolist() == np.full((2, 2, 3), 255).tolist()


@pytest.mark.parametrize(
    "head", [whole_png(20_000, 20_000), b"BM" + bytes(16) + struct.pack("<ii", 10_000, -10_000), b"P5 30000 30000 255 "]
)
def test_a_hundred_megapixels_are_refused_before_decoding(head: bytes) -> None:
    with pytest.raises(DataError, match="million are the most"):
        decode_picture(head + bytes(100))


def test_large_jpeg_is_decoded_smaller() -> None:
    opened = decode_picture(encoded(".jpg", np.full((6500, 6600), 200, np.uint8)))
    assert max(opened.shape) <= 2400


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"%PDF-1.4", png_head(0, 5), b"\xff\xd8\xff", b"II*\0", b"P5 x", b"RIFF"]
)
def test_what_is_no_picture_is_said_in_one_sentence(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "notes.png"
    path.write_bytes(data)
    with pytest.raises(DataError, match=r"notes\.png") as caught:
        open_picture(path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("ending", [".png", ".jpg", ".webp", ".tif"])
def test_damaged_files_are_refused_or_opened_but_never_crash(ending: str) -> None:
    data = encoded(ending)
    for end in range(0, len(data), max(1, len(data) // 25)):
        with suppress(DataError):
            assert decode_picture(data[:end]).shape[2] == 3


def test_a_missing_file_a_folder_and_a_device_are_said_so(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"there is no file none\.png in"):
        open_picture(tmp_path / "none.png")
    with pytest.raises(DataError, match="cannot be read: it is a folder, not a file; choose another file"):
        open_picture(tmp_path)
    if Path("/dev/zero").exists():
        with pytest.raises(DataError, match="zero cannot be read: it is no file on a disk"):
            open_picture("/dev/zero")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from([".png", ".jpg", ".bmp", ".webp", ".tif", ".ppm"]), st.data())
def test_any_changed_byte_is_survived(ending: str, data: st.DataObject) -> None:
    raw = bytearray(encoded(ending))
    for _ in range(data.draw(st.integers(1, 6))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    with suppress(DataError):
        assert decode_picture(bytes(raw)).dtype == np.uint8


def test_a_file_of_gigabytes_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.png"
    path.write_bytes(encoded(".png"))
    monkeypatch.setattr(picture, "LARGEST_FILE", 10)
    with pytest.raises(DataError, match="too large"):
        open_picture(path)


def test_a_file_that_may_not_be_read_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "locked.png"
    path.write_bytes(encoded(".png"))

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(DataError, match="no permission; choose another file"):
        open_picture(path)


def ink_on_nothing(color: tuple[int, int, int]) -> bytes:
    picture = np.zeros((40, 60, 4), np.uint8)
    cv2.line(picture, (10, 30), (50, 10), (*color, 255), 4)
    return encoded(".png", picture)


@pytest.mark.parametrize("color", [(255, 255, 255), (40, 220, 250), (200, 200, 200), (0, 0, 0), (40, 40, 200)])
def test_ink_on_nothing_can_be_seen_whatever_its_color(color: tuple[int, int, int]) -> None:
    opened = decode_picture(ink_on_nothing(color)).astype(int)
    assert np.abs(opened[20, 30] - opened[2, 2]).max() > 100


def test_a_sheet_cut_out_of_its_picture_lies_on_its_own_paper() -> None:
    cut_out = np.zeros((40, 60, 4), np.uint8)
    cut_out[5:35, 5:55] = (230, 230, 230, 255)
    cv2.line(cut_out, (10, 30), (50, 10), (0, 0, 0, 255), 4)
    assert decode_picture(encoded(".png", cut_out))[0, 0].tolist() == [230, 230, 230]


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("ending", [".png", ".jpg", ".webp", ".tif"])
def test_every_kind_is_turned_as_the_camera_was_held(ending: str, orientation: int) -> None:
    """The stored pixels are those that a viewer turns back into the picture."""
    upright = PICTURE[:, ::-1] if orientation in (2, 4, 5, 7) else PICTURE  # the even and odd half mirror each other
    turns = {1: 0, 2: 0, 3: 2, 4: 2, 5: 1, 6: 1, 7: 3, 8: 3}[orientation]
    stored = np.ascontiguousarray(np.rot90(upright, turns))
    opened = decode_picture(held(encoded(ending, stored), ending, orientation))
    assert opened.shape == PICTURE.shape
    assert np.abs(opened.astype(int) - PICTURE).mean() < 8
