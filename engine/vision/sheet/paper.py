"""Paper: how bright is the sheet, which side of it is the ink, how much ink is on each pixel."""

from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[Any]
"""Pixels as they come: (H, W) grey, (H, W, 3) BGR or (H, W, 4) BGRA, of any number type."""
Plane = NDArray[Any]
"""One number a pixel, 0…1, (H, W)."""

FAINTEST_INK = 0.12
"""Ink must differ from the paper by this share of black to white, or the sheet counts as empty."""
SHEET_FILLS, LIGHT_INK = 0.6, 0.55
"""What fills so much of the frame around it is a sheet cut out of its picture; ink brighter than this is on black."""
EDGE = 1.03
"""Under a pixel the paper is no brighter than its closing by this factor."""
WIDE = 240
"""A smaller picture may be a single digit, whose strokes are no detail."""
DETAIL, DECISIVE = 0.12, 2.0
"""Writing is thinner than this share of a picture; it has this many times as much detail on its side of the paper."""
LUMA = np.array([0.114, 0.587, 0.299], np.float32)
NOISE_FACTOR = 6.0
"""Ink must also differ by this many times the grain of the paper."""

cv2.setNumThreads(1)  # a reader shares its machine with a window and a training


def grey(picture: Picture) -> Plane:
    """The brightness of a picture, 0 black … 1 white, whatever its colors and number type.

    Y = 0.299 R + 0.587 G + 0.114 B; what is transparent is on paper (see `under`).

    Shapes: (H, W), (H, W, 1), (H, W, 3) BGR or (H, W, 4) BGRA → (H, W)
    Source: ITU-R BT.601 (luma).
    """
    pixels = unit_range(picture)
    if pixels.ndim == 2:
        return pixels
    if pixels.shape[2] == 1:
        return np.ascontiguousarray(pixels[:, :, 0])
    if pixels.shape[2] == 4:
        alpha = pixels[:, :, 3:]
        pixels = pixels[:, :, :3] * alpha + under(pixels[:, :, :3], alpha) * (1 - alpha)
    return np.ascontiguousarray(pixels[:, :, :3] @ LUMA)


def under(colors: Plane, alpha: Plane) -> Plane:
    """The color of the paper under a transparent picture: the sheet's own, or what lets the ink be seen.

    What is opaque is a sheet where it fills the frame around it; else it is ink, and light ink is on black.

    Shapes: (H, W, C), (H, W, 1) → (C,)
    """
    channels = colors.shape[2]
    solid = alpha[:, :, 0] > 0.5
    if not solid.any() or solid.all():
        return np.ones(channels, np.float32)
    rows, columns = np.flatnonzero(solid.any(axis=1)), np.flatnonzero(solid.any(axis=0))
    framed = (rows[-1] - rows[0] + 1) * (columns[-1] - columns[0] + 1)
    seen = colors[solid]
    levels = seen @ LUMA if channels == 3 else seen[:, 0]
    if solid.sum() > SHEET_FILLS * framed and float(np.ptp(levels)) > FAINTEST_INK:  # and it is written on
        paper: Plane = np.median(seen, axis=0).astype(np.float32)
        return paper
    return np.full(channels, 0 if float(np.median(levels)) > LIGHT_INK else 1, np.float32)


def unit_range(picture: Picture) -> Plane:
    """The same pixels as numbers 0…1: integers by the span of their bits, real numbers by their largest."""
    pixels = np.asarray(picture)
    if pixels.dtype == np.bool_:
        return pixels.astype(np.float32)
    if np.issubdtype(pixels.dtype, np.integer):
        scale = float(np.iinfo(pixels.dtype).max)
        if pixels.dtype == np.uint16 and pixels.size:  # 8, 10 or 12 bits kept in 16
            scale = next(most for most in (255.0, 1023.0, 4095.0, scale) if pixels.max() <= most)
        shares: Plane = (
            np.maximum(pixels, 0).astype(np.float32) if pixels.dtype.kind == "i" else pixels.astype(np.float32)
        )
        shares /= np.float32(scale)
        return shares
    real = np.nan_to_num(pixels.astype(np.float32), nan=1.0, posinf=1.0, neginf=0.0)
    top = float(real.max(initial=0.0))
    if top > 1.5:  # real numbers that mean 0…255 or 0…65535
        real = real / np.float32(255.0 if top <= 255.0 else max(top, 65535.0))
    result: Plane = np.clip(real, 0, 1)
    return result


def redness(picture: Picture) -> Plane:
    """How red each pixel is, 0…1; on a negative, how cyan."""
    unit = unit_range(picture)[:, :, :3]
    blue, green, red = unit[:, :, 0], unit[:, :, 1], unit[:, :, 2]
    away: Plane = np.abs(red - (green + blue) / 2) * (np.abs(green - blue) < 0.35)
    return away


