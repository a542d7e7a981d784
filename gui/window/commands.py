"""The commands of the menus: their names, words, keys and places, in one table.

A page offers a command by its name (`Page.commands()`); what it does not offer is shown as not possible.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QKeySequence

Key = QKeySequence.StandardKey


@dataclass(frozen=True)
class Command:
    """One entry of a menu; `section` counts the lines between entries of the same menu."""

    name: str
    text: str
    key: QKeySequence.StandardKey | str
    menu: str
    section: int

    def keys(self) -> list[QKeySequence]:
        """Its keys, the one that the menu shows first; redo also has the key of the desktop."""
        found = [QKeySequence(self.key)]
        desktop = QKeySequence(Key.Redo)
        return [*found, desktop] if self.name == "redo" and desktop not in found else found

    def words(self) -> str:
        """Its text in the language that holds now."""
        return QCoreApplication.translate("Command", self.text)


COMMANDS: tuple[Command, ...] = (
    Command("new", str(QT_TRANSLATE_NOOP("Command", "New experiment")), Key.New, "file", 0),
    Command("open", str(QT_TRANSLATE_NOOP("Command", "Open experiment…")), Key.Open, "file", 0),
    Command("save", str(QT_TRANSLATE_NOOP("Command", "Save experiment")), Key.Save, "file", 0),
    Command("save_as", str(QT_TRANSLATE_NOOP("Command", "Save experiment as…")), "Ctrl+Shift+S", "file", 0),
    Command("open_task", str(QT_TRANSLATE_NOOP("Command", "Open task…")), "Ctrl+T", "file", 0),
    Command("open_weights", str(QT_TRANSLATE_NOOP("Command", "Open weights…")), "Ctrl+Shift+O", "file", 1),
    Command("save_weights", str(QT_TRANSLATE_NOOP("Command", "Save weights…")), "Ctrl+Shift+W", "file", 1),
    Command("export", str(QT_TRANSLATE_NOOP("Command", "Export…")), "Ctrl+E", "file", 1),
    Command("undo", str(QT_TRANSLATE_NOOP("Command", "Undo")), Key.Undo, "file", 2),
    Command("redo", str(QT_TRANSLATE_NOOP("Command", "Redo")), "Ctrl+Y", "file", 2),
    Command("paste", str(QT_TRANSLATE_NOOP("Command", "Paste")), Key.Paste, "file", 2),
    Command("run", str(QT_TRANSLATE_NOOP("Command", "Start or resume")), "F5", "run", 0),
    Command("pause", str(QT_TRANSLATE_NOOP("Command", "Pause")), "F6", "run", 0),
    Command("step", str(QT_TRANSLATE_NOOP("Command", "One step")), "F10", "run", 0),
    Command("epoch", str(QT_TRANSLATE_NOOP("Command", "One epoch")), "Shift+F10", "run", 0),
    Command("stop", str(QT_TRANSLATE_NOOP("Command", "Stop")), "Shift+F5", "run", 1),
)
