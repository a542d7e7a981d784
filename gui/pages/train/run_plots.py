"""The plots of a run on the Train page, and what is said about it: side by side, or folded into one card."""

from __future__ import annotations

import time

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.labs.plotting.curves import Curves
from gui.labs.plotting.printed_curves import printed_accuracies, printed_losses, with_printed
from gui.labs.train.attempts import AttemptBoard
from gui.labs.train.task_lab import TaskLab
from gui.labs.train.training_run import TrainingRun
from gui.pages.one_plot import OnePlot
from gui.pages.train.advice_card import WordsCard
from gui.pages.train.task.task_view import TaskView
from gui.plots import CrossHair, PlotCard
from gui.widgets.segments import Segments

GLANCE_EVERY_S = 0.25  # the curves beside the loss move slowly, and painting them costs the engine its time


class RunPlots(OnePlot, QWidget):
    """Loss, accuracy, gradient and activation, and the words; folded, segments choose which plot is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawn: dict[PlotCard, object] = {}
        self._glanced = 0.0  # when all curves were painted last
        self.loss = PlotCard(log=True)
        self.accuracy = PlotCard(percent=True, digits=2)
        self.gradients = PlotCard(log=True)
        self.activations = PlotCard()
        self.cards = {
            "loss": self.loss,
            "accuracy": self.accuracy,
            "gradients": self.gradients,
            "activations": self.activations,
        }
        self.loss.area.log_changed.connect(self._name_loss)
        self.cross = CrossHair((self.loss, self.gradients, self.activations), self)
        self.words = WordsCard()
        self.task_view = TaskView()
        self._tasked = False  # whether the attempts at a task are shown in place of gradients and activations
        self.choice = Segments()
        self.choice.edited.connect(self.choose)
        for card in self.cards.values():
            card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
            card.setMinimumSize(QSize(180, 140))
        self._upper, self._lower = QHBoxLayout(), QHBoxLayout()
        for row in (self._upper, self._lower):
            row.setSpacing(16)
        self._upper.addWidget(self.loss, 3)
        self._upper.addWidget(self.accuracy, 2)
        self._lower.addWidget(self.gradients, 1)
        self._lower.addWidget(self.activations, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self._column.addWidget(self.choice)
        self._column.addLayout(self._upper, 142)
        self._column.addLayout(self._lower, 100)
        self._column.addWidget(self.task_view, 1)
        self._place()

    # -- room ----------------------------------------------------------------------------------------------------------
    def show_task(self, tasked: bool) -> None:
        """Show the attempts at a task, or the usual plots again."""
        if tasked != self._tasked:
            self._tasked = tasked
            self._chosen = "accuracy" if tasked else "loss"
            self._name_choices()
            self._place()

    def _place(self) -> None:
        folded = self._folded
        self.choice.setVisible(folded)
        self.choice.set_value(self._chosen)
        self.task_view.setVisible(self._tasked)
        if self._tasked:
            self._place_task()
            return
        self._upper.insertWidget(0, self.loss, 3)
        for name, card in self.cards.items():
            card.setVisible(not folded or name == self._chosen)
        upper = self._chosen in ("loss", "accuracy")
        self._column.setStretchFactor(self._upper, 142 if upper or not folded else 0)
        self._column.setStretchFactor(self._lower, 100 if not (folded and upper) else 0)
        self._column.removeWidget(self.words)
        self._lower.removeWidget(self.words)
        self.words.fold(folded)
        if folded:
            self._column.addWidget(self.words)
        else:
            self._lower.addWidget(self.words)
        self.words.show()  # a widget that moves to another parent is hidden

    def _place_task(self) -> None:
        for name, card in self.cards.items():
            card.setVisible(name == "loss" and (not self._folded or self._chosen == "loss"))
        for row in (self._upper, self._lower):
            self._column.setStretchFactor(row, 0)
        self.task_view.hold(self.loss, self.words)
        self.task_view.show_only(self._chosen if self._folded else "")
        self.words.fold(self._folded, within=not self._folded)
        if self._folded:
            self._column.addWidget(self.words)
        self.words.show()

    # -- words ---------------------------------------------------------------------------------------------------------
    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        self._name_loss()
        self.accuracy.set_texts(self.tr("Accuracy"), self.tr("%, per epoch"), self.tr("epoch"))
        self.gradients.set_texts(self.tr("Gradient, RMS"), self.tr("by layer"), self.tr("step"))
        self.activations.set_texts(self.tr("Activation, RMS"), self.tr("by layer"), self.tr("step"))
        missing, hint = self.tr("No run yet"), self.tr("Press Start to see the loss fall here.")
        self.loss.set_empty(missing, hint)
        self.accuracy.set_empty(missing, self.tr("After each epoch its accuracy stands here."))
        self.gradients.set_empty(missing, self.tr("How strongly each layer is pulled stands here."), "layers")
        self.activations.set_empty(missing, self.tr("How large each layer's outputs are stands here."), "layers")
        self._name_choices()
        self.words.retranslate()
        self.task_view.retranslate()

    def _name_choices(self) -> None:
        names = (self.tr("Loss"), self.tr("Accuracy"), self.tr("Gradient"), self.tr("Activation"))
        usual = list(zip(self.cards, names, strict=True))
        task = [usual[1], usual[0], ("attempts", self.tr("Attempts"))]
        self.choice.set_choices(task if self._tasked else usual)

    def _name_loss(self) -> None:
        unit = self.tr("nats, log axis") if self.loss.area.ranges.log else self.tr("nats")
        self.loss.set_texts(self.tr("Loss"), unit, self.tr("step"))

    # -- drawing -------------------------------------------------------------------------------------------------------
    def draw_task(self, task: TaskLab, board: AttemptBoard) -> None:
        """Show the attempts at the task that is open; without one the usual plots."""
        self.show_task(task.task is not None)
        self.task_view.draw(task, board)

    def draw(self, run: TrainingRun, recipe: str = "") -> None:
        """Show what is new of a run: the loss at once, what moves slowly a few times a second.

        What the notes print for its recipe stands beside its own.
        """
        history, now = run.history, time.monotonic()
        each = history.started.steps_per_epoch if history.started is not None else 0
        self._draw_plot(self.loss, with_printed(history.loss, printed_losses(recipe, each)))
        if run.state != "running" or now - self._glanced >= GLANCE_EVERY_S:
            self._glanced = now
            self._draw_plot(self.accuracy, with_printed(history.accuracy, printed_accuracies(recipe)))
            self._draw_plot(self.gradients, history.gradients)
            self._draw_plot(self.activations, history.activations)

    def _draw_plot(self, card: PlotCard, curves: Curves) -> None:
        """Draw what has changed: painting costs the engine its time."""
        news = (curves.x_end, len(curves.marks), [(curve.name, len(curve), curve.window) for curve in curves])
        if news != self._drawn.get(card):
            self._drawn[card] = news
            card.draw(curves)
