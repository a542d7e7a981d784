"""Named arrays as pictures: which holds images, which labels, what order their axes have, what their numbers mean."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from engine.errors import DataError
from engine.types import Array, Labels
from engine.userdata.collection import ANY, LEARN, TEST, UNKNOWN, Collection

IMAGES = ("x", "images", "image", "data", "img", "imgs", "features", "pixels", "samples", "digits")
LABELS = ("y", "labels", "label", "target", "targets", "classes", "class", "lab")
PARTS = {"train": LEARN, "training": LEARN, "tr": LEARN, "": ANY, "test": TEST, "testing": TEST, "te": TEST,
         "val": LEARN, "valid": LEARN, "validation": LEARN}  # fmt: skip
LARGEST_SIDE = 512
TOPS = (1.0, 16.0, 255.0, 1023.0, 4095.0, 65535.0)
"""Numbers of a picture reach one of these: shares, scikit-learn's digits, bytes, and more bits."""


def from_arrays(arrays: Mapping[str, Any], path: Path, *, planes_first: bool = False) -> Collection:
    """The pictures among named arrays, such as x_train, y_train, x_test, y_test.

    `planes_first` says that a row of a color picture holds all its red first, as CIFAR's do.

    Raises: DataError: no pictures among them, or they do not fit their labels.
    """
    found: dict[int, tuple[Array, Any]] = {}
    labels = {part: value for name, value in arrays.items() if (part := part_named(name, LABELS)) is not None}
    for name, value in arrays.items():
        part = part_named(name, IMAGES)
        if part is None or np.ndim(value) < 2:
            continue
        truth = labels.get(part)
        count = None if truth is None else len(flat_labels(truth))
        images = as_pictures(np.asarray(value), path, count, planes_first)
        if part in found:  # a validation part beside the training part
            before = found[part]
            images = np.concatenate([before[0], images])
            truth = None if truth is None else truth
        found[part] = images, truth
    if not found:
        raise DataError(
            "{name} holds no pictures by name: it needs x_train and y_train, or x and y; it has {names}",
            path=path, name=path.name, names=", ".join(sorted(arrays)[:6]) or "nothing",
        )  # fmt: skip
    return joined([(images, truth, part) for part, (images, truth) in sorted(found.items())], path)


def joined(parts: Sequence[tuple[Array, Any, int]], path: Path, classes: Sequence[str] = ()) -> Collection:
    """Parts of one data set as a collection: (pictures, labels or None, which part).

    Raises: DataError: labels that do not fit, or pictures of two sizes.
    """
    shapes = {images.shape[1:] for images, _, _ in parts}
    if len(shapes) > 1:
        raise DataError(
            "{name}: its parts hold pictures of {sizes} pixels; all must have one size",
            path=path, name=path.name, sizes=" and ".join(sorted("×".join(map(str, s)) for s in shapes)),
        )  # fmt: skip
    truths = [truth for _, truth, _ in parts]
    if any(truth is None for truth in truths):
        parts = [p for p in parts if p[1] is not None] or list(parts)
        truths = [truth for _, truth, _ in parts]
    pictures = np.concatenate([images for images, _, _ in parts])
    where = np.concatenate([np.full(len(images), part, np.int64) for images, _, part in parts])
    if len({part for _, _, part in parts}) == 1:
        where[:] = ANY
    if truths[0] is None:
        labels, named = np.full(len(pictures), UNKNOWN, np.int64), tuple(classes)
    else:
        for images, truth, _ in parts:
            if len(flat_labels(truth)) != len(images):
                raise DataError(
                    "{name} holds {count} pictures but {got} labels; they do not belong together",
                    path=path, name=path.name, count=len(images), got=len(flat_labels(truth)),
                )  # fmt: skip
        labels, named = as_labels(np.concatenate([flat_labels(truth) for truth in truths]), path, classes)
    return Collection(
        _stem(path), str(path), named, pictures, labels, where, _Numbered(path.name), from_arrays=True
    ).check()


