"""read: the digits or the postal code in pictures."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from cli.foreign import add_network_options, network_of
from cli.terminal import Parser, emit, percent, say, share
from engine.errors import DataError, EngineError
from engine.files import unreadable
from engine.readers import reader_of, shipped_reader
from engine.vision.naive import Naive
from engine.vision.reader import BoxReading, CodeReading, Reader
from engine.vision.sheet.picture import SUFFIXES, open_picture


def run(argv: list[str]) -> int:
    parser = Parser("read", "Read the postal code in pictures: the five-box form, or digits written in a row.")
    parser.add_argument("pictures", metavar="PICTURE", nargs="+", type=Path, help="picture files, or folders of them")
    parser.add_argument("--weights", type=Path, metavar="W", help="read with this network (default: the shipped one)")
    parser.add_argument("--threshold", type=share, metavar="P", help='a digit less certain is answered with "?"')
    parser.add_argument("--naive", action="store_true", help="prepare the boxes as the course does, not as we do")
    parser.add_argument("--json", action="store_true", help="print one JSON object per picture")
    add_network_options(parser)
    args = parser.parse_args(argv)
    reader = reader_of(network_of(args.weights, args)) if args.weights else shipped_reader()
    if args.threshold is not None:
        if not 0 <= args.threshold <= 1:
            parser.error("--threshold must be between 0 and 1")
        reader = reader.with_threshold(args.threshold)
    if args.naive:
        reader = reader.with_pipeline(Naive())
    refused = 0
    for path in args.pictures:
        try:
            inside = pictures_in(path)
        except EngineError as error:
            refused += 1
            refuse(path, str(error), args.json)
            continue
        for picture in inside:
            try:
                read_one(reader, picture, args.json)
            except EngineError as error:
                refused += 1
                refuse(picture, str(error), args.json)
    return 2 if refused else 0


def read_one(reader: Reader, path: Path, as_json: bool) -> None:
    """Read one picture and say what it says.

    Raises: EngineError: it is no picture that can be opened.
    """
    started = time.perf_counter()
    reading = reader.read_picture(open_picture(path))
    milliseconds = 1000 * (time.perf_counter() - started)
    if as_json:
        emit({"picture": str(path), **facts(reading), "milliseconds": round(milliseconds, 1)})
    else:
        sure = percent(reading.certainty) if reading.code.strip() else "nothing"
        print(f"{reading.code}  {sure:>9}  {path}")


def refuse(path: Path, why: str, as_json: bool) -> None:
    """Say what could not be read; the rest continues."""
    say(f"DigitLab: {why}")
    if as_json:
        emit({"picture": str(path), "error": why})


def pictures_in(path: Path) -> list[Path]:
    """A file as it is, and in place of a folder the pictures in it, by name; hidden ones are none.

    Raises: DataError: a folder that cannot be read, or holds no pictures.
    """
    try:
        if not path.is_dir():
            return [path]
        inside = sorted(path.iterdir())
    except OSError as error:
        raise unreadable(error, path, DataError) from error
    found = [file for file in inside if file.suffix.lower() in SUFFIXES and not file.name.startswith(".")]
    if not found:
        raise DataError(
            "there are no pictures in {folder}; use PNG, JPEG, GIF, BMP, TIFF or WebP", path=path, folder=str(path)
        )
    return found


def facts(reading: CodeReading) -> dict[str, Any]:
    """The reading as plain data; box places count from 0, left to right."""
    return {
        "code": reading.code,
        "certainty": round(reading.certainty, 6),
        "weakest": reading.weakest,
        "form": reading.form is not None,
        "boxes": [box_facts(box) for box in reading.boxes],
    }


def box_facts(box: BoxReading) -> dict[str, Any]:
    """What was read in one box, as plain values for JSON."""
    return {
        "digit": box.digit,
        "guess": box.guess,
        "probability": round(box.probability, 6),
        "reason": box.reason,
        "top": [] if box.empty else [[digit, round(probability, 6)] for digit, probability in box.top],
    }
