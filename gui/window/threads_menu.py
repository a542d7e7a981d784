"""The menu that says among how many threads the engine shares its work."""

from __future__ import annotations

import os

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from engine.fast import pool
from gui.settings import Settings

KEY = "window/threads"


class ThreadsMenu(QMenu):
    """As many as suit the machine, or a fixed number; remembered. The numbers of a run do not depend on it."""

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(True)
        self._settings = settings
        self.choices: dict[str, QAction] = {}
        group = QActionGroup(self)
        for choice in ("", *(str(count) for count in range(1, min(pool.cores(), pool.MOST) + 1))):
            action = self.addAction(choice)
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, choice=choice: self.choose(choice))
            group.addAction(action)
            self.choices[choice] = action
        kept = settings.text(KEY)
        self._take(kept if kept in self.choices else "")

    def choose(self, choice: str) -> None:
        """Share the work among this many threads from the next step on; an empty text leaves it to the machine."""
        self._settings.set_text(KEY, choice)
        self._take(choice)

    def _take(self, choice: str) -> None:
        self.choices[choice].setChecked(True)
        if choice and pool.VARIABLE not in os.environ:  # what the environment says comes first
            pool.set_threads(int(choice))
        elif not choice:
            pool.set_threads(pool.default_threads())

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        self.setTitle(self.tr("Threads"))
        tip = self.tr("The engine shares its work among these. More are faster; the numbers of a run stay the same.")
        for choice, action in self.choices.items():
            action.setText(choice or self.tr("Automatic"))
            action.setToolTip(tip)
