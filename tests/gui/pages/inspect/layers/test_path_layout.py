"""Where maps, cells and answers of a path stand, in small cards and large ones."""

from engine.analysis.interpretability.feature_maps import Block
from gui.pages.inspect.layers.path_layout import LARGEST, lay_out, smallest

BLOCKS = (Block(1, 0, 2, (16, 14, 14)), Block(2, 3, 5, (32, 7, 7)), Block(3, 6, 7, (300,)))


def test_in_the_design_s_room_maps_stand_two_a_row_and_42_pixels_large() -> None:
    layout = smallest(BLOCKS, 20)
    assert layout.columns == (2, 2, 4)
    assert layout.area(0, 3).left() == layout.left(0) + 46
    assert (layout.map_px, layout.input_px) == (42, 112)
    assert layout.height == 300


def test_five_blocks_of_maps_and_a_dense_one_fit_into_the_card_of_the_design() -> None:
    maps = tuple(Block(k, k, k, (16, 7, 7)) for k in range(1, 6))
    assert smallest((*maps, Block(6, 6, 6, (128,))), 20).width <= 936


def test_a_wide_room_is_filled_with_more_columns_until_all_maps_are_seen() -> None:
    wide = lay_out(BLOCKS, 20, 1500, 300)
    assert wide.zoom == 1
    assert wide.most(0) >= 16
    assert wide.most(1) >= 32
    assert wide.width <= 1500
    assert lay_out(BLOCKS, 20, 5000, 300).columns[0] == 4  # no column without a map


def test_a_large_room_makes_the_pictures_larger() -> None:
    large = lay_out(BLOCKS, 20, 1400, 600)
    assert 1 < large.zoom <= LARGEST
    assert large.width <= 1400
    assert large.height <= 600


def test_a_room_that_is_too_small_keeps_the_least_size() -> None:
    assert lay_out(BLOCKS, 20, 300, 200) == smallest(BLOCKS, 20)
