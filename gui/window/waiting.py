"""Where something was interrupted, found at the start for the pages that were not opened yet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from engine.racing.race_manifest import InterruptedRace
from engine.store.desk import InterruptedDrawing
from engine.store.interrupted import Offer
from engine.store.run_list import runs_folder
from gui.labs.train.interruptions import FindingInterrupted, Found
from gui.runner import Runner

PAGES = {Offer: "train", InterruptedRace: "compare", InterruptedDrawing: "postal"}


class Waiting(QObject):
    """Looks once what was interrupted; `keys` are the pages where it waits."""

    def __init__(self, parent: QObject, changed: Callable[[], object]) -> None:
        super().__init__(parent)
        self.keys: frozenset[str] = frozenset()
        self._changed = changed
        self._runner = Runner(self)

    def look(self) -> None:
        """Look on a thread of its own; the window is shown meanwhile."""
        found: list[Found] = []

        def over(error: Exception | None) -> None:
            self.keys = frozenset(PAGES[type(one)] for one in found if type(one) in PAGES)
            self._changed()

        self._runner.drive(FindingInterrupted(runs_folder()), found.extend, over)

    def close(self) -> None:
        """End what is being read."""
        self._runner.close()
