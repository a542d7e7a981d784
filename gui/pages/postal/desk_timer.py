"""When the drawing in the five boxes is kept on disk, and what is said where that cannot be done."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from gui.i18n import error_text
from gui.labs.postal.desk_keeper import DeskKeeper

KEEP_MS = 500  # after a stroke; a program that is killed loses no more


class DeskTimer(QObject):
    """Keeps what is drawn a moment after it changed; `message` carries a text, its details and its role."""

    message = Signal(str, str, str)

    def __init__(self, desk: DeskKeeper, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reported = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_MS)
        self._timer.timeout.connect(self._keep)

    def changed(self) -> None:
        """Something may have been drawn."""
        if self._desk.behind and not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Keep nothing more."""
        self._timer.stop()

    def _keep(self) -> None:
        self._desk.keep()
        if self._desk.behind:  # the last writing continues
            self._timer.start()
        self.report()

    def report(self) -> None:
        """Say once where the drawing cannot be kept, and what became of one that cannot be read."""
        fault, self._desk.fault = self._desk.fault, None
        aside, self._desk.set_aside = self._desk.set_aside, None
        if aside is not None:
            text = self.tr("What was drawn before cannot be read and was set aside as {name}.")
            self.message.emit(text.format(name=aside.name), str(aside), "warning")
        elif fault is not None and not self._reported:
            self._reported = True
            text = self.tr("The drawing is lost when the window is closed: {reason}.")
            self.message.emit(text.format(reason=error_text(fault).rstrip(".")), "", "warning")
