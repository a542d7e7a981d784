"""The live part of the Compare page: two plots with one hover line, and the table of the runs under them."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.store.comparison import LEVELS
from gui.labs.compare.compare_lab import CompareLab
from gui.labs.compare.results_table import COLUMNS, Result, best
from gui.pages.compare.finding_lines import FindingLines
from gui.pages.compare.race_table import Head, RaceRow, RaceTable
from gui.pages.compare.race_words import run_text
from gui.pages.one_plot import OnePlot
from gui.plots import CrossHair, PlotCard
from gui.plots.axis import count, number, whole
from gui.widgets.layout import PlainArea
from gui.widgets.marks import ErrorLine
from gui.widgets.numbers import percent_sign
from gui.widgets.segments import Segments

FOLDED_AWAY = ("best_loss", *(f"to {level}" for level in LEVELS), "ms_per_step")  # columns that a small window omits


class RaceView(OnePlot, PlainArea):
    """Loss and accuracy of all runs, and their numbers; `problem` says above them what went wrong."""

    def __init__(self, lab: CompareLab, parent: QWidget | None = None) -> None:
        inside = QWidget()
        super().__init__(inside, parent)
        self.lab = lab
        self._loss_texts: tuple[str, ...] = ()
        self._second_texts: tuple[str, ...] = ()
        self._second_shown = "test"
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        self.problem = ErrorLine()
        column.addWidget(self.problem)
        self.choice = Segments()
        self.choice.edited.connect(self.choose)
        column.addWidget(self.choice)
        row = QHBoxLayout()
        row.setSpacing(16)
        self.loss_plot = PlotCard(log=True, translate=run_text)
        self.accuracy_plot = PlotCard(percent=True, translate=run_text)
        for plot in (self.loss_plot, self.accuracy_plot):
            plot.setMinimumHeight(236)
            plot.toggled.connect(self._plot_toggled)
        row.addWidget(self.loss_plot, 3)
        row.addWidget(self.accuracy_plot, 2)
        column.addLayout(row, 1)
        self.table = RaceTable()
        self.table.sorted_by.connect(lab.sort)
        self.table.toggled.connect(lab.toggle)
        column.addWidget(self.table)
        self.findings = FindingLines(lab)
        column.addWidget(self.findings)
        self.cross_hair = CrossHair([self.loss_plot, self.accuracy_plot], parent=self)
        self._place()

    def _place(self) -> None:
        folded = self._folded
        self.choice.setVisible(folded)
        self.choice.set_value(self._chosen)
        self.loss_plot.setVisible(not folded or self._chosen == "loss")
        self.accuracy_plot.setVisible(not folded or self._chosen != "loss")
        self.table.leave_out(FOLDED_AWAY if folded else ())

    def _plot_toggled(self, name: str, on: bool) -> None:
        plain = name.rpartition(", train")[0] or name
        if self.lab.board.hidden(plain) == on:
            self.lab.toggle(plain)

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        empty = self.tr("No race yet"), self.tr("Press Start to see the runs learn side by side.")
        for plot in (self.loss_plot, self.accuracy_plot):
            plot.set_empty(*empty, icon="compare")
        reached = self.tr("Steps until the test accuracy first reached {level} %.")
        percents = [round(100 * level) for level in LEVELS]
        first, *others = percents
        titles = [self.tr("Steps to {level} %").format(level=first), *(f"{n}{percent_sign()}" for n in others)]
        self.table.set_heads(
            (
                Head("name", self.tr("Run"), self.tr("Sorts by name; a third press gives the order of the panel."), 20),
                Head("loss", self.tr("Loss"), self.tr("Mean of the last 50 steps."), 11),
                Head("best_loss", self.tr("Best loss"), self.tr("Lowest mean of 50 steps."), 11),
                Head("accuracy", self.tr("Best accuracy"), self.tr("Best so far on all test digits."), 14),
                *(
                    Head(f"to {level}", title, reached.format(level=percent), width)
                    for level, title, percent, width in zip(LEVELS, titles, percents, (13, 8, 8), strict=True)
                ),
                Head("ms_per_step", self.tr("ms per step"), self.tr("Processor time of one step of this run."), 11),
                Head("progress", self.tr("Progress"), self.tr("How far the run is, or how it ended."), 12),
            )
        )
        self.table.leave_out(FOLDED_AWAY if self._folded else ())
        self.choice.set_choices((("loss", self.tr("Loss")), ("second", self.tr("Accuracy"))))
        self.draw()

    # -- drawing -------------------------------------------------------------------------------------------------------
    def draw(self) -> None:
        """Make plots and table equal to the board."""
        self._draw_plots()
        self._draw_table()
        self.findings.draw()

    def _draw_plots(self) -> None:
        lab, board = self.lab, self.lab.board
        x_unit = self.tr("epoch") if lab.plan.by_epoch else self.tr("step")
        unit = self.tr("nats, smoothed over {steps} steps").format(steps=count(board.smoothing))
        if self.loss_plot.area.ranges.log:
            unit += self.tr(", log axis")
        texts = (self.tr("Loss"), unit, x_unit)
        if texts != self._loss_texts:
            self._loss_texts = texts
            self.loss_plot.set_texts(*texts)
        shown = board.shown
        title = {
            "test": self.tr("Test accuracy"),
            "train": self.tr("Train accuracy"),
            "both": self.tr("Accuracy"),
            "length": self.tr("Step length"),
        }[shown]
        second_unit = {
            "test": self._test_unit(),
            "length": self.tr("in the space of all weights"),
            "both": self.tr("%, thin lines: train"),
        }
        second = (title, second_unit.get(shown, "%"), x_unit)
        if second != self._second_texts:
            self._second_texts = second
            self.accuracy_plot.set_texts(*second)
        if shown != self._second_shown:
            self._second_shown = shown
            self.accuracy_plot.area.ranges.percent = shown != "length"
            self.accuracy_plot.area.set_log(shown == "length")
            self.accuracy_plot.reset()
        course = lab.plan.figure == "sgd-adam" and shown != "length"
        self.accuracy_plot.set_y_range((70, 100) if course else None)
        self.loss_plot.draw(board.losses)
        self.accuracy_plot.draw(board.accuracies)

    def _test_unit(self) -> str:
        """Percent, and how often the test digits are looked at."""
        board, plan = self.lab.board, self.lab.plan
        looks = [record.tests[0][0] for c in plan.contenders for record in board.records(c.name)[:1] if record.tests]
        if plan.by_epoch or not looks:
            return "%"
        return self.tr("%, every {steps} steps").format(steps=count(min(looks)))

    def _draw_table(self) -> None:
        board = self.lab.board
        rows = board.results()
        bests = {column: best(column, rows) for column in COLUMNS}
        self.table.set_lines([self._line(row, bests) for row in rows])
        self.table.set_order(board.order.column, board.order.up)

    def _line(self, row: Result, bests: dict[str, str]) -> RaceRow:
        not_yet = self.tr("not yet") if row.step else ""
        cells: list[str] = []
        missing: set[int] = set()
        for place, column in enumerate(COLUMNS):
            value = row.value(column)
            if value is None:
                cells.append(not_yet if column.startswith("to ") else "")
                missing.add(place)
            else:
                cells.append(_cell(column, value, row.spreads.get(column)))
        word, state = self._word(row)
        return RaceRow(
            row.name,
            run_text(row.name),
            row.series,
            tuple(cells),
            frozenset(i for i, column in enumerate(COLUMNS) if bests[column] == row.name),
            frozenset(missing),
            row.progress,
            word,
            state,
            hidden=self.lab.board.hidden(row.name),
        )

    def _word(self, row: Result) -> tuple[str, str]:
        """How a run ended, in a word, and the look of the word; nothing while it continues."""
        busy = self.lab.race.busy
        if not row.reason:
            return (self.tr("broken off"), "") if row.step and not busy else ("", "")
        if busy and row.progress < 1 and row.reason != "diverged":
            return "", ""
        words = {
            "completed": (self.tr("done"), "good"),
            "diverged": (self.tr("diverged at step {step}").format(step=count(row.step)), "error"),
            "stopped": (self.tr("stopped"), ""),
            "failed": (self.tr("failed"), "error"),
            "early": (self.tr("no more progress"), ""),
            "guessing": (self.tr("only guesses"), "warning"),
        }
        return words.get(row.reason, ("", ""))


def _cell(column: str, value: float, spread: float | None) -> str:
    scale, digits = (100.0, 2) if column == "accuracy" else (1.0, 2 if column == "ms_per_step" else 3)
    if column.startswith("to "):
        text = whole(value)
        return f"{text} ± {whole(spread)}" if spread is not None else text
    text = number(scale * value, digits=digits)
    if spread is not None:
        text += f" ± {number(scale * spread, digits=digits)}"
    return text + percent_sign() if column == "accuracy" else text
