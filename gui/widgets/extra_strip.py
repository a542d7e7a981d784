"""The strip that offers an optional part where something needs it: what is missing, what for, and how much it is."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from gui.i18n import engine_text, error_text
from gui.labs.extras import ExtraLab
from gui.widgets.controls import Button, describe
from gui.widgets.strip import Strip

TALL_PX = 64


class ExtraStrip(Strip):
    """Hidden until something is missing; gone when it is there, or was declined."""

    def __init__(self, lab: ExtraLab, parent: QWidget | None = None) -> None:
        self.copy = Button(" ", icon="copy")
        self.leave = Button(" ")
        self.install = Button(" ", icon="download")
        super().__init__("download", [self.copy, self.leave, self.install], parent, height=TALL_PX)
        self.lab = lab
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(lab.command))
        self.leave.clicked.connect(lab.leave)
        self.install.clicked.connect(lab.install)
        lab.changed.connect(self.draw)
        self.hide()

    def draw(self) -> None:
        """Make the strip equal to the lab."""
        lab, extra = self.lab, self.lab.extra
        self.setVisible(extra is not None)
        if extra is None:
            return
        names = ", ".join(extra.libraries)
        failed = lab.error is not None
        if lab.installing:
            name, sentence = self.tr("Installing {names}").format(names=names), self._doing()
        elif lab.error is not None:
            name, sentence = self.tr("{names} was not installed").format(names=names), error_text(lab.error)
        else:
            name = self.tr("Missing: {names}").format(names=names)
            sentence = f"{engine_text(extra.purpose)} {self._cost(extra.size_mb)}"
        self.say(name, sentence)
        self.icon.show_icon("error" if failed else "download", "error" if failed else "accent")
        self._draw_buttons(failed)

    def _draw_buttons(self, failed: bool) -> None:
        self.copy.setVisible(failed)
        self.copy.setText(self.tr("Copy the command"))
        describe(self.copy, self.copy.text(), self.tr("Copies what installs it from a terminal."))
        busy = self.lab.installing
        self.leave.setText(self.tr("Cancel") if busy else self.tr("Not now"))
        tip = self.tr("Stops; nothing has changed.") if busy else self.tr("Installs nothing.")
        describe(self.leave, self.leave.text(), tip)
        self.install.setText(self.tr("Try again") if failed else self.tr("Install"))
        self.install.setEnabled(not busy)
        tip = self.tr("Installs it into DigitLab's own environment with pip, then continues.")
        describe(self.install, self.install.text(), tip)

    def _cost(self, size_mb: int) -> str:
        return self.tr("About {size} MB are downloaded into DigitLab's own environment.").format(size=size_mb)

    def _doing(self) -> str:
        doing, name = self.lab.doing
        words = {
            "looking up": self.tr("Looking up {name}"),
            "downloading": self.tr("Downloading {name}"),
            "found": self.tr("Found {name}"),
            "unpacking": self.tr("Unpacking"),
        }
        return words.get(doing, self.tr("Asking for the packages")).format(name=name)
