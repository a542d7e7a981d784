"""How a layer's shape is written in its row."""

import pytest

from gui.pages.train.setup_panel import shape_text


@pytest.mark.parametrize(
    ("shape", "text"), [((4320,), "4,320"), ((30, 24, 20), "24×20×30"), (None, ""), ((3, 4), "3×4")]
)
def test_shapes_are_written_with_the_channels_last(shape: tuple[int, ...] | None, text: str) -> None:
    assert shape_text(shape) == text
