"""The user's own pictures, sorted into one folder per class."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np

from engine.data.dataset import Dataset, Split
from engine.data.split import divide
from engine.errors import DataError, SpecError
from engine.types import Array

ENDINGS = (".png", ".jpg", ".jpeg", ".bmp", ".webp", ".tif", ".tiff", ".pgm", ".ppm")
MOST = 100_000
SIDE = 28
TEST_SHARE = 0.2
Decoder = Callable[[Path], Array]


def class_folders(folder: Path) -> list[Path]:
    """The folders inside that hold pictures, in the order of their classes (numbers as numbers)."""
    inside = [f for f in folder.iterdir() if f.is_dir() and not f.name.startswith(".") and _pictures(f)]
    return sorted(inside, key=lambda f: (0, int(f.name), "") if f.name.isdecimal() else (1, 0, f.name))


def read_folder(
    folder: Path, progress: Callable[[int, int], object] | None = None, decode: Decoder | None = None
) -> Dataset:
    """Pictures of `folder/CLASS/*.png` as a data set of 28×28 images; a fifth of each class tests.

    Folders named by digits keep all ten classes; other names become the classes. Gray pictures have one channel, and
    dark ink on light paper is turned into MNIST's light on dark; if any picture is colored, all have three channels.

    `decode` gives a file's pixels (H, W, 3) as bytes, blue first; OpenCV's room does it if nobody else is named.

    Raises: DataError: a picture cannot be decoded, or there are too few or too many.
    """
    open_picture = decode or _decoder()
    folders = class_folders(folder)
    digits = all(f.name in tuple("0123456789") for f in folders)
    classes = tuple("0123456789") if digits else tuple(f.name for f in folders)
    files = [(path, classes.index(f.name)) for f in folders for path in _pictures(f)]
    if len(files) > MOST:
        raise DataError(
            "{name} holds {count} pictures; at most {most} can be taken", path=folder, name=folder.name,
            count=len(files), most=MOST,
        )  # fmt: skip
    read: list[Array] = []
    for number, (path, _) in enumerate(files, start=1):
        try:
            read.append(fitted(open_picture(path), SIDE))
        except DataError as error:  # 0.png alone may lie in every folder
            raise DataError(error.template, **{**error.values, "name": f"{path.parent.name}/{path.name}"}) from error
        if progress is not None:
            progress(number, len(files))
    images = as_images(read)
    labels = np.array([label for _, label in files], np.int64)
    try:
        stays, aside = divide(labels, TEST_SHARE, seed=0)
    except SpecError:
        raise DataError(
            "{name} holds {count} pictures, too few to learn from", path=folder, name=folder.name, count=len(files)
        ) from None
    return Dataset(
        folder.name,
        Split(images[stays], labels[stays]),
        Split(images[aside], labels[aside]),
        classes=classes,
        source=str(folder),
    )


def fitted(pixels: Array, side: int) -> Array:
    """A picture scaled by averaging areas so that it fits a square, centered on the color of its rim.

    Shapes: (H, W, 3) bytes, blue first → (3, side, side) float32 in 0…1, red first
    """
    height, width = pixels.shape[:2]
    rim = np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]])
    scale = side / max(height, width)
    h, w = max(1, round(height * scale)), max(1, round(width * scale))
    small = np.einsum("ay,yxc,bx->cab", _areas(height, h), pixels, _areas(width, w), optimize=True)
    square = np.empty((3, side, side), np.float32)
    square[...] = np.median(rim, axis=0)[:, None, None]
    top, left = (side - h) // 2, (side - w) // 2
    square[:, top : top + h, left : left + w] = small
    square /= 255
    red_first: Array = square[::-1]
    return red_first


def _areas(before: int, after: int) -> Array:
    """(after, before) how much of each old pixel each new one covers; every row adds up to 1."""
    edges = np.linspace(0, before, after + 1)
    places = np.arange(before)
    covered = np.minimum(edges[1:, None], places + 1) - np.maximum(edges[:-1, None], places)
    shares: Array = np.maximum(covered, 0).astype(np.float32)
    shares /= shares.sum(axis=1, keepdims=True)
    return shares


def as_images(squares: list[Array]) -> Array:
    """Pictures (3, H, W) as (N, 3, H, W), or (N, 1, H, W) light on dark if none is colored."""
    stacked = np.stack(squares)
    if np.any(stacked.max(axis=1) - stacked.min(axis=1) > 0.1):  # below, it is the tint of a scanner or of JPEG
        return stacked
    gray: Array = stacked.mean(axis=1, keepdims=True)
    rim = np.concatenate([gray[..., 0, :], gray[..., -1, :], gray[..., :, 0], gray[..., :, -1]], axis=-1)
    if np.median(rim) > 0.5:
        np.subtract(1, gray, out=gray)
    return gray


def _decoder() -> Decoder:
    from engine.vision.picture import open_picture  # OpenCV's room; loaded only when there are pictures

    return open_picture


def _pictures(folder: Path) -> list[Path]:
    return sorted(p for p in folder.iterdir() if p.suffix.lower() in ENDINGS and p.is_file())
