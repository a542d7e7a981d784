"""The losses lab through the window."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.pages.course.course_page import CoursePage
from gui.pages.course.views.losses_view import LossesView


@pytest.fixture
def page(qtbot: QtBot) -> CoursePage:
    made = CoursePage()
    qtbot.addWidget(made)
    made.resize(1278, 708)
    made.show()
    made.shown()
    made.open("losses")
    return made


def view(page: CoursePage) -> LossesView:
    assert isinstance(page.frame.view, LossesView)
    return page.frame.view


def test_a_bar_is_dragged_to_another_share(page: CoursePage, qtbot: QtBot) -> None:
    card = view(page).prediction
    bars = card.bars()
    x = bars.left() + 2.5 * bars.width() / 10
    spot = QPoint(round(x), round(bars.bottom() - 0.9 * bars.height()))
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=spot)
    assert view(page).exercise.settings.y[2] == pytest.approx(0.9, abs=0.02)


def test_the_cause_of_the_printed_losses_is_found_by_clicks(page: CoursePage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.frame.examples._group.buttons()[4], Qt.MouseButton.LeftButton)
    for _ in range(3):
        qtbot.mouseClick(page.step, Qt.MouseButton.LeftButton)
    assert "60,000, 13.2464, 13.246" in page.frame.side.values.accessibleDescription()
    qtbot.mouseClick(view(page).shares._group.buttons()[0], Qt.MouseButton.LeftButton)
    assert "axis" in view(page).exercise.solved


def test_the_line_is_dragged(page: CoursePage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.frame.examples._group.buttons()[5], Qt.MouseButton.LeftButton)
    card = view(page).prediction
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=card.chart().at(0, 1).toPoint())
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=card.chart().at(1, 3).toPoint())
    settings = view(page).exercise.settings
    assert (settings.shift, settings.slope) == pytest.approx((1, 2), abs=0.1)


def test_one_row_is_not_called_rows(page: CoursePage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.frame.examples._group.buttons()[4], Qt.MouseButton.LeftButton)
    captions = []
    for _ in range(3):
        qtbot.mouseClick(page.step, Qt.MouseButton.LeftButton)
        captions.append(str(view(page).exercise.words().caption))
    assert captions == ["one row, all scores alike", "100 rows, all scores alike", "60,000 rows, all scores alike"]
