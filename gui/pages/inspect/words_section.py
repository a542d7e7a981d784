"""In words: what the numbers of a view mean, each fact with one link that acts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal

from gui.labs.train.advice import Word
from gui.widgets.layout import Section
from gui.widgets.word_line import WordLine

MOST = 5


class WordsSection(Section):
    """The last section of the panel; `acted` names what a link offers."""

    acted = Signal(str)

    def __init__(self) -> None:
        super().__init__("")
        self.rows.setSpacing(8)  # between lines that are shown: a line that is not takes no room
        self.lines = [WordLine() for _ in range(MOST)]
        for line in self.lines:
            line.acted.connect(self.acted)
            self.rows.addWidget(line)

    def retranslate(self) -> None:
        """Say the title in the language that holds now."""
        self.set_title(self.tr("In words"))

    def say(self, words: Sequence[Word], sentence: Callable[[Word], str], offer: Callable[[str], str]) -> None:
        """Show these facts in a view's own sentences."""
        for place, line in enumerate(self.lines):
            if place < len(words):
                word = words[place]
                line.say(sentence(word), word.state, word.action, offer(word.action) if word.action else "")
            line.setVisible(place < len(words))
        self.setVisible(bool(words))
