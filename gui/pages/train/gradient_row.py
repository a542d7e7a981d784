"""The gradient check on the Train page: a button, and the verdict under it."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.i18n import error_text
from gui.labs.train.train_lab import TrainLab
from gui.widgets.controls import Button, describe
from gui.widgets.marks import ErrorLine, Label


class GradientRow(QWidget):
    """Starts and cancels the check, and says in one sentence what it found."""

    def __init__(self, lab: TrainLab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lab = lab
        self.button = Button(icon="check", small=True)
        self.button.clicked.connect(self._pressed)
        self.text = Label("", "muted", "small", wrap=True)
        self.error = ErrorLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 4)
        column.setSpacing(4)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.text)
        column.addWidget(self.error)

    def _pressed(self) -> None:
        if self._lab.gradient_check.going:
            self._lab.gradient_check.cancel()
        else:
            self._lab.check_gradient()

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        describe(
            self.button,
            self.tr("Check gradient"),
            self.tr("Compares backpropagation with differences of the loss, weight by weight, on three images."),
        )

    def draw(self) -> None:
        """Make button and verdict equal to the lab."""
        lab, check = self._lab, self._lab.gradient_check
        failed = [tensor for tensor in check.tensors if not tensor.passed]
        worst = max(check.tensors, key=lambda tensor: tensor.max_relative_error, default=None)
        self.button.setEnabled(check.going or (lab.experiment.problem is None and lab.experiment.data_state == "ready"))
        self.button.setText(self.tr("Cancel") if check.going else self.tr("Check gradient"))
        text, role = "", "muted"
        if check.going:
            text = self.tr("{count} tensors compared…").format(count=len(check.tensors))
        elif failed:
            text = self.tr("{tensor} differs: {error} relative.").format(
                tensor=failed[0].title, error=f"{failed[0].max_relative_error:.1e}"
            )
            role = "error"
        elif worst is not None:
            text = self.tr("All {count} tensors agree; the largest relative error is {error} in {tensor}.").format(
                count=len(check.tensors), error=power(worst.max_relative_error), tensor=worst.title
            )
            role = "good"
        self.text.set_role(role)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.error.set_text(error_text(check.error) if check.error is not None else "")


def power(value: float) -> str:
    """8.8×10⁻¹⁰."""
    if value <= 0:
        return "0"
    exponent = math.floor(math.log10(value))
    digits = str(exponent).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"{value / 10**exponent:.1f}×10{digits}"
