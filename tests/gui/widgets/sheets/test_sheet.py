"""A sheet over a page: it covers it, keeps its keys away, and leaves by Esc, Cancel or when it is done."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from gui.widgets.sheets.sheet import PageSheet


class Covered(QWidget):
    """A page with a control and a command on the letter E."""

    def __init__(self) -> None:
        super().__init__()
        self.erased = 0
        self.button = QPushButton("below")
        QVBoxLayout(self).addWidget(self.button)
        shortcut = QShortcut(QKeySequence("E"), self)
        shortcut.activated.connect(self._erase)
        self.sheet = PageSheet(self)
        self.sheet.set_texts("Open a network", "Choose one.", "Use it")

    def _erase(self) -> None:
        self.erased += 1


@pytest.fixture
def page(qtbot):
    widget = Covered()
    qtbot.addWidget(widget)
    widget.resize(700, 400)
    widget.show()
    qtbot.waitExposed(widget)
    widget.activateWindow()
    widget.button.setFocus()
    return widget


def test_it_covers_the_page_and_follows_its_size(page):
    assert page.sheet.isHidden()
    page.sheet.enter()
    assert page.sheet.geometry() == page.rect()
    page.resize(900, 500)
    assert page.sheet.geometry() == page.rect()


@pytest.mark.parametrize("way", ["escape", "cancel"])
def test_it_leaves_once_by_escape_or_cancel_and_gives_the_focus_back(page, qtbot, way):
    page.sheet.enter()
    with qtbot.waitSignal(page.sheet.left):
        if way == "escape":
            qtbot.keyClick(page.sheet, Qt.Key.Key_Escape)
        else:
            page.sheet.cancel.click()
    assert page.sheet.isHidden()
    assert page.focusWidget() is page.button
    page.sheet.left.connect(lambda: pytest.fail("left twice"))
    page.sheet.leave()


def test_letters_are_no_commands_of_the_page_below(page, qtbot):
    qtbot.keyClick(page.button, Qt.Key.Key_E)
    assert page.erased == 1
    page.sheet.enter()
    qtbot.keyClick(page.sheet, Qt.Key.Key_E)
    assert page.erased == 1


def test_tab_stays_inside(page, qtbot):
    field = QLineEdit()
    page.sheet.body.addWidget(field)
    page.sheet.enter()
    for _ in range(6):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert page.sheet.isAncestorOf(page.focusWidget())


def test_a_disabled_primary_action_says_what_is_missing_in_the_language_that_holds(page):
    page.sheet.set_primary(False, "Choose a candidate first.")
    assert not page.sheet.primary.isEnabled()
    assert "Choose a candidate first." in page.sheet.primary.toolTip()
    page.sheet.set_texts("Open", "…", "Take it")
    assert page.sheet.primary.accessibleName() == "Take it"
    assert "Choose a candidate first." in page.sheet.primary.toolTip()
