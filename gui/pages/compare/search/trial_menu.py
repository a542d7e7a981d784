"""The menu of a trial: to Train, against another, and, kept as a run, to every page that takes runs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from engine.errors import EngineError
from gui.i18n import error_text
from gui.labs.compare.search_lab import SearchLab


class TrialMenu(QMenu):
    """What can be done with the trials that are picked; `handed` carries a page's key and what it gets."""

    handed = Signal(str, object)
    refused = Signal(str)

    def __init__(self, lab: SearchLab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self.setToolTipsVisible(True)

    def open_for(self, numbers: list[int], where: QPoint) -> None:
        """Show what can be done with these trials, the last one picked first of all."""
        self.fill(numbers)
        self.popup(where)

    def fill(self, numbers: list[int]) -> None:
        """Offer what can be done with these trials."""
        self.clear()
        lab, number = self.lab, numbers[-1]
        trained, run = self.tr("Open in Train"), lab.run_of(number)
        self._add(trained, lambda: self._hand("train", lab.experiment(number)))
        rival = numbers[-2] if len(numbers) > 1 else lab.best
        name = self.tr("Race the two that are picked") if len(numbers) > 1 else self.tr("Race it against the best")
        rivals = None if rival is None else lab.rivals(rival, number)
        self._add(name, lambda: self._hand("compare", rivals), rivals is not None)
        self.addSeparator()
        missing = self.tr("This trial was not kept as a run; switch on “Keep as runs” before the start.")
        for text, page in (
            (self.tr("Inspect its network"), "inspect"),
            (self.tr("Let it read postal codes"), "postal"),
        ):
            self._add(text, self._network_to(page, number), run is not None, missing)
        self._add(self.tr("Lay over in Compare"), lambda: self._hand("compare", run), run is not None, missing)
        self._add(self.tr("Show in Runs"), lambda: self._hand("runs", run), run is not None, missing)

    def _add(self, text: str, do: Callable[[], object], on: bool = True, why_not: str = "") -> None:
        action = self.addAction(text)
        action.triggered.connect(lambda _=False: do())
        action.setEnabled(on)
        action.setToolTip(text if on else why_not)

    def _network_to(self, page: str, number: int) -> Callable[[], object]:
        def hand_over() -> None:
            try:
                self._hand(page, self.lab.trained(number))
            except EngineError as error:
                self.refused.emit(error_text(error))

        return hand_over

    def _hand(self, page: str, parcel: object) -> None:
        if parcel is not None:
            self.handed.emit(page, parcel)
