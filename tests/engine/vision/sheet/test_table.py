"""The sheet of a photo is found on its table, and nothing that is written is taken for table."""

import cv2
import numpy as np
import pytest

from engine.vision.sheet.paper import grey
from engine.vision.sheet.table import find_sheet, without_table
from tests.engine.vision.papers import on_table, row

TABLES = [(60, 60, 60), (59, 89, 140), (10, 10, 10), (150, 170, 190), (90, 60, 40), (120, 190, 120)]


@pytest.mark.parametrize("color", TABLES)
def test_the_sheet_is_cropped_from_tables_of_any_color(color: tuple[int, int, int]) -> None:
    sheet = row()
    found = without_table(on_table(sheet, color))
    assert abs(found.shape[0] - sheet.shape[0]) < 16
    assert abs(found.shape[1] - sheet.shape[1]) < 16
    assert float(grey(found)[4:-4, :8].min()) > 0.9  # what is beside it is painted like paper


@pytest.mark.parametrize("sides", [(0, 0, 110, 110), (110, 0, 0, 0), (0, 90, 120, 0)])
def test_a_sheet_that_leaves_the_picture_is_found(sides: tuple[int, int, int, int]) -> None:
    top, bottom, left, right = sides
    picture = cv2.copyMakeBorder(row(), top, bottom, left, right, cv2.BORDER_CONSTANT, value=(50, 60, 70))
    found = without_table(picture)
    assert abs(found.shape[0] - 220) < 16
    assert abs(found.shape[1] - row().shape[1]) < 16


def test_a_board_with_chalk_has_no_table() -> None:
    assert without_table(255 - row()).shape == row().shape


def test_a_shadow_is_no_table() -> None:
    page = row().astype(np.float32)
    page[:, 300:] *= 0.6
    soft = cv2.GaussianBlur(page, (0, 0), 12)
    hard = page.astype(np.uint8)
    assert without_table(soft.astype(np.uint8)).shape == page.shape
    assert without_table(hard).shape == page.shape  # digits are on both sides


def test_grey_pictures_have_sheets_too() -> None:
    picture = cv2.cvtColor(on_table(row(), (60, 60, 60)), cv2.COLOR_BGR2GRAY)
    assert without_table(picture).shape[0] < 240


@pytest.mark.parametrize("level", [0.0, 0.5, 1.0])
def test_plain_pictures_have_none(level: float) -> None:
    assert find_sheet(np.full((90, 200, 3), level, np.float32)) is None


def test_an_edge_that_digits_cross_is_that_of_a_shadow() -> None:
    """Its dark side was painted as paper, with the digits there."""
    page = row("20375").astype(np.float32)
    slope = np.arange(page.shape[1])[None] > 420 - 0.6 * np.arange(page.shape[0])[:, None]
    page[slope] *= 0.35
    picture = np.rint(page).astype(np.uint8)
    assert without_table(picture) is picture
