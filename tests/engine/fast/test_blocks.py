"""Sizes of what is worked on at a time."""

from engine.fast import blocks


def test_the_part_of_an_optimizer_is_that_of_the_processors_maker() -> None:
    assert blocks.OPTIMIZER_PARTS.get(blocks.maker(), blocks.OTHERWISE) == blocks.OPTIMIZER_PART
    assert blocks.maker() == blocks.maker().strip()
