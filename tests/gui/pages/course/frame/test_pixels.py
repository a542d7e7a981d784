import numpy as np
from PySide6.QtGui import QColor

from gui import theme
from gui.pages.course.frame.pixels import color_image, gray_image, signed_image


def test_gray_runs_from_black_to_white() -> None:
    image = gray_image(np.array([[0.0, 1.0, 2.0]]), 0, 2)
    assert [QColor(image.pixel(x, 0)).red() for x in range(3)] == [0, 127, 255]


def test_signs_take_the_colors_of_the_series_and_zero_the_card() -> None:
    image = signed_image(np.array([[-1.0, 0.0, 1.0]]), 1.0)
    for x, role in enumerate(("series2", "card", "series1")):
        assert QColor(image.pixel(x, 0)).name() == theme.color(role).name()


def test_colors_keep_their_order() -> None:
    image = color_image(np.array([[[255, 0, 0], [0, 0, 255]]]))
    assert [QColor(image.pixel(x, 0)).name() for x in range(2)] == ["#ff0000", "#0000ff"]
