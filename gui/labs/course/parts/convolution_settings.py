"""What the convolution lab can be set to, and the steps that follow: windows, products of a batch, shapes, a photo."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

from engine.course.formula import evaluate
from engine.course.images.colors import gray, hsb, scene
from engine.course.images.convolution import (
    LayerShape,
    Position,
    convolve,
    convolve_all,
    im2col,
    pool,
    shape_chain,
)
from engine.course.images.convolution_examples import (
    BLUE_1,
    BLUE_2,
    CLASSIC,
    FILTERS,
    GREEN,
    POOLED,
    RED,
    A,
    K,
    Rows,
)
from engine.errors import ShapeError, SpecError
from engine.files import expanded
from engine.types import Array
from gui.labs.course.settings import LabSettings, chosen, typed
from gui.labs.course.walk import Walk
from gui.labs.course.words import Text, Words
from gui.labs.dataset_cache import dataset

FORMULA = "(H + 2P − FH)/S + 1"
NOTES_FORMULA = "H + 2P − FH/S + 1"
WEIGHTS = Path(__file__).resolve().parents[4] / "weights" / "small-cnn.safetensors"
TRAINED = 8  # filters of the shipped network that are offered
PICTURE = 96  # longest side of a picture, in pixels
LARGEST = 2_000_000  # numbers that one batch may have


@dataclass(frozen=True)
class BatchStep:
    """One move of the product of a whole batch: what was done, and the shape that it left."""

    name: str
    shape: tuple[int, ...]
    numbers: Array


@dataclass(frozen=True)
class PhotoStep:
    """One move with a photo: its channels, the channels through the filter, or their sum; each picture has a name."""

    kind: str
    pictures: tuple[tuple[str, Array], ...]


ConvolutionStep = Position | LayerShape | BatchStep | PhotoStep

FILTER_NAMES: dict[str, Text] = {
    **{name: Words(name) for name in CLASSIC},
    **{f"trained {k}": Words("trained {number}", number=k) for k in range(1, TRAINED + 1)},
}


def _matrix(default: Rows, symbol: Text = "", help: Text = "") -> Rows:
    value: Rows = typed(default, symbol=symbol, help=help, low=-999, high=999, shape=(None, None))
    return value


@dataclass(frozen=True, kw_only=True)
class ConvolutionSettings(LabSettings):
    """Input, filter, padding, stride and bias, and what the other segments need."""

    example: str = "one"
    image: Rows = _matrix(A, Words("Input"), Words("The picture, one number a pixel."))
    green: Rows = _matrix(GREEN, "G", Words("The green channel."))
    blue: Rows = _matrix(BLUE_1, "B", Words("The blue channel."))
    kernel: Rows = _matrix(K, Words("Filter"), Words("The numbers that every window is multiplied by."))
    kernel_green: Rows = _matrix(FILTERS[1], "G", Words("The filter of the green channel."))
    kernel_blue: Rows = _matrix(FILTERS[2], "B", Words("The filter of the blue channel."))
    padding: int = typed(0, low=0, high=4, symbol=Words("Padding"), help=Words("Rows of zeros around the picture."))
    stride: int = typed(1, low=1, high=5, symbol=Words("Stride"), help=Words("By how many cells the window moves."))
    bias: float = typed(0.0, low=-99, high=99, symbol=Words("Bias"), help=Words("Added to every sum."))
    order: str = chosen(
        "rows",
        {"rows": Words("rows first"), "columns": Words("columns first")},
        symbol=Words("Loop"),
        help=Words("Columns first is the loop of the notes' program, which prints the values as they come."),
    )
    kind: str = chosen(
        "maximum",
        {"maximum": Words("maximum"), "average": Words("average"), "stochastic": Words("stochastic")},
        symbol=Words("Keep"),
        help=Words("What is kept of each window: the largest number, the mean, or one drawn by its size."),
    )
    size: int = typed(2, low=1, high=6, symbol=Words("Window"), help=Words("Rows and columns of the pooling window."))
    seed: int = typed(0, low=0, high=999, symbol=Words("Seed"), help=Words("Decides what stochastic pooling draws."))
    formula: str = typed(
        FORMULA, symbol="OH", help=Words("A formula of H, P, FH and S; it is computed for the strides 1, 2 and 3.")
    )
    pictures: int = typed(10, low=1, high=100, symbol="N", help=Words("Pictures in the batch."))
    channels: int = typed(3, low=1, high=4, symbol="C", help=Words("Channels of each picture."))
    side: int = typed(7, low=1, high=64, symbol="H", help=Words("Rows and columns of each picture."))
    kernel_side: int = typed(5, low=1, high=11, symbol="FH", help=Words("Rows and columns of each filter."))
    filters: int = typed(10, low=1, high=64, symbol="F", help=Words("Number of filters."))
    hidden: int = typed(100, low=1, high=4096, symbol=Words("Hidden"), help=Words("Nodes of the first affine layer."))
    picture: str = typed("scene", symbol=Words("Picture"), help=Words("The built-in scene, a digit, or a file."))
    applied: str = chosen(
        "Vertical edges", FILTER_NAMES, symbol=Words("Filter"), help=Words("Classic and trained filters.")
    )
    split: str = chosen(
        "rgb",
        {"rgb": Words("red, green, blue"), "hsb": Words("hue, saturation, brightness"), "gray": Words("gray")},
        symbol=Words("Channels"),
        help=Words("Into which channels the picture is taken apart."),
    )

    @property
    def image_array(self) -> Array:
        """Shapes: (C, H, W)"""
        channels = (self.image, self.green, self.blue) if self.example == "three" else (self.image,)
        if len({(len(c), len(c[0])) for c in channels}) > 1:
            raise SpecError("every channel needs the same number of rows and columns", field="image")
        return np.array(channels, np.float64)

    @property
    def kernel_array(self) -> Array:
        """Shapes: (C, FH, FW)"""
        channels = (self.kernel, self.kernel_green, self.kernel_blue) if self.example == "three" else (self.kernel,)
        if len({(len(c), len(c[0])) for c in channels}) > 1:
            raise SpecError("every channel needs the same number of rows and columns", field="kernel")
        return np.array(channels, np.float64)


class ConvolutionState(Walk[ConvolutionSettings, ConvolutionStep], Protocol):
    """The exercise as its words and tables see it."""

    @property
    def sliding(self) -> bool: ...

    @property
    def input(self) -> Array: ...

    @property
    def window(self) -> tuple[int, int]: ...

    def size_formula(self) -> tuple[str, float]: ...

    def formula_row(self) -> tuple[tuple[int, float, int], ...]: ...


def steps(settings: ConvolutionSettings) -> Sequence[ConvolutionStep]:
    """Every step of the segment that is shown.

    Raises: EngineError: the settings do not fit together.
    """
    s = settings
    if s.example == "pool":
        return tuple(pool(s.image_array, kernel=s.size, stride=s.stride, kind=s.kind, seed=s.seed))
    if s.example == "batch":
        return batch_steps(s)
    if s.example == "shapes":
        return shape_chain(size=s.side, channels=s.channels, kernel=s.kernel_side, filters=s.filters, hidden=s.hidden)
    if s.example == "photo":
        return photo_steps(s.picture, s.applied, s.split, s.stride)
    formula_values(s)
    found = convolve(s.image_array, s.kernel_array, bias=s.bias, stride=s.stride, padding=s.padding, order=s.order)
    return tuple(found)


def formula_values(settings: ConvolutionSettings) -> tuple[float, ...]:
    """The typed formula for the picture that is shown, at stride 1, 2 and 3.

    Raises: SpecError: it cannot be read.
    """
    letters = formula_letters(settings)
    return tuple(evaluate(settings.formula, {**letters, "S": float(stride)}) for stride in (1, 2, 3))


def formula_letters(settings: ConvolutionSettings) -> dict[str, float]:
    """What H, P and FH stand for: those of the notes' 28 × 28 in the segment of the formula, else of the input."""
    if settings.example == "padding":
        return {"FH": 5.0, "H": 28.0, "P": 0.0}
    return {"FH": float(len(settings.kernel)), "H": float(len(settings.image)), "P": float(settings.padding)}


