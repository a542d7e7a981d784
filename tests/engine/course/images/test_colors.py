import colorsys

import numpy as np

from engine.course.images.colors import gray, hsb, scene
from engine.rng import stream


def test_hue_saturation_and_brightness_are_those_of_the_standard_library() -> None:
    picture = stream(0, "colors").uniform(size=(3, 5, 4))
    picture[:, 0, 0] = 0.3  # gray has no hue
    picture[:, 0, 1] = 0  # black has no saturation
    found = hsb(picture)
    for index in np.ndindex(5, 4):
        expected = colorsys.rgb_to_hsv(*(float(channel[index]) for channel in picture))
        np.testing.assert_allclose(found[(slice(None), *index)], expected, atol=1e-12)


def test_gray_of_white_is_white() -> None:
    np.testing.assert_allclose(gray(np.ones((3, 2, 2))), np.ones((1, 2, 2)))


def test_the_scene_is_a_color_picture_in_range_with_many_colors() -> None:
    picture = scene(48)
    assert picture.shape == (3, 48, 48)
    assert 0 <= picture.min() < picture.max() <= 1
    assert len(np.unique(picture.reshape(3, -1), axis=1).T) > 40
