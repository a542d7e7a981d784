"""A color picture taken apart into its channels: red, green, blue, or hue, saturation, brightness."""

from __future__ import annotations

import numpy as np

from engine.types import Array


def hsb(picture: Array) -> Array:
    """Hue, saturation and brightness of a picture, each 0…1.

    B = max(R, G, B);  S = (B − min) / B;  H = angle on the color circle / 360°, 0 for red, ⅓ for green, ⅔ for blue

    Shapes: (3, H, W) in 0…1 → (3, H, W)

    Source: Smith 1978, hexcone model.
    """
    r, g, b = np.asarray(picture, np.float64)
    high, low = picture.max(axis=0), picture.min(axis=0)
    width = np.where(high > low, high - low, 1.0)
    red = ((g - b) / width) % 6
    hue = np.where(high == r, red, np.where(high == g, (b - r) / width + 2, (r - g) / width + 4)) / 6
    saturation = np.where(high > 0, (high - low) / np.where(high > 0, high, 1.0), 0.0)
    return np.stack([np.where(high > low, hue, 0.0), saturation, np.asarray(high, np.float64)])


def gray(picture: Array) -> Array:
    """The brightness that the eye sees: 0.299 R + 0.587 G + 0.114 B.

    Shapes: (3, H, W) → (1, H, W)

    Source: ITU-R BT.601.
    """
    return np.tensordot((0.299, 0.587, 0.114), picture, axes=1)[None]


def scene(size: int = 96) -> Array:
    """A small color picture of our own to filter: sky, sun, hills and a house; it needs no file.

    Shapes: → (3, size, size) in 0…1
    """
    y, x = np.mgrid[0:size, 0:size] / size
    picture = np.stack([0.45 + 0.4 * y, 0.65 + 0.2 * y, 0.95 - 0.1 * y])

    def paint(where: Array, color: tuple[float, float, float]) -> None:
        picture[:, where] = np.array(color)[:, None]

    paint((x - 0.76) ** 2 + (y - 0.2) ** 2 < 0.011, (1.0, 0.85, 0.25))
    paint(y > 0.62 + 0.12 * np.sin(5.5 * x + 0.6), (0.3, 0.55, 0.25))
    paint(y > 0.8 + 0.05 * np.sin(9 * x), (0.2, 0.42, 0.18))
    paint((x > 0.22) & (x < 0.52) & (y > 0.5) & (y < 0.82), (0.93, 0.9, 0.82))
    paint((y > 0.3 + 1.3 * abs(x - 0.37)) & (y < 0.5), (0.72, 0.25, 0.2))
    paint((x > 0.33) & (x < 0.41) & (y > 0.64) & (y < 0.82), (0.4, 0.26, 0.16))
    paint((x > 0.44) & (x < 0.49) & (y > 0.56) & (y < 0.63), (0.35, 0.5, 0.75))
    return picture