def batch_steps(s: ConvolutionSettings) -> tuple[BatchStep, ...]:
    """Counted numbers as pictures and filters: windows to rows, filters to columns, one product, axes in order.

    Raises: ShapeError: the filter does not fit. SpecError: more numbers than the lab computes at once.
    """
    n, c, h, k, f = s.pictures, s.channels, s.side, s.kernel_side, s.filters
    if k > h + 2 * s.padding:
        raise ShapeError(
            "a window of {size} does not fit an image of {image}; make it smaller or add padding",
            kind="window", size=f"{k}×{k}", image=f"{h}×{h}",
        )  # fmt: skip
    rows = n * (h + 2 * s.padding) ** 2
    if rows * c * k * k > LARGEST * 25:
        raise SpecError("the batch has too many numbers for a lab; take fewer or smaller pictures", field="pictures")
    images = np.arange(float(n * c * h * h)).reshape(n, c, h, h)
    filters = np.arange(float(f * c * k * k)).reshape(f, c, k, k)
    windows = im2col(images, k, stride=s.stride, padding=s.padding)
    y = convolve_all(images, filters, bias=s.bias, stride=s.stride, padding=s.padding)
    oh = y.shape[2]
    flat = filters.reshape(f, -1)
    product = y.transpose(0, 2, 3, 1)
    return (
        BatchStep("pictures", images.shape, images),
        BatchStep("im2col", windows.shape, windows),
        BatchStep("filters", filters.shape, filters),
        BatchStep("reshape", flat.shape, flat),
        BatchStep("transpose", flat.T.shape, flat.T),
        BatchStep("product", (n * oh * oh, f), product.reshape(-1, f)),
        BatchStep("unfold", (n, oh, oh, f), product),
        BatchStep("output", y.shape, y),
    )


