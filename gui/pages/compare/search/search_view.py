"""A search, the third view of the Compare page: all trials, the best so far, the table, and what matters."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from engine.extras.missing import MissingExtraError
from gui.i18n import error_text
from gui.labs.compare.search_lab import SearchLab
from gui.pages.compare.search.parallel_plot import ParallelPlot
from gui.pages.compare.search.scatter_plot import ScatterPlot
from gui.pages.compare.search.search_figures import AccuracyScale, BestPlot, MattersPlot, SearchFigure
from gui.pages.compare.search.search_words import setting_text
from gui.pages.compare.search.trial_menu import TrialMenu
from gui.pages.compare.search.trial_table import TrialTable
from gui.plots import FigureCard
from gui.widgets.controls import Button, describe
from gui.widgets.layout import Hairline
from gui.widgets.marks import ErrorLine, Label
from gui.widgets.numbers import percent
from gui.widgets.segments import Segments

LINES, DOTS = "lines", "dots"
CARDS = ("all", "best", "matters")  # of the folded view


class SearchCard(FigureCard):
    """One figure of the search on its card."""

    def __init__(self, lab: SearchLab, figure: SearchFigure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lab, self.figure = lab, figure
        self.body.addWidget(figure, 1)

    def has_figure(self) -> bool:
        return bool(self._lab.trials)

    def paint_body(self, painter: QPainter, rect: QRectF) -> None:
        self.figure.paint_figure(painter, rect)

    def update_figure(self) -> None:
        """Paint it again."""
        self.figure.update()

    def table(self) -> Iterable[list[str]]:
        if isinstance(self.figure, MattersPlot):
            return [["setting", "share"], *([path, f"{share:.4f}"] for path, share in self._lab.matters.items())]
        return self._lab.table()


class AllCard(SearchCard):
    """All trials: lines over parallel axes, or a plot for each setting; `chosen` says that it shows the other."""

    chosen = Signal()

    def __init__(self, lab: SearchLab, lines: SearchFigure, dots: SearchFigure) -> None:
        super().__init__(lab, lines)
        self.figures = {LINES: lines, DOTS: dots}
        self.body.removeWidget(lines)
        self.stack = QStackedWidget()
        for figure in self.figures.values():
            self.stack.addWidget(figure)
        self.body.addWidget(self.stack, 1)
        self.choice = Segments()
        self.choice.edited.connect(self.show_figure)
        self.head.insertWidget(self.head.count() - 1, self.choice)

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        tips = (self.tr("Every trial as a line over parallel axes."), self.tr("One plot for each setting."))
        self.choice.set_choices(((LINES, self.tr("Lines")), (DOTS, self.tr("Dots"))), tips)
        self.choice.set_value(self.shown())
        describe(self.choice, self.tr("Drawn as"), self.tr("How all trials are drawn."))

    def shown(self) -> str:
        """Which figure is shown: lines or dots."""
        return LINES if self.stack.currentIndex() == 0 else DOTS

    def show_figure(self, key: str) -> None:
        """Show the lines or the dots."""
        self.figure = self.figures[key]
        self.stack.setCurrentWidget(self.figure)
        self.choice.set_value(key)
        self.chosen.emit()


class SearchView(QWidget):
    """The four cards of the search; folded, the three figures share one card and segments choose."""

    train_asked = Signal(int)

    def __init__(self, lab: SearchLab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        self.problem = ErrorLine()
        column.addWidget(self.problem)
        self.which = Segments()
        self.which.edited.connect(self._show_card)
        column.addWidget(self.which, 0, Qt.AlignmentFlag.AlignLeft)
        self._make_cards()
        self.table = TrialTable(lab)
        self.table.opened.connect(self.train_asked)
        self.menu = TrialMenu(lab, self)
        self.table.menu_asked.connect(self.menu.open_for)
        self.grid = QGridLayout()
        self.grid.setSpacing(16)
        column.addLayout(self.grid, 1)
        self._folded: bool | None = None
        self._drawn: tuple[object, ...] = ()
        self.fold(False)
        lab.changed.connect(self.draw)

    def _make_cards(self) -> None:
        lab = self.lab
        self.lines, self.dots = ParallelPlot(lab), ScatterPlot(lab)
        self.all = AllCard(lab, self.lines, self.dots)
        self.all.chosen.connect(self._redraw)
        self.clear = Button(kind="link", small=True)
        self.clear.clicked.connect(lab.clear_brushes)
        self.all.head.insertWidget(2, self.clear)
        self.so_far = SearchCard(lab, BestPlot(lab))
        self.matters = SearchCard(lab, MattersPlot(lab))
        self.words = Label("", "text2", wrap=True)
        under = QWidget()
        room = QVBoxLayout(under)
        room.setContentsMargins(16, 8, 16, 8)
        room.addWidget(self.words)
        self.matters.body.addWidget(Hairline())
        self.matters.body.addWidget(under)
        self.cards = {"all": self.all, "best": self.so_far, "matters": self.matters}

    def fold(self, small: bool) -> None:
        """Show one figure at a time over the table where there is little room."""
        if small == self._folded:
            return
        self._folded = small
        for widget in (*self.cards.values(), self.table):
            self.grid.removeWidget(widget)
        self.which.setVisible(small)
        if small:
            for card in self.cards.values():
                self.grid.addWidget(card, 0, 0)
            self.grid.addWidget(self.table, 1, 0)
            self._show_card(str(self.which.value() or CARDS[0]))
        else:
            for place, widget in enumerate((self.all, self.so_far, self.table, self.matters)):
                self.grid.addWidget(widget, place // 2, place % 2)
                widget.show()
        for place, share in enumerate((1, 0) if small else (3, 2)):
            self.grid.setColumnStretch(place, share)
        for place in (0, 1):
            self.grid.setRowStretch(place, 1)

    def _show_card(self, key: str) -> None:
        self.which.set_value(key)
        if self._folded:
            for name, card in self.cards.items():
                card.setVisible(name == key)

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        titles = (self.tr("All trials"), self.tr("Best so far"), self.tr("Which settings matter"))
        for card, title in zip(self.cards.values(), titles, strict=True):
            card.title_label.setText(title)
        self.which.set_choices(tuple(zip(CARDS, titles, strict=True)), titles)
        self.which.set_value(self.which.value() or CARDS[0])
        describe(self.which, self.tr("Figure"), self.tr("Which figure is shown over the table."))
        self.matters.unit_label.setText(self.tr("each alone, % explained"))
        self.all.retranslate()
        self.clear.setText(self.tr("Clear"))
        describe(self.clear, self.tr("Clear"), self.tr("Shows all trials again."))
        tips = (
            (self.lines, titles[0], self.tr("Drag along an axis to keep a range; click clears.")),
            (self.dots, titles[0], self.tr("One plot for each setting; a click on a dot marks the trial everywhere.")),
            (self.so_far.figure, titles[1], self.tr("Dot: done; ring: pruned; arrow: lower, or failed.")),
            (self.matters.figure, titles[2], self.tr("The line says how sure it is: 20 to 80 % of resampled trials.")),
            (
                self.table,
                self.tr("Trials"),
                self.tr("A click marks a trial, Ctrl adds a second; Enter opens it in Train, the menu key asks."),
            ),
        )
        for figure, name, tip in tips:
            describe(figure, name, tip)
        self._drawn = ()
        self.draw()

    def draw(self) -> None:
        """Make the view equal to the lab."""
        lab = self.lab
        if not self.isVisible():
            return
        failure = None if isinstance(lab.failure, MissingExtraError) else lab.failure  # a part, which the page offers
        text = "" if failure is None else error_text(failure)
        if self.problem.text() != text:
            self.problem.set_text(text)
        self.table.refresh()
        sentence = self.sentence()
        if self.words.text() != sentence:
            self.words.setText(sentence)
        drawn = (lab.done, lab.chosen, lab.best, tuple(lab.brushes.items()), id(lab.matters), id(lab.space))
        if drawn != self._drawn:  # a report of a running trial changes the table alone
            self._drawn = drawn
            self._draw_heads()
            for card in self.cards.values():
                card.update_figure()

    def _redraw(self) -> None:
        self._drawn = ()
        self.draw()

    def _draw_heads(self) -> None:
        lab = self.lab
        shown = [trial for trial in lab.trials.values() if trial.outcome is not None and trial.accuracy is not None]
        if not lab.trials:
            said = ""
        elif lab.brushes:
            scale = AccuracyScale.of(lab)
            kept = sum(lab.kept(trial, self.lines.heights(trial, scale)) for trial in shown)
            said = self.tr("{kept} of {count} chosen").format(kept=kept, count=len(shown))
        elif self.all.shown() == DOTS:
            said = self.tr("right, %, over each setting")
        else:
            said = self.tr("one line each; drag on an axis to choose")
        unit = self.tr("right test digits, %") if lab.gathered else self.tr("right validation digits, %")
        for label, now in ((self.all.unit_label, said), (self.so_far.unit_label, unit)):
            if label.text() != now:
                label.setText(now)
        self.clear.setVisible(bool(lab.brushes))

    def sentence(self) -> str:
        """What came of it in words."""
        lab = self.lab
        if lab.looked is not None:
            text = self.tr("Reading {name}, file {place} of {count}.")
            return text.format(name=lab.looked.name, place=lab.looked.place, count=lab.looked.count)
        if not lab.trials:
            return self.tr("Start tries the settings at the left; every trial is drawn as it ends.")
        if lab.gathered is not None:
            return self._class_sentence()
        if lab.ended is not None and lab.ended.test_accuracy is not None:
            text = self.tr("The winner, trial {number}, reads {share} of the test digits, which were read once.")
            right = percent(lab.ended.test_accuracy, 2)
            return text.replace("{number}", str((lab.ended.best or 0) + 1)).replace("{share}", right)
        return self._matters_sentence()

    def _matters_sentence(self) -> str:
        lab = self.lab
        if not lab.matters:
            return self.tr("What matters is known after 15 trials that came to their end.")
        path, share = max(lab.matters.items(), key=lambda row: row[1])
        text = self.tr("{setting} explains {share} of the differences.")
        return text.replace("{setting}", setting_text(lab, path)).replace("{share}", percent(share, 0))

    def _class_sentence(self) -> str:
        """What was gathered: how many runs, whose is the best, and what was left out."""
        study = self.lab.gathered
        if study is None:
            return ""
        text = self.tr("Runs: {runs}, students: {students}.")
        parts = [text.format(runs=len(study.entries), students=len(study.students))]
        best = study.best()
        if best is not None:
            right = percent(best.outcome.accuracy or 0.0, 2)
            parts.append(self.tr("The best is {student}'s with {share}.").format(student=best.student, share=right))
        if study.left_out:
            names = ", ".join(one.name for one in study.left_out[:3])
            parts.append(self.tr("Left out: {names}.").format(names=names))
        if study.twice:
            parts.append(self.tr("Counted once: {names}.").format(names=", ".join(study.twice[:3])))
        return " ".join(parts)
