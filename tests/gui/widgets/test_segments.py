"""Segments: one of them holds, and the arrow keys walk through them."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.widgets.segments import Segments


def three(qtbot: QtBot) -> tuple[Segments, list[str]]:
    segments, heard = Segments(), list[str]()
    segments.set_choices([("a", "A"), ("b", "B"), ("c", "C")])
    segments.edited.connect(heard.append)
    qtbot.addWidget(segments)
    segments.show()
    return segments, heard


def test_segments_walk_by_arrow_keys(qtbot: QtBot) -> None:
    segments, heard = three(qtbot)
    segments.set_value("b")
    assert heard == []
    segments.walk(1)
    segments.walk(1)
    assert heard == ["c"]
    qtbot.keyClick(segments._group.checkedButton(), Qt.Key.Key_Left)
    assert (segments.value(), heard) == ("b", ["c", "b"])


def test_other_choices_keep_the_value_where_it_still_exists(qtbot: QtBot) -> None:
    segments, heard = three(qtbot)
    segments.set_value("b")
    segments.set_choices([("b", "B"), ("d", "D")])
    assert segments.value() == "b"
    segments.set_choices([("a", "A"), ("d", "D")])
    assert (segments.value(), heard) == ("a", [])
