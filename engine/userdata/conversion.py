"""From a picture to what the network gets: its size, its polarity, its place; each a setting with a plain meaning."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from engine.data.dataset import Dataset, Split
from engine.data.split import divide
from engine.errors import DataError, SpecError
from engine.types import Array
from engine.userdata.collection import ANY, TEST, Collection, LeftOut
from engine.vision.ink import bounds, without_specks
from engine.vision.normalize import SIDE, Normalizer, enlarge
from engine.vision.sheet.form import quiet
from engine.vision.sheet.paper import Plane, grey, ink_on_paper, is_dark_ink

INVERT = ("where needed", "always", "never")
CENTER = ("by weight", "by its frame", "as it is")
LARGEST_READY = 32
"""Pictures up to this side are taken as they are: somebody has prepared them."""
EMPTY = 0.02
"""A picture whose brightness varies by less is empty."""
PLAIN_RIM = 0.12
"""The rim of a written sheet is of one color, to this share of black to white."""
TINTED = 0.12
Progress = Callable[[int, int], object]


@dataclass(frozen=True)
class Conversion:
    """How pictures become the input of a network, and how they are divided.

    size_px is 0 for 28×28, or for the size that all pictures have already. gray and centered are None until the
    pictures decide (see `decided`).
    """

    size_px: int = 0
    gray: bool | None = None
    invert: str = "where needed"
    center: str | None = None
    digit_px: int = 20
    even_stroke: bool = False
    test_share: float = 0.2
    seed: int = 0
    alike: bool = True
    inverted: frozenset[int] = frozenset()
    """Places of pictures that are turned the other way round by hand."""

    def decided(self, data: Collection) -> Conversion:
        """The same with everything that was left to the pictures."""
        some = [data.pictures[i] for i in np.linspace(0, len(data) - 1, min(len(data), 200)).astype(int)]
        shapes = {picture.shape[:2] for picture in some}
        largest = max(max(shape) for shape in shapes)
        size = self.size_px
        if not size:
            size = largest if len(shapes) == 1 and largest <= LARGEST_READY and _square(shapes) else SIDE
        gray = self.gray
        if gray is None:
            colored = [picture for picture in some if is_colored(picture)]
            digits = all(name in tuple("0123456789") for name in data.classes)
            gray = (digits and not data.from_arrays) or 2 * len(colored) < len(some) or (
                not data.from_arrays and 2 * sum(map(is_written, some)) > len(some)
            )  # fmt: skip
        invert = self.invert
        if invert == "where needed" and data.from_arrays:  # one data set has one polarity
            invert = "always" if 2 * sum(needs_inverting(picture) for picture in some) > len(some) else "never"
        center = self.center
        if center is None:
            center = "as it is" if data.from_arrays or largest <= LARGEST_READY or not gray else "by weight"
        return replace(self, size_px=size, gray=gray, invert=invert if gray else "never", center=center)

    def turns(self, picture: Array, place: int) -> bool:
        """True where a picture is inverted, so that its ink is light on dark."""
        wanted = needs_inverting(picture) if self.invert == "where needed" else self.invert == "always"
        return wanted != (place in self.inverted)

    def convert(self, picture: Array, place: int = -1) -> Array | None:
        """One picture as the network gets it; None where it is empty paper.

        Shapes: (H, W) or (H, W, 3) bytes, red first → (C, S, S) float32 in 0…1
        """
        if not self.gray:
            return fitted(picture if picture.ndim == 3 else np.repeat(picture[:, :, None], 3, axis=2), self.size_px)
        brightness = grey(picture[:, :, ::-1] if picture.ndim == 3 else picture)
        if float(np.ptp(brightness)) < EMPTY:
            return None
        turned = self.turns(picture, place)
        if self.center == "as it is":
            plane = fitted(brightness[:, :, None], self.size_px)
            return 1 - plane if turned else plane
        ink = ink_on_paper(quiet(evened(brightness, turned)), turned)
        centered = self._centered(without_specks(ink))
        if centered is None and self.invert != "where needed":  # by hand the other way round: there is no ink to center
            plane = fitted(brightness[:, :, None], self.size_px)
            return 1 - plane if turned else plane
        return None if centered is None else centered[None]

    def _centered(self, ink: Plane) -> Plane | None:
        """The ink cropped, scaled to its largest side, and put into the middle."""
        found = bounds((ink > 0.5).astype(np.uint8))
        if found is None:
            return None
        if self.even_stroke:
            pixels = Normalizer().from_ink(ink).pixels
            return pixels if self.size_px == SIDE else enlarge(pixels, self.size_px / SIDE)
        left, top, right, bottom = found
        cropped = ink[top:bottom, left:right]
        zoom = min(self.digit_px, self.size_px) / max(cropped.shape)
        small = enlarge(cropped, zoom)[: self.size_px, : self.size_px]
        height, width = small.shape
        y, x = (self.size_px - height) / 2, (self.size_px - width) / 2
        if self.center == "by weight":
            total = max(float(small.sum()), 1e-6)
            y = self.size_px / 2 - float(small.sum(axis=1) @ (np.arange(height) + 0.5)) / total
            x = self.size_px / 2 - float(small.sum(axis=0) @ (np.arange(width) + 0.5)) / total
        row = int(np.clip(round(y), 0, self.size_px - height))
        column = int(np.clip(round(x), 0, self.size_px - width))
        sheet: Plane = np.zeros((self.size_px, self.size_px), np.float32)
        sheet[row : row + height, column : column + width] = np.clip(small, 0, 1)
        return sheet


def evened(brightness: Plane, dark_ink: bool) -> Plane:
    """The brightness of a single written sheet without shade: divided by the light at its rim, as a smooth surface.

    light(x, y) = a + b x + c y + d x y, by least squares over the rim, where little is written.
    """
    if not dark_ink:
        return 1 - evened(1 - brightness, True)
    height, width = brightness.shape
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    terms = np.stack([np.ones_like(x), x, y, x * y], axis=-1)
    band = max(1, round(0.06 * min(height, width)))
    rim = np.ones(brightness.shape, bool)
    rim[band:-band, band:-band] = False
    rim &= brightness > float(np.median(brightness[rim])) - 0.15  # a stroke that reaches the rim is no paper
    found, *_ = np.linalg.lstsq(terms[rim], brightness[rim], rcond=None)
    light = terms @ found
    even: Plane = np.clip(brightness / np.maximum(light, 0.05), 0, 1).astype(np.float32)
    return even


def _square(shapes: set[tuple[int, ...]]) -> bool:
    return all(shape[0] == shape[1] for shape in shapes)


def rim_of(picture: Array) -> Array:
    """The pixels at the edge of a picture, 0…1.

    Shapes: (H, W) or (H, W, 3) → (n, 1) or (n, 3)
    """
    rim = np.concatenate([picture[0], picture[-1], picture[:, 0], picture[:, -1]]).astype(np.float32) / 255
    return rim.reshape(len(rim), -1)


def is_colored(picture: Array) -> bool:
    """True where colors are more than the tint of a scanner or of JPEG."""
    if picture.ndim == 2:
        return False
    step = max(1, int((picture.shape[0] * picture.shape[1] / 4000) ** 0.5))
    some = picture[::step, ::step].astype(np.int16)
    return bool((np.ptp(some, axis=2) > 0.15 * 255).mean() > 0.01)


def is_written(picture: Array) -> bool:
    """True for ink on a plain sheet without a color of its own: white, grey or black."""
    rim = rim_of(picture)
    paper = np.median(rim, axis=0)
    plain = float((np.abs(rim - paper).max(axis=1) < PLAIN_RIM).mean()) > 0.8
    return plain and float(np.ptp(paper)) < TINTED


def needs_inverting(picture: Array) -> bool:
    """True for dark ink on light paper, by what most of the rim shows; in doubt by the whole picture."""
    level = float(np.median(rim_of(picture).mean(axis=1)))
    if 0.35 < level < 0.65:
        return is_dark_ink(grey(picture[:, :, ::-1] if picture.ndim == 3 else picture))
    return level >= 0.5


def fitted(picture: Array, side: int) -> Array:
    """A picture scaled by averaging areas so that it fits a square, centered on the color of its rim.

    Shapes: (H, W, C) bytes or 0…1 → (C, side, side) float32 in 0…1
    """
    unit = picture.astype(np.float32) / 255 if picture.dtype == np.uint8 else picture.astype(np.float32)
    height, width = unit.shape[:2]
    if height == width == side:
        return np.ascontiguousarray(unit.transpose(2, 0, 1))
    rim = np.concatenate([unit[0], unit[-1], unit[:, 0], unit[:, -1]])
    scale = side / max(height, width)
    h, w = max(1, round(height * scale)), max(1, round(width * scale))
    small = np.einsum("ay,yxc,bx->cab", _areas(height, h), unit, _areas(width, w), optimize=True)
    square = np.empty((unit.shape[2], side, side), np.float32)
    square[...] = np.median(rim, axis=0)[:, None, None]
    top, left = (side - h) // 2, (side - w) // 2
    square[:, top : top + h, left : left + w] = small
    return square


def _areas(before: int, after: int) -> Array:
    """(after, before) how much of each old pixel each new one covers; every row adds up to 1."""
    edges = np.linspace(0, before, after + 1)
    places = np.arange(before)
    covered = np.minimum(edges[1:, None], places + 1) - np.maximum(edges[:-1, None], places)
    shares: Array = np.maximum(covered, 0).astype(np.float32)
    shares /= shares.sum(axis=1, keepdims=True)
    return shares


def to_dataset(data: Collection, conversion: Conversion, progress: Progress | None = None) -> Dataset:
    """The pictures as a data set, divided as the data says or by share; what is empty is left out.

    Raises: DataError: no classes, or nothing to learn from is left.
    """
    return prepared(data, conversion, progress)[0]


def prepared(data: Collection, conversion: Conversion, progress: Progress | None = None) -> tuple[Dataset, Collection]:
    """The data set, and the collection without what turned out to be empty.

    Raises: DataError: no classes, or nothing to learn from is left.
    """
    if not data.labelled:
        raise DataError(
            "{name} has no labels to learn from; read it with: python3 main.py evaluate WEIGHTS --data {path}",
            path=data.source, name=data.name,
        )  # fmt: skip
    data.check()
    chosen = conversion.decided(data)
    images, kept = converted(data, chosen, progress)
    if not len(kept):
        raise DataError(
            "{name}: nothing is written on any of its {count} pictures",
            path=data.source, name=data.name, count=len(data),
        )  # fmt: skip
    used = without_empty(data, kept)
    labels, parts = used.labels, used.parts
    if len(np.unique(labels)) < 2:
        raise DataError(
            "{name} has pictures of one class only that are not empty; a network needs at least two",
            path=data.source, name=data.name,
        )  # fmt: skip
    stays, aside = _divided(data, labels, parts, chosen)
    dataset = Dataset(
        data.name,
        Split(images[stays], labels[stays]),
        Split(images[aside], labels[aside]),
        classes=data.classes,
        source=data.source,
    )
    return dataset, used


def without_empty(data: Collection, kept: Array) -> Collection:
    """The pictures at these places; the others are left out, since nothing is written on them."""
    if len(kept) == len(data):
        return data
    gone = np.setdiff1d(np.arange(len(data)), kept)
    reasons = [
        DataError("{name} is empty: nothing is written on it", path=data.source, name=data.names[i]) for i in gone
    ]
    empty = tuple(LeftOut(data.names[i], reason) for i, reason in zip(gone, reasons, strict=True))
    return replace(
        data,
        pictures=[data.pictures[i] for i in kept],
        labels=data.labels[kept],
        parts=data.parts[kept],
        names=[data.names[i] for i in kept],
        left_out=(*data.left_out, *empty),
    )


def _divided(data: Collection, labels: Array, parts: Array, conversion: Conversion) -> tuple[Array, Array]:
    """Places to learn from and to test on."""
    if (parts != ANY).all() and (parts == TEST).any() and (parts != TEST).any():
        return np.flatnonzero(parts != TEST), np.flatnonzero(parts == TEST)
    try:
        return divide(labels if conversion.alike else np.zeros_like(labels), conversion.test_share, conversion.seed)
    except SpecError:
        raise DataError(
            "{name} holds {count} pictures, too few to learn from", path=data.source, name=data.name, count=len(labels)
        ) from None


def converted(data: Collection, conversion: Conversion, progress: Progress | None = None) -> tuple[Array, Array]:
    """All pictures as the network gets them, and the places of those that are not empty.

    Shapes: → (N, C, S, S), (N,)
    """
    size, channels = conversion.size_px, 1 if conversion.gray else 3
    images = np.empty((len(data), channels, size, size), np.float32)
    kept: list[int] = []
    for place, picture in enumerate(data.pictures):
        image = conversion.convert(picture, place)
        if image is not None:
            images[len(kept)] = image
            kept.append(place)
        if progress is not None and (place % 64 == 63 or place + 1 == len(data)):
            progress(place + 1, len(data))
    return images[: len(kept)], np.array(kept, np.int64)
