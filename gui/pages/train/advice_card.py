"""The card "In words" of the Train page: up to four facts about the run, each with one link that acts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine import recipes
from gui import theme
from gui.i18n import engine_text
from gui.labs.train.advice import MOST, Word
from gui.widgets.layout import Card
from gui.widgets.word_line import WordLine
from gui.widgets.words import duration_text


class WordsCard(Card):
    """Says the lab's words in sentences; `acted` names what a link offers."""

    acted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent)
        self.lines = [WordLine() for _ in range(MOST)]
        for line in self.lines:
            line.acted.connect(self.acted)
            self.body.addWidget(line)
        self.body.setSpacing(12)
        self.body.addStretch(1)
        self._folded = False
        self._count, self._most = 0, MOST
        self.fold(False)

    def fold(self, folded: bool, *, within: bool = False) -> None:
        """Say only the first fact, under the plots, instead of all beside them; `within` another card, without a border
        and up to two."""
        self._folded, self._most = folded, 1 if folded else 2 if within else MOST
        free = folded or within
        self.setMinimumWidth(0 if free else 232)
        self.setMaximumWidth(16_777_215 if free else 232)
        vertical = QSizePolicy.Policy.Maximum if free else QSizePolicy.Policy.Ignored
        self.setSizePolicy(QSizePolicy.Policy.Preferred if free else QSizePolicy.Policy.Fixed, vertical)
        self.setProperty("card", not within)
        theme.repolish(self)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(*((0, 0, 0, 0) if within else (16, 10, 16, 12)))
        self.title.setVisible(not folded and bool(self.title.text()))
        self._show_lines()

    def _show_lines(self) -> None:
        for place, line in enumerate(self.lines):
            line.setVisible(place < min(self._count, self._most))

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        self.set_title(self.tr("In words"))
        self.title.setVisible(not self._folded)

    def say(self, words: tuple[Word, ...], reason: str) -> None:
        """Show these words; `reason` is why nothing can be started, if that is so."""
        for place, line in enumerate(self.lines):
            if place < len(words):
                word = words[place]
                line.say(_ended(self.sentence(word, reason)), word.state, word.action, self.offer(word.action))
        self._count = len(words)
        self._show_lines()

    def offer(self, action: str) -> str:
        """What the link of a word says."""
        return {
            "dropout": self.tr("Try dropout"),
            "decay": self.tr("Try weight decay"),
            "lower_rate": self.tr("Try a tenth of the learning rate"),
            "lower_rate_now": self.tr("Halve it"),
            "continue": self.tr("Continue"),
            "fetch": self.tr("Download it"),
            "fit": self.tr("Fit the last layer to the data"),
            "use": self.tr("Use it on the postal code page"),
            "inspect": self.tr("Inspect it"),
            "find_rate": self.tr("Find a learning rate"),
            "data": self.tr("Check the data…"),
            "": "",
        }.get(action, self.tr("Change it"))

    def sentence(self, word: Word, reason: str = "") -> str:
        """A word as a sentence."""
        for said in (self._of_the_start(word, reason), self._of_the_way(word), self._of_the_end(word)):
            if said is not None:
                return said
        accuracy = f"{100 * word.values['accuracy']:.2f}"
        return self.tr("Done: it reads {accuracy} % of new digits right.").format(accuracy=accuracy)

    def _of_the_start(self, word: Word, reason: str) -> str | None:
        """Before the first step; None of any other word."""
        match word.key:
            case "ready":
                recipe = word.values["recipe"]
                return (engine_text(recipes.load(recipe).note) if recipe else "") or self.tr("Ready to start.")
            case "reading":
                return self.tr("Reading the data…")
            case "blocked":
                return reason
            case "large":
                text = self.tr("This network takes {memory} GB of memory, and the run about {time}.")
                memory, time_s = f"{word.values['bytes'] / 1e9:.1f}", duration_text(word.values["seconds"])
                return text.format(memory=memory, time=time_s)
            case "whole":
                text = self.tr("Nothing else was lost: settings, curves and weights are whole up to step {step}.")
                return text.format(step=f"{word.values['step']:,}")
        return None

    def _of_the_way(self, word: Word) -> str | None:
        """Of curves, layers and accuracy, and of what a rule found in them; None of any other word."""
        v = word.values
        percent = {key: f"{100 * v[key]:.1f}" for key in ("share", "gap", "accuracy") if key in v}
        match word.key:
            case "rule":
                return f"{engine_text(v['sentence'], **v['numbers'])} {engine_text(v['why'])}"
            case "falling":
                return self.tr("Loss is falling steadily.")
            case "flat":
                return self.tr("Loss hardly moves any more.")
            case "rising":
                return self.tr("Loss is rising: the learning rate may be too large.")
            case "overfit":
                return self.tr("Train is {gap} points above test: the start of over-fitting.").format(**percent)
            case "few":
                text = self.tr("It reads {right} of {count} test digits right: too few to judge over-fitting.")
                return text.format(**v)
            case "guessing":
                return self.tr("It only guesses: {accuracy} % right is what chance gives.").format(**percent)
            case "saturated":
                text = self.tr("Layer {layer}: {share} % of outputs stuck at their ends, so gradients vanish.")
                return text.format(layer=v["layer"], **percent)
            case "dead":
                text = self.tr("Layer {layer}: {share} % of units give 0 for every image; they learn nothing.")
                return text.format(layer=v["layer"], **percent)
        return None

    def _of_the_end(self, word: Word) -> str | None:
        """Why and how well it ended, and what to look at next; None of a plain end."""
        v = word.values
        match word.key:
            case "learned":
                return self.tr("What did it learn, and where does it fail?")
            case "diverged":
                text = self.tr("The loss left the finite numbers at step {step}: the steps were too large.")
                return text.format(step=f"{v['step']:,}")
            case "failed":
                return self.tr("The run broke off: {message}").format(message=v["message"])
            case "stopped":
                return self.tr("Stopped at step {step}.").format(step=f"{v['step']:,}")
            case "chance":
                text = self.tr("It is over, and reads {accuracy} % of new digits right: what chance gives.")
                return text.format(accuracy=f"{100 * v['accuracy']:.1f}")
            case "early":
                text = self.tr("Stopped early: no more progress. It reads {accuracy} % of new digits right.")
                return text.format(accuracy=f"{100 * v['accuracy']:.2f}")
        return None


def _ended(text: str) -> str:
    """A text as a whole sentence: errors end without a stop."""
    return text if text.endswith((".", "…", "?")) else f"{text}."
