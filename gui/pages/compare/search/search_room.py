"""The search on the Compare page: its lab, panel, view, buttons and menu, and what the page says of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from engine.text.schema import Check, Malformed, fitting, flag, list_of, record, text, whole
from gui.labs.compare.search_lab import SearchLab
from gui.pages.compare.search.search_actions import SearchActions
from gui.pages.compare.search.search_panel import SearchPanel
from gui.pages.compare.search.search_view import SearchView
from gui.pages.compare.search.studies_menu import StudiesMenu
from gui.pages.page import Job
from gui.widgets.number_field import problem_in

SETUP: Mapping[str, Check] = {
    "recipe": text,
    "data": text,
    "by": text,
    "trials_wanted": whole,
    "repeats": whole,
    "steps": whole,
    "keep": flag,
    "prune": flag,
    "over": list_of(text),
    "scheduler": text,
}
"""What a search that was set up looks like in the settings; the lab leaves out what no longer makes sense."""


def checked_search(plain: Any) -> dict[str, Any]:
    """A search that can be set up again.

    Raises: Malformed: no record, or a field of another type.
    """
    found, damaged = fitting(record(plain), SETUP)
    if damaged:
        raise Malformed(f"search: {', '.join(damaged)}")
    return found


class SearchRoom(QObject):
    """`handed` carries a page's key and what it gets; `refused` says what could not be done."""

    handed = Signal(str, object)
    refused = Signal(str)
    changed = Signal()

    def __init__(self, lab: SearchLab, page: QWidget) -> None:
        super().__init__(page)
        self.lab = lab
        self.panel, self.view = SearchPanel(lab), SearchView(lab)
        self.actions = SearchActions(lab, self, wrong=lambda: problem_in(self.panel))
        self.menu = StudiesMenu(lab, page)
        self.actions.train_asked.connect(self._train)
        self.actions.studies_asked.connect(lambda: self.menu.open_under(self.actions.studies))
        self.view.train_asked.connect(self._train)
        self.view.menu.handed.connect(self.handed)
        for part in (self.menu, self.view.menu):
            part.refused.connect(self.refused)
        lab.changed.connect(self._lab_changed)

    def _lab_changed(self) -> None:
        self.actions.draw()
        self.changed.emit()

    def _train(self, number: int) -> None:
        found = self.lab.experiment(number if number >= 0 else None)
        if found is not None:
            self.handed.emit("train", found)

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        for part in (self.panel, self.view, self.actions, self.menu):
            part.retranslate()

    def draw(self) -> None:
        """Make panel and view equal to the lab."""
        self.panel.draw()
        self.view.draw()

    @property
    def busy(self) -> bool:
        """Whether a search or the reading of a class's files is under way."""
        return self.lab.busy or self.lab.reading

    def job(self) -> Job | None:
        """What runs here, for the status bar."""
        lab = self.lab
        if lab.reading:
            looked = lab.looked
            if looked is None:
                return Job(self.tr("Opening a study"))
            return Job(self.tr("Gathering a class"), looked.name, looked.place / max(looked.count, 1))
        if not lab.busy:
            return None
        detail = self.tr("{done} of {count} trials").format(done=lab.done, count=lab.trials_wanted)
        return Job(self.tr("Searching"), detail, lab.fraction, lab.left_s, lab.state)

    def sentence(self) -> str:
        """The sentence under the page's title."""
        if self.lab.gathered is not None:
            return self.tr("A class's runs as one study: one line a run, and what differed between them.")
        return self.tr("A search tries many settings, learns where good ones are, and gives up early on the weak.")

    def fact(self) -> str:
        """The one fact at the right of the status bar."""
        lab = self.lab
        if lab.gathered is not None:
            return self.tr("Judged on each run's own test digits")
        if lab.ended is not None and lab.ended.test_accuracy is not None:
            return self.tr("Judged on validation digits; the test digits were read once, for the winner")
        return self.tr("Judged on validation digits; the test digits stay unread")

    def save_state(self) -> dict[str, Any]:
        """What is set up, as plain values."""
        return self.lab.setup()

    def restore_state(self, state: Any) -> None:
        """Set up what was set up before, as far as it still makes sense."""
        if isinstance(state, dict):
            self.lab.take_setup(state)
