"""Experiments and weights of the Train page as files: what is asked for, opened and saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from engine.errors import EngineError
from engine.store.weights import LoadedNetwork
from engine.tasks import FOLDER
from gui.i18n import engine_text, error_text, saved_as
from gui.labs.train.train_lab import TrainLab
from gui.widgets.network.network_opener import NetworkOpener
from gui.widgets.sheets.author_dialog import AuthorDialog
from gui.widgets.sheets.dialogs import file_dialog


class TrainFiles(QObject):
    """Opens and saves; `message` carries what went wrong or well and its role, `done` follows every attempt."""

    message = Signal(str, str)
    done = Signal()

    def __init__(self, lab: TrainLab, page: QWidget) -> None:
        super().__init__(page)
        self._lab, self._page = lab, page
        self.networks = NetworkOpener(page)
        self.networks.opened.connect(self._take_network)
        self.networks.failed.connect(self._refuse_network)

    def guarded(self, do: Callable[[], object], said: str = "") -> None:
        """Do something with a file; report what went wrong, or `said` where it went well."""
        try:
            do()
        except EngineError as error:
            self.message.emit(error_text(error), "error")
        else:
            self.message.emit(said, "good")
        self.done.emit()

    def open_experiment(self, path: str) -> None:
        """Set up the experiment of a file."""
        self.guarded(lambda: self._lab.open(path))

    def save_experiment(self, path: str) -> None:
        """Write the experiment."""
        self.guarded(lambda: self._lab.experiment.save(path), saved_as(path))

    def open_weights(self, path: str) -> None:
        """Set up the experiment of a weights file, whichever program wrote it."""
        self.networks.open(Path(path))

    def _take_network(self, loaded: LoadedNetwork, path: Path) -> None:
        self.guarded(lambda: self._lab.open_weights(path, loaded))

    def _refuse_network(self, error: Exception) -> None:
        self.message.emit(error_text(error), "error")
        self.done.emit()

    def save_weights(self, path: str) -> None:
        """Write the weights."""
        self.guarded(lambda: self._lab.save_weights(path), saved_as(path))

    def open_task(self, path: str) -> None:
        """Set up the experiment of a task file, and lock what it fixes."""
        self.guarded(lambda: self._lab.open_task(path))

    def hand_in(self, path: str) -> None:
        """Write the report of the task's attempts; the page says when it is there."""
        self._lab.task.hand_in(self._lab.home, Path(path), engine_text)

    # -- what is asked for ---------------------------------------------------------------------------------------------
    def ask_open(self) -> None:
        """Ask for an experiment."""
        self._ask(self.tr("Open experiment"), "toml", self.open_experiment)

    def save(self) -> None:
        """Save where the experiment came from, else ask where."""
        if self._lab.experiment.path is not None:
            self.save_experiment(str(self._lab.experiment.path))
        else:
            self.ask_save()

    def ask_save(self) -> None:
        """Ask where to save the experiment."""
        self._ask(self.tr("Save experiment"), "toml", self.save_experiment, save=True)

    def ask_weights(self) -> None:
        """Ask for weights, of whichever program."""
        self.networks.ask()

    def ask_task(self) -> None:
        """Ask for a task file, the first time among the examples."""
        start = str(self._lab.task.path.parent if self._lab.task.path is not None else FOLDER)
        filters = ("*.toml", self.tr("All files (*)"))
        file_dialog(self._page, self.tr("Open task"), self.open_task, filters=filters, start=start).open()

    def ask_report(self) -> None:
        """Ask who hands in the report of the task, and where it goes."""
        AuthorDialog(self._page, self.ask_report_file).open()

    def ask_report_file(self) -> None:
        """Ask for the file, once it is known who hands it in."""
        title, name = self.tr("Hand in report"), "report.html"
        filters = ("*.html",)
        file_dialog(self._page, title, self.hand_in, filters=filters, save=True, suffix="html", name=name).open()

    def ask_save_weights(self) -> None:
        """Ask where to save the weights."""
        self._ask(self.tr("Save weights"), "safetensors", self.save_weights, save=True)

    def _ask(self, title: str, suffix: str, take: Callable[[str], object], *, save: bool = False) -> None:
        name = f"{self._lab.run.recipe or self._lab.experiment.recipe or 'network'}.{suffix}" if save else ""
        filters = (f"*.{suffix}", self.tr("All files (*)"))
        file_dialog(self._page, title, take, filters=filters, save=save, suffix=suffix, name=name).open()
