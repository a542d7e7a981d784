"""What a reading looks like: the stages in pixels of one size, and the three likeliest digits with their bars."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from gui.pages.postal.reading_marks import SIDE, StageStrip, Thumb, TopThree
from tests.gui.seen import of_role, shown


def white(side: int) -> np.ndarray:
    return np.ones((side, side), np.float32)


@pytest.fixture
def strip(qtbot: QtBot) -> StageStrip:
    made = StageStrip()
    qtbot.addWidget(made)
    made.resize(300, made.height())
    return made


@pytest.fixture
def top(qtbot: QtBot) -> TopThree:
    made = TopThree()
    qtbot.addWidget(made)
    made.resize(200, 66)
    return made


def test_the_last_stage_is_ringed_wherever_it_stands(strip: StageStrip) -> None:
    assert not of_role(shown(strip), "accent").any()
    for count in (1, 4):
        strip.show_stages([white(20)] * count)
        ring = np.flatnonzero(of_role(shown(strip), "accent").any(axis=0))
        assert len(ring)
        assert ring.min() >= (count - 1) * (strip._side() + 8) - 2


@pytest.mark.parametrize("width", [120, 180, 300, 600])
def test_four_stages_fit_whatever_the_width(strip: StageStrip, width: int) -> None:
    strip.resize(width, strip.height())
    strip.show_stages([white(SIDE)] * 4)
    pixels = shown(strip)
    bright = (pixels == 255).all(axis=2)[2 : 2 + strip._side()]
    ring = np.flatnonzero(of_role(pixels, "accent").any(axis=0))
    assert ring.max() < width
    assert bright.any()
    assert strip.height() == strip._side() + 22
    assert 24 <= strip._side() <= 56


def test_a_plane_of_20_pixels_stands_in_the_middle_of_28(strip: StageStrip) -> None:
    strip.resize(260, strip.height())
    strip.show_stages([white(20), white(28)])
    side = strip._side()
    bright = (shown(strip) == 255).all(axis=2)[2 : 2 + side]
    inner = np.flatnonzero(bright[:, :side].sum(axis=0) > side / 4)
    assert len(inner) == pytest.approx(side * 20 / SIDE, abs=1)
    assert inner.min() == pytest.approx(side * 4 / SIDE, abs=1)


@pytest.mark.parametrize(("sure", "role", "other"), [(True, "accent", "warning"), (False, "warning", "accent")])
def test_the_likeliest_digit_has_the_color_of_what_it_is_worth(
    top: TopThree, sure: bool, role: str, other: str
) -> None:
    top.show_rows([(7, 0.6), (1, 0.3), (2, 0.1)], sure)
    pixels = shown(top)
    assert of_role(pixels[:22], role).any()
    assert not of_role(pixels, other).any()
    assert of_role(pixels[22:], "series8").any()
    assert not of_role(pixels[:22], "series8").any()


def test_a_bar_is_as_long_as_its_share(top: TopThree) -> None:
    lengths = []
    for share in (0.25, 0.5, 1.0):
        top.show_rows([(7, share)], True)
        lengths.append(int(of_role(shown(top), "accent")[11].sum()))
    assert lengths[2] - lengths[1] == pytest.approx(2 * (lengths[1] - lengths[0]), abs=2)  # its ends are round
    assert lengths[2] > 100


def test_what_rounds_to_nothing_has_no_bar(top: TopThree) -> None:
    top.show_rows([(7, 0.0004), (1, 0.0006)], True)
    pixels = shown(top)
    assert not of_role(pixels, "accent").any()
    assert np.ptp(pixels[22:44].reshape(-1, 3).astype(int), axis=0).any()


def test_all_three_are_said_to_those_who_hear(top: TopThree) -> None:
    top.show_rows([(7, 0.9996), (1, 0.0004), (2, 0.0)], True)
    assert top.accessibleName() == "7: 99.9 %, 1: 0.0 %, 2: 0.0 %"


def test_a_thumb_shows_its_plane_or_nothing(qtbot: QtBot) -> None:
    thumb = Thumb(16)
    qtbot.addWidget(thumb)
    blank = shown(thumb)
    thumb.show_plane(white(4))
    assert (shown(thumb)[8, 8] == 255).all()
    thumb.show_plane(np.zeros((4, 4), np.float32))
    assert (shown(thumb)[8, 8] == 0).all()
    thumb.show_plane(None)
    assert (shown(thumb) == blank).all()
