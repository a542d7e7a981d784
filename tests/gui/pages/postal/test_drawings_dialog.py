"""The dialog of the kept drawings names what it cannot read."""

import pytest
from pytestqt.qtbot import QtBot

from engine.data.drawings import drawings_path
from gui.labs.postal.postal_lab import PostalLab
from gui.pages.postal.drawings_dialog import DrawingsDialog


@pytest.mark.parametrize(("content", "words"), [("{}\n[]\n", "drawings.jsonl: line 1, 2 holds no drawing"), ("", "")])
def test_lines_that_hold_no_drawing_are_named(qtbot: QtBot, content: str, words: str) -> None:
    drawings_path().parent.mkdir(parents=True)
    drawings_path().write_text(content)
    dialog = DrawingsDialog(PostalLab())
    qtbot.addWidget(dialog)
    assert dialog.error.text().startswith(words)
    assert bool(dialog.error.text()) == bool(words)
