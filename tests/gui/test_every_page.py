"""What must hold on every page of the rail: names, tooltips, sentences, both languages, both themes, no cut words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QScrollArea, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from gui import theme
from gui.app import make_window
from gui.pages import PAGES
from gui.pages.postal.pads.pad import Pad
from gui.plots import PlotArea
from gui.window.main_window import MainWindow

KEYS = [entry.key for entry in PAGES]
SPEAK_FOR_THEMSELVES = (PlotArea, Pad)  # the one has its hover box, the other is drawn on


@pytest.fixture(scope="module")
def window(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    made = make_window(tmp_path_factory.mktemp("settings") / "x.ini", lang="en", look="light")
    made.resize(1200, 680)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def controls(page: QWidget) -> list[QWidget]:
    """What the Tab key reaches."""
    passive = (QScrollArea, QScrollBar, QMenu, QLabel)
    return [
        child
        for child in page.findChildren(QWidget)
        if child.isVisibleTo(page) and child.focusPolicy() != Qt.FocusPolicy.NoFocus and not isinstance(child, passive)
    ]


@pytest.mark.parametrize("key", KEYS)
def test_every_control_has_a_name_and_a_tooltip(window: MainWindow, key: str) -> None:
    page = window.show_page(key)
    for control in controls(page):
        where = f"{type(control).__name__} in {type(control.parentWidget()).__name__}"
        assert control.accessibleName() or getattr(control, "text", str)(), where
        assert control.toolTip() or isinstance(control, SPEAK_FOR_THEMSELVES), f"{where}: {control.accessibleName()}"


@pytest.mark.parametrize("key", KEYS)
def test_a_page_explains_itself_in_one_sentence(window: MainWindow, key: str) -> None:
    page = window.page(key)
    assert page.title()
    assert 20 <= len(page.sentence()) <= 110
    assert page.sentence().endswith(".")


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("key", KEYS)
def test_no_button_is_cut_in_the_smallest_window(qtbot: QtBot, window: MainWindow, key: str, language: str) -> None:
    window.set_language(language)
    page = window.show_page(key)

    def nothing_is_cut() -> None:  # new words ask for a new layout, which comes with the next events
        assert page.header.title.text() == page.title()
        buttons = [button for button in page.findChildren(QPushButton) if button.isVisibleTo(page)]
        assert [b.text() for b in buttons if b.width() < b.sizeHint().width()] == []

    qtbot.waitUntil(nothing_is_cut)
    window.set_language("en")


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("key", KEYS)
def test_a_page_stands_on_the_ground_of_the_theme(qapp: QApplication, window: MainWindow, key: str, mode: str) -> None:
    theme.apply(qapp, mode)
    page = window.show_page(key)
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    header = page.header
    corner = header.mapTo(window, header.rect().topLeft())
    assert picture.pixelColor(corner.x() + 12, corner.y() + 3) == theme.color("page")
    assert picture.pixelColor(4, 400) == theme.color("window")


def test_pictures_of_a_page_differ_between_themes(qapp: QApplication, window: MainWindow, tmp_path: Path) -> None:
    window.show_page(KEYS[0])
    theme.apply(qapp, "light")
    light = window.grab().toImage()
    theme.apply(qapp, "dark")
    assert window.grab().toImage() != light
