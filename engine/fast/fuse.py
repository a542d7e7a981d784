"""Which rows of layers run as one faster layer.

The network asks here for what it really runs. Alone, each layer runs as its own file says, and the result is the same;
tests hold every fast layer beside its plain ones.
"""

from __future__ import annotations

from collections.abc import Sequence

from engine.fast.patch_conv2d import PatchConv2D
from engine.fast.pixel_conv2d import PixelConv2D
from engine.fast.pixel_norm import PixelNorm
from engine.fast.pixel_rows import PixelFlatten, PixelPool2D
from engine.fast.sparse_dense import SparseDense
from engine.layers.base import Layer
from engine.layers.batch_norm import BatchNorm
from engine.layers.conv2d import Conv2D
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.max_pool2d import MaxPool2D
from engine.layers.relu import ReLU
from engine.types import Shape

POOLING = MaxPool2D(kernel=2, stride=2)
FEW_IMAGES = 12  # in a batch: measured on AMD with the recipes' networks, 1 to 14 images, reading and training
SMALL_WINDOW = 32  # numbers in a window: with so few, copying pays if the outputs come out in groups for the pooling


def fuse(row: Sequence[Layer], shape: Shape, few: bool = False) -> tuple[Layer, int]:
    """What to run for the first layer of `row` and perhaps the next ones, and how many layers that does.

    `shape` is that of the first one's inputs. With a `few` images at a time, rows of pixels are too short for what
    `pixels.py` saves: the plain convolution, one product over all windows, is up to four times as fast.
    """
    first = row[0]
    if type(first) is Dense:
        return SparseDense(dense=first), 1
    patched = _patched(row, shape)
    if patched is not None:
        return PatchConv2D(conv=patched[0], relu=patched[1]), 2 + patched[1]
    if few:
        return first, 1
    if type(first) is Flatten and len(shape) == 3:
        return PixelFlatten(), 1
    if type(first) is BatchNorm and len(shape) == 3:
        joins = len(row) > 1 and isinstance(row[1], ReLU) and list(row[2:3]) != [POOLING]  # the pooling takes it along
        return PixelNorm(norm=first, relu=joins), 1 + joins
    behind = 0 if isinstance(first, ReLU) else 1
    relu = len(row) > behind and isinstance(row[behind], ReLU)
    pool = len(row) > behind + relu and row[behind + relu] == POOLING
    if isinstance(first, Conv2D) and _plain(first):
        return PixelConv2D(conv=first, relu=relu, pool=pool), 1 + relu + pool
    if pool and isinstance(first, ReLU):
        return PixelPool2D(relu=True), 2
    if first == POOLING:
        return PixelPool2D(relu=False), 1
    return first, 1


def _plain(conv: Conv2D) -> bool:
    """Whether the fast layers can do this convolution."""
    return (conv.stride, conv.dilation, conv.groups) == (1, 1, 1) and conv.kernel >= 3


def _patched(row: Sequence[Layer], shape: Shape) -> tuple[Conv2D, bool] | None:
    """The convolution at the head of `row`, and whether a ReLU follows, if patches do it best with its pooling."""
    first, relu = row[0], len(row) > 1 and isinstance(row[1], ReLU)
    if not isinstance(first, Conv2D) or not _plain(first) or shape[0] * first.kernel**2 > SMALL_WINDOW:
        return None
    return (first, relu) if list(row[1 + relu : 2 + relu]) == [POOLING] else None
