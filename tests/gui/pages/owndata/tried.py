"""A sheet over a folder of pictures, for its tests."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from engine import recipes
from gui.labs.driving import Inline
from gui.labs.owndata.own_data_lab import OwnDataLab
from gui.pages.owndata.own_data_sheet import OwnDataSheet


class Tried(OwnDataSheet):
    """The sheet over a bare page, with what it was used for."""

    def __init__(self, page: QWidget, home: Path) -> None:
        self.used: list[str] = []
        self.driver, self.covered = Inline(), page
        lab = OwnDataLab(self.driver, home=home, clock=lambda: 0.0)
        super().__init__(page, lab, lambda: recipes.load("three-layer").spec, self.used.append)
