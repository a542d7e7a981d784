"""What the Train page shows while a teacher's task is open: accuracy with the goal, the loss, and the attempts."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from engine.optimizers import optimizers
from engine.report.report_attempts import tag_of
from gui.i18n import engine_text
from gui.labs.train.attempts import AttemptBoard
from gui.labs.train.task_lab import TaskLab
from gui.pages.train.advice_card import WordsCard
from gui.pages.train.task.attempts_card import AttemptsCard
from gui.plots import PlotCard


class TaskView(QWidget):
    """Accuracy over loss, the attempts beside them; the loss and the words are the page's own, lent for the while."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.accuracy = PlotCard(percent=True, digits=2, translate=self.name_of)
        self.accuracy.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.accuracy.setMinimumSize(QSize(180, 140))
        self.attempts = AttemptsCard()
        self.attempts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.plots = QVBoxLayout()
        self.plots.setSpacing(16)
        self.plots.addWidget(self.accuracy, 272)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(self.plots, 3)
        row.addWidget(self.attempts, 2)

    def hold(self, loss: QWidget, words: WordsCard) -> None:
        """Take the page's loss under the accuracy, and its words under the attempts."""
        self.plots.addWidget(loss, 161)
        self.attempts.words.addWidget(words)

    def show_only(self, chosen: str) -> None:
        """Show one of accuracy, loss and attempts, or all beside each other where none is named."""
        self.accuracy.setVisible(chosen in ("", "accuracy"))
        self.attempts.setVisible(chosen in ("", "attempts"))

    def name_of(self, curve: str) -> str:
        """The name of an attempt's curve: `7 adam` is attempt 7, Adam."""
        number, _, kind = curve.partition(" ")
        if kind not in optimizers:
            return curve
        text = self.tr("attempt {number}, {optimizer}")
        return text.format(number=number, optimizer=engine_text(optimizers.get(kind).label()))

    def retranslate(self) -> None:
        """Set every text again."""
        self.accuracy.set_texts(self.tr("Test accuracy"), "%", self.tr("step"))
        self.accuracy.set_empty(
            self.tr("No attempt yet"), self.tr("Press Start: the accuracy is drawn below the goal.")
        )

    def draw(self, task: TaskLab, board: AttemptBoard) -> None:
        """Show the attempts as they stand."""
        if task.task is None:
            return
        curves = board.curves()
        if not curves.marks:
            for epoch, step in board.epoch_ends:
                curves.mark(step, self.tr("epoch {number} ends").format(number=epoch))
        self.accuracy.draw(curves)
        by_network = not task.allows("optimizer.kind") and task.allows("layers")
        self.attempts.show_attempts(board.rows(), by_network, tag_of(task.task))
