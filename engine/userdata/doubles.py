"""Doubles: pictures that are there more than once, pixel for pixel; across a split they make a test too easy."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np

from engine.errors import DataError
from engine.types import Array
from engine.userdata.collection import ANY, TEST, UNKNOWN, Collection

TEXTS = {
    "same": "{name} is the same picture as {first}",
    "classes": "{name} is the same picture as {first}, but of class {label}, not {other}",
    "parts": "{name} tests with the same picture that {first} teaches",
}


@dataclass(frozen=True)
class Double:
    """A picture that is there before: the places of both, and what follows, said in one sentence."""

    first: int
    place: int
    name: str
    reason: DataError


def doubles_in(data: Collection) -> tuple[Double, ...]:
    """Every picture that equals an earlier one, in order; those of two classes or across the parts say so."""
    seen: dict[tuple[tuple[int, ...], bytes], int] = {}
    found = []
    for place, picture in enumerate(data.pictures):
        first = seen.setdefault((picture.shape, _digest(picture)), place)
        if first != place:
            found.append(_double(data, first, place))
    return tuple(found)


def _digest(picture: Array) -> bytes:
    return hashlib.blake2b(np.ascontiguousarray(picture).data, digest_size=16).digest()


def _double(data: Collection, first: int, place: int) -> Double:
    labels, parts = data.labels[[first, place]], data.parts[[first, place]]
    if labels[0] != labels[1] and UNKNOWN not in labels:
        kind = "classes"
    elif ANY not in parts and (parts == TEST).sum() == 1:
        kind = "parts"
    else:
        kind = "same"
    teaches, tests = (place, first) if kind == "parts" and parts[0] == TEST else (first, place)
    reason = DataError(
        TEXTS[kind],
        path=data.source,
        name=data.names[tests],
        first=data.names[teaches],
        label="" if kind != "classes" else data.classes[labels[1]],
        other="" if kind != "classes" else data.classes[labels[0]],
    )
    return Double(first, place, data.names[place], reason)
