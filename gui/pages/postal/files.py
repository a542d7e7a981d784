"""Files, clipboard and drops of the postal-code page: what is asked for, what is taken, what is saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from engine.errors import EngineError
from engine.vision.sheet.picture import SUFFIXES
from gui.i18n import error_text, saved_as
from gui.labs.opening_networks import SUFFIXES as SUFFIXES_OF_NETWORKS
from gui.labs.postal.postal_lab import PostalLab
from gui.widgets.pictures import pixels_of
from gui.widgets.sheets.dialogs import last

NAMELESS = "postal-code"


class PostalFiles(QObject):
    """Brings pictures, strokes and networks into the lab and saves its boxes.

    `opening` reports that a picture is on its way; `said` carries what went wrong with the boxes, or ""; `saved` that a
    file was written; `refused` why a network cannot be used, or None.
    """

    opening = Signal()
    said = Signal(str)
    saved = Signal(str)
    refused = Signal(object)

    def __init__(self, lab: PostalLab, window: QWidget) -> None:
        super().__init__(window)
        self.lab = lab
        self.dialog: QFileDialog | None = None
        self._window = window

    # -- what is taken -----------------------------------------------------------------------------------------------
    def open(self, source: Path | NDArray[np.uint8]) -> None:
        """Find the boxes of a file or of pixels; what went wrong before is over then."""
        self.opening.emit()
        self.lab.open_later(source, self._opened)

    def open_weights(self, path: Path | str) -> None:
        """Read with the network of a file from now on."""
        self.lab.reader.open_weights_later(Path(path), self.refused.emit)

    def find_runs(self) -> None:
        """Look for kept runs, whose networks may have been trained since."""
        self.lab.reader.find_runs(self._refuse)

    def _refuse(self, error: Exception | None) -> None:
        if error is not None:
            self.refused.emit(error)

    def _opened(self, error: Exception | None) -> None:
        self.said.emit("" if error is None else error_text(error))

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
        if path.suffix.lower() in SUFFIXES_OF_NETWORKS:
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
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES_OF_NETWORKS)
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
            self.lab.drawing.save(place)
        except EngineError as error:
            self.said.emit(error_text(error))
        else:
            self.said.emit("")
            self.saved.emit(saved_as(place))

    def _ask(self, title: str, filters: list[str], done: Callable[[str], object], *, save: bool = False) -> None:
        dialog = QFileDialog(self._window, title, last.start())
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
        dialog.fileSelected.connect(last.note)
        dialog.fileSelected.connect(done)
        dialog.destroyed.connect(self._dialog_gone)
        self.dialog = dialog
        dialog.open()

    def _suggested(self) -> str:
        """A name for the drawing: the code as read, - where it is not sure or empty."""
        reading = self.lab.reader.reading
        code = "".join(box.sign if box.digit is not None else "-" for box in reading.boxes) if reading else ""
        return f"{code.strip('-') or NAMELESS}.png"

    def _dialog_gone(self) -> None:
        self.dialog = None
