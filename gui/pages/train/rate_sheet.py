"""The sheet «Find the learning rate»: the loss at each rate, the rates worth trying, and one click that takes one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.analysis.lr_finder import within_bounds
from gui.i18n import error_text
from gui.labs.train.train_lab import TrainLab
from gui.plots import RateCurve
from gui.widgets.controls import Button, describe
from gui.widgets.layout import Card
from gui.widgets.marks import Bar, ErrorLine, Label
from gui.widgets.numbers import format_number
from gui.widgets.sheets.sheet import PageSheet


class RateSheet(PageSheet):
    """Opened, it measures; Cancel ends the measurement and changes nothing."""

    def __init__(self, page: QWidget, lab: TrainLab) -> None:
        super().__init__(page, icon="check")
        self._lab = lab
        self.card = Card(" ")
        self.curve = RateCurve()
        self.bar = Bar()
        self.text = Label("", "text2", wrap=True)
        self.error = ErrorLine()
        self.again = Button(icon="refresh", small=True)
        self.again.clicked.connect(lab.find_rate)
        self.card.body.addWidget(self.curve, 1)
        for part in (self.bar, self.text, self.error):
            self.card.body.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        row.addStretch(1)
        self.card.body.addLayout(row)
        column = QVBoxLayout()
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(self.card)
        self.body.addLayout(column, 1)
        self.confirmed.connect(self._use)
        self.left.connect(lab.rate_finder.cancel)
        self.retranslate()

    def ask(self) -> None:
        """Cover the page and measure, unless the curve of this experiment is there already."""
        self.enter()
        if not self._lab.rate_finder.done:
            self._lab.find_rate()
        self.draw()

    def _use(self) -> None:
        rate = self._lab.rate_finder.rate
        if rate is not None:
            self.leave()
            self._lab.set_live("optimizer.learning_rate", rate)

    # -- words ---------------------------------------------------------------------------------------------------------
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text again."""
        self.card.set_title(self.tr("Loss over the learning rate η"))
        self.curve.setAccessibleName(self.tr("Loss over the learning rate η"))
        self.again.setText(self.tr("Measure again"))
        describe(self.again, self.tr("Measure again"), self.tr("Tries the rates on the experiment as it is now."))
        self.draw()

    def draw(self) -> None:
        """Make the sheet equal to the lab."""
        finder = self._lab.rate_finder
        rate, found = finder.rate, finder.suggestion
        sentence = self.tr("A few steps from new first weights, each with a larger rate. Your run and its seed stay.")
        use = self.tr("Use {rate}").format(rate=format_number(rate)) if rate is not None else self.tr("Use it")
        self.set_texts(self.tr("Find the learning rate"), sentence, use)
        tip = self.tr("Sets the learning rate of the experiment.")
        self.set_primary(rate is not None, tip if rate is not None else self._sentence())
        self.curve.draw(
            [trial.rate for trial in finder.trials],
            [trial.loss for trial in finder.trials],
            [trial.smoothed for trial in finder.trials],
            ends=within_bounds(self._lab.spec),
            band=(found.low, found.high) if found is not None else None,
            chosen=rate,
        )
        self.bar.setVisible(finder.going)
        self.bar.set_fraction(finder.fraction)
        self.text.setText(self._sentence())
        self.curve.setAccessibleDescription(self._sentence())
        self.error.set_text(error_text(finder.error) if finder.error is not None else "")
        self.again.setEnabled(not finder.going and not self._lab.rate_obstacle)

    def _sentence(self) -> str:
        finder = self._lab.rate_finder
        found = finder.suggestion
        if found is not None:
            text = self.tr("Rates from {low} to {high}, the green band, are worth trying; start with {rate}, the line.")
            low, high = (format_number(float(f"{end:.2g}")) for end in (found.low, found.high))
            return text.format(low=low, high=high, rate=format_number(finder.rate))
        if finder.going:
            return self.tr("Measuring: {count} rates so far.").format(count=len(finder.trials))
        if finder.done:
            return self.tr("At no rate does the loss fall: look at the layers, the first weights and the data.")
        return self.tr("Not measured yet.")
