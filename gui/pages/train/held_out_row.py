"""Folds and the 60:40 split on the Train page: a choice, a button, and what came out under them."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.i18n import error_text
from gui.labs.train.held_out import PLANS
from gui.labs.train.train_lab import TrainLab
from gui.widgets.controls import Button, Choice, describe
from gui.widgets.marks import Bar, ErrorLine, Label


class HeldOutRow(QWidget):
    """Starts and cancels the trainings, and says mean and spread of what they reached."""

    def __init__(self, lab: TrainLab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lab = lab
        self.plan = Choice(112)
        self.plan.chosen.connect(lab.held_out.choose)
        self.button = Button(icon="play", small=True)
        self.button.clicked.connect(self._pressed)
        self.bar = Bar()
        self.text = Label("", "muted", "small", wrap=True)
        self.error = ErrorLine()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.button)
        row.addStretch(1)
        row.addWidget(self.plan)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 4)
        column.setSpacing(4)
        column.addLayout(row)
        for part in (self.bar, self.text, self.error):
            column.addWidget(part)

    def _pressed(self) -> None:
        if self._lab.held_out.going:
            self._lab.held_out.cancel()
        else:
            self._lab.held_out.start(self._lab.spec)

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        folds = self.tr("{count} folds")
        self.plan.set_choices([(plan, plan if ":" in plan else folds.format(count=plan)) for plan in PLANS])
        describe(
            self.plan,
            self.tr("How the data is divided"),
            self.tr(
                "Folds: each part of the training digits validates once. 60:40: all digits divided again, 40 % test."
            ),
        )
        describe(
            self.button,
            self.tr("Cross-validate"),
            self.tr("Trains this experiment on every part and says the mean accuracy with its spread."),
        )

    def draw(self) -> None:
        """Make the row equal to the lab."""
        lab, held = self._lab, self._lab.held_out
        self.plan.set_value(held.plan)
        self.plan.setEnabled(not held.going)
        self.button.setEnabled(held.going or (lab.experiment.problem is None and lab.experiment.data_state == "ready"))
        self.button.setText(self.tr("Cancel") if held.going else self.tr("Cross-validate"))
        self.bar.setVisible(held.going)
        self.bar.set_fraction(held.held.done)
        text = self._sentence()
        self.text.set_role("text2" if text and not held.going else "muted")
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.error.set_text(error_text(held.error) if held.error is not None else "")

    def _sentence(self) -> str:
        found = self._lab.held_out.held
        if not found.accuracies:
            return ""
        each = ", ".join(f"{100 * accuracy:.1f}" for accuracy in found.accuracies)
        if len(found.accuracies) == 1:
            return self.tr("{accuracy} % on the part that was held out.").format(accuracy=f"{100 * found.mean:.2f}")
        return self.tr("{mean} ± {deviation} % on the parts that were held out: {each}.").format(
            mean=f"{100 * found.mean:.2f}", deviation=f"{100 * found.deviation:.2f}", each=each
        )
