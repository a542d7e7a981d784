"""A convolution of few channels with its pooling, by patches, beside its plain layers."""

from typing import Any

from hypothesis import given, settings

from engine.fast.patch_conv2d import PatchConv2D
from tests.engine.fast.rows import ROWS, compare, drawn_row


@given(ROWS)
@settings(max_examples=40)
def test_the_row_equals_its_layers_one_by_one(d: dict[str, Any]) -> None:
    conv, row, shape = drawn_row(d, pool=True)
    compare(PatchConv2D(conv=conv, relu=d["relu"]), row, shape, d["n"], d["ties"])