def flatten_light(brightness: Plane, dark_ink: bool = True) -> Plane:
    """Brightness relative to the paper around it, so that shadows and lamp light disappear.

    The paper under a pixel is the brightest (for white ink: the darkest) neighbor within a reach wider than any
    stroke, smoothed: a closing. result = brightness / paper.

    Source: Gonzalez & Woods, Digital Image Processing, section 9.6 (grey-scale closing, shading correction).
    """
    if not dark_ink:
        return 1 - flatten_light(1 - brightness)
    height, width = brightness.shape
    small_side = 240.0
    shrink = min(1.0, small_side / max(height, width))
    size = (max(1, round(width * shrink)), max(1, round(height * shrink)))
    small = cv2.resize(brightness, size, interpolation=cv2.INTER_AREA)
    small = cv2.medianBlur(small, 3)
    reach = max(3, round(max(size) * 0.12)) | 1
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach))
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, disc, borderType=cv2.BORDER_REPLICATE)
    even = cv2.GaussianBlur(paper, (0, 0), reach / 3, borderType=cv2.BORDER_REPLICATE)
    paper = np.minimum(even, EDGE * paper)  # inside the sharp edge of a shadow the blur is too bright
    paper = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    flat: Plane = np.clip(brightness / np.maximum(paper, 0.05), 0, 1)
    return flat


def is_dark_ink(brightness: Plane) -> bool:
    """True for dark ink on light paper, False for white chalk on a black board.

    The paper is the level most pixels have; the ink is on the side that reaches farther from it.
    """
    if min(brightness.shape) >= 60 and max(brightness.shape) >= WIDE:
        darker, lighter = detail(brightness)
        if max(darker, lighter) > DECISIVE * min(darker, lighter):
            return darker > lighter
    some = sample(brightness)
    paper = float(np.median(some))
    low, high = np.percentile(some, (0.5, 99.5))
    darker, lighter = paper - float(low), float(high) - paper
    if abs(darker - lighter) < 0.1:  # too close to call by reach: paper is usually light
        return paper >= 0.5
    return darker > lighter


def detail(brightness: Plane) -> tuple[float, float]:
    """How much is darker, and how much brighter, than all that is around it within the reach of a stroke.

    A share of the light there: the black hat and the top hat of the logarithm. The edge of a shadow has neither.

    Source: Serra 1982, chapter XII (top hats).
    """
    shrink = min(1.0, 200 / max(brightness.shape))
    small = cv2.resize(brightness, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    light = np.log(np.maximum(cv2.GaussianBlur(small, (3, 3), 0), 0.04)).astype(np.float32)
    reach = max(3, round(DETAIL * min(light.shape))) | 1
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach))
    hats = [cv2.morphologyEx(light, hat, disc) for hat in (cv2.MORPH_BLACKHAT, cv2.MORPH_TOPHAT)]
    darker, lighter = (float(np.mean(np.maximum(hat - 0.1, 0))) for hat in hats)
    return darker, lighter


def sample(plane: Plane, enough: int = 20_000) -> Plane:
    """Every n-th row and column of a large plane, so that about `enough` pixels are left to show its levels."""
    step = max(1, int((plane.size / enough) ** 0.5))
    return plane[::step, ::step]


def ink_on_paper(brightness: Plane, dark_ink: bool | None = None, least: float = FAINTEST_INK) -> Plane:
    """How much ink is on each pixel: 0 paper, 1 full ink; all 0 where nothing stands out from the paper.

    ink = (paper − brightness) / (paper − darkest), with the paper's level from the margin of the sheet and the
    darkest level from the pixels that are more ink than paper. Ink is at least that much darker than the paper.

    Shapes: (H, W) → (H, W)
    """
    return depth_of_ink(brightness, is_dark_ink(brightness) if dark_ink is None else dark_ink).ink(least)


class Depth(NamedTuple):
    """How much darker than the paper each pixel is, the darkest ink, and the grain of the paper (its spread)."""

    depth: Plane
    deepest: float
    grain: float

    def ink(self, least: float = FAINTEST_INK) -> Plane:
        """0 paper … 1 full ink; all 0 where nothing is that much darker than the paper and its grain."""
        if self.deepest < max(least, NOISE_FACTOR * self.grain):
            return np.zeros_like(self.depth)
        dark = float(np.mean(self.depth[self.depth > self.deepest / 2]))
        ink: Plane = np.clip(self.depth / dark, 0, 1)
        return ink


def depth_of_ink(brightness: Plane, dark_ink: bool) -> Depth:
    """What of the picture is darker than its paper, whose level is that of the margin of the sheet."""
    depth = brightness if dark_ink else 1 - brightness
    band = max(1, round(min(depth.shape) * 0.06))
    margin = np.concatenate(
        [depth[:band].ravel(), depth[-band:].ravel(), depth[:, :band].ravel(), depth[:, -band:].ravel()]
    )
    usual = float(np.median(margin))
    some = sample(depth)
    brighter = 2 * np.count_nonzero(some > usual) >= some.size  # or else their median is not above `usual`
    paper = max(usual, float(np.median(some))) if brighter else usual
    grain = 1.4826 * float(np.median(np.abs(margin - usual)))
    depth = paper - depth
    most = float(depth.max(initial=0.0))
    deepest = float(np.percentile(sample(depth), 99.8)) if depth.size > 2000 else most
    return Depth(depth, max(deepest, 0.6 * most), grain)
