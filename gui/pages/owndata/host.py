"""A page's way to the sheet "Your own data", made when it is wanted first."""

from __future__ import annotations

import weakref
from collections.abc import Callable

from engine.data import sources
from engine.spec import ExperimentSpec
from gui.labs.owndata.own_data_lab import OwnDataLab
from gui.pages.data_choice import DataChoice
from gui.pages.owndata.own_data_sheet import OwnDataSheet
from gui.pages.page import Page


class OwnData:
    """Opens the sheet over a page when its choice of data asks for it; `use` takes the name of the data.

    The page is held weakly, and `spec` and `use` must not hold it: it owns this object.
    """

    def __init__(
        self, page: Page, choice: DataChoice, spec: Callable[[], ExperimentSpec], use: Callable[[str], object]
    ) -> None:
        self.sheet: OwnDataSheet | None = None
        self._page, self._spec, self._use_data = weakref.ref(page), spec, use
        choice.own_requested.connect(self.open)

    def open(self, path: str = "") -> None:
        """Show the sheet, with this data or the data that was looked at last."""
        page = self._page()
        if self.sheet is None and page is not None:
            self.sheet = OwnDataSheet(page, OwnDataLab(page.make_driver()), self._spec, self._use_data)
        if self.sheet is not None:
            self.sheet.start(path)

    def look_at(self, data: str) -> None:
        """Show the sheet with the data of that name, or, where it came with the program, with what is to be chosen."""
        self.open("" if data in sources.SOURCES else data)

    def close(self) -> None:
        """End what is being read."""
        if self.sheet is not None:
            self.sheet.extras.lab.close()
            self.sheet.lab.close()
