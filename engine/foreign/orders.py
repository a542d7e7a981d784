"""In which order a network may give its answers, where its classes were not counted from 0 to 9.

Folders of pictures are listed by their names, so that a network trained on folders called zero to nine answers in the
order of the alphabet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.foreign.formats.described import Part
from engine.layers.conv2d import Conv2D
from engine.layers.dense import Dense
from engine.types import Array

NAMES = (
    ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    ("영", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"),
    ("공", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉"),
)
PREFIXED = re.compile(r"(?:digit|class|number|label|숫자)?[ _-]*([0-9])(?:\.0)?")
DIGITS = 10


@dataclass(frozen=True)
class Order:
    """Which digit each output of a network stands for."""

    words: str
    digits: tuple[int, ...]

    @property
    def places(self) -> list[int]:
        """The output of each digit, from 0 to 9."""
        return [self.digits.index(digit) for digit in range(len(self.digits))]

    def sorted(self, outputs: Array) -> Array:
        """The outputs from 0 to 9."""
        return outputs[:, self.places]


ORDERS = (
    Order("answers in the order 1 to 9, 0", (1, 2, 3, 4, 5, 6, 7, 8, 9, 0)),
    Order("answers in the order eight, five, four, …, zero", (8, 5, 4, 9, 1, 7, 6, 3, 2, 0)),
    Order("answers in the order 구, 사, 삼, 영, …, 팔", (9, 4, 3, 0, 5, 6, 2, 1, 7, 8)),
    Order("answers in the order 공, 구, 사, 삼, …, 팔", (0, 9, 4, 3, 5, 6, 2, 1, 7, 8)),
    Order("answers in the order 9 to 0", (9, 8, 7, 6, 5, 4, 3, 2, 1, 0)),
)


def reordered(row: Sequence[Part], order: Order) -> list[Part]:
    """Layers with their tensors, whose last layer with weights answers from 0 to 9, and what stands behind it too."""
    found = list(row)
    for i in reversed(range(len(found))):
        layer, tensors = found[i]
        axes = {"W": 0 if isinstance(layer, Conv2D) else 1}
        moved = {name: _taken(tensor, order.places, axes.get(name, 0)) for name, tensor in tensors.items()}
        found[i] = (layer, moved)
        if isinstance(layer, Dense | Conv2D):
            break
    return found


def _taken(tensor: Array, places: list[int], axis: int) -> Array:
    """Slices in another order; what all classes share stays as it is."""
    return np.ascontiguousarray(np.take(tensor, places, axis)) if tensor.shape[axis] == len(places) else tensor


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


def order_of(names: Sequence[str], places: Sequence[int]) -> Order | None:
    """The order of classes with these names, whose digits stand in these places; None from 0 to 9."""
    digits = [DIGITS] * len(names)  # what is no digit comes last
    for digit, place in enumerate(places):
        digits[place] = digit
    if digits == list(range(len(names))):
        return None
    return Order(f"answers in the order {', '.join(name[:12] for name in names[:4])}, …", tuple(digits))


def _digit(name: str) -> int | None:
    """The digit that a class is called by."""
    plain = name.strip().lower()
    for words in NAMES:
        if plain in words:
            return words.index(plain)
    spelled = PREFIXED.fullmatch(plain)
    return int(spelled[1]) if spelled else None
