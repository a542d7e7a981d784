"""The code as it was read, for eyes and for ears."""

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from gui.pages.postal import beep
from gui.pages.postal.postal_page import PostalPage
from tests.gui.pages.postal.acting import draw


def test_what_was_read_is_reported_to_those_who_hear_the_window(
    qtbot: QtBot, page: PostalPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: heard.append(event.message()))
    monkeypatch.setattr(beep, "play", lambda: False)
    page.lab.edit(threshold=0)
    draw(qtbot, page, 0, 7)
    draw(qtbot, page, 2, 1)
    page.read_aloud()
    assert heard[0].startswith("Code as read: 7, empty, 1, empty, empty. Certainty of the code: ")
    assert "is the weakest" in heard[0]
    assert page.band.code.accessibleName() == "Code as read: 7, empty, 1, empty, empty"
