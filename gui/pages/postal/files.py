"""Files, clipboard and drops of the postal-code page: what is asked for, what is taken, what is saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QDir, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from engine.errors import EngineError
from engine.vision.picture import SUFFIXES
from gui.i18n import error_text
from gui.labs.driving import Work
from gui.labs.postal.networks import Known
from gui.labs.postal.postal_lab import PostalLab
from gui.labs.postal.sheet import Sheet
from gui.runner import Runner
from gui.widgets.pictures import pixels_of

Take = Callable[[Sequence[Any]], object]
End = Callable[[Exception | None], object]
NAMELESS = "postal-code"
NETWORKS = (".safetensors", ".npz", ".pkl", ".pickle", ".pt", ".pth")


class Turns(QObject):
    """A runner that is never waited for: a wish that comes while it works has its turn next; of several the last."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = Runner(self)
        self._next: tuple[Work, Take, End] | None = None

    def drive(self, work: Work, take: Take, end: End) -> None:
        """Do this work, now or next."""
        if self._runner.state == "idle":
            self._runner.drive(work, take, lambda error: self._over(end, error))
        else:
            self._next = (work, take, end)

    def _over(self, end: End, error: Exception | None) -> None:
        end(error)
        wish, self._next = self._next, None
        if wish is not None:
            self.drive(*wish)

    def shut(self) -> None:
        """Stop, and forget what should come next."""
        self._next = None
        self._runner.shut()


class PostalFiles(QObject):
    """Brings pictures, strokes and networks into the lab and saves its boxes.

    `opening` tells that a picture is on its way; `said` carries what went wrong with the boxes, or ""; `refused` why a
    network cannot be used, or None.
    """

    opening = Signal()
    said = Signal(str)
    refused = Signal(object)

    def __init__(self, lab: PostalLab, window: QWidget) -> None:
        super().__init__(window)
        self.lab = lab
        self.dialog: QFileDialog | None = None
        self._window = window
        self._pictures, self._networks, self._runs = Turns(self), Turns(self), Turns(self)

    # -- what is taken -----------------------------------------------------------------------------------------------
    def open(self, source: Path | NDArray[np.uint8]) -> None:
        """Find the boxes of a file or of pixels on a thread: a large picture takes a moment."""
        self.lab.release()
        self.opening.emit()
        self._pictures.drive(self.lab.opening(source), self._opened, self._open_failed)

    def open_weights(self, path: Path | str) -> None:
        """Read with the network of a file from now on; how foreign arrays fit together takes a moment to find out."""
        self._networks.drive(self.lab.opening_weights(Path(path)), self._known, self._refused)

    def find_runs(self) -> None:
        """Look for kept runs, whose networks may have been trained since."""
        self._runs.drive(self.lab.finding_runs(), self._listed, self._refused)

    def _known(self, found: Sequence[Known | EngineError]) -> None:
        for item in found:
            if isinstance(item, Known):
                self.lab.add(item)
                self.refused.emit(None)
            else:
                self.refused.emit(item)

    def _listed(self, found: Sequence[list[Known] | EngineError]) -> None:
        for item in found:
            if isinstance(item, list):
                self.lab.show_runs(item)

    def _refused(self, error: Exception | None) -> None:
        if error is not None:
            self.refused.emit(error)

    def _opened(self, found: Sequence[Sheet | EngineError]) -> None:
        for item in found:
            if isinstance(item, Sheet):
                self.said.emit("")
                self.lab.take(item)
            else:
                self.said.emit(error_text(item))

    def _open_failed(self, error: Exception | None) -> None:
        if error is not None:
            self.said.emit(error_text(error))

    @staticmethod
    def can_take(data: QMimeData) -> bool:
        """Whether there is a picture or a file in it."""
        return data.hasImage() or any(url.isLocalFile() for url in data.urls())

    def take(self, data: QMimeData) -> bool:
        """Take a picture or a file from the clipboard or from a drop; False where there is none."""
        paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        if paths:
            self.take_file(Path(paths[0]))
            return True
        if data.hasImage():
            image = data.imageData()
            if isinstance(image, QImage) and not image.isNull():
                self.open(pixels_of(image))
                return True
        return False

    def take_file(self, path: Path) -> None:
        """Open a network by its name, else a picture or strokes."""
        if path.suffix.lower() in NETWORKS:
            self.open_weights(path)
        else:
            self.open(path)

    def paste(self) -> None:
        """Take what is on the clipboard."""
        if not self.take(QGuiApplication.clipboard().mimeData()):
            self.said.emit(self.tr("The clipboard holds no picture; copy one and paste again."))

    # -- what is asked for -------------------------------------------------------------------------------------------
    def ask_open(self) -> None:
        """Ask for a picture or saved strokes."""
        pictures = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        filters = [
            self.tr("Pictures and strokes ({patterns})").format(patterns=f"{pictures} *.json"),
            self.tr("All files (*)"),
        ]
        self._ask(self.tr("Open picture…"), filters, lambda path: self.open(Path(path)))

    def ask_weights(self) -> None:
        """Ask for a weights file."""
        patterns = " ".join(f"*{suffix}" for suffix in NETWORKS)
        filters = [self.tr("Weights ({patterns})").format(patterns=patterns), self.tr("All files (*)")]
        self._ask(self.tr("Open weights…"), filters, self.open_weights)

    def ask_save(self) -> None:
        """Ask where to save the boxes, as a picture or as strokes."""
        filters = [self.tr("Picture ({patterns})").format(patterns="*.png")]
        filters.append(self.tr("Strokes ({patterns})").format(patterns="*.json"))
        self._ask(self.tr("Save…"), filters, self.save, save=True)

    def save(self, path: str) -> None:
        """Save the boxes; a name without a suffix takes the chosen kind's."""
        kind = self.dialog.selectedNameFilter() if self.dialog is not None else ""
        place = Path(path)
        if place.suffix.lower() not in (".png", ".json"):
            place = place.with_name(place.name + (".json" if "*.json" in kind else ".png"))
        try:
            self.lab.save(place)
        except EngineError as error:
            self.said.emit(error_text(error))
        else:
            self.said.emit("")

    def _ask(self, title: str, filters: list[str], done: Callable[[str], object], *, save: bool = False) -> None:
        dialog = QFileDialog(self._window, title, QDir.homePath())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilters(filters)
        if save:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix("png")
            dialog.selectFile(self._suggested())
            dialog.filterSelected.connect(
                lambda chosen: dialog.setDefaultSuffix("json" if "*.json" in chosen else "png")
            )
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(done)
        dialog.destroyed.connect(self._dialog_gone)
        self.dialog = dialog
        dialog.open()

    def _suggested(self) -> str:
        """A name for the drawing: the code as read, - where it is not sure or empty."""
        reading = self.lab.reading
        code = "".join(box.sign if box.digit is not None else "-" for box in reading.boxes) if reading else ""
        return f"{code.strip('-') or NAMELESS}.png"

    def _dialog_gone(self) -> None:
        self.dialog = None

    def shut(self) -> None:
        """Stop what is being opened."""
        for runner in (self._pictures, self._networks, self._runs):
            runner.shut()
