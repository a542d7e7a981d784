"""Readers from files: the shipped reader of postal codes, or any trained network of digits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from engine.errors import EngineError
from engine.foreign.opening import open_network
from engine.store.weights import LoadedNetwork, load_weights
from engine.vision.reader import DIGITS, THRESHOLD, Reader

NAMES = (
    ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    ("영", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"),
    ("공", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉"),
)
PREFIXED = re.compile(r"(?:digit|class|number|label|숫자)?[ _-]*([0-9])(?:\.0)?")
SHIPPED = Path(__file__).resolve().parents[1] / "weights" / "postal-cnn.safetensors"


def shipped_reader() -> Reader:
    """The reader that comes with the program.

    Raises: StoreError where its file is missing or damaged.
    """
    return reader_of(load_weights(SHIPPED))


def open_reader(path: Path | str) -> Reader:
    """A reader behind the network of a weights file, ours or another program's.

    Raises: StoreError where it cannot be opened; EngineError where it is no network of digits.
    """
    return reader_of(open_network(path))


def reader_of(loaded: LoadedNetwork, threshold: float = THRESHOLD) -> Reader:
    """A reader behind a network that is open already, with the temperature that its file has.

    Raises: EngineError where it is no network of digits.
    """
    order = digit_order(loaded.metadata.classes)
    if order is None:
        raise EngineError(
            "this network distinguishes {classes}, not the ten digits; choose a network for digits",
            classes=", ".join(name[:20] for name in loaded.metadata.classes[:4]) + ", …",
        )
    return Reader(
        loaded.network,
        loaded.parameters,
        temperature=loaded.metadata.temperature,
        threshold=threshold,
        loss=loaded.spec.loss,
        order=order if order != tuple(range(DIGITS)) else (),
    )


def digit_order(classes: Sequence[str]) -> tuple[int, ...] | None:
    """The place of each digit among these classes, whose names may be words; None where one is missing.

    A name that is no digit is allowed once, behind the others: it means "no digit".
    """
    found: dict[int, int] = {}
    for place, name in enumerate(classes):
        digit = _digit(name)
        if digit is None and place == len(classes) - 1 == DIGITS:
            continue
        if digit is None or digit in found:
            return None
        found[digit] = place
    return tuple(found[digit] for digit in range(DIGITS)) if len(found) == DIGITS else None


def _digit(name: str) -> int | None:
    """The digit that a class is called by."""
    plain = name.strip().lower()
    for words in NAMES:
        if plain in words:
            return words.index(plain)
    spelled = PREFIXED.fullmatch(plain)
    return int(spelled[1]) if spelled else None
