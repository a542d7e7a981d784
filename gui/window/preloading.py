"""Imports the modules of the pages that were not shown yet, once the window is there and answers.

Modules are half of what the first showing of a page takes. A thread imports them meanwhile; whoever opens a page before
it is done waits for what is still missing, not longer than without it.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, QTimer

from gui.runner import Runner

LATER_MS = 600  # after the window was shown: its own first drawing comes first


class Importing:
    """Importing modules one after the other, as a driver carries it out."""

    def __init__(self, modules: Sequence[str]) -> None:
        self._modules = modules
        self._stopped = False

    def events(self) -> Iterator[str]:
        """Each module once it is there."""
        for name in self._modules:
            if self._stopped:
                return
            importlib.import_module(name)
            yield name

    def stop(self) -> None:
        """Leave the rest out."""
        self._stopped = True


class Preloading(QObject):
    """Imports once, on a thread; what cannot be imported is reported by the page that needs it."""

    def __init__(self, parent: QObject, modules: Sequence[str], later_ms: int = LATER_MS) -> None:
        super().__init__(parent)
        self.loaded: list[str] = []
        self.modules = list(modules)
        self._runner = Runner(self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._load)
        self._later.start(later_ms)

    @property
    def over(self) -> bool:
        """Whether nothing is left to import."""
        return not self._later.isActive() and self._runner.state == "idle"

    def _load(self) -> None:
        self._runner.drive(Importing(self.modules), self.loaded.extend, bool)

    def close(self) -> None:
        """Wait for the module that is being imported, and leave the rest."""
        self._later.stop()
        self._runner.close()