class _Numbered(Sequence[str]):
    """The names of rows: the file and the number of the row."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __getitem__(self, place: Any) -> Any:
        return f"{self.name}:{place + 1}"

    def __len__(self) -> int:
        return 2**31


def as_pictures(array: Array, path: Path, count: int | None = None, planes_first: bool = False) -> Array:
    """An array of pictures as bytes with the pictures along its first axis.

    Shapes: (N, P), (N, H, W), (N, H, W, C), (N, C, H, W), or with N last → (N, H, W) or (N, H, W, 3)

    Raises: DataError: no shape of pictures, or no numbers.
    """
    if array.dtype.kind not in "fiub":
        raise DataError("{name} holds no numbers where pictures should be", path=path, name=path.name)
    if count is not None and array.ndim >= 3 and array.shape[0] != count and array.shape[-1] == count:
        array = np.moveaxis(array, -1, 0)  # MATLAB counts pictures last
    if count is not None and array.ndim == 2 and array.shape[0] != count and array.shape[1] == count:
        array = array.T
    if array.ndim == 2:
        array = _unrolled(array, path, planes_first)
    elif array.ndim == 4 and array.shape[1] in (1, 3, 4) and array.shape[3] not in (1, 3, 4):
        array = array.transpose(0, 2, 3, 1)
    if array.ndim == 4 and array.shape[3] == 1:
        array = array[..., 0]
    elif array.ndim == 4 and array.shape[3] == 4:
        array = array[..., :3]
    sizes = array.shape[1:3]
    if array.ndim not in (3, 4) or (array.ndim == 4 and array.shape[3] != 3) or not all(
        1 < side <= LARGEST_SIDE for side in sizes
    ):  # fmt: skip
        raise DataError(
            "{name} holds an array of shape {got}; pictures are (N, pixels), (N, height, width) or with 3 colors last",
            path=path, name=path.name, got=array.shape,
        )  # fmt: skip
    return as_bytes(array, path)


def _unrolled(rows: Array, path: Path, planes_first: bool) -> Array:
    """Rows of pixels as squares, grey or in three colors."""
    pixels = rows.shape[1]
    side = math.isqrt(pixels)
    if side * side == pixels:
        return rows.reshape(-1, side, side)
    side = math.isqrt(pixels // 3)
    if 3 * side * side == pixels:
        if planes_first:
            return rows.reshape(-1, 3, side, side).transpose(0, 2, 3, 1)
        return rows.reshape(-1, side, side, 3)
    raise DataError(
        "{name}: {count} numbers a row are no square picture, grey or in color (28 × 28 has 784)",
        path=path, name=path.name, count=pixels,
    )  # fmt: skip


def as_bytes(array: Array, path: Path) -> Array:
    """Numbers of any range as bytes 0…255: the range is 0…1, 0…16, 0…255 or more bits, or what runs below zero.

    Raises: DataError: not finite.
    """
    if array.dtype == np.uint8 and array.max(initial=0) > 16:
        return np.ascontiguousarray(array)
    low, high = float(array.min(initial=0)), float(array.max(initial=0))
    if not (math.isfinite(low) and math.isfinite(high)):
        raise DataError("{name} holds numbers that are not finite (nan, inf)", path=path, name=path.name)
    if low < 0:
        reach = max(-low, high) if -low <= 1.001 and high <= 1.001 else 0.0
        low, high = (-1.0, 1.0) if reach else (low, high)
    else:
        low, high = 0.0, next((top for top in TOPS if high <= top), high)
    if array.dtype.kind in "iub" and high == 1.0 and low == 0.0:
        high = 1.0
    out = np.empty(array.shape, np.uint8)
    for start in range(0, len(array), 4096):
        part = array[start : start + 4096].astype(np.float32)
        out[start : start + 4096] = np.rint((part - low) * (255 / max(high - low, 1e-9)))
    return out


def as_labels(values: Array, path: Path, classes: Sequence[str] = ()) -> tuple[Labels, tuple[str, ...]]:
    """Labels as numbers from 0, and the names of the classes.

    MATLAB's digit sets call the zero 10.

    Raises: DataError: labels that are no whole numbers, or too many.
    """
    if values.dtype.kind in "OUS":
        texts: list[str] = [v.decode("utf-8", "replace") if isinstance(v, bytes) else str(v) for v in values.tolist()]
        known = sorted(set(texts), key=lambda n: (0, int(n), "") if n.isdecimal() and len(n) < 9 else (1, 0, n))
        place = {name: i for i, name in enumerate(known)}
        return np.array([place[text] for text in texts], np.int64), tuple(known)
    numbers = values.astype(np.float64)
    if not np.isfinite(numbers).all() or (numbers != np.rint(numbers)).any() or (numbers < 0).any():
        raise DataError(
            "{name}: labels must be whole numbers from 0 or names, not {got}",
            path=path, name=path.name, got=float(numbers[np.argmax(~(numbers == np.rint(np.abs(numbers))))]),
        )  # fmt: skip
    labels = numbers.astype(np.int64)
    if labels.min() == 1 and labels.max() == 10 and not classes:
        labels = labels % 10
    count = int(labels.max()) + 1
    if count > 1000:
        raise DataError(
            "{name} has the label {got}; labels are numbers from 0, at most 100 of them",
            path=path, name=path.name, got=count - 1,
        )  # fmt: skip
    return labels, tuple(classes) if len(classes) >= count else tuple(str(i) for i in range(count))


def part_named(name: str, kinds: Sequence[str]) -> int | None:
    """Which part an array of this name belongs to, if the name means one of these kinds."""
    words = [w for w in name.lower().replace("/", "_").replace("-", "_").replace(".", "_").split("_") if w]
    for word in list(words):  # trainX, Xtrain, X1
        for part in ("train", "test", "valid"):
            if word != part and (word.startswith(part) or word.endswith(part)):
                words.remove(word)
                words += [part, word.removeprefix(part).removesuffix(part)]
    kind = [w for w in words if w in kinds]
    named = [w for w in words if w in PARTS]
    if not kind or len(kind) + len(named) < len(words):
        return None
    return PARTS[named[0]] if named else ANY


def rim_values(pictures: Array) -> Array:
    """The pixels at the edge of each picture.

    Shapes: (N, H, W) → (N, n)
    """
    sides = (pictures[:, 0], pictures[:, -1], pictures[:, :, 0], pictures[:, :, -1])
    return np.concatenate(sides, axis=1)


def flat_labels(truth: Any) -> Array:
    """Labels in a row: a column is laid down, one-hot rows become numbers."""
    values = np.asarray(truth)
    if values.ndim == 2 and min(values.shape) > 1:
        return np.asarray(values.argmax(axis=1))
    return values.reshape(-1)


def _stem(path: Path) -> str:
    return path.name.removesuffix(".gz").rsplit(".", 1)[0] if path.suffix else path.name
