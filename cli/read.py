"""read: the digits or the postal code in pictures."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cli.terminal import Parser, emit, percent, say
from engine.errors import EngineError
from engine.store.foreign import open_network
from engine.store.readers import open_reader, reader_of, shipped_reader
from engine.vision.naive import Naive
from engine.vision.picture import SUFFIXES, open_picture
from engine.vision.reader import BoxReading, CodeReading, Reader


def run(argv: list[str]) -> int:
    parser = Parser("read", "Read the postal code in pictures: the five-box form, or digits written in a row.")
    parser.add_argument("pictures", metavar="PICTURE", nargs="+", type=Path, help="picture files, or folders of them")
    parser.add_argument("--weights", type=Path, metavar="W", help="read with this network (default: the shipped one)")
    parser.add_argument("--threshold", type=float, metavar="P", help='a digit less certain is answered with "?"')
    parser.add_argument("--naive", action="store_true", help="prepare the boxes as the course does, not as we do")
    parser.add_argument("--json", action="store_true", help="print one JSON object per picture")
    args = parser.parse_args(argv)
    reader = opened_reader(args.weights)
    if args.threshold is not None:
        if not 0 <= args.threshold <= 1:
            parser.error("--threshold must lie between 0 and 1")
        reader = reader.with_threshold(args.threshold)
    if args.naive:
        reader = reader.with_pipeline(Naive())
    refused = 0
    for folder in args.pictures:
        if folder.is_dir() and not any(pictures_in([folder])):
            refused += 1
            say(f"DigitLab: there are no pictures in {folder}; use PNG, JPEG, GIF, BMP, TIFF or WebP")
    for path in pictures_in(args.pictures):
        try:
            begun = time.perf_counter()
            reading = reader.read_picture(open_picture(path))
            milliseconds = 1000 * (time.perf_counter() - begun)
        except EngineError as error:
            refused += 1
            say(f"DigitLab: {error}")
            if args.json:
                emit({"picture": str(path), "error": str(error)})
            continue
        if args.json:
            emit({"picture": str(path), **facts(reading), "milliseconds": round(milliseconds, 1)})
        else:
            sure = percent(reading.certainty) if reading.code.strip() else "nothing"
            print(f"{reading.code}  {sure:>9}  {path}")
    return 2 if refused else 0


def opened_reader(weights: Path | None) -> Reader:
    """The shipped reader, or one behind any trained network."""
    if weights is None:
        return shipped_reader()
    if weights.suffix == ".safetensors":
        return open_reader(weights)
    return reader_of(open_network(weights))


def pictures_in(paths: list[Path]) -> Iterator[Path]:
    """Files as they are, and in place of a folder the pictures in it, by name."""
    for path in paths:
        if path.is_dir():
            yield from sorted(inside for inside in path.iterdir() if inside.suffix.lower() in SUFFIXES)
        else:
            yield path


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
    return {
        "digit": box.digit,
        "guess": box.guess,
        "probability": round(box.probability, 6),
        "reason": box.reason,
        "top": [] if box.empty else [[digit, round(probability, 6)] for digit, probability in box.top],
    }
