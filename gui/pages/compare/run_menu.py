"""The menu of one run of a race: to other pages, or away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from gui.labs.compare.compare_lab import CompareLab

Attempt = Callable[[Callable[[], object]], object]


class RunMenu(QMenu):
    """What can be done with a run; `handed` carries a page's key and what it gets."""

    handed = Signal(str, object)

    def __init__(self, lab: CompareLab, attempt: Attempt, parent: QWidget) -> None:
        super().__init__(parent)
        self.lab, self._attempt = lab, attempt

    def open_for(self, name: str, button: QObject) -> None:
        """Show what can be done with this run, under its button."""
        self.clear()
        train = self.addAction(self.tr("Train it alone"))
        train.setEnabled(self.lab.experiment(name) is not None)
        train.triggered.connect(lambda: self.handed.emit("train", self.lab.experiment(name)))
        for page, text in (("postal", self.tr("Let it read postal codes")), ("inspect", self.tr("Inspect it"))):
            action = self.addAction(text)
            action.setEnabled(self.lab.has_network(name))
            action.triggered.connect(lambda _=False, page=page: self._attempt(lambda: self._hand_over(page, name)))
        if name in self.lab.board.guests:
            self.addSeparator()
            gone = self.addAction(self.tr("Remove"))
            gone.triggered.connect(lambda: self.lab.remove_guest(name))
        if isinstance(button, QWidget):
            self.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _hand_over(self, page: str, name: str) -> None:
        parcel = self.lab.trained(name)
        if parcel is not None:
            self.handed.emit(page, parcel)
