"""What the view Mistakes asks for in the panel, and its facts as sentences."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.labs.inspect.mistakes_lab import MistakesLab
from gui.labs.train.advice import Word
from gui.pages.inspect.view import ViewPanel
from gui.widgets.layout import Section
from gui.widgets.marks import Label
from gui.widgets.numbers import percent
from gui.widgets.rows import Row, SliderRow
from gui.widgets.segments import Segments


class MistakesPanel(ViewPanel):
    """Counts or shares, and the certainty from which on answers count."""

    def __init__(self, lab: MistakesLab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.section = Section("once")
        self.shows = Segments()
        self.shows.setFixedWidth(144)
        self.shows.edited.connect(lambda share: self.lab.edit(as_share=share))
        self.shows_row = Row("", self.shows)
        self.above = SliderRow("", 0, 0, 100, integer=True, unit="%")
        self.above.edited.connect(lambda value: self.lab.edit(above=value / 100))
        self.hint = Label("", "muted", "small", wrap=True)
        self.section.add(self.shows_row, self.above, self.hint)
        column.addWidget(self.section)

    def retranslate(self) -> None:
        """Say everything in the language that holds now."""
        self.section.set_title(self.tr("Matrix"))
        self.shows.set_choices([(False, self.tr("count")), (True, self.tr("% of row"))])
        self.shows_row.set_texts(self.tr("Cells show"), self.tr("How many digits, or which share of the row."))
        self.above.set_texts(
            self.tr("Certainty above"), self.tr("Only answers that the network was at least so certain of are counted.")
        )
        self.hint.setText(self.tr("Raise it to see only the mistakes the network was sure of."))

    def draw(self) -> None:
        """Make the rows equal to the lab."""
        self.shows.set_value(self.lab.as_share)
        self.shows.setEnabled(self.lab.rival_answers is None)
        if self.above.value() != round(100 * self.lab.above):
            self.above.set_value(round(100 * self.lab.above))

    # -- words ---------------------------------------------------------------------------------------------------------
    def offer(self, action: str) -> str:
        """What the link of a fact says."""
        return {"sure": self.tr("Show them"), "calibration": self.tr("Show the curve")}.get(action, "")

    def sentence(self, word: Word) -> str:
        """A fact as a sentence."""
        v = word.values
        error = f"{100 * v['error']:.1f}" if "error" in v else ""
        match word.key:
            case "all right":
                return self.tr("All {count} digits are read right.").format(count=f"{v['count']:,}")
            case "second":
                return self.tr("The right digit is second in {second} of {count} mistakes.").format(
                    second=f"{v['second']:,}", count=f"{v['count']:,}"
                )
            case "sure":
                return self.tr("{sure} mistakes are more than 99 % certain. Look at those digits first.").format(
                    sure=f"{v['sure']:,}"
                )
            case "luck" | "better":
                luck = percent(v["luck"], 1) if v["luck"] >= 0.001 else percent(0.001, 1)
                text = (
                    self.tr(
                        "Only this network reads {a} digits, only the other {b}. Luck alone does as much in {luck}."
                    )
                    if word.key == "luck"
                    else self.tr("Only this network reads {a} digits, only the other {b}: no luck (under {luck}).")
                )
                return text.format(a=f"{v['a']:,}", b=f"{v['b']:,}", luck=luck)
            case "honest":
                return self.tr("Its certainties are honest: on average {error} points from the accuracy.").format(
                    error=error
                )
            case "promises":
                return self.tr("Its certainties promise too much: {error} points above the accuracy.").format(
                    error=error
                )
            case _:
                return self.tr("Its certainties promise too little: {error} points below the accuracy.").format(
                    error=error
                )
