"""What the page asks of every view and of its part of the panel."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gui.labs.train.advice import Word
from gui.plots import FigureCard


class View(QWidget):
    """The large part of the page; `card` is the figure that an export saves."""

    card: FigureCard

    def retranslate(self) -> None:
        """Say everything in the language that holds now."""

    def draw(self, measuring: bool = False) -> None:
        """Make the view equal to its lab."""


class ViewPanel(QWidget):
    """What a view asks for in the panel, and its facts as sentences."""

    def retranslate(self) -> None:
        """Say everything in the language that holds now."""

    def draw(self) -> None:
        """Make the rows equal to the lab."""

    def sentence(self, word: Word) -> str:
        """A fact as a sentence."""
        raise NotImplementedError

    def offer(self, action: str) -> str:
        """What the link of a fact says."""
        return ""
