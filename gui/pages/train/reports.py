"""What the Train page reports once, in the window's strip: a damaged checkpoint, a refusal of the task, a fault."""

from __future__ import annotations

import traceback

from PySide6.QtCore import QObject, Signal

from gui.i18n import error_text, manifest_set_aside, saved_as
from gui.labs.train.advice import Word
from gui.labs.train.train_lab import TrainLab
from gui.pages.train.advice_card import WordsCard


class TrainReports(QObject):
    """Takes each report out of the lab; `message` carries its text, its details and its role."""

    message = Signal(str, str, str)

    def __init__(self, lab: TrainLab, words: WordsCard, parent: QObject) -> None:
        super().__init__(parent)
        self._lab, self._words = lab, words

    def report(self) -> None:
        """Say what the lab has to report since the last time."""
        self._report_damage()
        self._report_set_aside()
        self._report_task()

    def _report_damage(self) -> None:
        """A run continues from its older checkpoint, and why."""
        work = self._lab.run.work
        if work is not None and work.damaged is not None:
            damaged, work.damaged = work.damaged, None
            text = self.tr("The newest checkpoint cannot be used: {reason}. The run continues from the one before it.")
            self.message.emit(text.format(reason=error_text(damaged)), "", "warning")

    def _report_set_aside(self) -> None:
        """Every manifest of a race that could not be used."""
        damaged, self._lab.interruptions.set_aside = self._lab.interruptions.set_aside, []
        for path in damaged:
            self.message.emit(manifest_set_aside(path), str(path), "warning")

    def _report_task(self) -> None:
        """What the task refused, or that the report is written."""
        task = self._lab.task
        fault, task.fault = task.fault, None
        written, task.written = task.written, None
        if fault is not None:
            self.message.emit(error_text(fault), "", "error")
        elif written is not None:
            self.message.emit(saved_as(written.name), "", "good")

    def finished(self) -> None:
        """A run is over: say what broke it, or why it could not be kept."""
        run = self._lab.run
        if run.failure is not None and run.history.ended is not None:
            details = "".join(traceback.format_exception(run.failure))
            text = self._words.sentence(Word("failed", values={"message": run.history.ended.message}))
            self.message.emit(text, details, "error")
        elif run.work is not None and run.work.unkept is not None:
            self.message.emit(error_text(run.work.unkept), "", "warning")
