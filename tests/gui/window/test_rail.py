"""The rail: pages by mouse and arrow keys, a dot where a job runs, a ring where something waits."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import qGreen, qRed
from pytestqt.qtbot import QtBot

from gui import theme
from gui.pages import PAGES
from gui.window.rail import Rail


@pytest.fixture
def chosen() -> list[str]:
    return []


@pytest.fixture
def rail(qtbot: QtBot, chosen: list[str]) -> Rail:
    made = Rail(PAGES, chosen.append)
    qtbot.addWidget(made)
    made.retranslate()
    made.select(PAGES[0].key)
    made.show()
    return made


def test_every_page_has_a_button_with_its_name_and_key(rail: Rail) -> None:
    assert list(rail.buttons) == [entry.key for entry in PAGES]
    assert all(button.text() and button.accessibleName() == button.text() for button in rail.buttons.values())
    assert "Ctrl+1" in rail.buttons[PAGES[0].key].toolTip()


def test_a_click_and_the_arrow_keys_choose_pages_and_stop_at_the_ends(
    qtbot: QtBot, rail: Rail, chosen: list[str]
) -> None:
    second = rail.buttons[PAGES[1].key]
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert chosen == [PAGES[1].key]
    qtbot.keyClick(second, Qt.Key.Key_Down)
    assert chosen[-1] == PAGES[2].key
    rail.select(PAGES[0].key)
    qtbot.keyClick(rail.buttons[PAGES[0].key], Qt.Key.Key_Up)
    assert chosen[-1] == PAGES[2].key


@pytest.mark.parametrize(("state", "role"), [("busy", "good"), ("waiting", "warning")])
def test_a_running_job_is_a_dot_and_what_waits_a_ring(rail: Rail, state: str, role: str) -> None:
    button = rail.buttons[PAGES[1].key]
    plain = button.grab().toImage()
    getattr(button, f"set_{state}")(True)
    marked = button.grab().toImage()
    assert getattr(button, state)()
    changed = {
        marked.pixelColor(x, y).rgb()
        for x in range(marked.width())
        for y in range(marked.height())
        if marked.pixel(x, y) != plain.pixel(x, y)
    }
    wanted = theme.color(role)
    assert any(abs(qRed(c) - wanted.red()) + abs(qGreen(c) - wanted.green()) < 4 for c in changed)


def test_a_narrow_rail_shows_icons_alone(rail: Rail) -> None:
    rail.fold(True)
    assert rail.width() == 56
    assert all(button.width() == 40 for button in rail.buttons.values())
    rail.fold(False)
    assert rail.width() == 88
