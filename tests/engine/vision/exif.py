"""Pictures as cameras store them: the same bytes with a tag that says how the camera was held."""

import struct
import zlib


def chunk(name: bytes, content: bytes) -> bytes:
    """A chunk of a PNG file."""
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def held(data: bytes, ending: str, orientation: int) -> bytes:
    """The bytes of a picture with the orientation of EXIF in them."""
    entry = struct.pack("<HHIHH", 0x0112, 3, 1, orientation, 0)
    exif = b"II*\0\x08\0\0\0\x01\0" + entry + bytes(4)
    if ending == ".png":
        return data[:33] + chunk(b"eXIf", exif) + data[33:]
    if ending == ".jpg":
        return data[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 8) + b"Exif\0\0" + exif + data[2:]
    if ending == ".webp":
        body = data[12:] + b"EXIF" + struct.pack("<I", len(exif)) + exif + b"\0" * (len(exif) % 2)
        width, height = _webp_size(data)
        wide = (
            b"VP8X" + struct.pack("<I", 10) + b"\x08\0\0\0" + width.to_bytes(3, "little") + height.to_bytes(3, "little")
        )
        return b"RIFF" + struct.pack("<I", len(body) + len(wide) + 4) + b"WEBP" + wide + body
    (start,) = struct.unpack("<I", data[4:8])  # a TIFF: the directory again at the end, with one entry more
    (count,) = struct.unpack("<H", data[start : start + 2])
    entries = [data[start + 2 + 12 * i : start + 14 + 12 * i] for i in range(count)]
    entries = sorted([e for e in entries if e[:2] != entry[:2]] + [entry], key=lambda e: struct.unpack("<H", e[:2])[0])
    directory = struct.pack("<H", len(entries)) + b"".join(entries) + bytes(4)
    data += b"\0" * (len(data) % 2)
    return data[:4] + struct.pack("<I", len(data)) + data[8:] + directory


def _webp_size(data: bytes) -> tuple[int, int]:
    """Width and height less one, as the long form of a WebP file stores them."""
    if data[12:16] == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return bits & 0x3FFF, (bits >> 14) & 0x3FFF
    width, height = struct.unpack("<HH", data[26:30])
    return (width & 0x3FFF) - 1, (height & 0x3FFF) - 1