@functools.lru_cache(maxsize=16)
def photo_steps(picture: str, applied: str, split: str, stride: int) -> tuple[PhotoStep, ...]:
    """A picture taken apart, each channel through the filter, and the results added up.

    Raises: EngineError: the file cannot be opened, or is smaller than the filter.
    """
    colors = picture_array(picture)
    if len(colors) == 1 or split == "gray":
        names: tuple[str, ...] = ("Gray",)
        planes = colors if len(colors) == 1 else gray(colors)
    else:
        names = ("Red", "Green", "Blue") if split == "rgb" else ("Hue", "Saturation", "Brightness")
        planes = colors if split == "rgb" else hsb(colors)
    kernel = filter_array(applied)
    padding = len(kernel) // 2
    maps = convolve_all(planes[:, None], kernel[None, None], stride=stride, padding=padding)[:, 0]
    total = maps.sum(axis=0) if len(maps) > 1 else maps[0]
    return (
        PhotoStep("channels", tuple(zip(names, planes, strict=True))),
        PhotoStep("filtered", tuple(zip(names, maps, strict=True))),
        PhotoStep("sum", (("sum", total),)),
    )


def filter_array(name: str) -> Array:
    """A classic filter by name, or one that a network learned.

    Shapes: → (FH, FW)
    """
    if name in CLASSIC:
        return np.array(CLASSIC[name], np.float64)
    kernel: Array = trained_filters()[int(name.split()[1]) - 1]
    return kernel


@functools.cache
def trained_filters() -> Array:
    """The first filters of the small network that is shipped.

    Shapes: → (K, FH, FW)

    Raises: StoreError: its file is missing.
    """
    from engine.store.weights import load_weights  # only where a trained filter is looked at

    loaded = load_weights(WEIGHTS)
    first = next(p["W"] for p in loaded.parameters.views if "W" in p)
    return np.asarray(first[:TRAINED, 0], np.float64)  # (F, C, FH, FW) → (K, FH, FW)


@functools.lru_cache(maxsize=4)
def picture_array(name: str) -> Array:
    """The built-in scene, a digit of the sample, or a file, at most 96 pixels long.

    Shapes: → (C, H, W) in 0…1, red first

    Raises: DataError: the file cannot be opened.
    """
    if name == "scene":
        return scene(PICTURE)
    if name == "digit":
        return np.asarray(dataset("mnist-sample").test.images[0], np.float64)
    from engine.vision.sheet.picture import open_picture, shrink  # OpenCV is loaded only for a file

    pixels = shrink(open_picture(expanded(name)), PICTURE)
    return np.ascontiguousarray(pixels[:, :, ::-1].transpose(2, 0, 1), np.float64) / 255


BLUES = {"B₁": BLUE_1, "B₂": BLUE_2}
THREE = {"image": RED, "green": GREEN, "blue": BLUE_1, "kernel": FILTERS[0], "padding": 1}
POOL = {"image": POOLED, "stride": 2}
