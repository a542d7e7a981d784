"""Numbers as colors: maps on their own scale, for and against in two series, over a ground or a digit."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from gui import theme
from gui.pages.inspect.tints import cells_image, contribution_image, map_image, signed_image
from tests.gui.seen import of_role, rgb


def test_a_map_is_gray_up_to_its_reach_and_black_below_0() -> None:
    found = rgb(map_image(np.array([[-1.0, 0.0, 1.0, 2.0, 9.0]]), 2.0))
    assert found[0, :, 0].tolist() == [0, 0, 128, 255, 255]
    assert (found == found[:, :, :1]).all()


def test_a_map_of_nothing_is_black() -> None:
    assert not rgb(map_image(np.zeros((2, 3)), 0.0)).any()


def test_for_and_against_have_their_series_and_nothing_is_the_ground() -> None:
    found = rgb(signed_image(np.array([[3.0, -3.0, 0.0, 30.0]]), 3.0))
    assert of_role(found, "series1")[0].tolist() == [True, False, False, True]
    assert of_role(found, "series2")[0].tolist() == [False, True, False, False]
    assert of_role(found, "card")[0].tolist() == [False, False, True, False]
    assert of_role(rgb(signed_image(np.zeros((1, 1)), 1.0, "paper")), "paper").all()


def test_half_the_reach_is_half_of_the_way_to_the_color() -> None:
    ground, half, top = rgb(signed_image(np.array([[0.0, 1.0, 2.0]]), 2.0))[0].astype(float)
    np.testing.assert_allclose(half, (ground + top) / 2, atol=0.51)


def test_a_digit_stays_to_be_seen_where_its_pixels_do_nothing() -> None:
    found = rgb(contribution_image(np.zeros((1, 2)), np.array([[0.0, 1.0]]), 1.0))
    assert found[0].tolist() == [[0, 0, 0], [90, 90, 90]]


@pytest.mark.parametrize(("value", "role"), [(1.0, "series1"), (-1.0, "series2")])
def test_the_strongest_pixel_hides_the_digit_and_a_weak_one_is_lifted(value: float, role: str) -> None:
    digit = np.ones((1, 1))
    assert of_role(rgb(contribution_image(np.array([[value]]), digit, 1.0)), role).all()
    weak = rgb(contribution_image(np.array([[0.1 * value]]), digit, 1.0))[0, 0]
    top = rgb(contribution_image(np.array([[value]]), digit, 1.0))[0, 0].astype(float)
    np.testing.assert_allclose(weak, 90 + 0.1**0.7 * (top - 90), atol=0.51)


@pytest.mark.usefixtures("qapp")
def test_units_are_cells_in_rows_with_a_gap_and_those_switched_off_in_series_2(qtbot: QtBot) -> None:
    image = cells_image(np.array([0.0, 1.0, 0.5, 1.0, 1.0]), [3], 4, (8, 7))
    assert (image.width(), image.height()) == (4 * 9, 2 * 8)
    color = image.pixelColor
    assert (color(3, 3), color(9 + 3, 3)) == (theme.color("tip"), theme.color("on_accent"))
    assert color(18 + 3, 3).red() == pytest.approx(theme.mixed("on_accent", "tip", 0.5).red(), abs=1)
    assert color(27 + 3, 3) == theme.color("series2")
    assert [color(*spot).alpha() for spot in ((8, 3), (3, 7), (12, 11))] == [0, 0, 0]  # gaps, and no sixth unit
    assert color(3, 11) == theme.color("on_accent")
