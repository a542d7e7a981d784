"""The menu of Compare that lays the notes' own figures over the runs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from engine import recipes
from engine.course.printed import PRINTED
from gui.i18n import engine_text
from gui.labs.compare.compare_lab import CompareLab
from gui.labs.plotting.curves import MOST_SERIES
from gui.widgets.numbers import percent


class PrintedMenu(QMenu):
    """One entry for each recipe whose accuracies the notes print."""

    def __init__(self, lab: CompareLab, attempt: Callable[[Callable[[], object]], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._lab, self._attempt = lab, attempt
        if isinstance(parent, QMenu):
            parent.aboutToShow.connect(self.fill)
        self.setTitle(self.tr("As printed in the notes"))

    def fill(self) -> None:
        """Offer every printed curve, with the accuracy at its end and the best that is printed."""
        self.clear()
        self.setTitle(self.tr("As printed in the notes"))
        for name, curve in PRINTED.items():
            title = engine_text(recipes.load(name).title)
            number = percent(curve.test[-1][1], 2)
            if curve.best:
                number += self.tr(" (at best {best} %)").format(best=f"{100 * curve.best:.2f}")
            action = self.addAction(f"{title}   {number}")
            action.triggered.connect(partial(self._choose, name))
        self.setEnabled(len(self._lab.board.names()) < MOST_SERIES)

    def _choose(self, name: str, _: bool = False) -> None:
        self._attempt(lambda: self._lab.lay_over_printed(name))
