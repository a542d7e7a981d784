"""File dialogs that start where one was last, whichever page asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QDir, Qt
from PySide6.QtWidgets import QFileDialog, QWidget


class LastFolder:
    """The folder of the last file that was opened or saved; kept by the window between two starts."""

    def __init__(self) -> None:
        self.path = ""

    def start(self) -> str:
        """Where a dialog starts: the last folder while it is there, else the home of the user."""
        return self.path if self.path and Path(self.path).is_dir() else QDir.homePath()

    def note(self, chosen: str) -> None:
        """A file or folder was chosen."""
        place = Path(chosen)
        self.path = str(place if place.is_dir() else place.parent)


last = LastFolder()


def file_dialog(
    parent: QWidget,
    title: str,
    done: Callable[[str], object],
    *,
    filters: Sequence[str] = (),
    save: bool = False,
    suffix: str = "",
    name: str = "",
    folder: bool = False,
    start: str = "",
) -> QFileDialog:
    """A dialog, not shown yet (`open()`), that calls `done` with what was chosen and never blocks the window.

    `name` is suggested where something is saved; `folder` asks for a folder; `start` is where it starts instead.
    """
    dialog = QFileDialog(parent, title, start or last.start())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if save:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    elif folder:
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    else:
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    if filters:
        dialog.setNameFilters(list(filters))
    if suffix:
        dialog.setDefaultSuffix(suffix)
    if name:
        dialog.selectFile(name)
    dialog.fileSelected.connect(last.note)
    dialog.fileSelected.connect(done)
    return dialog
