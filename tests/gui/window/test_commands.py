"""The table of the menus: every command once, with keys of its own and words in each language."""

from collections import Counter
from itertools import pairwise

from PySide6.QtGui import QKeySequence

from gui import i18n
from gui.window.commands import COMMANDS, Command


def test_names_words_and_keys_are_given_once() -> None:
    assert max(Counter(command.name for command in COMMANDS).values()) == 1
    assert max(Counter(command.text for command in COMMANDS).values()) == 1
    keys = Counter(key.toString() for command in COMMANDS for key in Command.keys(command))
    assert [key for key, count in keys.items() if count > 1 or not key] == []


def test_sections_of_a_menu_follow_each_other() -> None:
    for one, next_ in pairwise(COMMANDS):
        if one.menu == next_.menu:
            assert next_.section - one.section in (0, 1), next_.name
        else:
            assert next_.section == 0, next_.name
    assert [command.menu for command in COMMANDS] == sorted(command.menu for command in COMMANDS)


def test_redo_has_the_key_that_the_menu_shows_and_that_of_the_desktop() -> None:
    keys = {command.name: command.keys() for command in COMMANDS}
    assert keys["redo"][0] == QKeySequence("Ctrl+Y")
    assert QKeySequence(QKeySequence.StandardKey.Redo) in keys["redo"]
    assert all(len(found) == 1 for name, found in keys.items() if name != "redo")


def test_the_key_of_the_desktop_is_not_named_twice() -> None:
    redo = Command("redo", "Redo", QKeySequence.StandardKey.Redo, "file", 2)
    assert redo.keys() == [QKeySequence(QKeySequence.StandardKey.Redo)]


def test_every_command_has_words_in_korean() -> None:
    english = [command.words() for command in COMMANDS]
    assert english == [command.text for command in COMMANDS]
    i18n.set_language("ko")
    assert all(command.words() != text for command, text in zip(COMMANDS, english, strict=True))
