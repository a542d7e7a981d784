"""CIFAR-10's batches, for Python, in binary and for MATLAB, and pairs of IDX files of any name."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from engine.data.idx import read_images, read_labels
from engine.data.sources import Source, read_idx_folder
from engine.errors import DataError
from engine.types import Array
from engine.userdata.archives import unpacked, unpickled
from engine.userdata.arrays import flat_labels, joined
from engine.userdata.collection import ANY, LEARN, TEST, Collection
from engine.userdata.matlab import matlab_arrays

CLASSES = ("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck")
SIDE = 32
RECORD = 1 + 3 * SIDE * SIDE


def is_batch(path: Path) -> bool:
    """True for the name of one of CIFAR-10's batches."""
    name = path.name.removesuffix(".bin").removesuffix(".mat")
    return name in ("test_batch", *(f"data_batch_{i}" for i in range(1, 6)))


def read_cifar(path: Path) -> Collection:
    """One batch, or all that are in a folder: test_batch tests.

    Raises: DataError: damaged.
    """
    if path.is_file():
        return joined([(*_batch(path), ANY)], path, CLASSES)
    found = [p for p in sorted(path.iterdir()) if is_batch(p)]
    parts = [(*_batch(p), TEST if p.name.startswith("test") else LEARN) for p in found]
    return joined(parts, path, CLASSES)


def _batch(path: Path) -> tuple[Array, Array]:
    if path.suffix == ".bin":
        data = np.frombuffer(unpacked(path), np.uint8)
        if not data.size or data.size % RECORD:
            raise DataError(
                "{name} is damaged: {got} bytes are not a number of pictures of {record} bytes",
                path=path, name=path.name, got=data.size, record=RECORD,
            )  # fmt: skip
        rows = data.reshape(-1, RECORD)
        return _planes(rows[:, 1:]), rows[:, 0]
    found = matlab_arrays(path) if path.suffix == ".mat" else unpickled(path)
    items = found.items() if isinstance(found, dict) else ()
    fields = {k.decode("latin-1") if isinstance(k, bytes) else k: v for k, v in items}
    packed, labels = fields.get("data"), fields.get("labels")
    if (
        not isinstance(packed, np.ndarray)
        or packed.ndim != 2
        or packed.shape[1] != RECORD - 1
        or not isinstance(labels, list | np.ndarray)
    ):
        raise DataError("{name} is no batch of CIFAR-10: it needs data (N, 3072) and labels", path=path, name=path.name)
    return _planes(packed.astype(np.uint8)), flat_labels(labels)


def _planes(rows: Array) -> Array:
    """Shapes: (N, 3072), all red first → (N, 32, 32, 3)"""
    return np.ascontiguousarray(rows.reshape(-1, 3, SIDE, SIDE).transpose(0, 2, 3, 1))


def partner(path: Path) -> tuple[Path, Path] | None:
    """The images and the labels of a pair of IDX files, from either of the two; None where one is missing."""
    name = path.name
    for images, labels in (("images", "labels"), ("idx3", "idx1")):
        others = (name.replace(images, labels), name.replace(labels, images))
        for other in others:
            both = other.replace("idx3", "idx1") if labels in other else other.replace("idx1", "idx3")
            for candidate in (other, both):
                found = path.with_name(candidate)
                if candidate != name and found.is_file():
                    return (path, found) if images in name and labels not in name else (found, path)
    return None


def read_pair(path: Path) -> Collection:
    """A pair of IDX files, images and labels, from either of the two.

    Raises: DataError: its partner is missing, or one is damaged.
    """
    pair = partner(path)
    if pair is None:
        raise DataError(
            "{name} is one of two IDX files; the other (images or labels) is not beside it", path=path, name=path.name
        )
    labels = read_labels(pair[1], 100)
    images = read_images(pair[0])
    return joined([(np.rint(images[:, 0] * 255).astype(np.uint8), labels, ANY)], pair[0])


def read_four(folder: Path) -> Collection:
    """The four IDX files of a folder: those named t10k test.

    Raises: DataError: a file is missing or damaged.
    """
    dataset = read_idx_folder(folder, Source(folder.name, folder.name, "", str(folder)))
    parts = [(dataset.train, LEARN), (dataset.test, TEST)]
    return joined(
        [(np.rint(split.images[:, 0] * 255).astype(np.uint8), split.labels, part) for split, part in parts], folder
    )
