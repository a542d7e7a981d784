"""Arrays become pictures and come back with the same pixels."""

import numpy as np
from pytestqt.qtbot import QtBot

from gui import theme
from gui.widgets.pictures import PictureGrid, color_image, digit_image, gray_image, ink_image, pixels_of


def test_a_gray_picture_has_the_pixels_of_its_array_and_cuts_what_is_beyond() -> None:
    image = gray_image(np.array([[0.0, 0.5, 1.0], [-3.0, 2.0, 0.2]], np.float32))
    assert (image.width(), image.height()) == (3, 2)
    grays = [[image.pixelColor(x, y).red() for x in range(3)] for y in range(2)]
    assert grays == [[0, 128, 255], [0, 255, 51]]


def test_a_picture_of_three_channels_is_red_green_and_blue() -> None:
    channels = np.zeros((3, 2, 2), np.float32)
    channels[0, 0, 0] = channels[2, 1, 1] = 1
    image = digit_image(channels)
    assert image.pixelColor(0, 0).name() == "#ff0000"
    assert image.pixelColor(1, 1).name() == "#0000ff"
    assert digit_image(channels[:1]).pixelColor(0, 0).name() == "#ffffff"


def test_color_pixels_survive_the_way_to_a_picture_and_back() -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (5, 7, 3), np.uint8)
    back = pixels_of(color_image(pixels))
    assert np.array_equal(back[:, :, :3], pixels)
    assert (back[:, :, 3] == 255).all()


def test_ink_has_the_color_of_its_role_where_it_is_and_nothing_elsewhere() -> None:
    image = ink_image(np.array([[1.0, 0.0]], np.float32), "accent")
    assert image.pixelColor(0, 0).name() == theme.color("accent").name()
    assert image.pixelColor(1, 0).alpha() == 0


def test_a_grid_is_as_large_as_its_pictures_and_gaps(qtbot: QtBot) -> None:
    grid = PictureGrid(28, 5)
    qtbot.addWidget(grid)
    assert (grid.sizeHint().width(), grid.sizeHint().height()) == (0, 0)
    grid.show_images(np.ones((2, 3, 28, 28), np.float32))
    assert (grid.sizeHint().width(), grid.sizeHint().height()) == (3 * 33 - 5, 2 * 33 - 5)
    picture = grid.grab().toImage()
    assert picture.pixelColor(10, 10).name() == "#ffffff"
