"""The key figures of a run over its plots: epoch, step, loss, accuracies, speed and time."""

from __future__ import annotations

from gui.labs.train.history import Figures
from gui.plots.axis import number, whole
from gui.widgets.marks import Cell, KeyFigures
from gui.widgets.words import duration_text


class RunFigures(KeyFigures):
    """Shows the figures as they stand; what is not known yet stays blank."""

    def show_figures(self, f: Figures) -> None:
        """Write every figure into its cell."""
        epoch = self.tr("Epoch of {count}").format(count=f"{f.epochs:,}") if f.epochs else self.tr("Epoch")
        step = self.tr("Step of {count}").format(count=f"{f.steps:,}") if f.steps else self.tr("Step")
        best = self.tr("Best, epoch {epoch}").format(epoch=f.best_epoch) if f.best_epoch else self.tr("Best")
        loss = "" if f.loss is None else number(f.loss)
        speed = None if f.images_per_s is None else float(f"{f.images_per_s:.3g}")  # more digits only flicker
        train, test = self.tr("Train accuracy"), self.tr("Test accuracy")
        self.set_cells(
            (
                Cell(epoch, _count(f.epoch), tip=self.tr("How often every training digit was seen.")),
                Cell(step, _count(f.step), tip=self.tr("How often the weights were corrected.")),
                Cell(
                    self.tr("Loss, smoothed"),
                    loss,
                    tip=self.tr("Mean of −log of the probability of the right answer, in nats."),
                ),
                Cell(train, *_percent(f.train), 1, self.tr("Share read right of the digits it learns from.")),
                Cell(test, *_percent(f.test), 2, self.tr("Share read right of digits it never saw.")),
                Cell(best, *_percent(f.best), tip=self.tr("The best accuracy so far and when it was.")),
                Cell(self.tr("Digits / s"), _count(speed), tip=self.tr("How many digits it learns from.")),
                self._time(f),
            )
        )

    def _time(self, f: Figures) -> Cell:
        if f.taken_s is not None:
            tip = self.tr("Training and testing, pauses left out.")
            return Cell(self.tr("Time taken"), duration_text(f.taken_s), tip=tip)
        left = "" if f.left_s is None else duration_text(f.left_s)
        return Cell(self.tr("Time left"), left, tip=self.tr("As fast as it went lately."))


def _count(value: float | None) -> str:
    return "" if value is None else whole(value)


def _percent(value: float | None) -> tuple[str, str]:
    """The number and its unit."""
    return ("", "") if value is None else (f"{100 * value:.2f}", "%")
