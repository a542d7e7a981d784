"""A page's way to networks of any program: asks for a file, then, on the sheet, for what the file does not say."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from engine.extras.missing import MissingExtraError
from engine.foreign.decision import UndecidedError
from engine.store.weights import LoadedNetwork
from gui.labs.network_choice import NetworkChoice
from gui.labs.opening_networks import SUFFIXES, OpenedNetwork, OpeningNetwork
from gui.runner import Runner
from gui.widgets.network.network_sheet import NetworkSheet
from gui.widgets.sheets.dialogs import file_dialog


class NetworkOpener(QObject):
    """Opens networks over a page; `opened` carries one with its path, `failed` why there is none.

    `lacking` carries an optional part that is missing, and what opens the file again.
    """

    opened = Signal(object, Path)
    failed = Signal(object)
    lacking = Signal(object, object)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._runner = Runner(self)
        self.sheet = NetworkSheet(page)
        self.sheet.used.connect(self._used)

    @property
    def busy(self) -> bool:
        """Whether a file is being read."""
        return self._runner.state != "idle"

    def ask(self) -> None:
        """Ask for a file, without blocking the window."""
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        filters = [self.tr("Weights ({patterns})").format(patterns=patterns), self.tr("All files (*)")]
        file_dialog(self._page, self.tr("Open weights…"), lambda path: self.open(Path(path)), filters=filters).open()

    def open(self, path: Path) -> None:
        """Open the network of a file, of whichever program."""
        self._runner.drive(OpeningNetwork(path), self._take, self._over)

    def doubt(self, error: Exception | None) -> bool:
        """Ask where a network was not opened for lack of evidence, or of a part; False where that is not the reason."""
        if isinstance(error, MissingExtraError):
            self.lacking.emit(error, lambda: self.open(error.path))
            return True
        if not isinstance(error, UndecidedError):
            return False
        self.sheet.ask(NetworkChoice(error.decision))
        return True

    def close(self) -> None:
        """End what is being read."""
        self._runner.close()
        self.sheet.shut()

    def _take(self, found: Sequence[OpenedNetwork]) -> None:
        for one in found:
            self.opened.emit(one.loaded, one.path)

    def _over(self, error: Exception | None) -> None:
        if error is not None and not self.doubt(error):
            self.failed.emit(error)

    def _used(self, loaded: LoadedNetwork) -> None:
        self.opened.emit(loaded, self.sheet.path)
