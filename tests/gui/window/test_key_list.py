"""Help > Keys lists every key that something in the window listens to, and no other."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from gui.app import make_window
from gui.labs.postal.postal_lab import PostalLab
from gui.pages.postal.postal_page import PostalPage
from gui.pages.postal.teach_keys import TeachKeys
from gui.window.key_list import Group, KeyList

GUI = Path(__file__).resolve().parents[3] / "gui"
DIGITS = tuple(Qt.Key(Qt.Key.Key_0 + digit) for digit in range(10))


def named(path: Path, family: str, start: str) -> set[str]:
    """The members of an enumeration of Qt that a module names: `Qt.Key.Key_Up`, `Qt.KeyboardModifier.AltModifier`."""
    tree = ast.parse(path.read_text("utf-8"))
    members = (node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr.startswith(start))
    return {node.attr for node in members if isinstance(node.value, ast.Attribute) and node.value.attr == family}


@pytest.fixture
def groups(qtbot: QtBot) -> tuple[Group, ...]:
    made = KeyList(())
    qtbot.addWidget(made)
    return *made.common(), *made.labs(), *made.postal()


def test_what_the_mouse_does_on_a_plot_is_listed(groups: tuple[Group, ...]) -> None:
    (plots,) = [group for group in groups if "plots/plot_area.py" in group.modules]
    said = " ".join(line.caps for line in plots.lines)
    assert "drag" in said
    assert "Ctrl + wheel" in said
    assert "right drag" in " ".join(line.text for line in plots.lines)


def test_every_key_that_a_control_listens_to_is_listed_and_no_other(groups: tuple[Group, ...]) -> None:
    files = {path.relative_to(GUI).as_posix(): path for path in GUI.rglob("*.py") if path.stem != "key_list"}
    bound = {name: keys for name, path in files.items() if (keys := named(path, "Key", "Key_"))}
    assert {name for group in groups for name in group.modules} - {"pages/postal/postal_page.py"} == set(bound)
    for group in groups:
        listed = {key.name for line in group.lines for key in line.keys}
        if group.modules != ("pages/postal/postal_page.py",):  # its letters are shortcuts
            assert listed == set.union(*(bound[name] for name in group.modules)), group.title


def test_the_modifiers_that_change_what_a_key_does_are_listed(groups: tuple[Group, ...]) -> None:
    for group in groups:
        listed = {held.name for line in group.lines for held in line.held}
        changed = [name for name in group.modules if name != "widgets/sheets/sheet.py"]  # it only leaves commands alone
        found = set.union(*(named(GUI / name, "KeyboardModifier", "") for name in changed))
        assert listed == found - {"NoModifier"}, group.title


def test_the_letters_of_the_postal_page_are_listed(
    qtbot: QtBot, groups: tuple[Group, ...], weights: Path, tmp_path: Path
) -> None:
    page = PostalPage(PostalLab(weights.parent, tmp_path / "drawings.jsonl"))
    qtbot.addWidget(page)
    (letters,) = (group for group in groups if group.modules == ("pages/postal/postal_page.py",))
    bound = {shortcut.key().toString() for shortcut in page.findChildren(QShortcut)}
    assert {line.caps for line in letters.lines} == bound
    assert {Qt.Key(ord(line.caps)) for line in letters.lines} == {key for line in letters.lines for key in line.keys}
    page.closing()


def test_the_ten_digits_are_listed_where_they_teach(qtbot: QtBot, groups: tuple[Group, ...]) -> None:
    keys = TeachKeys()
    heard: list[int] = []
    qtbot.addWidget(keys)
    keys.chosen.connect(heard.append)
    for key in DIGITS:
        qtbot.keyClick(keys, key)
    assert heard == list(range(10))
    (group,) = (group for group in groups if group.modules == ("pages/postal/teach_keys.py",))
    assert group.lines[0].caps == "0 – 9"


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_dialog_shows_every_command_and_fits_the_smallest_screen(
    qtbot: QtBot, tmp_path: Path, language: str
) -> None:
    window = make_window(tmp_path / "x.ini", lang=language)
    qtbot.addWidget(window)
    window.show_keys()
    (shown,) = window.findChildren(KeyList)
    texts = {label.text() for label in shown.findChildren(QLabel)}
    actions = [action for menu in window.menuBar().findChildren(QMenu) for action in menu.actions()]
    assert {action.text() for action in actions if not action.shortcut().isEmpty()} <= texts
    size = shown.window().sizeHint()
    assert size.width() <= 1280
    assert size.height() <= 690
    shown.window().close()
    window.close()
