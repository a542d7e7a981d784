"""A convolution with what stands behind it, pixels outermost, beside its plain layers."""

from typing import Any

from hypothesis import given, settings

from engine.fast.pixel_conv2d import PixelConv2D
from tests.engine.fast.rows import ROWS, compare, drawn_row


@given(ROWS)
@settings(max_examples=60)
def test_the_row_equals_its_layers_one_by_one(d: dict[str, Any]) -> None:
    conv, row, shape = drawn_row(d, pool=d["pool"])
    compare(PixelConv2D(conv=conv, relu=d["relu"], pool=d["pool"]), row, shape, d["n"], d["ties"])
