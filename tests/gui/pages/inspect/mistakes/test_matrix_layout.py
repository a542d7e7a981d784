"""Where the cells of a confusion matrix stand: two classes, ten, a hundred."""

import itertools

import pytest
from PySide6.QtCore import QPointF, QRectF
from pytestqt.qtbot import QtBot

from gui.pages.inspect.mistakes.matrix_layout import READABLE_PX, lay_out, whole_size

CARD = QRectF(0, 0, 498, 470)
DIGITS = tuple("0123456789")
HUNDRED = tuple(f"a long name {k}" for k in range(100))


def test_ten_digits_fit_and_nothing_scrolls(qtbot: QtBot) -> None:
    layout = lay_out(CARD, DIGITS, 30)
    assert layout.reach == (0, 0)
    assert not layout.upright
    assert layout.pitch >= 36
    assert CARD.contains(layout.cell(9, 9))


def test_long_numbers_of_ten_digits_do_not_make_them_scroll(qtbot: QtBot) -> None:
    assert lay_out(QRectF(0, 0, 540, 400), DIGITS, 34).reach == (0, 0)


def test_a_hundred_classes_scroll_with_readable_cells(qtbot: QtBot) -> None:
    layout = lay_out(CARD, HUNDRED, 10)
    assert layout.pitch >= READABLE_PX
    assert min(layout.reach) > 1000
    end = lay_out(CARD, HUNDRED, 10, offset=(10**6, 10**6))
    assert (end.across, end.down) == end.reach
    assert end.room.adjusted(-1, -1, 1, 1).contains(end.cell(99, 99))


def test_the_whole_matrix_fits_and_names_every_few_classes(qtbot: QtBot) -> None:
    layout = lay_out(CARD, HUNDRED, 10, whole=True)
    assert layout.reach == (0, 0)
    assert CARD.contains(layout.cell(99, 99))
    named = [k for k in range(100) if layout.names(k, {50})]
    assert 50 in named
    assert all(b - a >= layout.step or 50 in (a, b) for a, b in itertools.pairwise(named))
    assert len(named) < 40


def test_long_names_are_written_upwards_over_their_columns(qtbot: QtBot) -> None:
    assert lay_out(CARD, ("airplane", "automobile", *DIGITS[2:]), 30).upright
    assert not lay_out(CARD, ("cat", "dog"), 30).upright


@pytest.mark.parametrize("offset", [(0, 0), (300, 700)])
def test_the_place_under_the_middle_of_a_cell_is_that_cell(qtbot: QtBot, offset: tuple[int, int]) -> None:
    layout = lay_out(CARD, HUNDRED, 10, offset=offset)
    rows, columns = layout.seen()
    true, read = rows[3], columns[4]
    assert layout.place(layout.cell(true, read).center()) == (true, read)
    assert layout.place(QPointF(20, layout.cell(true, read).center().y())) == (true, -1)
    assert layout.place(QPointF(layout.room.right() + 5, layout.room.top() + 5))[1] == 100


def test_a_document_shows_every_number(qtbot: QtBot) -> None:
    size = whole_size(HUNDRED, 10)
    layout = lay_out(QRectF(0, 0, size.width(), size.height()), HUNDRED, 10)
    assert layout.reach == (0, 0)
    assert layout.pitch >= READABLE_PX
